"""The face of every channel. What an adapter offers is what it has written: a method left out is a capability it lacks.

    async with adapter_of(channel).require(Capability.REVIEWS) as adapter:
        found = await adapter.reviews(since)

An adapter is asked outside any transaction: it waits for another server, or opens a transaction of its own.
"""

# ruff: noqa: ARG002 - a method that is not overridden looks at nothing it is given

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, ClassVar, Literal, NoReturn, Self

from tradepost.channels.allowances import Limit
from tradepost.channels.capabilities import Capability
from tradepost.channels.shapes import (
    Access,
    AdDay,
    Attribute,
    Bid,
    Campaign,
    CampaignDraft,
    Card,
    CardDraft,
    CardRules,
    Category,
    ChannelOrder,
    Checked,
    Commission,
    InPromotion,
    ItemDay,
    Message,
    Outcome,
    Part,
    Position,
    Price,
    Question,
    ReportLine,
    Returned,
    Review,
    SearchQuery,
    Shipped,
    Stock,
)
from tradepost.core.errors import Problem
from tradepost.core.money import Money


class NotOffered(Problem):
    """409: this channel has no such capability: "Avito offers no promotions"; or one that nothing here uses yet."""

    status, kind, title = 409, "not-offered", "Not offered by this channel"

    def __init__(self, channel: str, capability: Capability, unused: Sequence[str] = ()) -> None:
        said = f"{channel} offers no {capability.words}"
        if unused:
            said = f"{channel} offers {capability.words}, which is not used here yet: {', '.join(unused)}"
        super().__init__(said, capability=capability.value)


class Failed(Problem):
    """502: the marketplace did not do it. `again` says when it makes sense to try once more; None: not by itself."""

    status, kind, title = 502, "marketplace", "The marketplace did not do it"
    again: float | None = None

    def __init__(self, detail: str, *, again: float | None = None) -> None:
        super().__init__(detail)
        self.again = again


class Refused(Failed):
    """It answered no, and will again: the request or the item is wrong."""


class BadCredentials(Failed):
    """The key is wrong, expired, or has no right to this."""

    kind = "marketplace-credentials"


class Busy(Failed):
    """Too many requests: nothing was done, after `again` seconds it may be."""

    kind = "marketplace-busy"


class NoAnswer(Failed):
    """No answer, or a broken one: it may have been done or not. A write is asked about before it is tried again."""

    kind = "marketplace-silent"


