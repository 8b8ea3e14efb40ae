"""Tables of forecasts: what a job found, so that pages answer at once. All of it can be thrown away and made anew."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core import clock
from tradepost.core.db import Base, table_args
from tradepost.forecasting.rules import KNOTS


class Forecast(Base):
    """A product's forecast for the days after `through`.

    `demand_N` is what will be asked for in the first N days, in thousandths of a unit; `unit_value` what a unit brings,
    in minor units of the shop's currency. `figures` has the errors and `spreads` (rules.SPREADS), `ahead` the daily
    mean and bands, `backtest` what was said of earlier days and by how much it was wrong.
    """

    __tablename__ = "forecasts"
    __table_args__ = table_args()

    product_id: Mapped[int] = mapped_column(
        ForeignKey("products.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    run_id: Mapped[str] = mapped_column(String(36))
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    through: Mapped[date]
    days: Mapped[int]
    unknown: Mapped[int]
    model: Mapped[str] = mapped_column(String(30))
    unit_value: Mapped[int] = mapped_column(BigInteger)
    demand_7: Mapped[int] = mapped_column(BigInteger)
    demand_14: Mapped[int] = mapped_column(BigInteger)
    demand_21: Mapped[int] = mapped_column(BigInteger)
    demand_28: Mapped[int] = mapped_column(BigInteger)
    demand_42: Mapped[int] = mapped_column(BigInteger)
    demand_56: Mapped[int] = mapped_column(BigInteger)
    demand_91: Mapped[int] = mapped_column(BigInteger)
    figures: Mapped[dict[str, Any]]
    ahead: Mapped[dict[str, Any]]
    backtest: Mapped[dict[str, Any]]

    @property
    def knots(self) -> list[int]:
        """Demand up to each of rules.KNOTS."""
        return [getattr(self, f"demand_{day}") for day in KNOTS]


class CategoryForecast(Base):
    """What a category will be asked for with everything below it: `key` is its id, `all` the shop, `none` the rest.

    The latter two have no `category_id`.
    """

    __tablename__ = "category_forecasts"
    __table_args__ = table_args()

    key: Mapped[str] = mapped_column(String(24), primary_key=True)
    category_id: Mapped[int | None] = mapped_column(BigInteger)
    run_id: Mapped[str] = mapped_column(String(36))
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    through: Mapped[date]
    products: Mapped[int]
    figures: Mapped[dict[str, Any]]
    ahead: Mapped[dict[str, Any]]
