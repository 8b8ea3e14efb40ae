"""Tables of advertising: campaigns of every channel, what they bid for, what came of it, and rules about them.

Amounts are minor units of the campaign's currency.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core.db import Base, BigId, Changing, Exact, Row, table_args

BY_SALES = "cps"


class AdCampaign(Changing):
    """A campaign: of the own store where `channel_id` is null, else as its channel last told of it.

    `spent` and `spent_today` (which is of the day `spent_on`) are the own store's tills: each click changes them in one
    statement that also holds the budgets. `budget` is for the whole campaign, `daily_budget` for each business day.
    """

    __tablename__ = "ad_campaigns"
    __table_args__ = table_args(
        UniqueConstraint("channel_id", "external_id"),
        Index("ix_ad_campaigns_channel", "channel", "state", "id"),
        Index("ix_ad_campaigns_state", "state", "id"),
        Index("ix_ad_campaigns_name", "name", "id"),
        CheckConstraint(
            "channel_id IS NOT NULL OR budget IS NULL OR spent <= budget", name="spent_within_budget"
        ),
    )  # fmt: skip

    name: Mapped[str]
    channel: Mapped[str] = mapped_column(String(40), default="store")
    channel_id: Mapped[int | None] = mapped_column(ForeignKey("channels.id", ondelete="CASCADE"))
    external_id: Mapped[str | None] = mapped_column(String(100))
    state: Mapped[str] = mapped_column(String(10), default="draft")
    kind: Mapped[str] = mapped_column(String(40), default="cpc")
    currency: Mapped[str] = mapped_column(String(3))
    budget: Mapped[int | None] = mapped_column(BigInteger)
    daily_budget: Mapped[int | None] = mapped_column(BigInteger)
    paced: Mapped[bool] = mapped_column(default=True)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    spent: Mapped[int] = mapped_column(BigInteger, default=0)
    spent_on: Mapped[date | None]
    spent_today: Mapped[int] = mapped_column(BigInteger, default=0)
    seen_at: Mapped[datetime | None]  # when its channel told of it
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}

    @property
    def bids_in(self) -> Literal["amount", "percent"]:
        """What its bids are: minor units, or hundredths of a per cent where it is paid by what it sells."""
        return "percent" if self.kind == BY_SALES else "amount"


class AdItem(Base):
    """Something that a campaign shows, and what is bid for it: in the own store for a click, else as a channel has it.

    `item_id` is the channel's number of it, in the own store the product's. `least` and `advised` are the channel's.
    """

    __tablename__ = "ad_items"
    __table_args__ = table_args(UniqueConstraint("campaign_id", "item_id"), Index("ix_ad_items_product", "product_id"))

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("ad_campaigns.id", ondelete="CASCADE"))
    item_id: Mapped[str] = mapped_column(String(100))
    product_id: Mapped[int | None] = mapped_column(ForeignKey("products.id", ondelete="SET NULL"))
    bid: Mapped[int | None] = mapped_column(BigInteger)
    least: Mapped[int | None] = mapped_column(BigInteger)
    advised: Mapped[int | None] = mapped_column(BigInteger)


class AdDay(Base):
    """What an item of a campaign brought and cost on a day; `bid` is what was bid then, where that is known.

    `looks` are views in thousandths, each weighed by how much its place is looked at. Orders of the own store are not
    here but in `ad_sales`, because an order may still be cancelled.
    """

    __tablename__ = "ad_days"
    __table_args__ = table_args(UniqueConstraint("campaign_id", "item_id", "day"), Index("ix_ad_days_day", "day"))

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("ad_campaigns.id", ondelete="CASCADE"))
    item_id: Mapped[str] = mapped_column(String(100), default="")
    day: Mapped[date]
    views: Mapped[int] = mapped_column(BigInteger, default=0)
    looks: Mapped[int] = mapped_column(BigInteger, default=0)
    clicks: Mapped[int] = mapped_column(BigInteger, default=0)
    cost: Mapped[int] = mapped_column(BigInteger, default=0)
    orders: Mapped[int] = mapped_column(BigInteger, default=0)
    revenue: Mapped[int] = mapped_column(BigInteger, default=0)
    bid: Mapped[int | None] = mapped_column(BigInteger)


class AdClick(Row):
    """A visitor's first click on an ad in a day. `visitor` and `network` are hashes that name nobody.

    `outcome`: charged; or free because of the budget, of a campaign that had stopped, or of too many from one network.
    """

    __tablename__ = "ad_clicks"
    __table_args__ = table_args(
        UniqueConstraint("ad_item_id", "visitor", "day"),
        Index("ix_ad_clicks_visitor", "visitor", "created_at"),
        Index("ix_ad_clicks_network", "ad_item_id", "network", "day"),
        Index("ix_ad_clicks_campaign", "campaign_id", "id"),
    )

    campaign_id: Mapped[int] = mapped_column(ForeignKey("ad_campaigns.id", ondelete="CASCADE"))
    ad_item_id: Mapped[int] = mapped_column(ForeignKey("ad_items.id", ondelete="CASCADE"))
    product_id: Mapped[int] = mapped_column(BigInteger)
    visitor: Mapped[str] = mapped_column(String(40))
    network: Mapped[str] = mapped_column(String(40), default="")
    day: Mapped[date]
    place: Mapped[int]
    cost: Mapped[int] = mapped_column(BigInteger, default=0)
    outcome: Mapped[str] = mapped_column(String(10))


class AdSale(Row):
    """A product on an order whose buyer had clicked on an ad of it: the last such click has it."""

    __tablename__ = "ad_sales"
    __table_args__ = table_args(
        UniqueConstraint("order_id", "product_id"), Index("ix_ad_sales_campaign", "campaign_id", "item_id")
    )

    campaign_id: Mapped[int] = mapped_column(ForeignKey("ad_campaigns.id", ondelete="CASCADE"))
    item_id: Mapped[str] = mapped_column(String(100))
    click_id: Mapped[int] = mapped_column(ForeignKey("ad_clicks.id", ondelete="CASCADE"), index=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id", ondelete="CASCADE"))
    product_id: Mapped[int] = mapped_column(BigInteger)


class AdAuction(Row):
    """Who bid for the places of one list, kept to try other bids on: [[ad item, campaign, bid, quality], ...]."""

    __tablename__ = "ad_auctions"
    __table_args__ = table_args(Index("ix_ad_auctions_day", "day", "id"))

    day: Mapped[date]
    query: Mapped[str]
    places: Mapped[int]
    entries: Mapped[list[Any]]


class AdRule(Changing):
    """When something is done to campaigns by itself, and within which limits.

    `revision` goes up whenever what it does changes; `confirmed` is the revision whose dry run somebody looked at.
    """

    __tablename__ = "ad_rules"
    __table_args__ = table_args()

    name: Mapped[str] = mapped_column(String(120), unique=True)
    channel: Mapped[str | None] = mapped_column(String(40))  # none: every channel
    campaign_ids: Mapped[list[Any]] = mapped_column(default=list)  # none: every campaign
    metric: Mapped[str] = mapped_column(String(20))
    above: Mapped[bool] = mapped_column(default=True)
    threshold: Mapped[Decimal] = mapped_column(Exact())
    days: Mapped[int] = mapped_column(default=7)
    least_clicks: Mapped[int] = mapped_column(default=20)
    action: Mapped[str] = mapped_column(String(20))
    percent: Mapped[int | None]
    lowest: Mapped[Decimal | None] = mapped_column(Exact())
    highest: Mapped[Decimal | None] = mapped_column(Exact())
    active: Mapped[bool] = mapped_column(default=True)
    revision: Mapped[int] = mapped_column(default=1)
    tried: Mapped[int | None]  # the revision of which there was a dry run
    confirmed: Mapped[int | None]
    confirmed_by: Mapped[str] = mapped_column(default="")
    confirmed_by_id: Mapped[int | None] = mapped_column(BigInteger)
    confirmed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class AdDecision(Row):
    """What a rule came to for a campaign, and why. `outcome`: would, done, none, failed, or doing while it goes on.

    `once` names rule, campaign and day of what is done, so that it is done once; a dry run has none.
    """

    __tablename__ = "ad_decisions"
    __table_args__ = table_args(
        Index("ix_ad_decisions_rule", "rule_id", "id"),
        Index("ix_ad_decisions_campaign", "campaign_id", "id"),
        Index("ix_ad_decisions_outcome", "outcome", "id"),
    )

    rule_id: Mapped[int | None] = mapped_column(ForeignKey("ad_rules.id", ondelete="SET NULL"))
    rule_name: Mapped[str] = mapped_column(String(120))
    revision: Mapped[int]
    campaign_id: Mapped[int] = mapped_column(ForeignKey("ad_campaigns.id", ondelete="CASCADE"))
    dry: Mapped[bool]
    once: Mapped[str | None] = mapped_column(String(80), unique=True)
    outcome: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(String(30))
    told: Mapped[dict[str, Any]] = mapped_column(default=dict)
    changes: Mapped[list[Any]] = mapped_column(default=list)  # [what, of which item, before, after]
    problem: Mapped[str] = mapped_column(String(500), default="")
    actor_name: Mapped[str] = mapped_column(default="")