class Adapter:
    """A channel, ready to be asked. Methods come in the order of `Capability`; those not overridden are not offered."""

    title: ClassVar[str] = ""
    ad_currency: ClassVar[str] = "RUB"  # in which advertising is paid there
    # Which budgets a campaign takes there, and what its bids are: amounts, or hundredths of a per cent of the price.
    budgets: ClassVar[frozenset[str]] = frozenset({"budget"})
    bids_in: ClassVar[Literal["amount", "percent"]] = "amount"
    bid_note: ClassVar[str] = ""  # a word for what setting bids does there besides
    limits: ClassVar[Sequence[Limit]] = ()  # how often it may be asked, by kind of call
    card_rules: ClassVar[CardRules] = CardRules()
    # Calls of the marketplace that belong to a capability, offered here or not, and that nothing here makes yet.
    unused: ClassVar[Mapping[Capability, Sequence[str]]] = {}
    # Which orders are also found by what changed since a moment though they were placed long ago; else by that alone.
    tells_changes: ClassVar[frozenset[Capability]] = frozenset()

    def __init__(self, access: Access) -> None:
        self.access = access

    @property
    def holder(self) -> str:
        """Whose limits these are: they hold for all channels with the same token there."""
        return ""

    async def __aenter__(self) -> Self:
        """Ready to be asked; adapters that keep a connection open it here."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Done."""

    @classmethod
    def offers(cls) -> frozenset[Capability]:
        """What this adapter has: a capability is offered when all of its methods are written."""
        return frozenset(
            capability
            for capability, names in METHODS.items()
            if all(getattr(cls, name) is not getattr(Adapter, name) for name in names)
        )

    def require(self, capability: Capability) -> Self:
        """Itself, when it offers this; NotOffered otherwise."""
        if capability not in self.offers():
            self._lacks(capability)
        return self

    def _lacks(self, capability: Capability) -> NoReturn:
        raise NotOffered(self.title, capability, self.unused.get(capability, ()))

    async def check(self) -> Checked:
        """A harmless call that shows whether the credentials work; Failed when they do not, or nobody can say."""
        self._lacks(Capability.CHECK)

    # --- goods ---

    async def categories(self) -> Sequence[Category]:
        """All of them."""
        self._lacks(Capability.CATEGORIES)

    async def attributes(self, category_id: str) -> Sequence[Attribute]:
        """What a leaf category wants to know."""
        self._lacks(Capability.CATEGORIES)

    async def cards(self, cursor: str | None = None) -> Part[Card]:
        """The merchant's cards, the longest unchanged first where there is an order."""
        self._lacks(Capability.CARDS)

    async def push_cards(self, drafts: Sequence[CardDraft]) -> Sequence[Outcome]:
        """Make or change cards; an outcome's `external_id` is the draft's SKU.

        A card with that SKU is changed, though the draft has no `external_id`: after a lost answer it is told again.
        """
        self._lacks(Capability.CARDS_PUSH)

    async def pushed(self, reference: str) -> Sequence[Outcome]:
        """What became of cards pushed earlier, by their outcomes' reference; what is not decided yet is left out.

        For marketplaces that look at cards later; with others there is nothing more to be told.
        """
        return ()

    async def prices(self, item_ids: Sequence[str] = (), cursor: str | None = None) -> Part[Price]:
        """Prices of these items; of all without any."""
        self._lacks(Capability.PRICES_READ)

    async def push_prices(self, prices: Sequence[Price]) -> Sequence[Outcome]:
        """Set prices: an outcome for each."""
        self._lacks(Capability.PRICES_PUSH)

    def crossed_out(self, price: Price) -> Money | None:
        """What is crossed out there beside a price that is told: some marketplaces take less than was asked for."""
        return price.before

    async def priced(self, reference: str) -> Sequence[Outcome]:
        """What became of prices that were taken to be decided on later, as far as it is known; nothing by default."""
        return ()

    async def promotions(self, cursor: str | None = None) -> Part[InPromotion]:
        """Items that take part in a promotion now, a promotion at a time, and what they cost there."""
        self._lacks(Capability.PROMOTIONS)

    async def leave_promotion(self, promotion_id: str, item_ids: Sequence[str]) -> Sequence[Outcome]:
        """Take items out of a promotion: an outcome for each; one that is not in it is an accepted outcome."""
        self._lacks(Capability.PROMOTIONS_LEAVE)

    async def stocks(self, stocks: Sequence[Stock]) -> Sequence[Stock]:
        """How much the marketplace shows of these (their quantities are not looked at)."""
        self._lacks(Capability.STOCK_READ)

    async def push_stock(self, stocks: Sequence[Stock]) -> Sequence[Outcome]:
        """Tell how much is left: an outcome for each."""
        self._lacks(Capability.STOCK_PUSH)

    # --- orders ---

    async def orders(self, since: datetime, cursor: str | None = None) -> Part[ChannelOrder]:
        """Orders placed since a moment, as they stand now; with `tells_changes` older ones that changed since too."""
        self._lacks(Capability.ORDERS)

    async def confirm(self, order_ids: Sequence[str]) -> Sequence[Outcome]:
        """Accept orders and begin to pack them; one that is accepted already is an accepted outcome."""
        self._lacks(Capability.CONFIRM)

    async def ship(self, order_ids: Sequence[str]) -> Sequence[Shipped]:
        """Hand orders over; what was handed over before is told again."""
        self._lacks(Capability.SHIP)

    async def cancel(self, order_id: str, reason: str) -> Outcome:
        """Cancel an order as the seller."""
        self._lacks(Capability.CANCEL)

    async def stored_orders(self, since: datetime, cursor: str | None = None) -> Part[ChannelOrder]:
        """The same of what lies in the marketplace's own warehouses, which sends it by itself: all are `stored`."""
        self._lacks(Capability.STORED_ORDERS)

    async def returns(self, since: datetime, cursor: str | None = None) -> Part[Returned]:
        """What comes back, since a moment."""
        self._lacks(Capability.RETURNS)

    async def finance(self, start: date, end: date, cursor: str | None = None) -> Part[ReportLine]:
        """Report lines of a range of days, both included."""
        self._lacks(Capability.FINANCE)

    async def commissions(self) -> Sequence[Commission]:
        """What is taken, by category."""
        self._lacks(Capability.COMMISSIONS)

    # --- what buyers say ---

    async def reviews(self, since: datetime, cursor: str | None = None) -> Part[Review]:
        """Reviews written since a moment, oldest first where the marketplace can."""
        self._lacks(Capability.REVIEWS)

    async def questions(self, since: datetime, cursor: str | None = None) -> Part[Question]:
        """Questions asked since a moment."""
        self._lacks(Capability.QUESTIONS)

    async def answer(self, what: Literal["review", "question"], external_id: str, text: str) -> None:
        """Answer for everybody to read; Refused says why not."""
        self._lacks(Capability.ANSWERS)

    async def messages(self, since: datetime, cursor: str | None = None) -> Part[Message]:
        """Messages of all conversations since a moment."""
        self._lacks(Capability.CHATS)

    async def send(self, chat_id: str, text: str) -> None:
        """Write into a conversation."""
        self._lacks(Capability.CHATS)

    # --- advertising and figures ---

    async def campaigns(self) -> Sequence[Campaign]:
        """All campaigns that are not over, and those that ended lately."""
        self._lacks(Capability.CAMPAIGNS)

    async def create_campaign(self, draft: CampaignDraft) -> str:
        """Make a campaign that does not run yet: its number.

        Where that takes several calls, one of that name with these items that has not begun is taken for it, and what
        it lacks is done: after a lost answer it is told again.
        """
        self._lacks(Capability.CAMPAIGNS)

    async def set_campaign(self, campaign_id: str, state: Literal["running", "paused", "ended"]) -> None:
        """Start, pause or end a campaign; one that is so already stays so."""
        self._lacks(Capability.CAMPAIGNS)

    async def set_budget(self, campaign_id: str, budget: Money) -> None:
        """Give a campaign a budget, or top it up, as the marketplace has it."""
        self._lacks(Capability.CAMPAIGNS)

    async def set_daily_budget(self, campaign_id: str, budget: Money) -> None:
        """Say what a campaign may spend in a day, where `budgets` has it; Refused elsewhere."""
        raise Refused(f"{self.title} has no budget for the day")

    async def bids(self, campaign_id: str) -> Sequence[Bid]:
        """A campaign's bids, with what the marketplace advises."""
        self._lacks(Capability.BIDS)

    async def set_bids(self, campaign_id: str, bids: Sequence[Bid]) -> Sequence[Outcome]:
        """Set bids: an outcome for each item."""
        self._lacks(Capability.BIDS)

    async def ad_statistics(self, campaign_ids: Sequence[str], start: date, end: date) -> Sequence[AdDay]:
        """What campaigns brought and cost in a range of days, both included."""
        self._lacks(Capability.AD_STATISTICS)

    async def search_queries(self, item_ids: Sequence[str], start: date, end: date) -> Sequence[SearchQuery]:
        """What buyers typed before they saw these items."""
        self._lacks(Capability.SEARCH_QUERIES)

    async def positions(
        self, item_ids: Sequence[str], queries: Sequence[str], start: date, end: date
    ) -> Sequence[Position]:
        """Where these items stood for these queries in a range of days; a channel that knows only now tells now."""
        self._lacks(Capability.POSITIONS)

    async def item_statistics(self, item_ids: Sequence[str], start: date, end: date) -> Sequence[ItemDay]:
        """Items' figures by day."""
        self._lacks(Capability.ITEM_STATISTICS)


