"""``translate models``: list, look at, install, remove and check language packages."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from translate.errors import PackageError
from translate.packages.package import Package, newest, parse_pair, read_metadata
from translate.packages.store import embedded_dir, found, packages_dir


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the subcommands."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("list", help="the packages there are and which are in use")
    info = actions.add_parser("info", help="a package's metadata and its model card")
    info.add_argument("name", metavar="NAME", help="a package's name, or a pair such as en-es")
    install = actions.add_parser("install", help="install packages from files, folders or Argos' index")
    install.add_argument(
        "what",
        nargs="+",
        metavar="PAIR|FILE|FOLDER",
        help="a pair such as en-es (needs network), an .argosmodel file, a folder of them, or an unpacked package",
    )
    remove = actions.add_parser("remove", help="remove an installed package")
    remove.add_argument("name", metavar="NAME", help="a package's name, or a pair such as en-es")
    actions.add_parser("verify", help="check every package against the hashes recorded when it was installed")
    actions.add_parser("path", help="print the folder that packages are installed into (ARGOS_PACKAGES_DIR sets it)")


def run(args: argparse.Namespace) -> int:
    """Run the chosen subcommand."""
    actions: dict[str, Callable[[argparse.Namespace], int]] = {
        "list": _list,
        "info": _info,
        "install": _install,
        "remove": _remove,
        "verify": _verify,
        "path": _path,
    }
    return actions[args.action](args)


def _list(args: argparse.Namespace) -> int:
    packages = found()
    used = set(newest(packages))
    rows = [
        (
            package.path.name,
            f"{package.from_name or package.from_code} → {package.to_name or package.to_code}",
            package.version,
            f"{_bytes(package.path) / 1e6:.1f} MB",
            "yes" if package.markers else "no",
            ("embedded" if package.embedded else "installed") + ("" if package in used else ", not in use"),
        )
        for package in sorted(packages, key=lambda package: (package.pair, package.path.name))
    ]
    _table(("PACKAGE", "LANGUAGES", "VERSION", "SIZE", "TERM MARKERS", "STATE"), rows)
    return 0


def _info(args: argparse.Namespace) -> int:
    package = _find(args.name)
    metadata = read_metadata(package.path)
    rows = [("name", package.path.name), ("folder", str(package.path))]
    for key, value in metadata.items():
        text = ", ".join(f"{k} {v}" for k, v in value.items()) if isinstance(value, dict) else str(value)
        rows.append((_printable(key), _printable(text)))
    _table((), rows)
    try:
        card = (package.path / "README.md").read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        card = ""
    lines = [_printable(line) for line in card.splitlines()]
    print("", *(lines or ["The package has no model card (README.md)."]), sep="\n")
    return 0


def _install(args: argparse.Namespace) -> int:
    return _each(args.what, _install_one)


def _install_one(what: str) -> int:
    from translate.packages.install import SUFFIX, candidates, install_file

    path = Path(what).expanduser()
    pair = parse_pair(what)
    if pair is not None and not (path.is_file() or (path / "metadata.json").exists() or any(path.glob(f"*{SUFFIX}"))):
        from translate.packages.index import install_pair

        if sys.stderr.isatty():
            print(f"fetching {pair[0]}→{pair[1]} from Argos' index …", file=sys.stderr)
        package = install_pair(*pair)
        print(f"installed {package.label} into {package.path}")
        return 0

    def install(candidate: Path) -> int:
        package = install_file(candidate)
        print(f"installed {package.label} into {package.path}")
        return 0

    return _each(candidates(path), install)


def _remove(args: argparse.Namespace) -> int:
    from translate.packages.install import remove

    print(f"removed {remove(args.name)}")
    return 0


def _verify(args: argparse.Namespace) -> int:
    from translate.packages.install import verify

    verdicts = verify()
    rows = []
    for verdict in verdicts:
        good = "unchanged" if verdict.recorded else "loads; no record of hashes, as translate did not install it"
        place = "embedded" if verdict.path.parent == embedded_dir() else "installed"
        rows += [(verdict.path.name, place, _printable(line)) for line in verdict.problems or [good]]
    _table(("PACKAGE", "PLACE", "RESULT"), rows)
    broken = [verdict.path.name for verdict in verdicts if verdict.problems]
    if broken:
        raise PackageError(
            f"of {len(verdicts)} packages {len(broken)} cannot be relied on; install again: {', '.join(broken)}"
        )
    return 0


def _path(args: argparse.Namespace) -> int:
    print(packages_dir())
    return 0


def _find(name: str) -> Package:
    packages = found()
    named = [package for package in packages if name in (package.path.name, package.id)]
    matches = named or [package for package in newest(packages) if package.pair == parse_pair(name)]
    if not matches:
        raise PackageError(f"there is no package {name}; see: translate models list")
    return newest(matches)[0]


def _each(things: Sequence[str] | Sequence[Path], work: Callable[..., int]) -> int:
    """Do ``work`` with each thing; one that fails is reported and the others go on."""
    if len(things) == 1:
        return work(things[0])
    code = 0
    for thing in things:
        try:
            code = max(code, work(thing))
        except PackageError as error:
            print(f"translate: {' '.join(str(error).split())}", file=sys.stderr)
            code = 1
    return code


def _bytes(folder: Path) -> int:
    return sum((Path(root) / name).lstat().st_size for root, _, names in os.walk(folder) for name in names)


def _printable(text: str) -> str:
    """Return ``text`` without characters that steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    lines = [head, *rows] if head else list(rows)
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
