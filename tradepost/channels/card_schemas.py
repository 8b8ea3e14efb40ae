"""What goes over the wire about a channel's categories, what is mapped to them, and cards."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field

from tradepost.channels import carding, drafting
from tradepost.channels.carding import Decision
from tradepost.channels.categories import wants_of
from tradepost.channels.drafting import Made
from tradepost.channels.filling import FIELDS, Code, Place as LackPlace, Said, Source
from tradepost.channels.mapping import Asked, Names, Place
from tradepost.channels.models import ChannelCard, ChannelCategory
from tradepost.channels.schemas import ListingState, RowId
from tradepost.core.web import Line, Schema

CategoryId = Annotated[Line, Field(min_length=1, max_length=60)]
Value = Annotated[Line, Field(min_length=1)]
VALUES = 50
SHOWN = 200  # choices of an attribute; the rest is searched for


class ChannelCategoryOut(Schema):
    """A category of a channel; cards go into leaves. `wants_read_at` is when what it wants to know was read."""

    external_id: str
    parent_id: str
    name: str
    path: str
    leaf: bool
    read_at: datetime
    wants_read_at: datetime | None

    @classmethod
    def of(cls, row: ChannelCategory) -> Self:
        """A row of the tree."""
        plain = {name: getattr(row, name) for name in cls.model_fields if name != "wants_read_at"}
        return cls(**plain, wants_read_at=row.wants_at)


class CategorySuggestionOut(Schema):
    """A category of a channel that one of ours may be; `score` is 0 to 100."""

    external_id: str
    path: str
    score: float


class AttributeSaidOut(Schema):
    """What an attribute is taken from: `default` is said where ours says nothing, with `constant` always.

    `words` are values of ours as they are called there.
    """

    source: Source
    name: str
    default: list[str]
    words: dict[str, str]

    @classmethod
    def of(cls, said: Said | None) -> Self | None:
        """A mapping, if there is one."""
        if said is None:
            return None
        return cls(source=said.source, name=said.name, default=list(said.usual), words=dict(said.words))


class AttributeSaidIn(Schema):
    """What an attribute is to be taken from: an attribute or option of ours, a field, or a constant."""

    source: Source
    name: Annotated[Line, Field(max_length=120)] = ""
    default: Annotated[list[Value], Field(max_length=50)] = []
    words: Annotated[dict[str, Value], Field(max_length=2000)] = {}

    @property
    def said(self) -> Said:
        """As the mapping has it; a constant has no name and no words."""
        if self.source == "constant":
            return Said("constant", "", list(self.default))
        return Said(self.source, self.name, list(self.default), dict(self.words))


class AttributeMappingOut(Schema):
    """An attribute of a channel's category, and what says it.

    `own` is the card's own field that says it anyhow; `suggestion` is what might. Of a long list of choices the first
    are shown, and `choices_total` says how many there are.
    """

    external_id: str
    name: str
    about: str
    required: bool
    kind: Literal["text", "number", "flag", "choice"]
    unit: str
    most: int
    longest: int
    choices: list[str]
    choices_total: int
    mapped: bool
    own: str
    mapping: AttributeSaidOut | None
    suggestion: AttributeSaidOut | None

    @classmethod
    def of(cls, one: Asked) -> Self:
        """One of `mapping.asked`."""
        made = {
            "choices": list(one.attribute.choices[:SHOWN]),
            "choices_total": len(one.attribute.choices),
            "mapped": one.mapped,
            "own": one.own,
            "mapping": AttributeSaidOut.of(one.said),
            "suggestion": AttributeSaidOut.of(one.suggestion),
        }
        return cls(**made, **{name: getattr(one.attribute, name) for name in cls.model_fields if name not in made})


class OurNameOut(Schema):
    """What products that go to a category say of themselves: an attribute or option, and its first 50 values."""

    source: Source
    name: str
    values: list[str]


class MappedCategoryOut(Schema):
    """What a channel's category wants to know and what says it; `read_at`: when that was read, null: never."""

    external_id: str
    path: str
    read_at: datetime | None
    required: int
    required_mapped: int
    optional: int
    optional_mapped: int
    attributes: list[AttributeMappingOut]
    ours: list[OurNameOut]
    fields: list[str]

    @classmethod
    def of(cls, row: ChannelCategory, asked: Sequence[Asked], names: Names) -> Self:
        """A category with what `mapping.asked` says of it."""
        must = [one for one in asked if one.attribute.required]
        may = [one for one in asked if not one.attribute.required]
        return cls(
            external_id=row.external_id,
            path=row.path,
            read_at=row.wants_at,
            required=len(must),
            required_mapped=sum(one.mapped for one in must),
            optional=len(may),
            optional_mapped=sum(one.mapped for one in may),
            attributes=[AttributeMappingOut.of(one) for one in asked],
            ours=[
                OurNameOut(source=source, name=name, values=list(values[:VALUES]))
                for (source, name), values in sorted(names.items())
            ],
            fields=list(FIELDS),
        )


