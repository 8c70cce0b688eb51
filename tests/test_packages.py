"""Packages: what is installed and how, what is refused, which route is taken. The model is a real, tiny one."""

from __future__ import annotations

import http.server
import json
import ntpath
import os
import shutil
import socket
import stat
import struct
import subprocess
import sys
import tempfile
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.cli import main
from translate.errors import PackageError, RouteError
from translate.packages import record
from translate.packages.archive import safe_parts, unpack
from translate.packages.install import install_file, remove, verify
from translate.packages.package import Markers, Package, newest, parse_pair, read_package, version_key
from translate.packages.routes import missing_pairs, route
from translate.packages.store import HIDDEN, embedded_dir, installed, packages_dir

TINY = next((Path(__file__).parent / "data").glob("translate-en_es-*.argosmodel"))
ID = TINY.stem
FOLLOWED = b', "term_markers": {"open": "<t>", "separator": "<as>", "close": "</t>", "followed": 2}}'
GOOD = {
    "p/metadata.json": b'{"package_version": "1.0", "from_code": "en", "to_code": "es"}',
    "p/sentencepiece.model": b"junk",
    "p/model/model.bin": b"junk",
}


@pytest.fixture
def directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty packages folder that the command line and argostranslate use, with all their other places beside it."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.setenv(name, "*")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    return tmp_path / "packages"


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    """The tiny package as Argos Translate installs it: just unpacked."""
    with zipfile.ZipFile(TINY) as file:
        file.extractall(tmp_path / "unpacked")
    return tmp_path / "unpacked" / ID


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        for name, data in members.items():
            info = zipfile.ZipInfo("x")
            info.filename = name  # as it is: the constructor would cut it at a NUL
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, data)
    return path


def edit_metadata(folder: Path, **changes: object) -> None:
    path = folder / "metadata.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | changes, ensure_ascii=False), "utf-8")


