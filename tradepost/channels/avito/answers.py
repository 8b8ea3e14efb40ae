"""What Avito answers, as far as it is used. Each section writes names its own way; unknown fields are let through."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def _aware(value: Any) -> Any:
    """A moment: seconds since 1970, or a date and time; those without a zone are UTC."""
    if isinstance(value, int | float):
        return datetime.fromtimestamp(value, UTC)
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) and value.tzinfo is None else value


def _soon(value: Any) -> Any:
    """The same where it may be missing, or is written in a way that nobody knows."""
    try:
        return _aware(value) or None
    except ValueError:
        return None


def _list(value: Any) -> Any:
    """It says null for an empty list."""
    return [] if value is None else value


def _exact(value: Any) -> Any:
    """A JSON number as it is written."""
    return str(value) if isinstance(value, float) else value


Moment = Annotated[datetime, BeforeValidator(_aware)]
Perhaps = Annotated[datetime | None, BeforeValidator(_soon)]
Amount = Annotated[Decimal, BeforeValidator(_exact)]
Text = Annotated[str, BeforeValidator(lambda value: "" if value is None else str(value))]
Empty = BeforeValidator(_list)


class Answer(BaseModel):
    """A part of an answer."""

    model_config = ConfigDict(populate_by_name=True, extra="ignore", frozen=True)


class Account(Answer):
    """Whose credentials they are."""

    id: int
    name: str = ""


class Category(Answer):
    """The category of a listing."""

    id: int | None = None
    name: str = ""


class Item(Answer):
    """A listing; without a price where none is said."""

    id: int
    title: str = ""
    price: int | None = None
    status: str = ""
    url: Text = ""
    category: Category = Category()


class Meta(Answer):
    """How a list is cut: so many a page, whatever was asked for."""

    per_page: int | None = None


class Items(Answer):
    """A part of the listings."""

    meta: Meta = Meta()
    resources: Annotated[list[Item], Empty] = []

    @property
    def more(self) -> bool:
        """Whether there may be another page: this one is full, or nobody says what a full one is."""
        return bool(self.resources) and len(self.resources) >= (self.meta.per_page or 0)


class AdId(Answer):
    """The seller's own number of a listing, from the feed that made it."""

    avito_id: int
    ad_id: Text = ""


class AdIds(Answer):
    """The seller's own numbers."""

    items: Annotated[list[AdId], Empty] = []


class Stock(Answer):
    """How many there are of a listing: what can be bought, without what is reserved."""

    item_id: int
    quantity: int
    is_unlimited: bool = False


class Stocks(Answer):
    """Stock of listings."""

    stocks: Annotated[list[Stock], Empty] = []


class Told(Answer):
    """What became of the stock of a listing."""

    item_id: int
    success: bool
    errors: Annotated[list[str], Empty] = []


class ToldStocks(Answer):
    """What became of each."""

    stocks: Annotated[list[Told], Empty] = []


class Done(Answer):
    """Whether something was done."""

    success: bool = False


class Action(Answer):
    """What the seller may, or must, do with an order."""

    name: str
    required: bool = False


class ItemPrices(Answer):
    """An item's price, what is taken off it and what Avito keeps, of one unit."""

    price: Amount = Decimal(0)
    discount: Amount = Field(Decimal(0), alias="discountSum")
    commission: Amount | None = None


class OrderPrices(Answer):
    """What Avito keeps of an order."""

    commission: Amount | None = None


class OrderItem(Answer):
    """An item of an order. `id` is the seller's own number of it."""

    avito_id: Text = Field("", alias="avitoId")
    id: Text = ""
    title: str = ""
    count: int = 1
    location: Text = ""
    prices: ItemPrices = ItemPrices()


class Delivery(Answer):
    """How it is delivered: pvz (Avito's own points), dbs, rdbs (the seller's own way)."""

    service_type: Text = Field("", alias="serviceType")
    dispatch_number: Text = Field("", alias="dispatchNumber")
    tracking_number: Text = Field("", alias="trackingNumber")


