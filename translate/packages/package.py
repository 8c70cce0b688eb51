"""One Argos package on disk: a folder with ``metadata.json``, a CTranslate2 model and its tokeniser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from translate.errors import PackageError

_CODE = r"[a-z]{2,8}(?:-[A-Za-z0-9]{1,8})*"
_METADATA_BYTES = 1 << 20


class Tokenizer(Protocol):
    """Text to pieces and back, as ``argostranslate.tokenizer`` has it."""

    def encode(self, sentence: str) -> list[str]: ...
    def decode(self, tokens: list[str]) -> str: ...


class Markers(NamedTuple):
    """How a source asks for a term: ``open phrase separator translation close`` (``term_markers`` in the metadata).

    ``followed`` (in the metadata too; 1 where they do not say) is the share of terms that the model then renders as
    it is asked to.
    """

    open: str
    separator: str
    close: str
    followed: float = 1.0


class Package(NamedTuple):
    """A translation package in the folder ``path``.

    ``target_prefix`` is a piece that every hypothesis begins with, or empty. ``embedded`` packages come with
    ``translate`` itself. One that was trained to do so reads ``hints`` (in the metadata too) from the
    lexicon (decoding/hints.py).
    """

    path: Path
    from_code: str
    to_code: str
    version: str
    target_prefix: str = ""
    markers: Markers | None = None
    embedded: bool = False
    hints: bool = False
    from_name: str = ""
    to_name: str = ""

    @property
    def pair(self) -> tuple[str, str]:
        """The codes of the source and the target language."""
        return self.from_code, self.to_code

    @property
    def label(self) -> str:
        """For people and front matter: ``fr→en 0.1``."""
        return f"{self.from_code}→{self.to_code} {self.version}"

    @property
    def id(self) -> str:
        """The folder's usual name: ``translate-fr_en-0_1``."""
        version = re.sub(r"[^A-Za-z0-9]+", "_", self.version).strip("_") or "0"
        return f"translate-{self.from_code}_{self.to_code}-{version}"

    @property
    def model_dir(self) -> Path:
        """The folder of the CTranslate2 model."""
        return self.path / "model"

    def tokenizer(self) -> Tokenizer:
        """Return argostranslate's tokeniser for this package: SentencePiece, or BPE in packages of the first years."""
        return tokenizer(self)


def tokenizer(package: Package) -> Tokenizer:
    """Return argostranslate's tokeniser for ``package``. Raises PackageError when the package has none."""
    from argostranslate.tokenizer import BPETokenizer, SentencePieceTokenizer

    found: Tokenizer
    if (package.path / "sentencepiece.model").is_file():
        found = SentencePieceTokenizer(package.path / "sentencepiece.model")
    elif (package.path / "bpe.model").is_file():
        found = BPETokenizer(package.path / "bpe.model", package.from_code, package.to_code)
    else:
        raise PackageError(f"package {package.label} has no tokeniser; install it again")
    return found


def read_metadata(folder: Path) -> dict[str, Any]:
    """Return the object in ``folder/metadata.json``.

    Raises PackageError when there is none that can be read; here as below its message speaks of the package as "it".
    """
    try:
        with (folder / "metadata.json").open("rb") as file:
            data = file.read(_METADATA_BYTES + 1)
        if len(data) > _METADATA_BYTES:
            raise ValueError("it is longer than 1 MiB")
        metadata = json.loads(data.decode("utf-8-sig"))
        if not isinstance(metadata, dict):
            raise ValueError("it is not an object")
    except FileNotFoundError:
        raise PackageError("it has no metadata.json") from None
    except (OSError, ValueError, RecursionError) as error:
        raise PackageError(f"its metadata.json cannot be read: {error}") from None
    return metadata


def is_translation(metadata: Mapping[str, Any]) -> bool:
    """Tell whether the metadata are a translation package's; the index also has packages that split sentences."""
    return bool(metadata.get("type", "translate") == "translate")


