"""What a merchant says about searching."""

from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core.db import Changing, table_args


class SearchSettings(Changing):
    """One row, with id 1, once somebody changed anything.

    `synonyms` are groups of words that mean the same, `boosts` {field: factor}, `pins` [{query, product_ids,
    hidden_ids}].
    """

    __tablename__ = "search_settings"
    __table_args__ = table_args()

    synonyms: Mapped[list[Any]] = mapped_column(default=list)
    boosts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    pins: Mapped[list[Any]] = mapped_column(default=list)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}
