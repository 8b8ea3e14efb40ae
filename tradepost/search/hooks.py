"""One process of every machine writes its index."""

from tradepost.core import followers
from tradepost.core.followers import Follower
from tradepost.core.settings import settings
from tradepost.search.layout import FOLLOWER


def _keeper() -> Follower:
    from tradepost.search.following import Keeper  # noqa: PLC0415 - commands and workers without a search do without it

    return Keeper()


def _wanted() -> bool:
    return not settings().services or "search" in settings().services


followers.register(FOLLOWER, _keeper, wanted=_wanted)