class Schedules(Answer):
    """Until when what has to be done."""

    ship_till: Perhaps = Field(None, alias="shipTill")


class ReturnPolicy(Answer):
    """How a return stands."""

    return_status: Text = Field("", alias="returnStatus")


class Order(Answer):
    """An order with Avito's delivery."""

    id: Text
    marketplace_id: Text = Field("", alias="marketplaceId")
    status: str
    created_at: Moment = Field(alias="createdAt")
    updated_at: Perhaps = Field(None, alias="updatedAt")
    items: Annotated[list[OrderItem], Empty] = []
    prices: OrderPrices | None = None
    delivery: Delivery = Delivery()
    schedules: Schedules = Schedules()
    actions: Annotated[list[Action], Empty] = Field([], alias="availableActions")
    return_policy: ReturnPolicy | None = Field(None, alias="returnPolicy")


class Orders(Answer):
    """A part of the orders."""

    has_more: bool = Field(False, alias="hasMore")
    orders: Annotated[list[Order], Empty] = []


class LabelTask(Answer):
    """A task that makes labels."""

    task_id: str = Field(alias="taskID")


class ReviewAnswer(Answer):
    """The shop's answer to a review."""

    text: str = ""
    status: str = ""


class ReviewedItem(Answer):
    """The listing that a review is about."""

    id: int | None = None
    title: Text = ""


class Sender(Answer):
    """Who wrote."""

    name: str = ""


class Size(Answer):
    """A size of a picture."""

    url: str = ""


class Image(Answer):
    """A picture in its sizes, the smallest first."""

    sizes: Annotated[list[Size], Empty] = []


class Review(Answer):
    """A review of the seller."""

    id: int
    score: int
    text: str = ""
    created_at: Moment = Field(alias="createdAt")
    can_answer: bool = Field(True, alias="canAnswer")
    answer: ReviewAnswer | None = None
    item: ReviewedItem | None = None
    sender: Sender | None = None
    images: Annotated[list[Image], Empty] = []


class Reviews(Answer):
    """A part of the reviews."""

    reviews: Annotated[list[Review], Empty] = []
    total: int = 0


class ContextItem(Answer):
    """The listing that a conversation is about."""

    id: int | None = None
    title: Text = ""


class Context(Answer):
    """What a conversation is about."""

    type: str = ""
    value: ContextItem = ContextItem()


class User(Answer):
    """Who takes part."""

    id: int
    name: str = ""


class Chat(Answer):
    """A conversation."""

    id: str
    updated: Moment
    context: Context | None = None
    users: Annotated[list[User], Empty] = []


class Chats(Answer):
    """A part of the conversations."""

    chats: Annotated[list[Chat], Empty] = []


class Link(Answer):
    """A link that was sent."""

    url: Text = ""


class Content(Answer):
    """What was said; other kinds than text and links have no words."""

    text: Text = ""
    link: Link | None = None


class Message(Answer):
    """A message."""

    id: str
    author_id: int = 0
    direction: str
    created: Moment
    type: str = ""
    content: Content | None = None


class Node(Answer):
    """A category of listings; what a leaf wants to know is asked for by its slug."""

    name: str = ""
    slug: Text = ""
    nested: Annotated[list["Node"], BeforeValidator(lambda value: [one for one in value or [] if one])] = []


class Tree(Answer):
    """The tree of categories."""

    categories: Annotated[list[Node], Empty] = []


class Choice(Answer):
    """A value that is taken."""

    value: Text = ""


class Rule(Answer):
    """A way in which a field is filled in."""

    data_type: str = "string"
    field_type: str = "input"
    required: bool = False
    values: Annotated[list[Choice | None], Empty] = []


class FeedField(Answer):
    """A field of the feed: what a category wants to know."""

    tag: Text = ""
    label: Text = ""
    content: Annotated[list[Rule], Empty] = []


class Fields(Answer):
    """The fields of a category."""

    fields: Annotated[list[FeedField], Empty] = []
