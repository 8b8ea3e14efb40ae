"""Files come in here as they do in the tests of imports."""

from tests.imports.conftest import bring

__all__ = ["bring"]
