"""What the elements of HTML are, and the text in them."""

from __future__ import annotations

from lxml.html import HtmlElement

from translate.reading.flow import clean

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary table"
    " tbody td tfoot th thead tr ul".split()
)
SILENT = frozenset(
    "applet area audio base basefont button canvas col colgroup datalist embed frame frameset head iframe input map"
    " math meta noframes noscript object optgroup option param progress rp rt script select style svg template"
    " textarea title video".split()
)
"""What is no text of an article, whatever is in it."""


def text_of(element: HtmlElement) -> str:
    """The text of an element in one line."""
    return " ".join(clean(str(element.text_content())).split())


def tag_of(element: HtmlElement) -> str:
    """The name of an element, without prefix; empty for comments and the like."""
    return element.tag.rpartition(":")[2].lower() if isinstance(element.tag, str) else ""


def entitle(body: HtmlElement, title: HtmlElement) -> None:
    """Put ``title`` at the beginning of ``body`` as its only ``h1``; where there are others all headings go down."""
    others = [each for each in body.iter(*HEADINGS) if each is not title]
    if any(each.tag == "h1" for each in others):
        for each in others:
            each.tag = f"h{min(int(each.tag[1]) + 1, 6)}"
    if title.getparent() is not None:
        title.drop_tree()
    title.tag, title.tail, body.text = "h1", body.text, None
    body.insert(0, title)
