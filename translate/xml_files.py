"""XML of other programs, read piece by piece, whatever its size; what could harm is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol, TypeVar
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from translate.errors import InputError

BLOCK = 1 << 18
Item = TypeVar("Item")


class WrongRootError(Exception):
    """The root element is another one; raised by handlers."""


class Handler(Protocol[Item]):
    """Hears what the parser finds; ``taken`` gives what is complete, once."""

    def start(self, tag: str, attributes: dict[str, str]) -> None: ...
    def end(self, tag: str) -> None: ...
    def data(self, text: str) -> None: ...
    def close(self) -> None: ...
    def taken(self) -> list[Item]: ...


def read(path: Path, handler: Handler[Item], kind: str) -> Iterator[Item]:
    """Yield what ``handler`` makes of a file in a format (``kind``, its name, which is its root element's in capitals).

    Raises InputError, with file and line, for what is no XML or of another kind, and for a file that declares entities;
    where only the end is broken, after the items before it.
    """
    # A document type that names the standard's own DTD is common; it is never fetched.
    parser = DefusedXMLParser(target=handler, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                parser.feed(block)
                yield from handler.taken()
        parser.close()
        yield from handler.taken()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}; name a file in {kind}") from error
    except WrongRootError as error:
        raise InputError(f"{path}: not {kind}: the root element is <{error}>, not <{kind.lower()}>") from None
    except ParseError as error:
        raise InputError(f"{path}: not well-formed XML: {error}; export it anew") from error
    except DefusedXmlException as error:
        line = parser.parser.CurrentLineNumber
        raise InputError(f"{path}, line {line}: entity declarations are refused; remove them") from error
    except (ValueError, LookupError) as error:
        raise InputError(f"{path}: not readable as XML: {error}") from error
