"""What goes over the wire about plans and subscriptions. Amounts are decimal strings of `currency`."""

from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from tradepost.core import clock
from tradepost.core.money import Amount, minor_digits, to_text
from tradepost.core.web import Change, LongLine, Name, Schema, not_null
from tradepost.payments.models import Payment
from tradepost.payments.service import browser_secret
from tradepost.tariffs.models import Subscription, Tariff, TariffBill
from tradepost.tariffs.rules import FEATURES, GOOD

Period = Literal["once", "month", "year"]
Status = Literal["pending", "trial", "active", "grace", "expired", "cancelled"]


def _currency(code: str) -> str:
    minor_digits(code)
    return code


def _feature(key: str) -> str:
    if key not in FEATURES:
        raise ValueError(f"{key!r} is none of {', '.join(FEATURES)}")
    return key


def _moment(value: datetime) -> datetime:
    if not 2000 <= value.year <= 2200:
        raise ValueError("must lie between the years 2000 and 2200")
    return clock.local(value)


Currency = Annotated[str, StringConstraints(to_upper=True, strip_whitespace=True), AfterValidator(_currency)]
Feature = Annotated[str, AfterValidator(_feature)]
Includes = Annotated[list[Feature], Field(max_length=50, description=f"Of {', '.join(FEATURES)}")]
Limits = Annotated[
    dict[Feature, Annotated[int, Field(ge=1, le=10**9)]],
    Field(max_length=50, description="How often a day a feature may be set to work; no limit when left out"),
]
Days = Annotated[int, Field(ge=0, le=365)]
Moment = Annotated[datetime, AfterValidator(_moment)]


class TariffIn(Schema):
    """A new plan. `features` is a sentence for people, or a list of feature keys, which is `includes` as well."""

    name: Name
    price: Amount
    currency: Currency | None = None
    features: LongLine = ""
    includes: Includes = []
    limits: Limits = {}
    period: Period = Field("once", description="How long the price is for; once: until the subscription's end_date")
    trial_days: Days = 0

    @model_validator(mode="before")
    @classmethod
    def _listed(cls, value: Any) -> Any:
        if isinstance(value, dict) and isinstance(value.get("features"), list):
            return {**value, "features": "", "includes": [*value["features"], *value.get("includes", [])]}
        return value

    @model_validator(mode="after")
    def _limits_of_its_own(self) -> Self:
        self.includes = sorted(set(self.includes))
        if other := sorted(set(self.limits) - set(self.includes)):
            raise ValueError(f"limits {other[0]}, which the plan does not include")
        return self


class TariffChange(Change):
    """What is left out stays. Running subscriptions have the new features at once, a new price from their next bill."""

    name: Name | None = None
    price: Amount | None = None
    features: LongLine | None = None
    includes: Includes | None = None
    limits: Limits | None = None
    period: Period | None = None
    trial_days: Days | None = None

    _needed = not_null("name", "price", "features", "includes", "limits", "period", "trial_days")


class TariffOut(Schema):
    """A plan."""

    id: int
    name: str
    price: str
    currency: str
    features: str
    includes: list[str]
    limits: dict[str, int]
    period: Period
    trial_days: int
    archived: bool
    created_at: datetime
    updated_at: datetime
    version: int

    @classmethod
    def of(cls, one: Tariff) -> Self:
        same = ("id", "name", "currency", "features", "includes", "limits", "trial_days")
        return cls(
            **{name: getattr(one, name) for name in same},
            period=one.period,
            price=to_text(one.price, one.currency),
            archived=one.archived_at is not None,
            created_at=one.created_at,
            updated_at=one.updated_at,
            version=one.version,
        )


class SubscribeIn(Schema):
    """A plan to subscribe to, and how to pay for it. Without `end_date` it is renewed until it is cancelled."""

    tariff_id: Annotated[int, Field(ge=1, le=2**63 - 1)]
    end_date: Moment | None = None
    payment_provider: Annotated[str, StringConstraints(min_length=1, max_length=20)] = "offline"
    payment: dict[str, Any] = {}


class GrantIn(Schema):
    """A plan for somebody, without money."""

    user_id: Annotated[int, Field(ge=1, le=2**63 - 1)]
    end_date: Moment | None = None


class PayBill(Schema):
    """How to pay what is due."""

    payment_provider: Annotated[str, StringConstraints(min_length=1, max_length=20)] = "offline"
    payment: dict[str, Any] = {}


class BillOut(Schema):
    """What a period costs."""

    id: int
    number: int
    amount: str
    currency: str
    status: Literal["open", "paid", "void"]
    covers_from: datetime | None
    covers_until: datetime | None
    paid_at: datetime | None


class PaymentNextOut(Schema):
    """How the payment stands, and what the browser goes on with: an address, a secret of its own, words to read."""

    id: int
    provider: str
    status: str
    currency: str
    amount: str
    redirect_url: str
    client_secret: str
    instructions: str
    error: str
    error_code: str

    @classmethod
    def of(cls, payment: Payment) -> Self:
        plain = ("id", "provider", "status", "currency", "redirect_url", "instructions", "error", "error_code")
        return cls(
            **{name: getattr(payment, name) for name in plain},
            amount=to_text(payment.amount, payment.currency),
            client_secret=browser_secret(payment),
        )


class SubscriptionOut(Schema):
    """Somebody's subscription. It is `pending` until it is paid, and gives nothing before: `good` is false."""

    id: int
    user_id: int
    tariff_id: int
    tariff_name: str
    status: Status
    good: bool
    period: Period
    granted: bool
    renews: bool
    start_date: datetime | None
    end_date: datetime | None
    trial_until: datetime | None
    paid_until: datetime | None
    cancelled_at: datetime | None
    bills: list[BillOut] = []
    payment: PaymentNextOut | None = None
    created_at: datetime

    @classmethod
    def of(
        cls, one: Subscription, tariff: str, bills: list[TariffBill] | None = None, payment: Payment | None = None
    ) -> Self:
        same = ("id", "tariff_id", "granted", "renews", "end_date", "trial_until", "paid_until", "cancelled_at")
        return cls(
            **{name: getattr(one, name) for name in same},
            user_id=one.account_id,
            tariff_name=tariff,
            status=one.status,
            good=one.status in GOOD,
            period=one.period,
            start_date=one.started_at,
            bills=[
                BillOut(
                    **{name: getattr(bill, name) for name in BillOut.model_fields if name != "amount"},
                    amount=to_text(bill.amount, bill.currency),
                )
                for bill in bills or []
            ],
            payment=PaymentNextOut.of(payment) if payment else None,
            created_at=one.created_at,
        )


class PlanOut(Schema):
    """A plan that has a feature."""

    id: int
    name: str
    price: str
    currency: str
    period: Period
    trial_days: int


class FeatureOut(Schema):
    """Something that can be premium: `premium` says whether a plan has it, `yours` whether you may use it."""

    key: str
    title: dict[Literal["en", "ru"], str]
    premium: bool
    yours: bool
    limit: int | None
    used_today: int
    plans: list[PlanOut]


class FeaturesOut(Schema):
    """Everything that can be premium."""

    items: list[FeatureOut]
