"""The manual's table of what each channel offers, made from the adapters: `python -m tradepost.channels.manual`."""

import sys

from tradepost.channels.adapter import METHODS
from tradepost.channels.adapters import ADAPTERS
from tradepost.channels.capabilities import Capability
from tradepost.channels.places import PLACES, SANDBOX

HEAD = """\
# What each channel offers

Made from the adapters by `python -m tradepost.channels.manual`; a test compares. Asking a channel for what it lacks is
an error that says so by name: "Avito offers no promotions"; or, where the table says "not yet", with the calls that the
marketplace has for it: "Avito offers finance, which is not used here yet: POST /core/v1/accounts/operations_history/".
"""
UNUSED = """\
## Not used yet

Calls that a marketplace has and that nothing here makes, by what they belong to. What is offered is offered without
them.
"""


def page() -> str:
    """The page as it is in docs/channels/capabilities.md."""
    shown = [kind for kind, adapter in ADAPTERS.items() if adapter.offers()]
    rows = [
        ["capability", "what it is", *(PLACES[kind].titles["en"] for kind in shown)],
        ["---"] * (2 + len(shown)),
        *(_row(capability, shown) for capability in METHODS),
    ]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    silent = ", ".join(PLACES[kind].titles["en"] for kind in ADAPTERS if kind not in shown)
    unused = "\n".join(_unused(kind) for kind in shown if ADAPTERS[kind].unused and kind != SANDBOX)
    return f"{HEAD}\n{table}\n\nBy import and by hand only: {silent}.\n\n{UNUSED}\n{unused}\n"


def _unused(kind: str) -> str:
    calls = "".join(
        f"  - {capability.words}: {', '.join(f'`{call}`' for call in told)}\n"
        for capability, told in sorted(ADAPTERS[kind].unused.items(), key=lambda one: list(METHODS).index(one[0]))
    )
    return f"- {PLACES[kind].titles['en']}\n{calls}".rstrip()


def _row(capability: Capability, shown: list[str]) -> list[str]:
    marks = [
        "yes" if capability in ADAPTERS[kind].offers() else "not yet" if capability in ADAPTERS[kind].unused else "–"
        for kind in shown
    ]
    return [f"`{capability}`", capability.about, *marks]


if __name__ == "__main__":
    sys.stdout.write(page())
