"""What Ozon answers, as far as it is used. Unknown fields and words are let through: its API changes monthly.

Its numbers come as numbers or as strings, its lists as null where they are empty.
"""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict


def _aware(value: Any) -> Any:
    """A moment; those without a zone are UTC, an empty one is none."""
    if not value:
        return None
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) and value.tzinfo is None else value


def _list(value: Any) -> Any:
    return [] if value is None else value


def _text(value: Any) -> Any:
    return "" if value is None else value


def _number(value: Any) -> Any:
    return value or 0


def _amount(value: Any) -> Any:
    """An amount; "" is none, and a number is what its digits say."""
    return Decimal(0) if value is None or value == "" else str(value)


Moment = Annotated[datetime, BeforeValidator(_aware)]
Perhaps = Annotated[datetime | None, BeforeValidator(_aware)]
Text = Annotated[str, BeforeValidator(_text)]
Number = Annotated[int, BeforeValidator(_number)]
Amount = Annotated[Decimal, BeforeValidator(_amount)]
Texts = Annotated[list[str], BeforeValidator(_list)]


class Answer(BaseModel):
    """A part of an answer."""

    model_config = ConfigDict(extra="ignore", frozen=True, coerce_numbers_to_str=True)


class Company(Answer):
    """Whose key it is."""

    name: Text = ""
    legal_name: Text = ""


class Seller(Answer):
    """The cabinet."""

    company: Company = Company()


class Roles(Answer):
    """What a key may, and until when."""

    expires_at: Perhaps = None


# --- goods ---


class Listed(Answer):
    """A product in the list of all."""

    product_id: int
    offer_id: Text = ""


class Products(Answer):
    """A part of the products; `last_id` is empty behind the last."""

    items: Annotated[list[Listed], BeforeValidator(_list)] = []
    last_id: Text = ""


class Fee(Answer):
    """What is taken of a sale, by scheme: a percentage."""

    percent: Amount = Decimal(0)
    sale_schema: Text = ""


class Product(Answer):
    """A product: `id` is its number, `sku` what buyers see (0 before it is on sale), `offer_id` the seller's."""

    id: int
    offer_id: Text = ""
    sku: Number = 0
    name: Text = ""
    barcodes: Texts = []
    description_category_id: Number = 0
    type_id: Number = 0
    currency_code: Text = "RUB"
    images: Texts = []
    primary_image: Texts = []
    updated_at: Perhaps = None
    commissions: Annotated[list[Fee], BeforeValidator(_list)] = []


class PriceOf(Answer):
    """A price in the seller's currency, with the one that is crossed out; 0: none."""

    price: Amount
    old_price: Amount = Decimal(0)
    currency_code: Text = "RUB"


class Priced(Answer):
    """A product's price."""

    product_id: int
    price: PriceOf


class Prices(Answer):
    """A part of the prices."""

    items: Annotated[list[Priced], BeforeValidator(_list)] = []
    cursor: Text = ""


class Fault(Answer):
    """Why an item was refused."""

    code: Text = ""
    message: Text = ""


class Updated(Answer):
    """What became of an item of a push: inside a 200."""

    product_id: Number = 0
    offer_id: Text = ""
    updated: bool = False
    errors: Annotated[list[Fault], BeforeValidator(_list)] = []


class Warehouse(Answer):
    """A warehouse of the seller."""

    warehouse_id: int
    name: Text = ""
    status: Text = ""


class StockOf(Answer):
    """How much of a product lies in a warehouse: `free_stock` is what is there less what is reserved."""

    product_id: int
    warehouse_id: int
    free_stock: int | None = None
    present: Number = 0
    reserved: Number = 0

    @property
    def free(self) -> int:
        """What can be sold."""
        return self.present - self.reserved if self.free_stock is None else self.free_stock


class Stocks(Answer):
    """A part of the stock."""

    products: Annotated[list[StockOf], BeforeValidator(_list)] = []
    cursor: Text = ""
    has_next: bool = False


# --- orders ---


