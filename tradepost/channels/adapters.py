"""The adapter of each type of channel: adding a marketplace is a folder beside this file and a line in it."""

from tradepost.channels.adapter import Adapter, named
from tradepost.channels.connecting import access_of
from tradepost.channels.models import Channel
from tradepost.channels.store import Store
from tradepost.channels.wildberries.adapter import WildberriesAdapter

ADAPTERS: dict[str, type[Adapter]] = {
    "store": Store,
    "wildberries": WildberriesAdapter,
    "ozon": named("Ozon"),
    "yandex_market": named("Yandex Market"),
    "avito": named("Avito"),
    "amazon": named("Amazon"),
    "walmart": named("Walmart"),
    "sandbox": WildberriesAdapter,  # its one dialect so far
    "other": named("Another place"),
}


def adapter_of(channel: Channel) -> Adapter:
    """A channel's adapter, with its settings and credentials: `adapter_of(channel).require(Capability.REVIEWS)`."""
    access = access_of(channel)
    return ADAPTERS[channel.type](access)
