"""What Wildberries answers beside goods and orders: money, what comes back, categories, conversations, figures."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import AliasChoices, BeforeValidator, Field, model_validator

from tradepost.channels.wildberries.answers import Answer, listed
from tradepost.core.money import minor_digits

MOSCOW = ZoneInfo("Europe/Moscow")


def _amount(value: Any) -> Any:
    """An amount; "" and null are none, and a number is what its digits say."""
    return Decimal(0) if value is None or value == "" else str(value)


def _text(value: Any) -> Any:
    return "" if value is None else str(value)


def _day(value: Any) -> Any:
    """A day, of a moment as well; "" is none."""
    return value[:10] if isinstance(value, str) and value else None


def _moscow(value: Any) -> Any:
    """A moment without a zone is Moscow's; "" is none."""
    if not value:
        return None
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    return found.replace(tzinfo=MOSCOW) if found.tzinfo is None else found


def _nothing(value: Any) -> Any:
    return {} if value is None else value


def _milliseconds(value: Any) -> Any:
    return datetime.fromtimestamp(value / 1000, UTC) if isinstance(value, int | float) else value


def _currency(value: Any) -> Any:
    """A currency by its code; ValueError for what is none."""
    code = str(value or "RUB")
    minor_digits(code)
    return code


Amount = Annotated[Decimal, BeforeValidator(_amount)]
Text = Annotated[str, BeforeValidator(_text)]
Currency = Annotated[str, BeforeValidator(_currency)]
Day = Annotated[date | None, BeforeValidator(_day)]
Moscow = Annotated[datetime | None, BeforeValidator(_moscow)]


# --- money, and what comes back ---


class SalesLine(Answer):
    """A row of a report of sales. Amounts are of the whole row, in roubles and parts of kopecks."""

    report_id: int
    rrd_id: int
    rr_date: Day = None
    date_to: Day = None
    currency: Currency = "RUB"
    doc_type_name: Text = ""
    seller_oper_name: Text = ""
    bonus_type_name: Text = ""
    order_id: int | None = None  # of the assembly task: none for what lay in a warehouse of theirs
    srid: Text = ""  # of the order, whoever sent it
    nm_id: int | None = None
    vendor_code: Text = ""
    quantity: int | None = None
    retail_amount: Amount = Decimal(0)
    for_pay: Amount = Decimal(0)
    acquiring_fee: Amount = Decimal(0)
    ppvz_reward: Amount = Decimal(0)
    delivery_service: Amount = Decimal(0)
    paid_storage: Amount = Decimal(0)
    paid_acceptance: Amount = Decimal(0)
    penalty: Amount = Decimal(0)
    deduction: Amount = Decimal(0)
    additional_payment: Amount = Decimal(0)
    cashback_amount: Amount = Decimal(0)
    cashback_commission_change: Amount = Decimal(0)
    payment_schedule: Amount = Decimal(0)


class Share(Answer):
    """What is taken of a sale in a category, in percent, by scheme; which are told depends on the seller's country."""

    subject_id: int = Field(alias="subjectID")
    subject_name: Text = ""
    kgvp_marketplace: Decimal | None = None
    paid_storage_kgvp: Decimal | None = None
    kgvp_supplier: Decimal | None = None
    kgvp_supplier_express: Decimal | None = None
    kgvp_pickup: Decimal | None = None
    kgvp_booking: Decimal | None = None
    kgvp_marketplace_uz: Decimal | None = None
    kgvp_paid_storage_uz: Decimal | None = None
    kgvp_supplier_uz: Decimal | None = None
    kgvp_china: Decimal | None = None
    kgvp_turkey: Decimal | None = None
    kgvp_uae: Decimal | None = Field(None, alias="kgvpUAE")


class GoodsReturn(Answer):
    """An item that comes back to the seller; moments are Moscow's."""

    srid: Text = ""
    shk_id: int | None = None
    order_id: int | None = None
    nm_id: int
    order_dt: Moscow = None
    ready_to_return_dt: Moscow = None
    completed_dt: Moscow = None
    is_status_active: int = 0
    reason: Text = ""
    return_type: Text = ""
    status: Text = ""


class Unit(Answer):
    """A unit that was ordered, or sold (then it has a `sale_id`); moments are Moscow's, amounts the seller's currency.

    `last_change_date` is left as it is written: the feed goes on from there.
    """

    date: Moscow = None
    last_change_date: Text = ""
    warehouse_type: Text = ""
    country_name: Text = ""
    supplier_article: Text = ""
    nm_id: int
    barcode: Text = ""
    total_price: Amount = Decimal(0)
    discount_percent: Amount = Decimal(0)
    spp: Amount = Decimal(0)
    finished_price: Amount = Decimal(0)
    is_cancel: bool = False
    sale_id: Text = Field("", alias="saleID")
    srid: Text = ""


# --- categories and cards ---


