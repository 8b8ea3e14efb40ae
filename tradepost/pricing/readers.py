"""Who reads and who writes prices and taxes, as the routes ask."""

from typing import Annotated

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right

Reader = Annotated[Caller, may(Right.PRICES_READ)]
Writer = Annotated[Caller, may(Right.PRICES_WRITE)]
