"""Markdown → a sanitised tree."""

from __future__ import annotations

from functools import lru_cache

import nh3
from markdown import Markdown

from translate.writing.site.dialect import CommonMark
from translate.writing.site.tree import Node, parse

EXTENSIONS = ("abbr", "footnotes", "tables", "toc", "attr_list", "fenced_code", "sane_lists")

# `meta` is not among them: it would take lines such as `Paris: …` at an article's head for metadata. The front matter
# is YAML and is taken off before. The contents list of `toc` is made from passages, so its marker is switched off.
_CONFIG: dict[str, dict[str, object]] = {
    "toc": {"marker": ""},
    "footnotes": {"BACKLINK_TITLE": ""},
    "tables": {"use_align_attribute": True},
}

TAGS = frozenset(
    "a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3"
    " h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th"
    " thead time tr u ul var wbr".split()
)
_ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title", "width", "height"},
    "li": {"id"},
    "ol": {"start"},
    "sup": {"id"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align"},
    "time": {"datetime"},
}
_CLASSES = {"a": {"footnote-ref", "footnote-backref"}, "div": {"footnote"}}


@lru_cache(maxsize=1)
def _markdown() -> Markdown:
    return Markdown(extensions=[*EXTENSIONS, CommonMark()], extension_configs=_CONFIG, output_format="html")


def sanitise(html: str) -> str:
    """HTML with nothing but the tags, attributes and addresses (http, https, mailto, relative) that articles need."""
    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        strip_comments=True,
    )


def render(markdown: str) -> Node:
    """The Markdown of an article's body as a tree of sanitised HTML.

    Text nested too deeply for the renderer comes back as one paragraph of plain text: nothing is lost.
    """
    md = _markdown()
    md.reset()
    try:
        html = md.convert(markdown)
        return parse(sanitise(html))
    except RecursionError:
        return Node("div", {}, [Node("p", {}, [markdown])])