class Sum(Answer):
    """An amount with its currency."""

    amount: Amount = Decimal(0)
    currency: Text = "RUB"


def _sum(value: Any) -> Any:
    """Older calls have the amount alone."""
    return value if isinstance(value, dict | Sum) else {"amount": value}


class Sold(Answer):
    """A line of a posting: the price of a unit."""

    sku: int
    offer_id: Text = ""
    name: Text = ""
    quantity: int = 1
    price: Annotated[Sum, BeforeValidator(_sum)]


class Address(Answer):
    """Where it goes, as far as that is told."""

    city: Text = ""


class Customer(Answer):
    """Who buys."""

    name: Text = ""
    address: Address | None = None


class Posting(Answer):
    """A posting: what is packed as one parcel."""

    posting_number: str
    status: str
    substatus: Text = ""
    in_process_at: Perhaps = None
    shipment_date: Perhaps = None
    products: Annotated[list[Sold], BeforeValidator(_list)] = []
    customer: Customer | None = None


class Postings(Answer):
    """A part of the postings."""

    postings: Annotated[list[Posting], BeforeValidator(_list)] = []
    cursor: Text = ""
    has_next: bool = False


class Reason(Answer):
    """Why a posting may be cancelled, and by whom."""

    id: int
    title: Text = ""
    type_id: Text = ""


class Reasons(Answer):
    """A posting's reasons."""

    posting_number: str
    reasons: Annotated[list[Reason], BeforeValidator(_list)] = []


class Status(Answer):
    """How something stands, in Ozon's own word."""

    sys_name: Text = ""


class Visual(Answer):
    """How a return stands, and since when."""

    status: Status = Status()
    change_moment: Perhaps = None


class Logistic(Answer):
    """When a return began."""

    return_date: Perhaps = None


class Back(Answer):
    """The goods of a return."""

    sku: Number = 0
    offer_id: Text = ""
    quantity: int = 1


class Return(Answer):
    """Something that comes back, of both schemes."""

    id: int
    posting_number: Text = ""
    return_reason_name: Text = ""
    type: Text = ""
    product: Back = Back()
    visual: Visual = Visual()
    logistic: Logistic = Logistic()


class Returns(Answer):
    """A part of the returns."""

    returns: Annotated[list[Return], BeforeValidator(_list)] = []
    has_next: bool = False


# --- money ---


def _nothing(value: Any) -> Any:
    return {} if value is None else value


Accrued = Annotated[Sum, BeforeValidator(_nothing)]


class Service(Answer):
    """A fee by its type."""

    accrued: Accrued = Sum()
    type_id: Number = 0


class Commissions(Answer):
    """What a sale brought and what was kept of it."""

    sale_amount: Accrued = Sum()
    commission: Accrued = Sum()


class Delivery(Answer):
    """What bringing it cost."""

    services: Annotated[list[Service], BeforeValidator(_list)] = []


class SoldLine(Answer):
    """A product of a posting in the accruals."""

    sku: Number = 0
    commission: Annotated[Commissions, BeforeValidator(_nothing)] = Commissions()
    delivery: Annotated[Delivery, BeforeValidator(_nothing)] = Delivery()


class AccruedPosting(Answer):
    """A posting in the accruals."""

    products: Annotated[list[SoldLine], BeforeValidator(_list)] = []


class ItemFees(Answer):
    """Fees for a product."""

    sku: Number = 0
    fees: Annotated[list[Service], BeforeValidator(_list)] = []


class AllItemFees(Answer):
    """Fees for products."""

    fees: Annotated[list[ItemFees], BeforeValidator(_list)] = []


class Accrual(Answer):
    """What was accrued for a posting, for products, or for neither: one of the three parts is filled."""

    accrual_id: int
    date: Text = ""
    unit_number: Text = ""
    posting: AccruedPosting | None = None
    item_fees: AllItemFees | None = None
    non_item_fee: Service | None = None
    total_amount: Accrued = Sum()


class Accruals(Answer):
    """A part of a day's accruals; `last_id` is empty behind the last."""

    accruals: Annotated[list[Accrual], BeforeValidator(_list)] = []
    last_id: Text = ""


