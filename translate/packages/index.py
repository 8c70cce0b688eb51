"""Installing a package from Argos' index, by ``argostranslate.package``, where there is network."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from translate.errors import PackageError
from translate.packages.install import install_file
from translate.packages.package import Package, version_key, write_pair
from translate.packages.routes import PIVOT

SECONDS = 30  # that a server may be silent

_ELSE = "a downloaded .argosmodel file can be installed instead: translate models install FILE"


def install_pair(from_code: str, to_code: str, directory: Path | None = None) -> Package:
    """Download the newest package for a pair of languages and install it as ``install_file`` does; return it.

    Nothing of the download remains. Raises PackageError: without network, for a pair that the index does not have, for
    a download that breaks off, and for what ``install_file`` refuses.
    """
    pair = write_pair(from_code, to_code)
    with _argos() as argos:
        offers = [
            offer
            for offer in _offers(argos)
            if offer.type == "translate" and (offer.from_code, offer.to_code) == (from_code, to_code)
        ]
        if not offers:
            raise PackageError(f"Argos' index has no package {from_code}→{to_code}{_detour(from_code, to_code)}")
        offer = max(offers, key=lambda offer: version_key(str(offer.package_version)))
        try:
            file = Path(offer.download())
        except Exception as error:  # argostranslate raises plain Exception
            raise PackageError(
                f"the download of {pair} failed ({error or type(error).__name__}); try again, or {_ELSE}"
            ) from None
        return install_file(file, directory)


def _detour(from_code: str, to_code: str) -> str:
    if PIVOT in (from_code, to_code):
        return ""
    legs = f"{write_pair(from_code, PIVOT)} {write_pair(PIVOT, to_code)}"
    return f"; go through English with: translate models install {legs}"


def _offers(argos: Any) -> list[Any]:
    """Return what the index offers, freshly fetched."""
    index = Path(argos.settings.local_package_index)
    try:
        argos.update_package_index()
    except (OSError, HTTPException) as error:  # a connection that breaks off while the index is read
        raise PackageError(f"Argos' index cannot be fetched ({error}); {_ELSE}") from None
    if not index.exists():  # get_available_packages would try again for ever
        raise PackageError(f"Argos' index cannot be reached from here; {_ELSE}")
    try:
        return list(argos.get_available_packages())
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        raise PackageError(
            f"what came from {argos.settings.remote_package_index} is no package index; {_ELSE}"
        ) from None


@contextmanager
def _argos() -> Iterator[Any]:
    """Give ``argostranslate.package`` with its index and downloads in a folder that goes away, a timeout, and no log.

    Its settings are read from the environment once, when it is first imported; the index's address is read again here.
    """
    try:
        from argostranslate import package, settings
    except OSError as error:  # it makes its folders when it is imported
        raise PackageError(f"Argos Translate cannot make its folders: {error}") from None
    log = logging.getLogger("argostranslate.utils")
    kept = (settings.local_package_index, settings.downloads_dir, settings.remote_package_index, log.disabled)
    timeout = socket.getdefaulttimeout()
    try:
        with TemporaryDirectory(prefix="translate-") as folder:
            settings.local_package_index, settings.downloads_dir = Path(folder, "index.json"), Path(folder)
            address = os.environ.get("ARGOS_PACKAGE_INDEX") or settings.package_index
            settings.remote_package_index = address + "index.json"
            log.disabled = True
            socket.setdefaulttimeout(SECONDS)
            yield package
    finally:
        socket.setdefaulttimeout(timeout)
        settings.local_package_index, settings.downloads_dir, settings.remote_package_index, log.disabled = kept
