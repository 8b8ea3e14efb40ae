"""What Yandex Market answers beside goods and orders: returns, what buyers say, figures, categories."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator

from tradepost.channels.yandex_market.answers import Amount, Answer, Empty, Moment, Page


def _there(value: Any) -> Any:
    """Those of a list of which anything is said."""
    return [one for one in value or [] if one]


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


class Subsidy(Answer):
    """Points for an order: ACCRUAL to the shop or DEDUCTION from it, for what the market took off the price."""

    operation_type: str = ""
    type: str = ""
    amount: Amount = Decimal(0)


class SoldPrice(Answer):
    """A price of an item, by kind: BUYER, CASHBACK, MARKETPLACE ..."""

    type: str = ""
    cost_per_item: Amount | None = None
    total: Amount | None = None


DELIVERY = "Доставка"  # what the delivery is called, where it stands among the items


class SoldItem(Answer):
    """An item of an order as the figures have it."""

    offer_name: str = ""
    shop_sku: str = ""
    count: int = 0
    bid_fee: int = 0  # hundredths of a per cent of the price
    prices: Annotated[list[SoldPrice], Empty] = []

    @property
    def paid(self) -> Decimal:
        """What all units together cost the buyer."""
        return sum((one.total for one in self.prices if one.type == "BUYER" and one.total), Decimal(0))


def _goods(items: list[SoldItem]) -> list[SoldItem]:
    """Without the delivery, which is told as an item."""
    return [one for one in items if one.offer_name != DELIVERY]


class SoldOrder(Answer):
    """An order with its money."""

    id: int
    creation_date: date | None = None
    status_update_date: Moment | None = None
    status: str = ""
    fake: bool = False
    items: Annotated[list[SoldItem], Empty, AfterValidator(_goods)] = []
    payments: Annotated[list[Payment], Empty] = []
    commissions: Annotated[list[Fee], Empty] = []
    subsidies: Annotated[list[Subsidy], Empty] = []
    currency: str = "RUR"


class SoldOrders(Page):
    """A part of the orders with their money."""

    orders: Annotated[list[SoldOrder], Empty] = []


class OfferBid(Answer):
    """An offer's bid, in hundredths of a per cent of its price."""

    sku: str
    bid: int = 0


class Bids(Page):
    """A part of the bids."""

    bids: Annotated[list[OfferBid], Empty] = []


class AdvisedBids(Answer):
    """What the market would bid."""

    recommendations: Annotated[list[OfferBid], Empty] = []


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


class Bounds(Answer):
    """How long a text may be, and between what a number."""

    min_value: float | None = None
    max_value: float | None = None
    max_length: int | None = None


class Parameter(Answer):
    """What a category wants to know."""

    id: int
    name: str = ""
    description: str | None = None
    constraints: Bounds | None = None
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


class CardResults(Answer):
    """What is wrong with which."""

    results: Annotated[list[CardResult], Empty] = []


class TariffParameter(Answer):
    """How a tariff is reckoned: `value`, `valueType` (relative: percent, absolute: an amount) and more."""

    name: str
    value: str = ""


class Tariff(Answer):
    """What a service costs."""

    type: str
    amount: Amount | None = None
    parameters: Annotated[list[TariffParameter], Empty] = []

    @property
    def percent(self) -> Decimal | None:
        """The share of the price that it takes; None where it takes an amount."""
        found = {one.name: one.value for one in self.parameters}
        try:
            return Decimal(found["value"]) if found.get("valueType") == "relative" else None
        except (KeyError, InvalidOperation):
            return None


class TariffOffer(Answer):
    """What was asked about."""

    category_id: int


class Tariffs(Answer):
    """What services cost for an item."""

    offer: TariffOffer
    tariffs: Annotated[list[Tariff], Empty] = []


class TariffList(Answer):
    """The same for each."""

    offers: Annotated[list[Tariffs], Empty] = []


class Promo(Answer):
    """A promotion of the market's."""

    id: str
    name: str = ""


class Promos(Answer):
    """Those that something of the cabinet takes part in."""

    promos: Annotated[list[Promo], Empty] = []


class Discount(Answer):
    """What an offer costs in a promotion, in whole roubles."""

    promo_price: int | None = None


class PromoParams(Answer):
    """How an offer takes part."""

    discount_params: Discount | None = None


class PromoOffer(Answer):
    """An offer that takes part, or could."""

    offer_id: str
    status: str = ""
    params: PromoParams = PromoParams()


class PromoOffers(Page):
    """A part of a promotion's offers."""

    offers: Annotated[list[PromoOffer], Empty] = []


class PromoStayed(Answer):
    """An offer that did not leave."""

    offer_id: str
    reason: str = ""


class PromoLeft(Answer):
    """What became of offers that were to leave."""

    rejected_offers: Annotated[list[PromoStayed], Empty] = []
