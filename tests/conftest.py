"""What every test may use: a project folder of its own, with nothing of the user's in reach."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from translate.decoding.engine import Engine, Settings
from translate.decoding.leg import Leg
from translate.packages import store

settings.register_profile("ci", derandomize=True)  # the same examples for the same code
if os.environ.get("CI"):
    settings.load_profile("ci")

DATA = Path(__file__).parent / "data"


@pytest.fixture(autouse=True)
def _nothing_of_the_user(tmp_path_factory, monkeypatch):
    """Keep installed packages and the user's memory out of the tests, and the tests out of the user's folders."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name))
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(home / "packages"))


@pytest.fixture(scope="session")
def engine():
    """The embedded package."""
    return Engine(next(package for package in store.found() if package.embedded), Settings())


@pytest.fixture(scope="session")
def leg(engine):
    """What translates with the embedded package."""
    return Leg(engine)


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A folder to work in, with an empty ``seeds/``."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    return tmp_path