class AccrualType(Answer):
    """What a type of fee is called."""

    id: int
    name: Text = ""
    description: Text = ""


# --- what buyers say ---


class Review(Answer):
    """A review; what was answered stands apart."""

    id: str
    sku: Number = 0
    text: Text = ""
    rating: Number = 0
    published_at: Moment
    comments_amount: Number = 0


class Reviews(Answer):
    """A part of the reviews."""

    reviews: Annotated[list[Review], BeforeValidator(_list)] = []
    last_id: Text = ""
    has_next: bool = False


class Comment(Answer):
    """What was written under a review; the seller's are `is_owner`."""

    text: Text = ""
    is_owner: bool = False


class Question(Answer):
    """A question; answers stand apart."""

    id: str
    sku: Number = 0
    text: Text = ""
    author_name: Text = ""
    published_at: Perhaps = None
    answers_count: Number = 0


class Questions(Answer):
    """A part of the questions."""

    questions: Annotated[list[Question], BeforeValidator(_list)] = []
    last_id: Text = ""
    has_next: bool = False


class Reply(Answer):
    """An answer to a question."""

    text: Text = ""


class ChatInfo(Answer):
    """A conversation, and with whom."""

    chat_id: str
    chat_type: Text = ""


class Chat(Answer):
    """A conversation in the list of all."""

    chat: ChatInfo


class Chats(Answer):
    """A part of the conversations."""

    chats: Annotated[list[Chat], BeforeValidator(_list)] = []
    cursor: Text = ""
    has_next: bool = False


class Writer(Answer):
    """Who wrote."""

    id: Text = ""
    type: Text = ""


class Context(Answer):
    """What is spoken of."""

    order_number: Text = ""
    sku: Text = ""


class Message(Answer):
    """A message; its paragraphs are a list."""

    message_id: int
    created_at: Moment
    data: Texts = []
    user: Writer = Writer()
    context: Context | None = None


class Messages(Answer):
    """A part of a conversation."""

    messages: Annotated[list[Message], BeforeValidator(_list)] = []
    has_next: bool = False


# --- categories and cards ---


class Branch(Answer):
    """A category with its categories, or a type (with `type_id`), which is where cards go."""

    description_category_id: Number = 0
    category_name: Text = ""
    type_id: Number = 0
    type_name: Text = ""
    disabled: bool = False
    children: Annotated[list["Branch"], BeforeValidator(_list)] = []


class Attribute(Answer):
    """What a type wants to know; with a dictionary only its values are taken."""

    id: int
    name: Text = ""
    type: Text = ""
    is_required: bool = False
    is_collection: bool = False
    max_value_count: Number = 0
    dictionary_id: Number = 0


class Value(Answer):
    """A value of a dictionary."""

    id: int
    value: Text = ""


class Values(Answer):
    """A part of a dictionary."""

    result: Annotated[list[Value], BeforeValidator(_list)] = []
    has_next: bool = False


class Imported(Answer):
    """What became of a card that was handed in."""

    offer_id: Text = ""
    product_id: Number = 0
    status: Text = ""
    errors: Annotated[list[Fault], BeforeValidator(_list)] = []


# --- figures ---


class Dimension(Answer):
    """What a row of figures is about: a SKU, a day."""

    id: Text = ""


class Row(Answer):
    """A row of figures, in the order they were asked for."""

    dimensions: Annotated[list[Dimension], BeforeValidator(_list)] = []
    metrics: Annotated[list[Amount], BeforeValidator(_list)] = []


class Query(Answer):
    """What buyers typed before they saw a product. Without a plan some of it is 0 or missing."""

    query: Text = ""
    sku: Number = 0
    unique_search_users: int | None = None
    unique_view_users: int | None = None
    order_count: int | None = None
    position: float | None = None


class Queries(Answer):
    """A page of queries."""

    queries: Annotated[list[Query], BeforeValidator(_list)] = []
    page_count: Number = 0
