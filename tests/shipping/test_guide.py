"""The guide to shipping does what it says: every command of it is run here, and every answer it shows is compared."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

from tests import make_shipping as make
from tradepost.shipping import rules

GUIDE = (Path(__file__).parents[2] / "docs/guide/shipping.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```(sh|json)\n(.*?)```", re.DOTALL)
NAMED = re.compile(r"(\w+)=\$\((curl .*) \| jq -r \.id\)")


def holds(answer: Any, shown: Any) -> bool:
    """Whether an answer has all that is shown of it."""
    if isinstance(shown, dict):
        return all(name in answer and holds(answer[name], value) for name, value in shown.items())
    if isinstance(shown, list):
        return len(answer) == len(shown) and all(map(holds, answer, shown))
    return bool(answer == shown)


async def run(guest: Any, command: str, known: dict[str, str]) -> Any:
    """Send what a curl command sends: its answer."""
    for name, value in known.items():
        command = command.replace(f"${name}", value)
    assert "$" not in command, command
    words = iter(shlex.split(command)[1:])
    method, url, headers, body = "GET", "", {}, None
    for word in words:
        if word == "-X":
            method = next(words)
        elif word == "-H":
            name, _, value = next(words).partition(": ")
            headers[name] = value
        elif word == "--json":
            body = next(words)
            headers["Content-Type"] = "application/json"
            method = "POST" if method == "GET" else method
        elif word == "-o":
            next(words)
        elif word != "-s":
            url = word
    return await guest.request(method, url, headers=headers, content=body)


async def test_every_command_of_the_guide_does_what_the_guide_says(owner, guest):
    made = await make.shipment(await make.order(owner))
    token = owner.headers["Authorization"].removeprefix("Bearer ")
    known = {"SHOP": "http://shop", "TOKEN": token, "SHIPMENT": str(made.id)}
    answer, commands = None, 0
    for kind, text in BLOCK.findall(GUIDE):
        if kind == "json":
            shown = json.loads(text)
            assert holds(answer.json(), shown), answer.text
            assert answer.status_code == shown.get("status", 200) or isinstance(shown.get("status"), str)
            continue
        for line in text.strip().splitlines():
            named = NAMED.fullmatch(line)
            answer = await run(guest, named[2] if named else line, known)
            commands += 1
            assert answer.status_code < 300 or "Germny" in line, answer.text
            if named:
                known[named[1]] = str(answer.json()["id"])
    assert commands == 16


def test_the_guides_table_of_statuses_is_the_rules():
    table = GUIDE.split("| from | may become |", 1)[1].split("\n\n", 1)[0]
    rows = [re.findall(r"`(\w+)`", line) for line in table.splitlines() if "`" in line]
    assert {row[0]: set(row[1:]) for row in rows} == {
        status: set(following) for status, following in rules.NEXT.items() if following
    }
