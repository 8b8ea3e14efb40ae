"""Rules kept in memory are never stale: a change is seen by the next read, whoever made it."""

from tradepost.core import db, stamps
from tradepost.core.stamps import Kept


class Shelf:
    """A few rules somewhere, and how often they were read."""

    def __init__(self, *rules: str) -> None:
        self.rules, self.reads = list(rules), 0

    async def load(self, _db) -> list[str]:
        self.reads += 1
        return list(self.rules)


async def test_what_did_not_change_is_read_once(clean):
    shelf = Shelf("first")
    kept = Kept("shelf", shelf.load)
    for _ in range(3):
        async with db.reading() as session:
            assert await kept.get(session) == ["first"]
    assert shelf.reads == 1


async def test_a_change_is_seen_by_the_next_read_in_another_session_and_another_process(clean):
    shelf = Shelf("first")
    here, there = Kept("shelf", shelf.load), Kept("shelf", shelf.load)  # two processes over one database
    async with db.reading() as session:
        assert [await here.get(session), await there.get(session)] == [["first"], ["first"]]
    shelf.rules = ["second"]
    async with db.transaction() as session:
        await stamps.bump(session, "shelf")
    async with db.reading() as session:
        assert [await here.get(session), await there.get(session)] == [["second"], ["second"]]
    assert shelf.reads == 4


async def test_whoever_changes_them_sees_the_change_at_once_and_nothing_stays_when_it_is_taken_back(clean):
    shelf = Shelf("first")
    kept = Kept("shelf", shelf.load)
    async with db.reading() as session:
        assert await kept.get(session) == ["first"]

    class Change(Exception):
        pass

    try:
        async with db.transaction() as session:
            shelf.rules = ["never"]
            await stamps.bump(session, "shelf")
            assert await kept.get(session) == ["never"]
            raise Change
    except Change:
        shelf.rules = ["first"]
    async with db.reading() as session:
        assert await kept.get(session) == ["first"]
    shelf.rules = ["second"]
    async with db.transaction() as session:
        await stamps.bump(session, "shelf")
    async with db.reading() as session:
        assert await kept.get(session) == ["second"]


async def test_a_change_of_other_rules_is_no_reason_to_read_again(clean):
    shelf = Shelf("first")
    kept = Kept("shelf", shelf.load)
    async with db.reading() as session:
        await kept.get(session)
    async with db.transaction() as session:
        await stamps.bump(session, "other")
    async with db.reading() as session:
        await kept.get(session)
    assert shelf.reads == 1


async def test_all_stamps_are_one_statement_and_none_when_they_are_known(clean, statements):
    one, other = Kept("one", Shelf().load), Kept("other", Shelf().load)
    async with db.transaction() as session:
        await stamps.bump(session, "one")
        await stamps.bump(session, "one")
    async with db.reading() as session:
        statements.clear()
        known = await stamps.current(session)
        assert len(statements) == 1
        assert set(known) == {"one"}
        await one.get(session, known)
        await other.get(session, known)
        assert len(statements) == 1
        await one.get(session)
        assert len(statements) == 2


async def test_what_another_database_said_is_not_taken_for_this_one(clean):
    """Tests and commands change databases within a process; stamps of both may be 0."""
    shelf = Shelf("first")
    kept = Kept("shelf", shelf.load)
    async with db.reading() as session:
        await kept.get(session)
    kept._known = (object(), 0, ["of another"])
    async with db.reading() as session:
        assert await kept.get(session) == ["first"]