def from_metadata(folder: Path, metadata: Mapping[str, Any], embedded: bool = False) -> Package:
    """Return the package that ``metadata`` describes. Raises PackageError when they do not describe one."""

    def text(key: str) -> str:
        value = metadata.get(key)
        if value is None:
            return ""
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str) or len(value) > 200 or not value.isprintable():
            raise PackageError(f"its metadata.json has a {key} that is not a short text")
        return value.strip()

    if not is_translation(metadata):
        raise PackageError(f"it does not translate (type {str(metadata['type'])[:40]!r}) and is not needed")
    codes = {key: text(key) for key in ("from_code", "to_code")}
    for key, code in codes.items():
        if not re.fullmatch(_CODE, code):
            raise PackageError(f"its metadata.json has no language code as {key}")
    if codes["from_code"] == codes["to_code"]:
        raise PackageError("its metadata.json has the same language as source and target")
    version = text("package_version")
    if not version:
        raise PackageError("its metadata.json has no package_version")
    return Package(
        path=folder,
        **codes,
        version=version,
        target_prefix=text("target_prefix"),
        markers=_markers(metadata.get("term_markers")),
        embedded=embedded,
        hints=metadata.get("hints") is True,
        from_name=text("from_name"),
        to_name=text("to_name"),
    )


def read_package(folder: Path, embedded: bool = False) -> Package:
    """Return the package in ``folder``. Raises PackageError when a part is missing; the model is not loaded."""
    package = from_metadata(folder, read_metadata(folder), embedded)
    try:
        has_model = (package.model_dir / "model.bin").is_file()
        has_tokenizer = any((folder / name).is_file() for name in ("sentencepiece.model", "bpe.model"))
    except OSError as error:
        raise PackageError(f"it cannot be read: {error.strerror}") from None
    if not has_model:
        raise PackageError("it has no model (model/model.bin)")
    if not has_tokenizer:
        raise PackageError("it has no tokeniser (sentencepiece.model or bpe.model)")
    return package


def version_key(version: str) -> tuple[Any, str]:
    """Return what orders versions: as Python packages do; of an odd version, the numbers in it count."""
    from packaging.version import InvalidVersion, Version

    try:
        return Version(version), version
    except InvalidVersion:
        return Version(".".join(re.findall(r"\d+", version)) or "0"), version


def newest(packages: Iterable[Package]) -> list[Package]:
    """Return one package for each pair of languages, by pair: the newest, and of equals one that is not embedded."""
    best: dict[tuple[str, str], Package] = {}
    for package in packages:
        rival = best.get(package.pair)
        if rival is None or _rank(package) > _rank(rival):
            best[package.pair] = package
    return [best[pair] for pair in sorted(best)]


def parse_pair(text: str) -> tuple[str, str] | None:
    """Return the codes in ``en-es``, ``en_es``, ``en→es`` or ``en->es``, or None when it is nothing of the kind."""
    for separator in ("→", "->", "_", "-"):
        codes = [code.strip() for code in text.split(separator)]
        if len(codes) == 2 and codes[0] != codes[1] and all(re.fullmatch(_CODE, code) for code in codes):
            return codes[0], codes[1]
    return None


def write_pair(from_code: str, to_code: str) -> str:
    """Return the pair as it is typed: ``en-es``, or ``en_zh-Hans`` where a code has a hyphen itself."""
    return f"{from_code}{'_' if '-' in from_code + to_code else '-'}{to_code}"


def _rank(package: Package) -> tuple[Any, bool, str]:
    # The text of a version decides nothing between 1.0 and 1.0.0; the folder's name does, so that the order is fixed.
    return version_key(package.version)[0], not package.embedded, package.path.name


def _markers(value: object) -> Markers | None:
    if value is None:
        return None
    parts = [value.get(key) for key in ("open", "separator", "close")] if isinstance(value, dict) else []
    if len(parts) != 3 or not all(isinstance(part, str) and part.strip() and len(part) < 50 for part in parts):
        raise PackageError("its metadata.json has term_markers without open, separator and close")
    assert isinstance(value, dict)
    opening, separator, closing = map(str, parts)
    return Markers(opening, separator, closing, _share(value.get("followed", 1.0)))


def _share(value: object) -> float:
    if not isinstance(value, (int, float)) or not 0 <= value <= 1:
        raise PackageError("its metadata.json has a share of followed markers that is not between 0 and 1")
    return float(value)
