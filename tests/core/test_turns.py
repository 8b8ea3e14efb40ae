"""Cases that take the databases in turn: none is left out, and no database is."""

import pytest

from tests.databases import KINDS, in_turn


@pytest.mark.parametrize("cases", range(1, 12))
def test_each_case_runs_and_each_database_is_used(cases: int) -> None:
    run = [(case, kind) for case in range(cases) for kind in range(len(KINDS)) if in_turn(case, cases, kind)]
    assert {case for case, _ in run} == set(range(cases))
    assert {kind for _, kind in run} == set(range(len(KINDS)))
    assert len(run) == max(cases, len(KINDS))
