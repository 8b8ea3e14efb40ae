"""The shop's index, for what asks the own search."""

from tests.search.conftest import index

__all__ = ["index"]
