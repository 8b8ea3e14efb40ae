"""What goes over the wire about auto replies."""

import re
from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from tradepost.core.web import Change, Line, Schema, Text, not_null
from tradepost.replies.models import AutoReply, Sending
from tradepost.replies.templates import LONGEST

Template = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST), Text]
Words = Annotated[
    list[Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100), Text]],
    Field(max_length=50),
]
Ids = Annotated[list[Annotated[int, Field(ge=1, le=2**63 - 1)]], Field(max_length=200)]
Codes = Annotated[
    list[Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60), Text]],
    Field(max_length=50),
]
Stars = Annotated[int, Field(ge=1, le=5, strict=True)]
Amount = Annotated[str, StringConstraints(pattern=r"^\d{1,12}(\.\d{1,4})?$")]
TimeOfDay = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Language = Annotated[str, StringConstraints(pattern=r"^([a-z]{2})?$")]
Status = Literal["sent", "held", "waiting", "skipped", "failed", "rejected"]


class Conditions(BaseModel):
    """When a rule fits; what is left out is not asked for. Words are found in whichever form, in English and Russian.

    `total_min` and `total_max` are in the order's own currency. `channels` are codes, the own store's is "store".
    """

    model_config = ConfigDict(extra="forbid")

    rating_min: Stars | None = None
    rating_max: Stars | None = None
    words: Words | None = None
    without_words: Words | None = None
    verified: bool | None = None
    with_text: bool | None = None
    products: Ids | None = None
    categories: Ids | None = None
    channels: Codes | None = None
    languages: Codes | None = None
    total_min: Amount | None = None
    total_max: Amount | None = None

    def stated(self) -> dict[str, Any]:
        """Those that ask for something."""
        return {name: value for name, value in self.model_dump().items() if value not in (None, [])}


def _translations(value: dict[str, str]) -> dict[str, str]:
    for language in value:
        if not re.fullmatch("[a-z]{2}", language):
            raise ValueError(f"{language!r} is no language of two letters, such as ru")
    return value


class AutoReplyIn(Schema):
    """A rule: what sets it off, and the template of its answer, which may name the trigger's variables.

    `translations` has the template in other languages; the buyer's own is taken where it is there. `approve` holds
    each answer until somebody lets it go. Of several rules that fit, the one with the lowest `position` answers.
    """

    trigger: Annotated[str, StringConstraints(strip_whitespace=True, max_length=100), Text]
    response: Template
    name: Line = ""
    translations: Annotated[dict[str, Template], Field(max_length=20)] = {}
    conditions: Conditions = Conditions()
    active: bool = True
    approve: bool = False
    settles: bool = False
    mail_guests: bool = False
    quiet_from: TimeOfDay | None = None
    quiet_to: TimeOfDay | None = None
    position: Annotated[int | None, Field(ge=0, le=1_000_000)] = None

    _known = field_validator("translations")(_translations)

    def stated(self) -> dict[str, Any]:
        """As the service takes it."""
        found = self.model_dump(exclude={"conditions", "position"}) | {"conditions": self.conditions.stated()}
        return found if self.position is None else found | {"position": self.position}


class AutoReplyChange(Change):
    """What of a rule changes."""

    trigger: Annotated[str, StringConstraints(strip_whitespace=True, max_length=100), Text] | None = None
    response: Template | None = None
    name: Line | None = None
    translations: Annotated[dict[str, Template], Field(max_length=20)] | None = None
    conditions: Conditions | None = None
    active: bool | None = None
    approve: bool | None = None
    settles: bool | None = None
    mail_guests: bool | None = None
    quiet_from: TimeOfDay | None = None
    quiet_to: TimeOfDay | None = None
    position: Annotated[int, Field(ge=0, le=1_000_000)] | None = None

    _filled = not_null(
        "trigger", "response", "name", "translations", "conditions", "active", "approve", "settles", "mail_guests",
        "position",
    )  # fmt: skip
    _known = field_validator("translations")(_translations)

    def stated(self) -> dict[str, Any]:
        """As the service takes it."""
        found = dict(self.given)
        if self.conditions is not None:
            found["conditions"] = self.conditions.stated()
        return found


class Counts(Schema):
    """What became of a rule's causes, by status."""

    sent: int = 0
    held: int = 0
    waiting: int = 0
    skipped: int = 0
    failed: int = 0
    rejected: int = 0


class AutoReplyOut(Schema):
    """A rule, and how often it did what."""

    id: int
    name: str
    trigger: str
    response: str
    translations: dict[str, str]
    conditions: dict[str, Any]
    active: bool
    approve: bool
    settles: bool
    mail_guests: bool
    quiet_from: str | None
    quiet_to: str | None
    position: int
    version: int
    counts: Counts
    created_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, rule: AutoReply, counts: dict[str, int]) -> Self:
        plain = {name: getattr(rule, name) for name in cls.model_fields if name != "counts"}
        return cls(**plain, counts=Counts(**counts))


class VariableOut(Schema):
    """Something a template may name, with a sample; one of a list is written "order.lines[].name"."""

    name: str
    sample: str


class TriggerOut(Schema):
    """A trigger: whom the answer goes to, what its templates may name, what its rules may ask for."""

    name: str
    target: Literal["buyer", "review", "conversation", "staff"]
    variables: list[VariableOut]
    conditions: list[str]


class TriggersOut(Schema):
    """Every trigger, and what templates are written with."""

    items: list[TriggerOut]
    filters: list[str]
    longest: int


class AutoReplyPreviewIn(Schema):
    """A rule that is being written. `language` shows it as a buyer of that language would get it."""

    trigger: Annotated[str, StringConstraints(strip_whitespace=True, max_length=100), Text]
    response: Template
    translations: Annotated[dict[str, Template], Field(max_length=20)] = {}
    conditions: Conditions = Conditions()
    quiet_from: TimeOfDay | None = None
    quiet_to: TimeOfDay | None = None
    language: Language = ""

    _known = field_validator("translations")(_translations)


class AutoReplyPreviewOut(Schema):
    """What would be sent about the newest such event; with `real` false, about an invented one.

    `matched` tells whether the conditions are met, `reason` why not, `send_at` when it would go out if it came now.
    """

    title: str
    text: str
    language: str
    real: bool
    event_id: int | None
    about: str
    matched: bool
    reason: str
    send_at: datetime
    values: dict[str, Any]


class SendingOut(Schema):
    """What a rule made of a cause, and why: `reason` in a word, `detail` in a sentence."""

    id: int
    auto_reply_id: int | None
    rule_name: str
    trigger: str
    cause: str
    status: Status
    reason: str
    detail: str
    channel: str
    language: str
    about: str
    title: str
    text: str
    link: str
    target: str
    send_at: datetime | None
    sent_at: datetime | None
    decided_by: str
    created_at: datetime

    @classmethod
    def of(cls, made: Sending) -> Self:
        return cls.model_validate(made)


class ApproveIn(Schema):
    """`text` sends it in other words."""

    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST), Text] | None = None
