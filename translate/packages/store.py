"""Where packages lie and which there are. Listing them loads no model and makes no folder."""

from __future__ import annotations

import json
import os
from pathlib import Path

from translate.errors import PackageError
from translate.packages.package import Package, is_translation, newest, read_metadata, read_package

HIDDEN = ".translate-"  # what an installation in progress is called


def packages_dir() -> Path:
    """Return the folder of installed packages, where Argos Translate has it; it need not exist.

    It is ``ARGOS_PACKAGES_DIR`` from the environment, else from Argos' ``settings.json``, else
    ``argos-translate/packages`` in the user's data folder.
    """
    named = os.environ.get("ARGOS_PACKAGES_DIR") or _setting("ARGOS_PACKAGES_DIR")
    return Path(named).expanduser() if named else _home("XDG_DATA_HOME", ".local/share") / "packages"


def embedded_dir() -> Path:
    """Return the folder of the packages that come with ``translate``."""
    return Path(__file__).parent / "embedded"


def folders(directory: Path) -> list[Path]:
    """Return the folders in ``directory`` that should be packages, by name; none when it does not exist.

    Raises PackageError when it cannot be read.
    """
    try:
        return sorted(path for path in directory.iterdir() if path.is_dir() and not path.name.startswith("."))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise PackageError(f"the packages folder {directory} cannot be read: {error.strerror}") from None


def places(directory: Path | None = None) -> list[tuple[Path, bool]]:
    """Return the folders that hold packages, each with whether its packages are the embedded ones.

    Whoever names the embedded folder itself as ``directory`` works on it as on any other.
    """
    directory = packages_dir() if directory is None else directory
    if os.path.realpath(directory) == os.path.realpath(embedded_dir()):
        return [(directory, False)]
    return [(embedded_dir(), True), (directory, False)]


def found(directory: Path | None = None) -> list[Package]:
    """Return every usable package, older versions too: the embedded ones, then those in ``directory``.

    ``directory`` is ``packages_dir()`` unless given. Broken folders and packages that do not translate are left out;
    ``install.verify`` reports the former.
    """
    packages = []
    for place, embedded in places(directory):
        for folder in folders(place):
            try:
                if is_translation(read_metadata(folder)):
                    packages.append(read_package(folder, embedded))
            except PackageError:
                continue
    return packages


def installed(directory: Path | None = None) -> list[Package]:
    """Return the packages in use, one for each pair of languages: the newest, and of equals the installed one."""
    return newest(found(directory))


def _home(variable: str, default: str) -> Path:
    return Path(os.environ.get(variable) or Path.home() / default) / "argos-translate"


def _setting(key: str) -> str:
    try:
        settings = json.loads((_home("XDG_CONFIG_HOME", ".config") / "settings.json").read_text(encoding="utf-8"))
        return str(settings.get(key) or "")
    except (OSError, ValueError, AttributeError):
        return ""
