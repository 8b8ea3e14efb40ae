"""Every call of the guides to reviews, content and notifications, as they have it."""

import json
import re
from pathlib import Path

import pytest

from tests import make_reviews as make
from tradepost.notifications.rules import KINDS

GUIDES = Path(__file__).parents[2] / "docs/guide"
CALL = re.compile(r"```http\n(GET|POST|PUT) (\S+)\n(?:(\{.*\})\n)?```")
# What a buyer does; everything else is done by the owner.
OF_BUYERS = (
    ("POST", "/api/v1/products/{product}/reviews"),
    ("POST", "/api/v1/reviews/{other}/votes"),
    ("PUT", "/notifications/settings"),
    ("POST", "/api/v1/activity"),
    ("GET", "/api/v1/activity/recently-viewed?limit=4"),
)


@pytest.mark.parametrize(("name", "count"), [("reviews", 6), ("content", 4), ("notifications", 4)])
async def test_every_call_of_a_guide_is_answered(owner, buyer, stranger, name, count):
    text = (GUIDES / f"{name}.md").read_text(encoding="utf-8")
    calls = CALL.findall(text)
    assert len(calls) == text.count("```http") == count
    product = await make.lamp()
    other = await make.posted(stranger, product)
    known = {"product": product, "other": other["id"], "buyer": buyer.id, "review": 0}
    for method, path, body in calls:
        who = buyer if (method, path) in OF_BUYERS else owner
        for word, number in known.items():
            path = path.replace(f"{{{word}}}", str(number))  # noqa: PLW2901 - the path as it is asked for
            body = body.replace(f"{{{word}}}", str(number))  # noqa: PLW2901 - and its body
        answer = await who.request(method, path, json=json.loads(body) if body else None)
        assert answer.status_code in {200, 201}, (method, path, answer.text)
        if path.endswith("/reviews") and method == "POST":
            known["review"] = answer.json()["id"]


def test_the_guide_lists_every_kind_of_notification_and_where_it_is_told():
    text = (GUIDES / "notifications.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| .* \| (yes|no) \|$", text, re.MULTILINE)
    assert dict(rows) == {kind: "yes" if usual.by_mail else "no" for kind, usual in KINDS.items()}
