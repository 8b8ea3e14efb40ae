"""What goes over the wire about buyers."""

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from tradepost.accounts.rules import email_fault, fold
from tradepost.core.web import Line, LongLine, Name, Schema, Text
from tradepost.customers.rules import country_code, known_country


def _email(value: str) -> str | None:
    folded = fold(value)
    if not folded:
        return None
    fault = email_fault(folded)
    if fault:
        raise ValueError(fault)
    return folded


def _country(value: str) -> str:
    return country_code(value)


Email = Annotated[str, StringConstraints(max_length=300), AfterValidator(_email)]
Phone = Annotated[str, StringConstraints(strip_whitespace=True, max_length=50), Text]
Country = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60), Text, AfterValidator(_country)]
RealCountry = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=60), Text, AfterValidator(known_country)
]
ExternalId = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100), Text]
Postcode = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20), Text]
RowId = Annotated[int, Field(ge=1, le=2**63 - 1)]


class CustomerIn(Schema):
    """A buyer. The e-mail is unique; a country may be named by its code or its English or Russian name."""

    name: Name
    email: Email | None = None
    phone: Phone = ""
    address: LongLine = ""
    country: Country = ""
    notes: LongLine = ""
    external_id: ExternalId | None = None
    group_id: RowId | None = None


class CustomerChange(Schema):
    """What is left out stays."""

    name: Name | None = None
    email: Email | None = None
    phone: Phone | None = None
    address: LongLine | None = None
    country: Country | None = None
    notes: LongLine | None = None
    external_id: ExternalId | None = None
    group_id: RowId | None = None


class CustomerOut(Schema):
    """A buyer as the merchant knows them."""

    id: int
    name: str
    email: str | None
    phone: str
    address: str
    country: str
    notes: str
    external_id: str | None
    account_id: int | None
    group_id: int | None
    created_at: datetime
    updated_at: datetime
    version: int


class GroupIn(Schema):
    """A group of customers."""

    name: Name


class GroupOut(Schema):
    """A group of customers and how many are in it."""

    id: int
    name: str
    customers: int
    created_at: datetime
    updated_at: datetime


class AddressIn(Schema):
    """A postal address; the country by its ISO 3166 code or its English or Russian name."""

    name: Line = ""
    phone: Phone = ""
    line1: Name
    line2: Line = ""
    city: Name
    region: Line = ""
    postcode: Postcode = ""
    country: RealCountry
    is_default: bool = False


class AddressChange(Schema):
    """What is left out stays."""

    name: Line | None = None
    phone: Phone | None = None
    line1: Name | None = None
    line2: Line | None = None
    city: Name | None = None
    region: Line | None = None
    postcode: Postcode | None = None
    country: RealCountry | None = None
    is_default: bool | None = None


class AddressOut(Schema):
    """A postal address that somebody keeps."""

    id: int
    name: str
    phone: str
    line1: str
    line2: str
    city: str
    region: str
    postcode: str
    country: str
    is_default: bool
    created_at: datetime
    updated_at: datetime