METHODS: Mapping[Capability, tuple[str, ...]] = {
    Capability.CHECK: ("check",),
    Capability.CATEGORIES: ("categories", "attributes"),
    Capability.CARDS: ("cards",),
    Capability.CARDS_PUSH: ("push_cards",),
    Capability.PRICES_READ: ("prices",),
    Capability.PRICES_PUSH: ("push_prices",),
    Capability.PROMOTIONS: ("promotions",),
    Capability.PROMOTIONS_LEAVE: ("leave_promotion",),
    Capability.STOCK_READ: ("stocks",),
    Capability.STOCK_PUSH: ("push_stock",),
    Capability.ORDERS: ("orders",),
    Capability.CONFIRM: ("confirm",),
    Capability.SHIP: ("ship",),
    Capability.CANCEL: ("cancel",),
    Capability.STORED_ORDERS: ("stored_orders",),
    Capability.RETURNS: ("returns",),
    Capability.FINANCE: ("finance",),
    Capability.COMMISSIONS: ("commissions",),
    Capability.REVIEWS: ("reviews",),
    Capability.QUESTIONS: ("questions",),
    Capability.ANSWERS: ("answer",),
    Capability.CHATS: ("messages", "send"),
    Capability.CAMPAIGNS: ("campaigns", "create_campaign", "set_campaign", "set_budget"),
    Capability.BIDS: ("bids", "set_bids"),
    Capability.AD_STATISTICS: ("ad_statistics",),
    Capability.SEARCH_QUERIES: ("search_queries",),
    Capability.POSITIONS: ("positions",),
    Capability.ITEM_STATISTICS: ("item_statistics",),
}


class ByHand(Adapter):
    """A place that the program does not talk to: its orders come by import or by hand."""


def named(title: str, base: type[Adapter] = ByHand) -> type[Adapter]:
    """An adapter under a title of its own, without anything more."""
    fields: dict[str, Any] = {"title": title, "__doc__": f"{title}: by import and by hand."}
    return type("".join(title.split()), (base,), fields)