class PlaceOut(Schema):
    """Where one of our categories goes: its own mapping, or that of `inherited_from` above it; null: nowhere yet.

    `gone`: the channel has that category no longer. The counts are of what it wants to know; null: not read yet.
    """

    category_id: int
    name: str
    path: str
    depth: int
    products: int
    external_id: str | None
    channel_path: str | None
    inherited_from: int | None
    gone: bool
    required: int | None
    required_mapped: int | None

    @classmethod
    def of(
        cls,
        one: Place,
        theirs: Mapping[str, ChannelCategory],
        said: Mapping[str, Mapping[str, Said]],
        own: Collection[str],
    ) -> Self:
        """One of `mapping.places`, with the rows of their categories, what is mapped, and what cards say anyhow."""
        row = theirs.get(one.external_id or "")
        known = row is not None and row.wants_at is not None
        must = [want.external_id for want in wants_of(row) if want.required] if row is not None and known else []
        mapped = said.get(one.external_id or "", {})
        return cls(
            category_id=one.category.id,
            name=one.category.name,
            path=one.path,
            depth=one.category.path.count("/") - 2,
            products=one.products,
            external_id=one.external_id,
            channel_path=row.path if row is not None else None,
            inherited_from=one.inherited_from,
            gone=one.external_id is not None and row is None,
            required=len(must) if known else None,
            required_mapped=sum(key in mapped or key in own for key in must) if known else None,
        )


class ChannelMappingOut(Schema):
    """Where our categories go on a channel; `read_at` is when its tree was last read, null: not yet."""

    read_at: datetime | None
    categories: int
    items: list[PlaceOut]


class CategoryMappingIn(Schema):
    """The channel's category that ours is; null: none of its own."""

    external_id: CategoryId | None


class MappingCopyIn(Schema):
    """From which channel of the same type what was said is taken over."""

    from_channel_id: RowId


class MappingCopyOut(Schema):
    """How many mappings were taken over, and how many were there already and stayed."""

    categories: int
    attributes: int
    kept: int


class TakenOut(Schema):
    """How many suggestions were taken."""

    taken: int


class CardLackOut(Schema):
    """Something that keeps a card back: what is missing or wrong (`what`, of ours: `ours`), and where it is mended."""

    code: Code
    what: str
    place: LackPlace
    message: str
    attribute_id: str
    ours: str
    value: str


class ChannelCardOut(Schema):
    """What a variant's card on a channel would be, what is lacking, and what became of the one sent last.

    `decision` is what asking would do; `state` and `error` are of the card that was sent last.
    """

    variant_id: int
    sku: str
    product_id: int
    product_name: str
    category_id: int | None
    category: str
    channel_category_id: str | None
    channel_category: str | None
    listing_id: int | None
    external_id: str | None
    decision: Decision
    lacks: list[CardLackOut]
    state: ListingState
    error: str
    waiting: bool
    sent_at: datetime | None
    draft: dict[str, Any] | None

    @classmethod
    def of(cls, made: Made, row: ChannelCard | None) -> Self:
        """What `drafting.make` says of a variant, with its row."""
        goods, theirs, listing = made.goods, made.theirs, made.listing
        return cls(
            variant_id=goods.variant_id,
            sku=goods.sku,
            product_id=goods.product_id,
            product_name=goods.name,
            category_id=goods.category_id,
            category=goods.category,
            channel_category_id=theirs.external_id if theirs is not None else None,
            channel_category=theirs.path if theirs is not None else None,
            listing_id=listing.id if listing is not None else None,
            external_id=listing.external_id if listing is not None else None,
            decision=carding.decided(made, row),
            lacks=[CardLackOut.model_validate(one) for one in made.lacks],
            state=row.state if row is not None else "idle",
            error=row.error if row is not None else "",
            waiting=row is not None and row.due is not None,
            sent_at=row.sent_at if row is not None else None,
            draft=drafting.plain(made.draft) if made.draft is not None else None,
        )


class CardsOutIn(Schema):
    """Which variants' cards are to be sent: those of all on sale, when none is named. With `dry_run` none is."""

    model_config = ConfigDict(extra="forbid")  # a `dry_run` that is misspelt would send

    variant_ids: Annotated[list[RowId], Field(min_length=1, max_length=1000)] | None = None
    dry_run: bool = False


class KeptBackOut(Schema):
    """A variant whose card is not sent, and why."""

    variant_id: int
    sku: str
    decision: Decision
    lacks: list[CardLackOut]


class CardsOutOut(Schema):
    """How many were decided how; `create` and `update` are sent now, or would be. `kept_back` names the first 100."""

    dry_run: bool
    create: int
    update: int
    same: int
    lacking: int
    unmapped: int
    kept_back: list[KeptBackOut]

    @classmethod
    def of(cls, counts: Mapping[Decision, int], kept_back: Sequence[tuple[Made, Decision]], *, dry_run: bool) -> Self:
        """What `carding.ask` found."""
        named = [
            KeptBackOut(
                variant_id=made.goods.variant_id,
                sku=made.goods.sku,
                decision=decision,
                lacks=[CardLackOut.model_validate(one) for one in made.lacks],
            )
            for made, decision in kept_back
        ]
        return cls(dry_run=dry_run, kept_back=named, **{str(name): count for name, count in counts.items()})
