"""What Ozon answers, as far as it is used. Unknown fields and words are let through: its API changes monthly.

Its numbers come as numbers or as strings, its lists as null where they are empty.
"""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def _aware(value: Any) -> Any:
    """A moment; those without a zone are UTC, an empty one is none."""
    if not value:
        return None
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) and value.tzinfo is None else value


def listed(value: Any) -> Any:
    """A list, empty where it is null."""
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
Texts = Annotated[list[str], BeforeValidator(listed)]


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

    items: Annotated[list[Listed], BeforeValidator(listed)] = []
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
    commissions: Annotated[list[Fee], BeforeValidator(listed)] = []


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

    items: Annotated[list[Priced], BeforeValidator(listed)] = []
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
    errors: Annotated[list[Fault], BeforeValidator(listed)] = []


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

    products: Annotated[list[StockOf], BeforeValidator(listed)] = []
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
    products: Annotated[list[Sold], BeforeValidator(listed)] = []
    customer: Customer | None = None


class Postings(Answer):
    """A part of the postings."""

    postings: Annotated[list[Posting], BeforeValidator(listed)] = []
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
    reasons: Annotated[list[Reason], BeforeValidator(listed)] = []


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
    scheme: Annotated[Text, Field(alias="schema")] = ""
    product: Back = Back()
    visual: Visual = Visual()
    logistic: Logistic = Logistic()


class Returns(Answer):
    """A part of the returns."""

    returns: Annotated[list[Return], BeforeValidator(listed)] = []
    has_next: bool = False


# --- promotions ---


class Action(Answer):
    """A promotion of Ozon's."""

    id: int
    title: Text = ""
    is_participating: bool = False


class ActionProduct(Answer):
    """A product in a promotion, and what it costs there, in roubles."""

    id: int
    action_price: Amount = Decimal(0)


class InAction(Answer):
    """A part of the products of a promotion."""

    products: Annotated[list[ActionProduct], BeforeValidator(listed)] = []
    last_id: float | str | None = None  # a number, and text in its examples: it is sent as it came


class Stayed(Answer):
    """A product that did not leave, and why."""

    product_id: int
    reason: Text = ""


class LeftAction(Answer):
    """Who left a promotion."""

    product_ids: Annotated[list[int], BeforeValidator(listed)] = []
    rejected: Annotated[list[Stayed], BeforeValidator(listed)] = []
