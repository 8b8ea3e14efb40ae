"""What buyers say on Wildberries, and advertising there."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Literal

from tradepost.channels.adapter import Refused
from tradepost.channels.rules import parts
from tradepost.channels.shapes import AdDay, Bid, Campaign, CampaignDraft, Message, Outcome, Part, Question, Review
from tradepost.channels.wildberries import answers, told
from tradepost.channels.wildberries.connected import Connected
from tradepost.core.money import Money

AT_A_TIME = 1000
CAMPAIGNS = 50
ITEMS = 50
LONGEST_MESSAGE = 1000
LONGEST = timedelta(days=30)  # 31 days, both included
STATES: dict[int, Literal["draft", "running", "paused", "ended"]] = {4: "draft", 9: "running", 11: "paused"}
VERBS = {"running": "start", "paused": "pause", "ended": "stop"}


class People(Connected):
    """Reviews, questions, conversations, campaigns."""

    async def reviews(self, since: datetime, cursor: str | None = None) -> Part[Review]:
        """Reviews since a moment: those without an answer, then those with one."""
        answered, skip = _place(cursor)
        found = await self.api.feedbacks(answered=answered, start=int(since.timestamp()), skip=skip, take=AT_A_TIME)
        return Part([_review(one) for one in found], _following(answered, skip, len(found)))

    async def questions(self, since: datetime, cursor: str | None = None) -> Part[Question]:
        """Questions since a moment: those without an answer, then those with one."""
        answered, skip = _place(cursor)
        found = await self.api.questions(answered=answered, start=int(since.timestamp()), skip=skip, take=AT_A_TIME)
        return Part([_question(one) for one in found], _following(answered, skip, len(found)))

    async def answer(self, what: Literal["review", "question"], external_id: str, text: str) -> None:
        """Answer for everybody to read: 2 to 5000 letters."""
        if not 2 <= len(text) <= 5000:
            raise Refused("Wildberries takes answers of 2 to 5000 letters")
        if what == "question":
            await self.api.answer_question(external_id, text)
            return
        await self.api.feedback(external_id)  # an answer to a review that is not there would be taken like any other
        await self.api.answer_feedback(external_id, text)

    async def messages(self, since: datetime, cursor: str | None = None) -> Part[Message]:
        """Messages of all conversations since a moment, oldest first; Wildberries' own are left out."""
        # What they say is behind a moment: a message of this very one counts.
        after = int(cursor) if cursor else int(since.timestamp() * 1000) - 1
        part = await self.api.events(after)
        said = [_message(one) for one in part.events if one.sender in {"client", "seller"}]
        following = str(part.next) if part.total_events and part.next > after else None
        return Part([one for one in said if one.text and one.at >= since], following)

    async def send(self, chat_id: str, text: str) -> None:
        """Write into a conversation that a buyer has begun: 1 to 1000 letters."""
        if not 1 <= len(text) <= LONGEST_MESSAGE:
            raise Refused(f"Wildberries takes messages of 1 to {LONGEST_MESSAGE} letters")
        sign = next((one.reply_sign for one in await self.api.chats() if one.chat_id == chat_id), "")
        if not sign:
            raise Refused(f"Wildberries: there is no conversation {chat_id}")
        await self.api.write(sign, text)

    # --- advertising ---

    async def campaigns(self) -> Sequence[Campaign]:
        """All campaigns; of those that are not over also what is left of the budget, a call each."""
        return [
            Campaign(
                external_id=str(one.id),
                name=one.settings.name,
                state=STATES.get(one.status, "ended"),
                kind=one.settings.payment_type,
                item_ids=[str(nm.nm_id) for nm in one.nms],
                budget=Money(100 * await self.api.budget(one.id), "RUB") if one.status in STATES else None,
            )
            for one in await self.api.adverts()
        ]

    async def create_campaign(self, draft: CampaignDraft) -> str:
        """A campaign for places in the search, paid by views. Its budget is topped up when it has one.

        One of that name with these items, and no others, that is ready and never ran is this one: its answer got lost.
        """
        if len(draft.item_ids) > ITEMS:
            raise Refused(f"Wildberries takes {ITEMS} items in a campaign, not {len(draft.item_ids)}")
        items = [int(one) for one in draft.item_ids]
        made = await self._made(draft.name, set(items)) or str(await self.api.create_advert(draft.name, items))
        if draft.budget is not None:
            await self.set_budget(made, draft.budget)
        return made

    async def _made(self, name: str, items: set[int]) -> str:
        for one in await self.api.adverts():
            if (
                STATES.get(one.status) == "draft"
                and one.settings.name == name
                and {nm.nm_id for nm in one.nms} == items
            ):
                return str(one.id)
        return ""

    async def set_campaign(self, campaign_id: str, state: Literal["running", "paused", "ended"]) -> None:
        """Start, pause or end a campaign; one that is so already stays so."""
        found = await self.api.adverts([int(campaign_id)])
        if not found:
            raise Refused(f"Wildberries: there is no campaign {campaign_id}")
        if STATES.get(found[0].status, "ended") != state:
            await self.api.move_advert(int(campaign_id), VERBS[state])

    async def set_budget(self, campaign_id: str, budget: Money) -> None:
        """Top the budget up to this much, in whole roubles; what is in it stays."""
        if budget.currency != "RUB" or budget.minor % 100:
            raise Refused(f"Wildberries takes whole roubles, not {budget} {budget.currency}")
        lacking = budget.minor // 100 - await self.api.budget(int(campaign_id))
        if lacking > 0:
            await self.api.deposit(int(campaign_id), lacking)

    async def bids(self, campaign_id: str) -> Sequence[Bid]:
        """Bids for a thousand views in the search, with the least that is taken."""
        found = await self.api.adverts([int(campaign_id)])
        if not found:
            raise Refused(f"Wildberries: there is no campaign {campaign_id}")
        one = found[0]
        nms = [nm.nm_id for nm in one.nms]
        least: dict[int, int] = {}
        for some in parts(nms, 100):
            for least_of in await self.api.least_bids(one.id, some, one.settings.payment_type or "cpm"):
                least[least_of.nm_id] = min((bid.value for bid in least_of.bids if bid.type == "search"), default=0)
        return [
            Bid(
                item_id=str(nm.nm_id),
                amount=Money(nm.bids.search, "RUB"),
                place="search",
                least=Money(least[nm.nm_id], "RUB") if nm.nm_id in least else None,
            )
            for nm in one.nms
        ]

    async def set_bids(self, campaign_id: str, bids: Sequence[Bid]) -> Sequence[Outcome]:
        """Set bids for a thousand views. Fifty go together; when they are refused, one by one."""
        outcomes: list[Outcome] = []
        for some in parts(bids, 50):
            outcomes += await self._bid(int(campaign_id), some)
        return outcomes

    async def _bid(self, campaign_id: int, bids: Sequence[Bid]) -> list[Outcome]:
        if any(one.amount is None or one.amount.currency != "RUB" for one in bids):
            why = "Wildberries takes an amount in roubles"
            return [Outcome(one.item_id, accepted=False, error=why) for one in bids]
        try:
            await self.api.set_bids(campaign_id, {int(one.item_id): one.amount.minor for one in bids if one.amount})
        except Refused as error:
            if len(bids) == 1:
                return [Outcome(bids[0].item_id, accepted=False, error=error.detail)]
            return [outcome for one in bids for outcome in await self._bid(campaign_id, [one])]
        return [Outcome(one.item_id, accepted=True) for one in bids]

    async def ad_statistics(self, campaign_ids: Sequence[str], start: date, end: date) -> Sequence[AdDay]:
        """Figures by campaign, day and item; all kinds of apps together."""
        sums: dict[tuple[str, date, str, str], list[float]] = defaultdict(lambda: [0, 0, 0, 0, 0])
        first = start
        while first <= end:
            last = min(first + LONGEST, end)
            for some in parts(campaign_ids, CAMPAIGNS):
                for one in await self.api.full_stats([int(number) for number in some], first, last):
                    for day in one.days:
                        for nm in (nm for app in day.apps for nm in app.nms):
                            key = (str(one.advert_id), day.date.date(), str(nm.nm_id), one.currency)
                            told = (nm.views, nm.clicks, nm.orders, round(nm.sum * 100), round(nm.sum_price * 100))
                            sums[key] = [was + more for was, more in zip(sums[key], told, strict=True)]
            first = last + timedelta(days=1)
        return [
            AdDay(
                campaign_id=campaign,
                day=day,
                item_id=item,
                views=int(views),
                clicks=int(clicks),
                orders=int(orders),
                cost=Money(int(cost), currency),
                revenue=Money(int(revenue), currency),
            )
            for (campaign, day, item, currency), (views, clicks, orders, cost, revenue) in sorted(sums.items())
        ]


