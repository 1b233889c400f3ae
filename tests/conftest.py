"""What every test stands on: Qt without a screen, and no trace outside the test's own folders."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # without a display and without this, Qt aborts

import pytest
from hypothesis import settings

pytest_plugins = ["tests.founded_shop", "tests.remote.servers"]

# Speed is measured in benchmarks/, beside a limit of the same run: no test fails because the machine is busy.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture(scope="session", autouse=True)
def _private_escpos_pickles(tmp_path_factory):
    """Keep the encoder's capability pickle to this run; else each import leaves a temporary folder behind."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ESCPOS_CAPABILITIES_PICKLE_DIR", str(tmp_path_factory.mktemp("escpos")))
        yield
