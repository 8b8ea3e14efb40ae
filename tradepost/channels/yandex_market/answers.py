"""What Yandex Market answers, as far as it is used. Unknown fields and words are let through: it changes monthly."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic.alias_generators import to_camel


def _aware(value: Any) -> Any:
    """A moment; those without a zone are UTC."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) and value.tzinfo is None else value


def _list(value: Any) -> Any:
    """It says null for an empty list."""
    return [] if value is None else value


def _there(value: Any) -> Any:
    """Those of a list of which anything is said."""
    return [one for one in value if one] if isinstance(value, list) else _list(value)


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


class Warehouses(Page):
    """A part of the warehouses."""

    warehouses: Annotated[list[Warehouse], Empty] = []


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


class ReturnedItem(Answer):
    """An item that comes back."""

    shop_sku: str
    count: int


class Return(Answer):
    """A return, or an order that was not fetched."""

    id: int
    order_id: int
    creation_date: Moment | None = None
    update_date: Moment | None = None
    refund_status: str = ""
    shipment_status: str = ""
    return_type: str = ""
    items: Annotated[list[ReturnedItem], Empty] = []


class Returns(Page):
    """A part of what comes back."""

    returns: Annotated[list[Return], Empty] = []


class Identifiers(Answer):
    """What a review is about."""

    order_id: int | None = None
    offer_id: str = ""


class Said(Answer):
    """A review's text: what was liked and what was not stand apart."""

    advantages: str = ""
    disadvantages: str = ""
    comment: str = ""


class Media(Answer):
    """A review's pictures."""

    photos: Annotated[list[str], Empty] = []


class Stars(Answer):
    """A review's stars, and how many comments it has."""

    rating: int
    comments_count: int = 0


class Feedback(Answer):
    """A review."""

    feedback_id: int
    created_at: Moment
    identifiers: Identifiers = Identifiers()
    author: str = ""
    description: Said = Said()
    media: Media = Media()
    statistics: Stars


class Feedbacks(Page):
    """A part of the reviews."""

    feedbacks: Annotated[list[Feedback], Empty] = []


class Author(Answer):
    """Who wrote: USER, BUSINESS (the shop), BRAND."""

    type: str = ""
    name: str = ""


class Comment(Answer):
    """A comment on a review, or an answer to a question."""

    id: int
    text: str = ""
    author: Author | None = None
    status: str = ""


class Comments(Page):
    """A part of a review's comments."""

    comments: Annotated[list[Comment], Empty] = []


class Replies(Page):
    """A part of a question's answers."""

    answers: Annotated[list[Comment], Empty] = []


class QuestionIdentifiers(Answer):
    """A question, and what it is about."""

    id: int
    offer_id: str = ""


class Question(Answer):
    """A question."""

    question_identifiers: QuestionIdentifiers
    text: str = ""
    created_at: Moment
    author: Author | None = None


class Questions(Page):
    """A part of the questions."""

    questions: Annotated[list[Question], Empty] = []


class Customer(Answer):
    """Who writes."""

    name: str = ""


class Context(Answer):
    """What a conversation is about."""

    type: str = ""
    customer: Customer | None = None
    order_id: int | None = None


class Chat(Answer):
    """A conversation."""

    chat_id: int
    context: Context = Context()
    status: str = ""
    updated_at: Moment


class Chats(Page):
    """A part of the conversations."""

    chats: Annotated[list[Chat], Empty] = []


class Message(Answer):
    """A message: from the PARTNER (the shop), the CUSTOMER, the MARKET or its SUPPORT."""

    message_id: int
    created_at: Moment
    sender: str
    message: str = ""


class History(Page):
    """A part of a conversation."""

    messages: Annotated[list[Message], Empty] = []


class Payment(Answer):
    """Money that was sent for an order: PAYMENT to the shop, REFUND from it."""

    id: str = ""
    date: str = ""
    type: str = ""
    source: str = ""
    total: Amount = Decimal(0)


class Fee(Answer):
    """What a service of the market cost for an order."""

    type: str = ""
    actual: Amount = Decimal(0)


class SoldPrice(Answer):
    """A price of an item, by kind: BUYER, CASHBACK, MARKETPLACE ..."""

    type: str = ""
    cost_per_item: Amount | None = None
    total: Amount | None = None


class SoldItem(Answer):
    """An item of an order as the figures have it."""

    offer_name: str = ""
    shop_sku: str = ""
    count: int = 0
    prices: Annotated[list[SoldPrice], Empty] = []


class SoldOrder(Answer):
    """An order with its money."""

    id: int
    creation_date: date | None = None
    status_update_date: Moment | None = None
    status: str = ""
    fake: bool = False
    items: Annotated[list[SoldItem], Empty] = []
    payments: Annotated[list[Payment], Empty] = []
    commissions: Annotated[list[Fee], Empty] = []
    currency: str = "RUR"


class SoldOrders(Page):
    """A part of the orders with their money."""

    orders: Annotated[list[SoldOrder], Empty] = []


class Category(Answer):
    """A category with those below it; a leaf has none."""

    id: int
    name: str
    children: Annotated[list["Category"], BeforeValidator(_there)] = []


class Unit(Answer):
    """A unit of measure."""

    id: int
    name: str = ""


class Units(Answer):
    """The units that a value may have."""

    default_unit_id: int
    units: Annotated[list[Unit], Empty] = []


class Value(Answer):
    """A value that is taken."""

    id: int
    value: str


class Parameter(Answer):
    """What a category wants to know."""

    id: int
    name: str = ""
    type: str
    required: bool = False
    multivalue: bool = False
    allow_custom_values: bool = False
    unit: Units | None = None
    values: Annotated[list[Value], Empty] = []


class Parameters(Answer):
    """Everything that a category wants to know."""

    parameters: Annotated[list[Parameter], Empty] = []


class Wrong(Answer):
    """What is wrong with a card."""

    message: str = ""


class CardResult(Answer):
    """What is wrong with an item of a push."""

    offer_id: str
    errors: Annotated[list[Wrong], Empty] = []


class Bid(Answer):
    """A bid: hundredths of a percent of the price."""

    sku: str
    bid: int


class BidPage(Page):
    """A part of the bids."""

    bids: Annotated[list[Bid], Empty] = []


class Advice(Answer):
    """What is advised for an item."""

    sku: str
    bid: int


class AdviceList(Answer):
    """What is advised."""

    recommendations: Annotated[list[Advice], Empty] = []