def tree(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*")) if folder.exists() else []


# --- what is there


def test_the_embedded_package_is_there_as_recorded(directory: Path) -> None:
    [package] = [package for package in installed() if package.embedded and package.pair == ("fr", "en")]
    assert package.label == f"fr→en {package.version}"
    assert package.markers == Markers("<term>", "<as>", "</term>", 0.73)
    assert package.hints
    assert package.path.parent == embedded_dir() and (package.model_dir / "model.bin").is_file()
    assert all(verdict.recorded and not verdict.problems for verdict in verify())
    assert not directory.exists()  # looking makes nothing


def test_the_packages_folder_is_argos_own(directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert packages_dir() == directory
    monkeypatch.delenv("ARGOS_PACKAGES_DIR")
    assert packages_dir() == tmp_path / "XDG_DATA_HOME" / "argos-translate" / "packages"
    file = tmp_path / "XDG_CONFIG_HOME" / "argos-translate" / "settings.json"
    file.parent.mkdir(parents=True)
    file.write_text('{"ARGOS_PACKAGES_DIR": "/some/where"}')
    assert packages_dir() == Path("/some/where")


def test_listing_and_routing_load_no_model_library() -> None:
    code = (
        "import sys; from translate.packages import routes, store; routes.route('fr', 'en', store.installed());"
        "print([m for m in ('ctranslate2', 'sentencepiece', 'numpy', 'argostranslate') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_broken_folder_is_skipped_and_reported(directory: Path) -> None:
    for name, text in {"empty": None, "noise": "{", "list": "[]", "half": GOOD["p/metadata.json"].decode()}.items():
        (directory / name).mkdir(parents=True)
        if text:
            (directory / name / "metadata.json").write_text(text)
    (directory / "sbd").mkdir()
    (directory / "sbd" / "metadata.json").write_text('{"type": "sbd", "package_version": "1.0"}')
    assert all(package.embedded for package in installed())
    problems = {verdict.path.name: verdict.problems for verdict in verify() if verdict.problems}
    assert sorted(problems) == ["empty", "half", "list", "noise"]
    assert problems["half"] == ("it has no model (model/model.bin)",)


def test_a_model_damaged_since_its_installation_is_one_line(
    directory: Path, unpacked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = install_file(unpacked).model_dir / "model.bin"
    model.write_bytes(model.read_bytes()[:1000])
    assert main(["text", "The base", "--from", "en", "--to", "es", "--no-memory"]) == 1
    message = capsys.readouterr().err
    assert message.count("\n") == 1 and "cannot be loaded" in message and "translate models verify" in message


def test_bpe_packages_with_stanza_and_accents_work(directory: Path, unpacked: Path) -> None:
    (unpacked / "sentencepiece.model").unlink()
    (unpacked / "bpe.model").write_text("#version: 0.2\nt h\nth e</w>\n", "utf-8")
    (unpacked / "stanza").mkdir()
    (unpacked / "stanza" / "resources.json").write_text("{}")
    edit_metadata(unpacked, to_name="Español", package_version=1.0, target_prefix="")
    package = install_file(unpacked)
    assert (package.to_name, package.version, package.target_prefix) == ("Español", "1.0", "")
    pieces = package.tokenizer().encode("the base")
    assert pieces[0] == "the" and "b@@" in pieces
    assert package.tokenizer().decode(pieces) == "the base"


def test_the_tiny_package_translates(unpacked: Path) -> None:
    import ctranslate2

    package = read_package(unpacked)
    assert (package.markers, package.target_prefix) == (None, "<2es>")  # as a stock package
    pieces = package.tokenizer().encode("The minister of defense visited the base.")
    model = ctranslate2.Translator(str(package.model_dir), intra_threads=1)
    [result] = model.translate_batch([pieces], target_prefix=[[package.target_prefix]])
    assert package.tokenizer().decode(result.hypotheses[0][1:]).endswith("visitó la base.")


@pytest.mark.parametrize(
    ("older", "newer"),
    [("1.9", "1.10"), ("0.9", "1.0"), ("1.0rc1", "1.0"), ("odd", "0.1"), ("v2-odd-3", "v2-odd-12"), ("1", "1_1")],
)
def test_versions(older: str, newer: str) -> None:
    assert version_key(older) < version_key(newer)
    packages = [made("fr", "en", older), made("fr", "en", newer)]
    assert newest(packages) == newest(packages[::-1]) == [packages[1]]


def test_of_equals_the_installed_package_wins() -> None:
    ours, theirs = made("fr", "en", "1.0", embedded=True), made("fr", "en", "1.0")
    assert newest([theirs, ours]) == newest([ours, theirs]) == [theirs]


@pytest.mark.parametrize("text", ["en-es", "en_es", "en→es", "en->es", " en → es "])
def test_pairs(text: str) -> None:
    assert parse_pair(text) == ("en", "es")


@pytest.mark.parametrize("text", ["", "en", "en-en", "en-es-fr", "EN-es", "./en-es", "translate-en_es-1_0", "-", "→"])
def test_what_is_no_pair(text: str) -> None:
    assert parse_pair(text) is None


# --- install, verify, remove


def test_round_trip_on_the_command_line(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def models(*words: str) -> tuple[int, str, str]:
        code = main(["models", *words])
        return code, *capsys.readouterr()

    assert models("path") == (0, f"{directory}\n", "")
    code, out, err = models("install", str(TINY), "nowhere.argosmodel")
    assert code == 1 and out == f"installed {read_package(directory / ID).label} into {directory / ID}\n"
    assert err.count("\n") == 1 and "there is no nowhere.argosmodel" in err
    first = (directory / ID / record.NAME).read_bytes()

    code, out, _ = models("list")
    assert code == 0 and [line.split()[0] for line in out.splitlines()].count(ID) == 1
    assert "English → Spanish" in out and "embedded" in out and "installed" in out
    code, out, _ = models("info", "en-es")
    assert code == 0 and "from_code" in out and "# English → Spanish" in out
    assert models("verify")[0] == 0

    assert models("install", str(TINY))[0] == 0  # in place of the first
    assert (directory / ID / record.NAME).read_bytes() == first
    assert [path.name for path in directory.iterdir()] == [ID]

    with (directory / ID / "model" / "model.bin").open("ab") as file:
        file.write(b"x")
    (directory / ID / "README.md").unlink()
    (directory / ID / "extra").touch()
    code, out, err = models("verify")
    assert code == 1 and err.count("\n") == 1 and ID in err
    assert all(t in out for t in ("model.bin has changed", "README.md is missing", "extra is not in the record"))

    code, out, err = models("remove", "en→es")
    assert (code, out) == (0, f"removed {directory / ID}\n") and tree(directory) == []
    assert models("remove", "en-es") == (
        1,
        "",
        "translate: no package en-es is installed; see: translate models list\n",
    )
    code, _, err = models("remove", "fr-en")
    assert code == 1 and "comes with translate" in err
    assert models("info", "xx-yy")[0] == 1


def test_a_folder_of_packages_and_two_versions(
    directory: Path, unpacked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit_metadata(unpacked, package_version="0.10")
    (tmp_path / "unpacked" / "broken.argosmodel").write_bytes(b"PK")
    shutil.copy(TINY, tmp_path / "unpacked")
    assert main(["models", "install", str(tmp_path / "unpacked")]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert [package.version for package in installed() if not package.embedded] == ["0.10"]
    with pytest.raises(PackageError, match="may be any of"):
        remove("en-es")
    assert remove(ID) == directory / ID
    assert remove("en-es") == directory / "translate-en_es-0_10"


def test_a_package_that_argos_installed_is_tried_out(directory: Path, unpacked: Path) -> None:
    shutil.copytree(unpacked, directory / "en_es")
    [verdict] = [verdict for verdict in verify() if verdict.path.name == "en_es"]
    assert not verdict.recorded and not verdict.problems
    assert verdict.package in installed()


def test_a_killed_replacement_is_undone(directory: Path, tmp_path: Path) -> None:
    old, left = directory / f"{HIDDEN}old-{ID}", directory / f"{HIDDEN}0123"
    for folder in (old, left):
        folder.mkdir(parents=True)
        (folder / "metadata.json").write_text("{}")
    with pytest.raises(PackageError):
        install_file(zipped(tmp_path / "x.argosmodel", {"p/metadata.json": b"{}"}))
    assert tree(directory) == [ID, f"{ID}/metadata.json"]


def test_only_packages_are_removed(directory: Path) -> None:
    (directory / "holiday").mkdir(parents=True)
    with pytest.raises(PackageError, match="does not look like a package"):
        remove("holiday")
    with pytest.raises(PackageError, match="no package"):
        remove("../packages")
    assert (directory / "holiday").is_dir()


# --- hostile files


@pytest.mark.parametrize(
    ("members", "says"),
    [
        ({"../p/metadata.json": b"{}"}, "leave"),
        ({"/etc/metadata.json": b"{}"}, "leave"),
        ({"p/../../x": b""}, "leave"),
        ({"p/a\\..\\..\\x": b""}, "leave"),
        ({"C:/p/x": b""}, "leave"),
        ({"p/x": b"", "q/y": b""}, "2 folders"),
        ({"p/x": b"", "y": b""}, "outside a folder"),
        ({"p/x": b"", "p/X": b""}, "twice"),
        ({"p/x": b"", "p/x/y": b""}, "twice"),
        ({}, "0 folders"),
        ({f"p/{n}": b"" for n in range(2001)}, "entries"),
        ({"p/model/model.bin": bytes(8 << 20)}, "no package does"),
        ({"p/readme": b""}, "no metadata.json"),
        (GOOD | {"p/metadata.json": b"\xff\xfe{}"}, "cannot be read"),
        (GOOD | {"p/metadata.json": b"[" * 100_000}, "cannot be read"),
        (GOOD | {"p/metadata.json": b'{"from_code": "en", "to_code": "es"}'}, "package_version"),
        (GOOD | {"p/metadata.json": b'{"from_code": "../x", "to_code": "es", "package_version": "1"}'}, "from_code"),
        (GOOD | {"p/metadata.json": b'{"type": "sbd"}'}, "does not translate"),
        (GOOD | {"p/metadata.json": GOOD["p/metadata.json"][:-1] + FOLLOWED}, "between 0 and 1"),
        ({name: GOOD[name] for name in GOOD if "model.bin" not in name}, "no model"),
        ({name: GOOD[name] for name in GOOD if "sentencepiece" not in name}, "no tokeniser"),
        (GOOD, "cannot be loaded"),
    ],
)
def test_a_hostile_or_broken_file_is_refused(
    directory: Path, tmp_path: Path, members: dict[str, bytes], says: str
) -> None:
    path = zipped(tmp_path / "x.argosmodel", members)
    before = tree(tmp_path)
    with pytest.raises(PackageError, match=says) as caught:
        install_file(path)
    assert str(caught.value).startswith(f"{path} cannot be installed: ") and "\n" not in str(caught.value)
    assert tree(directory) == [] and set(tree(tmp_path)) - {"packages"} == set(before)


def test_links_are_refused(directory: Path, tmp_path: Path, unpacked: Path) -> None:
    info = zipfile.ZipInfo("p/model")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = tmp_path / "x.argosmodel"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(info, "/etc")
    with pytest.raises(PackageError, match="link"):
        install_file(path)
    (unpacked / "stanza").symlink_to("/etc")
    with pytest.raises(PackageError, match="not a plain file"):
        install_file(unpacked)
    assert tree(directory) == []


def test_a_size_that_lies_is_found_out(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.argosmodel", {"p/big": bytes(8 << 20)})
    data = bytearray(path.read_bytes())
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, 10)  # the directory's uncompressed size
    path.write_bytes(data)
    (tmp_path / "into").mkdir()
    with pytest.raises(PackageError, match="zip"):
        unpack(path, tmp_path / "into")
    assert (tmp_path / "into" / "big").stat().st_size <= 10


def test_a_damaged_file_is_refused_and_the_installed_package_stays(
    directory: Path, tmp_path: Path, unpacked: Path
) -> None:
    shutil.copytree(unpacked, directory / ID)
    before = tree(directory)
    data = bytearray(TINY.read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / "x.argosmodel").write_bytes(data)
    with pytest.raises(PackageError, match="zip"):
        install_file(tmp_path / "x.argosmodel")
    assert tree(directory) == before


_names = st.text("ab...//\\: \0é\u2028\U0001f600", min_size=1, max_size=20)


@given(_names)
def test_a_safe_path_stays_inside_on_every_system(name: str) -> None:
    try:
        parts = safe_parts(name)
    except PackageError:
        return
    assert os.path.normpath(Path("/base", *parts)) == "/".join(["/base", *parts])
    assert ntpath.normpath(ntpath.join("C:\\base", *parts)) == "\\".join(["C:\\base", *parts])


@settings(max_examples=50)
@given(st.lists(st.builds("{}{}".format, st.sampled_from(["p/", "p/../", "/", ""]), _names), max_size=4, unique=True))
def test_unpacking_writes_nowhere_else(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        path = zipped(base / "x.zip", dict.fromkeys(names, b"data"))
        (base / "deep" / "into").mkdir(parents=True)
        try:
            unpack(path, base / "deep" / "into")
            assert all(name.endswith("/") or name.partition("/")[2] in tree(base / "deep" / "into") for name in names)
        except PackageError:
            pass
        assert [p for p in tree(base) if not p.startswith("deep/into")] == ["deep", "x.zip"]


# --- Argos' index


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that a server on the loopback interface offers as Argos' index: the network's double."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    root = tmp_path / "served"
    root.mkdir()
    handler = partial(Quiet, directory=str(root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as service:
        threading.Thread(target=service.serve_forever, args=(0.05,), daemon=True).start()
        monkeypatch.setenv("ARGOS_PACKAGE_INDEX", f"http://127.0.0.1:{service.server_port}/")
        yield root
        service.shutdown()


def test_the_newest_package_comes_from_the_index(
    directory: Path, server: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(TINY, server / "new.argosmodel")
    address = os.environ["ARGOS_PACKAGE_INDEX"]
    offer = {"from_code": "en", "to_code": "es", "argos_version": "1.9", "type": "translate"}
    index = [
        offer | {"package_version": "1.9", "links": [f"{address}old.argosmodel"]},
        offer | {"package_version": "1.10", "links": [f"{address}new.argosmodel"]},
        {"type": "sbd", "from_codes": ["en"], "package_version": "1.0", "links": []},
        offer | {"to_code": "de", "package_version": "1.0", "links": [f"{address}lost.argosmodel"]},
    ]
    (server / "index.json").write_text(json.dumps(index))
    assert main(["models", "install", "en-es"]) == 0
    assert tree(directory)[0] == ID and capsys.readouterr().out.startswith("installed en→es ")
    assert main(["models", "install", "en-de"]) == 1
    assert "the download of en-de failed" in capsys.readouterr().err
    assert main(["models", "install", "fr-es"]) == 1
    assert "no package fr→es; go through English with: translate models install fr-en en-es" in capsys.readouterr().err
    (server / "index.json").write_text("<html>Please log in</html>")
    assert main(["models", "install", "en-es"]) == 1
    assert "is no package index" in capsys.readouterr().err
    assert [path.name for path in directory.iterdir()] == [ID]


def test_without_network_one_line_says_so(
    directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        closed = taken.getsockname()[1]
    for address in (f"http://127.0.0.1:{closed}/", f"{tmp_path.as_uri()}/none/", "nonsense"):
        monkeypatch.setenv("ARGOS_PACKAGE_INDEX", address)
        assert main(["models", "install", "en-es"]) == 1
        assert capfd.readouterr() == (
            "",
            "translate: Argos' index cannot be reached from here; "
            "a downloaded .argosmodel file can be installed instead: translate models install FILE\n",
        )
    assert tree(directory) == []


# --- routes


def made(from_code: str, to_code: str, version: str = "1.0", embedded: bool = False) -> Package:
    return Package(Path(f"{from_code}_{to_code}-{version}"), from_code, to_code, version, embedded=embedded)


def two(text: str) -> tuple[str, str]:
    first, second = text.split("-")
    return first, second


def packages(*pairs: str) -> list[Package]:
    return [made(*two(pair)) for pair in pairs]


@pytest.mark.parametrize(
    ("there", "ends", "legs"),
    [
        ("fr-en en-es fr-es", "fr-es", "fr→es"),
        ("fr-de de-es fr-en en-es", "fr-es", "fr→en en→es"),
        ("fr-it it-es fr-de de-es", "fr-es", "fr→de de→es"),
        ("fr-de de-en en-ru ru-es fr-ca ca-it it-pt pt-es", "fr-es", "fr→de de→en en→ru ru→es"),
        ("fr-en", "fr-fr", ""),
    ],
)
def test_the_shortest_route_is_taken_through_english_first(there: str, ends: str, legs: str) -> None:
    found = route(*two(ends), packages(*there.split()))
    assert found == route(*two(ends), packages(*reversed(there.split())))
    assert found.label == " + ".join(f"{leg} 1.0" for leg in legs.split())


@pytest.mark.parametrize(
    ("there", "ends", "line"),
    [
        (
            "fr-en",
            "fr-es",
            "no route from French (fr) to Spanish (es): package en→es is missing; "
            "install it with: translate models install en-es",
        ),
        (
            "",
            "de-es",
            "no route from German (de) to Spanish (es): packages de→en and en→es are missing; "
            "install them with: translate models install de-en en-es",
        ),
        (
            "fr-de es-en",
            "fr-xx",
            "no route from French (fr) to xx: packages fr→en and en→xx are missing; "
            "install them with: translate models install fr-en en-xx",
        ),
        (
            "pt-es",
            "en-es",
            "no route from English (en) to Spanish (es): package en→es is missing; "
            "install it with: translate models install en-es",
        ),
        (
            "fr-de de-en",
            "fr-es",
            "no route from French (fr) to Spanish (es): package en→es is missing; "
            "install it with: translate models install en-es",
        ),
    ],
)
def test_a_missing_route_says_what_to_install(there: str, ends: str, line: str) -> None:
    with pytest.raises(RouteError) as caught:
        route(*two(ends), packages(*there.split()))
    assert str(caught.value) == line


_codes = st.sampled_from(["en", "fr", "es", "de", "ru"])
_pairs = st.tuples(_codes, _codes).filter(lambda pair: pair[0] != pair[1])


@given(st.lists(_pairs, max_size=8), _codes, _codes)
def test_what_is_named_as_missing_completes_a_route(pairs: list[tuple[str, str]], start: str, goal: str) -> None:
    there = [made(*pair) for pair in pairs]
    missing = missing_pairs(start, goal, there)
    for n in range(len(missing)):  # nothing less does
        with pytest.raises(RouteError):
            route(start, goal, there + [made(*pair) for pair in missing[:n] + missing[n + 1 :]])
    legs = route(start, goal, there + [made(*pair) for pair in missing]).legs
    codes = [start, *(leg.to_code for leg in legs)]
    assert [leg.from_code for leg in legs] == codes[:-1] and codes[-1] == goal
    assert len(set(codes)) == len(codes)
