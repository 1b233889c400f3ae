"""The reports on a real store; the founded shop is the one the services are tested with."""

import importlib.util
import sys
from pathlib import Path

import pytest
from _pytest.fixtures import FixtureFunctionDefinition

from koom_pos.settings import WorkstationSettings
from koom_pos.ui.counter import Counter
from koom_pos.ui.tasks import Tasks

_SERVICES = Path(__file__).resolve().parents[2] / "services" / "conftest.py"
_spec = importlib.util.spec_from_file_location("services_fixtures", _SERVICES)
services_fixtures = importlib.util.module_from_spec(_spec)
sys.modules["services_fixtures"] = services_fixtures
_spec.loader.exec_module(services_fixtures)

globals().update(
    {name: found for name, found in vars(services_fixtures).items() if isinstance(found, FixtureFunctionDefinition)}
)


@pytest.fixture
def counter(qapp, shop):
    """What the pages of the till share, the manager signed in."""
    tasks = Tasks()
    made = Counter(shop.desk, tasks, WorkstationSettings())
    made.sign_in(shop.manager)
    yield made
    tasks.shutdown()