def _place(cursor: str | None) -> tuple[bool, int]:
    answered, _, skip = (cursor or "0|0").partition("|")
    return answered == "1", int(skip)


def _following(answered: bool, skip: int, count: int) -> str | None:  # noqa: FBT001 - half of a place
    if count == AT_A_TIME:
        return f"{int(answered)}|{skip + count}"
    return None if answered else "1|0"


def _review(one: answers.Feedback) -> Review:
    return Review(
        external_id=one.id,
        item_id=str(one.product_details.nm_id),
        sku=one.product_details.supplier_article or "",
        item_name=one.product_details.product_name or "",
        rating=one.product_valuation,
        text="\n".join(part for part in (one.pros, one.cons, one.text) if part),
        author=one.user_name,
        at=one.created_date,
        answer=one.answer.text if one.answer else "",
        pictures=[photo.full_size for photo in one.photo_links],
    )


def _message(one: told.Event) -> Message:
    said, ours = one.message, one.sender == "seller"
    attached = [thing.url for thing in (*said.attachments.images, *said.attachments.files)]
    card = said.attachments.good_card
    return Message(
        external_id=one.event_id,
        chat_id=one.chat_id,
        text="\n".join(part for part in (said.text, *attached) if part),
        author="" if ours else one.client_name,
        ours=ours,
        at=one.add_timestamp,
        item_id=str(card.nm_id) if card else "",
    )


def _question(one: answers.Question) -> Question:
    return Question(
        external_id=one.id,
        item_id=str(one.product_details.nm_id),
        sku=one.product_details.supplier_article or "",
        item_name=one.product_details.product_name or "",
        text=one.text,
        author="",
        at=one.created_date,
        answer=one.answer.text if one.answer else "",
    )
