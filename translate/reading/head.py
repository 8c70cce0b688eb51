"""What a web page says of its article, beside the article itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml.html import HtmlElement

from translate.reading.elements import text_of
from translate.reading.flow import clean

_FORMS = {
    "author": re.compile(r"(?!.*(?:://|@)).{1,100}"),
    "date": re.compile(r"\d{4}-\d\d-\d\d(?:[T ][\d:.]+ ?(?:Z|[+-]\d\d:?\d\d)?)?"),
    "url": re.compile(r"https?://\S+", re.IGNORECASE),
}
_ANY = re.compile(r".+")
_SITE = re.compile(r"\s+(?:[|•·–—-]|::)\s+")


def said(tree: HtmlElement) -> dict[str, str]:
    """Return what the page says of its article: the content of its ``meta`` elements by their names in lower case, and
    ``author``, ``date``, ``description``, ``headline``, ``language`` and ``url`` wherever it says them."""
    about: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = " ".join(clean(element.get("content") or "").split())
        key = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        if key and content:
            about.setdefault(key.lower(), content)
    found = next(_linked_data(tree), {})
    authors = found.get("author") or []
    people = authors if isinstance(authors, list) else [authors]
    named = [person.get("name") if isinstance(person, dict) else person for person in people]
    links = [link for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    choices: dict[str, list[object]] = {
        "author": [
            *map(about.get, ("author", "article:author", "og:article:author", "dc.creator")),
            ", ".join(name for name in named if isinstance(name, str)),
            *(text_of(one) for one in tree.iter() if "author" in (one.get("rel"), one.get("itemprop"))),
        ],
        "date": [
            *map(about.get, ("article:published_time", "og:article:published_time", "datepublished")),
            found.get("datePublished"),
            *map(about.get, ("date", "pubdate", "dc.date", "dc.date.issued")),
            *(one.get("datetime") for one in tree.iter("time")),
        ],
        "description": [about.get("og:description"), about.get("description"), found.get("description")],
        "headline": [found.get("headline")],
        "language": [about.get("content-language"), about.get("og:locale")],
        "url": [*(link.get("href") for link in links), about.get("og:url")],
    }
    for key, values in choices.items():
        about.pop(key, None)
        texts = (" ".join(clean(value).split()) for value in values if isinstance(value, str))
        chosen = next((text for text in texts if _FORMS.get(key, _ANY).fullmatch(text)), None)
        if chosen is not None:
            about[key] = chosen
    return about


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """What the page says of articles as JSON-LD (schema.org)."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            waiting = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            one = waiting.pop(0)
            if isinstance(one, list):
                waiting += one
            elif isinstance(one, dict):
                if re.search(r"Article|Report|BlogPosting", str(one.get("@type"))):
                    yield one
                waiting.append(one.get("@graph"))


def names(tree: HtmlElement, about: Mapping[str, str]) -> list[str]:
    """What the page calls its article, without the name of the site."""
    title = next((" ".join(clean(str(one.text_content())).split()) for one in tree.iter("title")), "")
    found = [about.get("og:title", ""), about.get("headline", ""), about.get("twitter:title", ""), title]
    return [name for name in (_without_site(name, about.get("og:site_name", "")) for name in found) if name]


def _without_site(name: str, site: str) -> str:
    parts = list(_SITE.finditer(name))
    if not parts:
        return name
    last = name[parts[-1].end() :]
    known = site and (last.lower() in site.lower() or site.lower() in last.lower())
    if known or (not site and len(last.split()) <= 3 < len(name[: parts[-1].start()].split())):
        return _without_site(name[: parts[-1].start()], site) if known else name[: parts[-1].start()]
    if site and name.lower().startswith(site.lower()) and parts[0].start() <= len(site):
        return name[parts[0].end() :]
    return name
