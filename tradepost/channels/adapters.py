"""The adapter of each type of channel: adding a marketplace is a folder beside this file and a line in it."""

from tradepost.channels.adapter import Adapter, named
from tradepost.channels.avito.adapter import AvitoAdapter
from tradepost.channels.capabilities import Capability
from tradepost.channels.connecting import access_of
from tradepost.channels.models import Channel
from tradepost.channels.ozon.adapter import OzonAdapter
from tradepost.channels.places import DIALECTS, SANDBOX
from tradepost.channels.store import Store
from tradepost.channels.wildberries.adapter import WildberriesAdapter
from tradepost.channels.yandex_market.adapter import YandexMarketAdapter

ADAPTERS: dict[str, type[Adapter]] = {
    "store": Store,
    "wildberries": WildberriesAdapter,
    "ozon": OzonAdapter,
    "yandex_market": YandexMarketAdapter,
    "avito": AvitoAdapter,
    "amazon": named("Amazon"),
    "walmart": named("Walmart"),
    "sandbox": WildberriesAdapter,  # in its usual dialect
    "other": named("Another place"),
}


def adapter_of(channel: Channel) -> Adapter:
    """A channel's adapter, with its settings and credentials: `adapter_of(channel).require(Capability.REVIEWS)`."""
    access = access_of(channel)
    type_ = str(access.options["dialect"]) if channel.type == SANDBOX else channel.type
    return ADAPTERS[type_](access)


def types_offering(capability: Capability) -> list[str]:
    """The types of channels that offer something; the sandbox does where one of its dialects does."""
    found = {name for name, adapter in ADAPTERS.items() if capability in adapter.offers()}
    if found & set(DIALECTS):
        found.add(SANDBOX)
    return [name for name in ADAPTERS if name in found]
