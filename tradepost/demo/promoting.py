"""What buyers of the demo shop look by: keywords of a few goods with a month of positions, and a semantic core."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from sqlalchemy import case, insert, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Product
from tradepost.core import clock
from tradepost.promotion import collecting, keywords, phrases
from tradepost.promotion.models import Keyword, PositionDay, SemanticCore
from tradepost.promotion.schemas import KeywordIn

DAYS = 30
# Yesterday it fell by so many places: what a seller's day is there to say.
FALLEN, PLACES = "сковорода 26 см", 8
# By a word of the product's name: (keyword, searches a month, the place it stands at on average).
WORDS: dict[str, tuple[tuple[str, int, int], ...]] = {
    "kettle": (
        ("чайник эмалированный", 5400, 3),
        ("чайник со свистком", 4100, 2),
        ("enamel kettle", 880, 1),
        ("чайник для индукционной плиты", 1900, 9),
    ),
    "headphones": (
        ("беспроводные наушники", 21000, 6),
        ("наушники с шумоподавлением", 7600, 4),
        ("wireless headphones", 3300, 2),
    ),
    "Table lamp": (("настольная лампа", 9200, 5), ("лампа с диммером", 740, 1), ("bedside lamp", 610, 7)),
    "Cast iron pan": (("чугунная сковорода", 11500, 2), ("сковорода 26 см", 3900, 8)),
}
# A core, by groups of what means the same.
CORE: tuple[tuple[tuple[str, int], ...], ...] = (
    (("чайник эмалированный", 5400), ("чайник со свистком", 4100), ("эмалированный чайник купить", 620),
     ("чайник для индукционной плиты", 1900), ("чайник 1.7 л", 240)),
    (("enamel kettle", 880), ("whistling kettle", 410), ("kettle for induction", 190), ("stovetop kettle", 90)),
    (("чугунная сковорода", 11500), ("сковорода 26 см", 3900), ("сковорода чугунная для плиты", 480)),
    (("настольная лампа", 9200), ("лампа с диммером", 740), ("лампа для чтения", 350)),
    (("кружка ручной работы", 860), ("керамическая кружка", 1300), ("stoneware mug", 220)),
    (("льняные полотенца", 950), ("кухонные полотенца набор", 430), ("чайник бесплатно", 70)),
)  # fmt: skip


async def promote(db: AsyncSession, random: Random, products: Sequence[Product], today: date) -> None:
    """Write all of it down."""
    made: list[tuple[int, int]] = []
    fallen = 0
    for name, words in WORDS.items():
        product = next(one for one in products if name in one.name)
        bodies = [KeywordIn(word=word, frequency=asked, product_id=product.id) for word, asked, _ in words]
        added = await keywords.add(db, bodies, "en")
        made += [(one.id, place) for one, (_, _, place) in zip(added, words, strict=True)]
        fallen = next((one.id for one in added if one.word == FALLEN), fallen)
    rows = []
    for keyword_id, usual in made:
        place = usual
        for n in range(DAYS, 0, -1):
            day, fell = today - timedelta(days=n), n == 1 and keyword_id == fallen
            moved = random.choice((-1, 0, 0, 1)) + (1 if place < usual - 2 else 0)
            place = place + PLACES if fell else max(1, place + moved)
            rows.append({"keyword_id": keyword_id, "day": day, "at": clock.now(), "position": place, "looked": 200,
                         "fell": fell})  # fmt: skip
    await db.execute(insert(PositionDay), rows)
    # What was found on the last day is where each stands.
    stands = {row["keyword_id"]: row["position"] for row in rows}
    now = case(stands, value=Keyword.id)
    await db.execute(
        update(Keyword).where(Keyword.id.in_(stands)).values(own_position=now, checked_at=clock.now()),
        execution_options={"synchronize_session": False},
    )
    core = SemanticCore(name="Home & kitchen", sources=list(collecting.SOURCES), minus=["бесплатно"], days=90)
    db.add(core)
    await db.flush()
    found = [(phrase, collecting.KEYWORDS, asked) for group in CORE for phrase, asked in group]
    kept = phrases.merge(found)
    groups = {phrase: n for n, group in enumerate(CORE) for phrase, _ in group}
    await collecting.write(db, core.id, kept, [groups[one.phrase] for one in kept.values()], {})
