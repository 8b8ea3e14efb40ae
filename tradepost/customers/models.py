"""Tables of buyers."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core.db import Changing, LongText, table_args


class CustomerGroup(Changing):
    """A group of customers with prices or discounts of its own."""

    __tablename__ = "customer_groups"
    __table_args__ = table_args()

    name: Mapped[str] = mapped_column(unique=True)


class Customer(Changing):
    """Somebody who buys. `external_id` is the number another system (a file, a marketplace) knows them by."""

    __tablename__ = "customers"
    __table_args__ = table_args(
        Index("ix_customers_name", "name", "id"), Index("ix_customers_created_at", "created_at", "id")
    )

    name: Mapped[str] = mapped_column(default="")
    email: Mapped[str | None] = mapped_column(String(255), unique=True)  # lower case
    phone: Mapped[str] = mapped_column(String(50), default="")
    address: Mapped[str] = mapped_column(LongText, default="")
    country: Mapped[str] = mapped_column(String(60), default="")  # alpha-2 where the name is known, else as it came
    notes: Mapped[str] = mapped_column(LongText, default="")
    external_id: Mapped[str | None] = mapped_column(String(100), unique=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"), unique=True)
    group_id: Mapped[int | None] = mapped_column(ForeignKey("customer_groups.id", ondelete="SET NULL"), index=True)
    search: Mapped[str] = mapped_column(LongText, default="")  # lower case: name, e-mail, phone, external id
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Address(Changing):
    """A postal address that an account keeps."""

    __tablename__ = "addresses"
    __table_args__ = table_args()

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(String(50), default="")
    line1: Mapped[str]
    line2: Mapped[str] = mapped_column(default="")
    city: Mapped[str]
    region: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(String(20), default="")
    country: Mapped[str] = mapped_column(String(2))
    is_default: Mapped[bool] = mapped_column(default=False)
