"""Who reads and who writes the catalogue, as its routes ask."""

from typing import Annotated

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right

Editor = Annotated[Caller, may(Right.CATALOG_WRITE)]


def is_staff(who: Caller | None) -> bool:
    """Whether somebody sees drafts, costs and what is archived."""
    return who is not None and who.has(Right.CATALOG_READ)
