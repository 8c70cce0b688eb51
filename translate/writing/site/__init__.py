"""``out/`` as a static site: what ``translate run`` left there, set for reading beside the original."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class BuildResult:
    """What a build did: articles shown, their pages in all languages; files written, left as they were, removed; and
    what was amiss, one line each."""

    articles: int
    pages: int
    written: int
    unchanged: int
    removed: int
    warnings: tuple[str, ...] = ()


def build(out: Path, site: Path, report: Path | None = None, *, base_url: str = "", title: str = "") -> BuildResult:
    """Build the site of the articles under ``out`` into the folder ``site``.

    ``report`` is the JSON of ``translate run --json`` (for the page about the run). ``base_url`` is the site's public
    address, for whole links in feeds and sitemap; ``title`` its name. Files that would not change are not written;
    files of earlier builds whose article is gone are removed. The same input gives the same bytes.

    Raises InputError when there is nothing to show or the report cannot be read, OutputError when ``site`` cannot be
    written or holds other people's files, UsageError for a base URL or a folder that cannot be meant.
    """
    from translate.writing.site.assemble import assemble

    return assemble(out, site, report, base_url, title)
