"""What Wildberries answers, as far as it is used. Unknown fields and words are let through: its API changes monthly."""

from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.alias_generators import to_camel


def _aware(value: Any) -> Any:
    """A moment; those without a zone are UTC."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) and value.tzinfo is None else value


def listed(value: Any) -> Any:
    """It says null for an empty list."""
    return [] if value is None else value


Moment = Annotated[datetime, BeforeValidator(_aware)]


class Answer(BaseModel):
    """A part of an answer; names are camel case there."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="ignore", frozen=True)


class Seller(Answer):
    """Whose token it is; `sid` is the seller's number, whichever of the tokens it is."""

    name: str = ""
    sid: str = ""
    trade_mark: str = ""


class Size(Answer):
    """A size of a card: what is stocked."""

    chrt_id: int = Field(alias="chrtID")
    tech_size: str = ""
    wb_size: str = ""
    skus: Annotated[list[str], BeforeValidator(listed)] = []


class Photo(Answer):
    """A picture."""

    big: str = ""


class Said(Answer):
    """What a card says to a characteristic: a number, or a list of texts."""

    id: int
    value: Any = None


class Card(Answer):
    """A card with its sizes. `dimensions` are handed back as they came when it is changed."""

    nm_id: int = Field(alias="nmID")
    vendor_code: str = ""
    title: str = ""
    description: str = ""
    brand: str = ""
    subject_id: int = Field(0, alias="subjectID")
    subject_name: str = ""
    sizes: Annotated[list[Size], BeforeValidator(listed)] = []
    photos: Annotated[list[Photo], BeforeValidator(listed)] = []
    characteristics: Annotated[list[Said], BeforeValidator(listed)] = []
    dimensions: dict[str, Any] | None = None
    kiz_marked: bool | None = None
    updated_at: Moment | None = None


class Cursor(Answer):
    """Where a list of cards goes on."""

    updated_at: str = ""
    nm_id: int = Field(0, alias="nmID")
    total: int = 0


class Cards(Answer):
    """A part of the cards."""

    cards: Annotated[list[Card], BeforeValidator(listed)] = []
    cursor: Cursor


class PricedSize(Answer):
    """A size's price in whole roubles: before the discount, and with it."""

    size_id: int = Field(alias="sizeID")
    price: int
    discounted_price: float


class Good(Answer):
    """A card's prices."""

    nm_id: int = Field(alias="nmID")
    sizes: list[PricedSize] = []
    currency: str = Field("RUB", alias="currencyIsoCode4217")
    discount: int = 0


class GoodList(Answer):
    """A part of the goods with prices."""

    list_goods: Annotated[list[Good], BeforeValidator(listed)] = []


class Handed(Answer):
    """A task of prices that was handed in."""

    id: int


class Task(Answer):
    """A task of prices; null until it is done. Status 3: all, 5: some, 6: none."""

    status: int


class TaskGood(Answer):
    """What became of one item of a task."""

    nm_id: int = Field(alias="nmID")
    status: int = 0
    error_text: str | None = None


class TaskGoods(Answer):
    """What became of the items of a task."""

    history_goods: Annotated[list[TaskGood], BeforeValidator(listed)] = []


class Warehouse(Answer):
    """A warehouse of the seller."""

    id: int
    name: str = ""
    is_deleting: bool = False


class StockOf(Answer):
    """A size's stock."""

    chrt_id: int
    amount: int


class Order(Answer):
    """An order of one unit; prices are hundredths."""

    id: int
    article: str = ""
    nm_id: int
    chrt_id: int = 0
    skus: Annotated[list[str], BeforeValidator(listed)] = []
    created_at: Moment
    price: int
    converted_price: int | None = None
    currency_code: int = 643
    converted_currency_code: int | None = None
    supply_id: str = ""
    offices: Annotated[list[str], BeforeValidator(listed)] = []


class Orders(Answer):
    """A part of the orders; `next` is 0 behind the last."""

    orders: Annotated[list[Order], BeforeValidator(listed)] = []
    next: int = 0


class Status(Answer):
    """How an order stands: with the seller, and with Wildberries."""

    id: int
    supplier_status: str
    wb_status: str


class Supply(Answer):
    """A supply; `done` once it was handed over."""

    id: str
    name: str = ""
    done: bool = False


class Supplies(Answer):
    """A part of the supplies; `next` is 0 behind the last."""

    supplies: Annotated[list[Supply], BeforeValidator(listed)] = []
    next: int = 0


class Sticker(Answer):
    """A label of an order, or of a supply (without `order_id`), in base64."""

    order_id: int = 0
    file: str = ""


class Text(Answer):
    """An answer that was given."""

    text: str = ""


class Product(Answer):
    """The item that somebody speaks of."""

    nm_id: int
    product_name: str | None = ""
    supplier_article: str | None = ""


class PhotoLink(Answer):
    """A buyer's picture."""

    full_size: str = ""


class Feedback(Answer):
    """A review. What was liked and what was not stand apart from the rest of it."""

    id: str
    text: str = ""
    pros: str = ""
    cons: str = ""
    product_valuation: int
    created_date: Moment
    answer: Text | None = None
    product_details: Product
    photo_links: Annotated[list[PhotoLink], BeforeValidator(listed)] = []
    user_name: str = ""


class Question(Answer):
    """A question."""

    id: str
    text: str = ""
    created_date: Moment
    answer: Text | None = None
    product_details: Product


class Bids(Answer):
    """What is bid for an item, in kopecks."""

    search: int = 0
    recommendations: int = 0


class Nm(Answer):
    """An item of a campaign."""

    nm_id: int = Field(alias="nm_id")
    bids: Bids = Field(Bids(), alias="bids_kopecks")


class AdvertSettings(Answer):
    """How a campaign is set."""

    name: str = ""
    payment_type: str = Field("", alias="payment_type")


class Advert(Answer):
    """A campaign. Status 4: ready, 7: ended, 8: refused, 9: running, 11: paused, -1: being deleted."""

    id: int
    status: int
    settings: AdvertSettings
    nms: list[Nm] = Field([], alias="nm_settings")


class NmFigures(Answer):
    """An item's figures of a day, in one kind of app."""

    nm_id: int
    views: int = 0
    clicks: int = 0
    orders: int = 0
    sum: float = 0.0
    sum_price: float = Field(0.0, alias="sum_price")


class App(Answer):
    """A kind of app."""

    nms: Annotated[list[NmFigures], BeforeValidator(listed)] = []


class AdvertDay(Answer):
    """A campaign's day."""

    date: Moment
    apps: Annotated[list[App], BeforeValidator(listed)] = []


class FullStats(Answer):
    """A campaign's figures."""

    advert_id: int
    days: Annotated[list[AdvertDay], BeforeValidator(listed)] = []
    currency: str = "RUB"


class LeastBid(Answer):
    """The least that may be bid for a place, in kopecks."""

    type: str
    value: int


class LeastBids(Answer):
    """An item's least bids."""

    nm_id: int = Field(alias="nm_id")
    bids: list[LeastBid] = []
