"""One drawing for all tests of this folder."""

import pytest

from generator.theme import Shells, shells
from tests.chromes import CHROMES


@pytest.fixture(scope="session")
def drawn() -> Shells:
    return shells(CHROMES, None)
