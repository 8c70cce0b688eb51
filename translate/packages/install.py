"""Installing a package from a file or folder, removing one, and checking all of them."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

from translate.errors import PackageError
from translate.packages import archive, check, record
from translate.packages.package import Package, is_translation, parse_pair, read_metadata, read_package
from translate.packages.store import HIDDEN, folders, found, packages_dir, places

SUFFIX = ".argosmodel"


@dataclass(frozen=True)
class Verdict:
    """What ``verify`` found in one folder: ``package`` is None when it cannot be read as one.

    ``problems`` are short lines; ``recorded`` tells whether there is a record of hashes to check against.
    """

    path: Path
    package: Package | None
    problems: tuple[str, ...]
    recorded: bool


def candidates(path: Path) -> list[Path]:
    """Return what there is to install at ``path``: the file itself, an unpacked package, or a folder's package files.

    Raises PackageError when there is nothing.
    """
    try:
        if not path.exists():
            raise PackageError(f"there is no {path}; name an {SUFFIX} file, a folder of them, or a pair such as en-es")
        if not path.is_dir() or (path / "metadata.json").exists():
            return [path]
        files = sorted(file for file in path.iterdir() if file.suffix == SUFFIX and file.is_file())
        files += sorted(folder for folder in path.iterdir() if (folder / "metadata.json").is_file())
    except OSError as error:
        raise PackageError(f"{path} cannot be read: {error.strerror}") from None
    if not files:
        raise PackageError(f"the folder {path} holds no {SUFFIX} file and is no unpacked package")
    return files


def install_file(path: Path, directory: Path | None = None) -> Package:
    """Install the package at ``path``, an ``.argosmodel`` file or an unpacked package, and return it.

    It is unpacked beside its place in ``directory`` (``packages_dir()`` unless given), checked, tried out, recorded,
    and only then takes its place, where it replaces a package of the same languages and version. Raises PackageError.
    """
    directory = packages_dir() if directory is None else directory
    with _locked(directory):
        fresh = directory / f"{HIDDEN}{secrets.token_hex(6)}"
        try:
            fresh.mkdir()
            _fill(fresh, path)
            record.write(fresh)
            package = read_package(fresh)
            target = directory / package.id
            _put(fresh, target)
        except PackageError as error:
            raise PackageError(f"{path} cannot be installed: {error}") from None
        except OSError as error:
            reason = f"no room is left in {directory}" if error.errno == errno.ENOSPC else _reason(error)
            raise PackageError(f"{path} cannot be installed: {reason}") from None
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    return package._replace(path=target)


def remove(name: str, directory: Path | None = None) -> Path:
    """Remove the package called ``name`` (its folder's name, or a pair such as ``en-es``); return the folder it had.

    Raises PackageError when there is none or when several are meant.
    """
    directory = packages_dir() if directory is None else directory
    target = _named(name, directory)
    aside = directory / f"{HIDDEN}{secrets.token_hex(6)}"
    try:
        if target.is_symlink():
            target.unlink()
        else:
            with _locked(directory):
                target.rename(aside)
                shutil.rmtree(aside)
    except OSError as error:
        raise PackageError(f"{target} cannot be removed: {error.strerror or error}") from None
    return target


def verify(directory: Path | None = None) -> list[Verdict]:
    """Check the embedded packages and all in ``directory`` against their records; one without a record is tried out."""
    verdicts = []
    for place, embedded in places(directory):
        for folder in folders(place):
            problems: list[str] = []
            package = None
            recorded = record.exists(folder)
            try:
                if not (recorded or is_translation(read_metadata(folder))):
                    continue
                package = read_package(folder, embedded)
            except PackageError as error:
                problems.append(str(error))
            if recorded:
                problems += record.differences(folder)
            elif package is not None:
                problems += filter(None, [check.problem(folder)])
            verdicts.append(Verdict(folder, package, tuple(problems), recorded))
    return verdicts


def _fill(fresh: Path, path: Path) -> None:
    if path.is_dir():
        archive.copy(path, fresh)
    else:
        with path.open("rb") if path.is_file() else nullcontext() as file:
            if file is None or not zipfile.is_zipfile(file):
                raise PackageError(f"it is not an {SUFFIX} file (a zip archive)")
        archive.unpack(path, fresh)
    (fresh / record.NAME).unlink(missing_ok=True)
    read_package(fresh)
    if problem := check.problem(fresh):
        raise PackageError(problem)


def _reason(error: OSError) -> str:
    return f"{error.filename}: {error.strerror}" if error.filename else error.strerror or str(error)


def _put(fresh: Path, target: Path) -> None:
    """Move ``fresh`` to ``target``; what is there goes aside first and comes back when the move fails."""
    old = _aside(target)
    had = os.path.lexists(target)
    if had:
        shutil.rmtree(old, ignore_errors=True)
        target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        if had:
            old.rename(target)
        raise
    if had and old.is_symlink():
        old.unlink()
    elif had:
        shutil.rmtree(old, ignore_errors=True)


def _aside(target: Path) -> Path:
    return target.with_name(f"{HIDDEN}old-{target.name}")


@contextmanager
def _locked(directory: Path) -> Iterator[None]:
    """Let one process at a time change ``directory`` and tidy up after one that was killed."""
    try:
        directory.mkdir(parents=True, exist_ok=True)
        handle = os.open(directory, os.O_RDONLY) if os.name == "posix" else None
    except OSError as error:
        raise PackageError(f"the packages folder {directory} cannot be used: {error.strerror}") from None
    try:
        if handle is not None and _lock(handle):
            _tidy(directory)
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _lock(handle: int) -> bool:
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
    except OSError:  # a file system without locks
        return False
    return True


def _tidy(directory: Path) -> None:
    for left in directory.glob(f"{HIDDEN}*"):
        name = left.name.removeprefix(f"{HIDDEN}old-")
        if name != left.name and not os.path.lexists(directory / name):
            with suppress(OSError):
                left.rename(directory / name)  # a replacement was cut short between its two steps
        elif left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)


def _named(name: str, directory: Path) -> Path:
    pair = parse_pair(name)
    packages = [
        package for package in found(directory) if package.pair == pair or name in (package.id, package.path.name)
    ]
    own = [package.path for package in packages if not package.embedded]
    broken = [folder for folder in folders(directory) if folder.name == name and folder not in own]
    matches = own + [folder for folder in broken if (folder / "metadata.json").exists() or record.exists(folder)]
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise PackageError(f"{name} may be any of {', '.join(path.name for path in matches)}; name one of them")
    if broken:
        raise PackageError(f"{broken[0]} does not look like a package; delete the folder yourself if it is not needed")
    if packages:
        raise PackageError(f"{packages[0].path.name} comes with translate and cannot be removed")
    raise PackageError(f"no package {name} is installed; see: translate models list")
