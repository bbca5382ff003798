"""One town per module: publishing a process of its own, a test sees nothing of the others."""

import pytest

from tests.services import town as towns


@pytest.fixture(scope="module")
def town():
    with towns.town() as made:
        yield made
