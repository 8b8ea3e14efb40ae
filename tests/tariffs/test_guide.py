"""What docs/guide/tariffs.md and docs/guide/calendar.md show is answered, and what they list is all there is."""

import json
import re
from pathlib import Path

import pytest

from tradepost.tariffs.rules import FEATURES

GUIDES = Path(__file__).parents[2] / "docs/guide"
CALL = re.compile(r"```http\n(GET|POST|PUT) (\S+)\n(?:(\{.*?\})\n)?```", re.DOTALL)


@pytest.mark.parametrize(("name", "count"), [("tariffs", 3), ("calendar", 1)])
async def test_every_call_of_a_guide_is_answered(owner, name, count):
    calls = CALL.findall((GUIDES / f"{name}.md").read_text(encoding="utf-8"))
    assert len(calls) == count
    tariff = 0
    for method, path, text in calls:
        body = json.loads(text)
        if "tariff_id" in body:
            body["tariff_id"] = tariff
        if "user_id" in body:
            body["user_id"] = owner.id
        answer = await owner.request(method, path, json=body)
        assert answer.status_code == 201, answer.text
        tariff = tariff or answer.json()["id"]


def test_the_guide_lists_every_feature():
    text = (GUIDES / "tariffs.md").read_text(encoding="utf-8").split("| key |")[1].split("\n\n")[0]
    assert re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) == list(FEATURES)