class Subject(Answer):
    """A category that cards go into, and the one above it."""

    subject_id: int = Field(alias="subjectID")
    subject_name: Text = ""
    parent_id: int = Field(alias="parentID")
    parent_name: Text = ""


class Characteristic(Answer):
    """What a category wants to know. `charc_type` 1: texts, 4: a number, 0: not used.

    With `exist_named_field` it is a field of the card itself, such as its brand.
    """

    charc_id: int = Field(alias="charcID")
    name: Text = ""
    required: bool = False
    unit_name: Text = ""
    max_count: int = 0
    charc_type: int = 0
    exist_named_field: bool = False


class Listed(Answer):
    """A value of a directory: some are words, some have one."""

    name: Text = Field("", validation_alias=AliasChoices("name", "tnved"))

    @model_validator(mode="before")
    @classmethod
    def _word(cls, value: Any) -> Any:
        return {"name": value} if isinstance(value, str) else value


class Batch(Answer):
    """Cards that were handed in together and refused: why, by article."""

    batch_uuid: str = Field(alias="batchUUID")
    errors: Annotated[dict[str, list[str]], BeforeValidator(lambda value: value or {})] = {}


class BatchCursor(Answer):
    """Where a list of batches goes on."""

    next: bool = False
    updated_at: Text = ""
    batch_uuid: Text = Field("", alias="batchUUID")


class Faults(Answer):
    """A part of what was refused."""

    items: Annotated[list[Batch], BeforeValidator(listed)] = []
    cursor: BatchCursor = BatchCursor()


# --- conversations ---


class Chat(Answer):
    """A conversation, and the signature with which one writes into it."""

    chat_id: str = Field(alias="chatID")
    reply_sign: Text = ""


class GoodCard(Answer):
    """The item that is spoken of."""

    nm_id: int = Field(alias="nmID")


class Attached(Answer):
    """A picture, or a file."""

    url: Text = ""


class Attachments(Answer):
    """What comes with a message."""

    good_card: GoodCard | None = None
    files: Annotated[list[Attached], BeforeValidator(listed)] = []
    images: Annotated[list[Attached], BeforeValidator(listed)] = []


class ChatMessage(Answer):
    """A message of a conversation."""

    text: Text = ""
    attachments: Annotated[Attachments, BeforeValidator(_nothing)] = Attachments()


class Event(Answer):
    """A message in the list of all: from the `client`, the `seller`, or `wb`. Its moment is Unix milliseconds."""

    chat_id: str = Field(alias="chatID")
    event_id: str = Field(alias="eventID")
    sender: Text = ""
    client_name: Text = ""
    add_timestamp: Annotated[datetime, BeforeValidator(_milliseconds)]
    message: Annotated[ChatMessage, BeforeValidator(_nothing)] = ChatMessage()


class Events(Answer):
    """A part of what was said; `next` is where to go on."""

    next: int = 0
    total_events: int = 0
    events: Annotated[list[Event], BeforeValidator(listed)] = []


# --- figures ---


class Opened(Answer):
    """How often a card was opened, carted and ordered; money in roubles."""

    date: Day = None
    open_count: int = 0
    cart_count: int = 0
    order_count: int = 0
    order_sum: Amount = Decimal(0)


class FunnelCard(Answer):
    """The card that figures are about."""

    nm_id: int


class FunnelDays(Answer):
    """A card's figures by day."""

    product: FunnelCard
    history: Annotated[list[Opened], BeforeValidator(listed)] = []
    currency: Currency = "RUB"


class Statistic(Answer):
    """Figures of the range that was asked for."""

    selected: Opened


class FunnelProduct(Answer):
    """A card's figures of a range of days."""

    product: FunnelCard
    statistic: Statistic


class Funnel(Answer):
    """The same of many."""

    products: Annotated[list[FunnelProduct], BeforeValidator(listed)] = []
    currency: Currency = "RUB"


class Current(Answer):
    """A figure of the range that was asked for."""

    current: float = 0


class Query(Answer):
    """What buyers typed before they opened a card."""

    text: str
    nm_id: int
    frequency: Current = Current()
    avg_position: Current = Current()
    open_card: Current = Current()
    orders: Current = Current()


class QueryDay(Answer):
    """At which place a card stood on a day; 0: nowhere."""

    dt: Day = None
    avg_position: float = 0


class QueryDays(Answer):
    """The same of a query, by day."""

    text: str
    date_items: Annotated[list[QueryDay], BeforeValidator(listed)] = []


# --- promotions ---


class Promotion(Answer):
    """A promotion; what takes part in an automatic one is not told."""

    id: int
    name: Text = ""
    type: Text = "regular"


class Promoted(Answer):
    """A card in a promotion: what it costs now and what it is to cost there."""

    id: int
    price: Amount = Decimal(0)
    plan_price: Amount = Decimal(0)
    currency_code: Currency = "RUB"
