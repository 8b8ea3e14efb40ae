"""What Ozon answers beside goods and orders: money, what buyers say, categories and cards, figures."""

from typing import Annotated, Any

from pydantic import BeforeValidator

from tradepost.channels.ozon.answers import Amount, Answer, Fault, Moment, Number, Perhaps, Sum, Text, Texts, listed

# --- money ---


def _nothing(value: Any) -> Any:
    return {} if value is None else value


Accrued = Annotated[Sum, BeforeValidator(_nothing)]


class Service(Answer):
    """A fee by its type."""

    accrued: Accrued = Sum()
    type_id: Number = 0


class Commissions(Answer):
    """What a sale brought, from the buyer, in points for Ozon's discounts and by partners; and what was kept of it."""

    sale_amount: Accrued = Sum()
    bonus: Accrued = Sum()
    coinvestment: Accrued = Sum()
    commission: Accrued = Sum()


class Delivery(Answer):
    """What bringing it cost."""

    services: Annotated[list[Service], BeforeValidator(listed)] = []


class SoldLine(Answer):
    """A product of a posting in the accruals."""

    sku: Number = 0
    commission: Annotated[Commissions, BeforeValidator(_nothing)] = Commissions()
    delivery: Annotated[Delivery, BeforeValidator(_nothing)] = Delivery()


class AccruedPosting(Answer):
    """A posting in the accruals, and the scheme it was sold by."""

    delivery_schema: Text = ""
    products: Annotated[list[SoldLine], BeforeValidator(listed)] = []


class ItemFees(Answer):
    """Fees for a product."""

    sku: Number = 0
    fees: Annotated[list[Service], BeforeValidator(listed)] = []


class AllItemFees(Answer):
    """Fees for products."""

    fees: Annotated[list[ItemFees], BeforeValidator(listed)] = []


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

    accruals: Annotated[list[Accrual], BeforeValidator(listed)] = []
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

    reviews: Annotated[list[Review], BeforeValidator(listed)] = []
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

    questions: Annotated[list[Question], BeforeValidator(listed)] = []
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

    chats: Annotated[list[Chat], BeforeValidator(listed)] = []
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

    messages: Annotated[list[Message], BeforeValidator(listed)] = []
    has_next: bool = False


# --- categories and cards ---


class Branch(Answer):
    """A category with its categories, or a type (with `type_id`), which is where cards go."""

    description_category_id: Number = 0
    category_name: Text = ""
    type_id: Number = 0
    type_name: Text = ""
    disabled: bool = False
    children: Annotated[list["Branch"], BeforeValidator(listed)] = []


class Attribute(Answer):
    """What a type wants to know; with a dictionary only its values are taken."""

    id: int
    name: Text = ""
    type: Text = ""
    is_required: bool = False
    is_collection: bool = False
    max_value_count: Number = 0
    dictionary_id: Number = 0
    description: Text = ""


class Value(Answer):
    """A value of a dictionary."""

    id: int
    value: Text = ""


class Values(Answer):
    """A part of a dictionary."""

    result: Annotated[list[Value], BeforeValidator(listed)] = []
    has_next: bool = False


class Imported(Answer):
    """What became of a card that was handed in."""

    offer_id: Text = ""
    product_id: Number = 0
    status: Text = ""
    errors: Annotated[list[Fault], BeforeValidator(listed)] = []


# --- figures ---


class Dimension(Answer):
    """What a row of figures is about: a SKU, a day."""

    id: Text = ""


class Row(Answer):
    """A row of figures, in the order they were asked for."""

    dimensions: Annotated[list[Dimension], BeforeValidator(listed)] = []
    metrics: Annotated[list[Amount], BeforeValidator(listed)] = []


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

    queries: Annotated[list[Query], BeforeValidator(listed)] = []
    page_count: Number = 0
