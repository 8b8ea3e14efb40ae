"""What Yandex Market answers, as far as it is used. Unknown fields and words are let through: it changes monthly."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic.alias_generators import to_camel

T = TypeVar("T")


def _aware(value: Any) -> Any:
    """A moment; those without a zone are UTC."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) and value.tzinfo is None else value


def _list(value: Any) -> Any:
    """It says null for an empty list."""
    return [] if value is None else value


def _exact(value: Any) -> Any:
    """A JSON number as it is written: 1499.9 and not its binary neighbour."""
    return str(value) if isinstance(value, float) else value


Moment = Annotated[datetime, BeforeValidator(_aware)]
Amount = Annotated[Decimal, BeforeValidator(_exact)]
Empty = BeforeValidator(_list)


class Answer(BaseModel):
    """A part of an answer; names are camel case there."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="ignore", frozen=True)


class Paging(Answer):
    """Where a list goes on; none behind the last part."""

    next_page_token: str | None = None


class Page(Answer):
    """A part of a list."""

    paging: Paging = Paging()

    @property
    def following(self) -> str | None:
        """The cursor of the next part; None: this was the last."""
        return self.paging.next_page_token or None


class Business(Answer):
    """The cabinet: what cards, prices and reviews belong to."""

    id: int
    name: str = ""


class Campaign(Answer):
    """A shop of the cabinet."""

    id: int
    domain: str = ""
    business: Business | None = None
    placement_type: str = ""
    api_availability: str = "AVAILABLE"


class Campaigns(Page):
    """A part of the shops."""

    campaigns: Annotated[list[Campaign], Empty] = []


class OfferFields(Answer):
    """What the seller says of an item."""

    offer_id: str
    name: str = ""
    vendor: str = ""
    description: str = ""
    market_category_id: int | None = None
    barcodes: Annotated[list[str], Empty] = []
    pictures: Annotated[list[str], Empty] = []
    archived: bool = False


class Mapping(Answer):
    """The card on the market that an offer hangs on."""

    market_sku: int | None = None
    market_category_id: int | None = None
    market_category_name: str = ""


class Showcase(Answer):
    """Where buyers see it."""

    showcase_type: str = ""
    showcase_url: str = ""


class Offer(Answer):
    """An item of the catalogue there."""

    offer: OfferFields
    mapping: Mapping = Mapping()
    showcase_urls: Annotated[list[Showcase], Empty] = []


class Offers(Page):
    """A part of the catalogue."""

    offer_mappings: Annotated[list[Offer], Empty] = []


class Price(Answer):
    """A price: what is paid, and what is crossed out."""

    value: Amount | None = None
    discount_base: Amount | None = None
    currency_id: str = "RUR"


class OfferPrice(Answer):
    """An offer's price; none where none is set."""

    offer_id: str
    price: Price | None = None


class OfferPrices(Page):
    """A part of the prices."""

    offers: Annotated[list[OfferPrice], Empty] = []


class Group(Answer):
    """A group of warehouses that share their stock."""

    id: int
    name: str = ""


class Warehouse(Answer):
    """A warehouse of a shop, and the group that it is in."""

    id: int
    name: str = ""
    campaign_id: int
    group_info: Group | None = None


class LoneWarehouse(Answer):
    """A warehouse of a cabinet without groups."""

    id: int
    name: str = ""


class WarehousePage(Page, Generic[T]):
    """A part of either."""

    warehouses: Annotated[list[T], Empty] = []


class Count(Answer):
    """How many there are of a kind."""

    type: str
    count: int


class OfferStock(Answer):
    """An offer's stock by kind."""

    offer_id: str
    stocks: Annotated[list[Count], Empty] = []

    @property
    def available(self) -> int | None:
        """What can be ordered: AVAILABLE, where only FIT is told that."""
        found = {one.type: one.count for one in self.stocks}
        return found.get("AVAILABLE", found.get("FIT"))


class WarehouseStocks(Answer):
    """Stock at a warehouse."""

    warehouse_id: int = 0
    offers: Annotated[list[OfferStock], Empty] = []


class CampaignStocks(Page):
    """A part of a shop's stock."""

    warehouses: Annotated[list[WarehouseStocks], Empty] = []


class PartnerStocks(Page):
    """A part of a warehouse's stock."""

    offers: Annotated[list[OfferStock], Empty] = []


class Currency(Answer):
    """An amount."""

    value: Amount
    currency_id: str = "RUR"


class ItemPrices(Answer):
    """What all units of an item cost: paid with money, and with the market's points."""

    payment: Currency | None = None
    cashback: Currency | None = None


class OrderItem(Answer):
    """An item of an order."""

    id: int
    offer_id: str
    offer_name: str = ""
    count: int
    prices: ItemPrices = ItemPrices()


class Address(Answer):
    """Where it goes."""

    city: str = ""


class Region(Answer):
    """Where it goes, roughly."""

    name: str = ""


class Way(Answer):
    """A way of delivery."""

    address: Address | None = None
    region: Region | None = None


class Shipment(Answer):
    """When it is handed over."""

    id: int | None = None
    shipment_date: date | None = None
    shipment_time: time | None = None


class Delivery(Answer):
    """How it is delivered, and which boxes it is packed in."""

    shipment: Shipment | None = None
    courier: Way | None = None
    pickup: Way | None = None
    boxes_layout: Annotated[list[dict[str, Any]], Empty] = []


class Order(Answer):
    """An order."""

    order_id: int
    campaign_id: int
    status: str
    substatus: str = ""
    creation_date: Moment
    update_date: Moment | None = None
    fake: bool = False
    items: Annotated[list[OrderItem], Empty] = []
    delivery: Delivery = Delivery()


class Orders(Page):
    """A part of the orders."""

    orders: Annotated[list[Order], Empty] = []


class StatusUpdate(Answer):
    """What became of an order that was to have another status."""

    id: int | None = None
    status: str = ""
    substatus: str = ""
    update_status: str = ""
    error_details: str = ""


class StatusUpdates(Answer):
    """What became of each."""

    orders: Annotated[list[StatusUpdate], Empty] = []
