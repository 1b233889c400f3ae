"""The reports on a real store, the manager signed in."""

import pytest


@pytest.fixture
def counter(counter, shop):
    """What the pages of the till share, the manager signed in."""
    counter.sign_in(shop.manager)
    return counter
