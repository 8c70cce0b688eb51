"""The article in a saved web page, without what stands around it.

What is left out is told by the elements that pages are made of (``nav``, ``form``), by the names that authors give
them (``share``, ``newsletter``), by labels (``Lire aussi``) and by how much of a text is links. Where no element is
clearly the article, all of the page is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence

from lxml.html import HtmlElement

from translate.reading.elements import BLOCKS, HEADINGS, SILENT, entitle, tag_of, text_of

_CHROME = frozenset({"nav", "dialog", "menu", "search"})
_CHROME_ROLES = frozenset({"navigation", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "button"})
_COMMENTS = frozenset({"comment", "comments", "commentaire", "commentaires", "kommentare", "comentarios", "disqus"})
# Words in the class or id of what goes with an article on its page and is no part of it.
_NAMES = _COMMENTS | frozenset(
    "abonnement ad ads advert advertisement alsolike ariane banner breadcrumb breadcrumbs consent cookie cookies didomi"
    " editsection gdpr menu modal mostread nav navbar navbox navigation newsletter noprint onetrust outbrain pager"
    " pagination partage partager playlist popup promo pub publicite recirc recommend recommendation recommendations"
    " recommended related relatedarticles rgpd share sharebar sharedaddy shares sharing sidebar signup skip social"
    " socials sponsor sponsored subscribe subscription taboola taglist tags teasers toc toolbar".split()
)
_PAIRS = re.compile(
    r"\b(?:entry|post) (?:footer|tags|categories)\b|\bcat links\b|"
    r"\b(?:lire|voir|read|see) (?:aussi|egalement|also|more)\b|\bmost (?:read|popular)\b|\bplus lus\b"
    r"|\b(?:sr|reader) only\b|\bscreen reader\b|\bvisually hidden\b"
)
_LABEL = re.compile(
    r"(?:[>»→►▶•–-]+\s*)?"
    r"(?:[àa] (?:lire|voir|écouter)(?: aussi| également| ensuite)?|(?:lire|voir)(?: aussi| également| plus)?"
    r"|lire la suite|sur le même (?:sujet|thème)|dans la même rubrique|(?:nos )?articles (?:liés|associés|similaires)"
    r"|(?:read|see) (?:also|more|next)|also read|related(?: \w+)?|more on this(?: story)?|more from .*|most read"
    r"|you may also like|recommended(?: for you)?|lesen sie (?:auch|mehr)|mehr zum thema|(?:lea|vea|lee|ver)"
    r"(?: también| más)|te puede interesar|artículos relacionados|noticias relacionadas|читайте также|leggi anche"
    r"|lees ook)(?:\s*[:|>»→–-]|\s*$|(?=\s*[«\"]))",
    re.IGNORECASE,
)
_LEAST = 25  # characters of text that make a paragraph of a block
_LONG = 80  # that make one even without a sign of a sentence
_SENTENCE = re.compile(r"[.,;:!?…][\"'»”’)\]]*(?:\s|$)|[。，、；！？।؟،]")
_CLEAR = 600  # of such, from which on an article stands out from its page
_HEAVY = 0.3  # of a page's paragraphs: what holds so much is never dropped for its name
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"\w{2,}")

Weights = Mapping[HtmlElement, int]
"""How many characters of paragraphs there are in an element."""


def article_of(tree: HtmlElement, names: Sequence[str]) -> HtmlElement:
    """Return a ``body`` with the article of a page, its title first as ``h1``. ``names`` are what the page gives as its
    title elsewhere, the best first; they tell which heading is the title, and are it where no heading is.

    The tree is taken apart.
    """
    body = next(tree.iter("body"), tree)
    title = _title(body, names)
    kept = {title, body, *(title.iterancestors() if title is not None else ())}
    weights = _weights(body)
    for drops in (_is_chrome, _is_named):
        for element in list(body.iterdescendants()):
            if element not in kept and tag_of(element) and drops(element, weights, weights[body]):
                element.drop_tree()
    weights = _weights(body)
    clear = weights[body] >= _CLEAR or any(map(_is_main, body.iter()))
    beginning = title if title is not None or not names else _first(body, weights)
    before = beginning is not None
    for element in list(body.iterdescendants()):
        before = before and element is not beginning
        if element not in kept and tag_of(element) in BLOCKS and element.getparent() is not None:
            _drop_links(element, weights, clear or before, kept)
    called = text_of(title) if title is not None else "".join(names[:1])
    for again in [one for one in body.iter(*HEADINGS, "p", "div") if one not in kept and _says(one, called)]:
        again.drop_tree()
    main = _main(body, _weights(body))
    if title is not None and (title is main or title in main.iterancestors()):
        title = None  # a heading that nothing ends
    found = main if title is None or main is body or main in kept else _joined(title, main)
    if title is None and names:
        title = body.makeelement("h1")
        title.text = names[0]
    if title is not None:
        entitle(found, title)
    return found


def _title(body: HtmlElement, names: Sequence[str]) -> HtmlElement | None:
    """The heading that is the title: the likest to ``names``; without them, or in the article, any ``h1``."""
    best, likeness = None, 0.0
    for heading in body.iter(*HEADINGS[:3]):
        words = set(_WORD.findall(text_of(heading).lower()))
        for name in names:
            others = set(_WORD.findall(name.lower()))
            like = len(words & others) / max(len(words | others), 1)
            if like > max(likeness, 0.15 if heading.tag == "h1" else 0.6):
                best, likeness = heading, like
    if best is not None:
        return best
    inside = (one for one in body.iter("h1") if text_of(one) and any(map(_is_main, one.iterancestors())))
    return next(inside, None if names else next((one for one in body.iter("h1") if text_of(one)), None))


def _first(body: HtmlElement, weights: Weights) -> HtmlElement | None:
    """The first paragraph, if there is any."""
    return next((one for one in body.iter() if weights[one] and not any(weights[part] for part in one)), None)


def _says(element: HtmlElement, title: str) -> bool:
    """Whether it is the title once more: a heading, or a paragraph or box of three words or more, without picture."""
    if tag_of(element) not in HEADINGS and (len(title.split()) < 3 or element.find(".//img") is not None):
        return False
    return text_of(element).casefold() == title.casefold() and bool(title)


def _weights(body: HtmlElement) -> Weights:
    block: dict[HtmlElement, HtmlElement] = {}
    linked: dict[HtmlElement, bool] = {}
    own: dict[HtmlElement, list[str]] = defaultdict(list)
    links: dict[HtmlElement, int] = defaultdict(int)

    def count(element: HtmlElement, text: str | None) -> None:
        words = " ".join((text or "").split())
        if words:
            own[block[element]].append(words)
            links[block[element]] += len(words) * linked[element]

    for element in body.iter():
        parent, tag = element.getparent(), tag_of(element)
        inner = parent in block and element is not body
        if (inner or element is body) and tag and tag not in SILENT:
            block[element] = element if tag in BLOCKS or not inner else block[parent]
            linked[element] = tag == "a" or (inner and linked[parent])
            count(element, element.text)
        if inner:
            count(parent, element.tail)
    weights: dict[HtmlElement, int] = defaultdict(int)
    for element, parts in own.items():
        text = " ".join(parts)
        size = len(text)
        if size >= (_LEAST if _SENTENCE.search(text) else _LONG) and 2 * links[element] < size:
            for each in (element, *element.iterancestors()):
                weights[each] += size
    return weights


def _is_chrome(element: HtmlElement, weights: Weights, total: int) -> bool:
    """Whether it is a part of pages and not of articles, by what element it is."""
    tag = tag_of(element)
    if tag in SILENT:
        return True
    roles = set((element.get("role") or "").lower().split())
    chrome = tag in _CHROME or bool(roles & _CHROME_ROLES) or element.get("hidden") is not None
    chrome = chrome or tag == "form" or bool(_HIDDEN.search(element.get("style") or ""))
    if tag in ("header", "footer") or roles & {"banner", "contentinfo", "complementary"}:
        chrome = chrome or not any(map(_is_main, element.iterancestors()))
    return chrome and weights[element] <= _HEAVY * total


def _is_named(element: HtmlElement, weights: Weights, total: int) -> bool:
    """Whether it is no part of an article by the names that its author gave it."""
    names = " ".join(element.get(key) or "" for key in ("class", "id"))
    words = re.findall(r"[a-z]+", _CAMEL.sub(" ", names).lower())
    if "backlink" in words or not (_NAMES.intersection(words) or _PAIRS.search(" ".join(words))):
        return False
    if _COMMENTS.intersection(words) and not any(map(_is_main, element.iterdescendants())):
        return weights[element] <= (1 - _HEAVY) * total
    return weights[element] <= _HEAVY * total


def _drop_links(element: HtmlElement, weights: Weights, clear: bool, kept: Container[HtmlElement | None]) -> None:
    """Drop an element that leads to other articles: by the label that it begins with, or as nothing but links, where
    the article is ``clear``; what is ``kept`` stays."""
    text, linked, tag = text_of(element), _linked_text(element), tag_of(element)
    label = _LABEL.match(text) or _LABEL.match(text.removesuffix(linked))
    if label and weights[element] < 200:
        if label.end() == len(text):
            following = element.getnext()
            while following is not None and following not in kept and _leads_on(following):
                following, dropped = following.getnext(), following
                dropped.drop_tree()
                tag = ""
            if tag == "" or following is None:
                element.drop_tree()
        elif len(linked) >= 0.5 * (len(text) - label.end()):
            element.drop_tree()
    elif clear and tag in ("div", "section", "aside", "ul", "ol", "footer") and not weights[element]:
        beside = any(tag_of(one) == "p" and weights[one] for one in element.itersiblings(preceding=True))
        several = sum(bool(text_of(link)) for link in element.iter("a")) >= 2
        if (tag == "aside" or (several and not beside)) and _links(element) >= 0.6 and not _leads_back(element):
            element.drop_tree()


def _leads_back(element: HtmlElement) -> bool:
    """Whether it holds notes: links within the page that are signs or numbers."""
    links = (one for one in element.iter("a") if (one.get("href") or "").startswith("#"))
    return any(text and not any(map(str.isalpha, text)) for text in map(text_of, links))


def _leads_on(element: HtmlElement) -> bool:
    """Whether it goes with the label before it."""
    return tag_of(element) not in HEADINGS and _links(element) >= 0.5


def _links(element: HtmlElement) -> float:
    """How much of the text of an element is links, 0 to 1."""
    text = text_of(element) if tag_of(element) else ""
    return len(_linked_text(element)) / len(text) if text else 0.0


def _linked_text(element: HtmlElement) -> str:
    return " ".join(text_of(link) for link in element.iter("a"))


def _is_main(element: HtmlElement) -> bool:
    """Whether its author says that it is the article, or the main part of the page."""
    if tag_of(element) in ("article", "main") or element.get("role") in ("main", "article"):
        return True
    return "articlebody" in (element.get("itemprop") or "").lower()


def _main(body: HtmlElement, weights: Weights) -> HtmlElement:
    """The smallest element that the article is in."""
    total = weights[body]
    said = [element for element in body.iter() if tag_of(element) and _is_main(element)]
    most = max((weights[element] for element in said), default=0)
    if most > 0.4 * total:
        return [element for element in said if weights[element] >= 0.8 * most][-1]
    if not total and said:
        return next((element for element in said if text_of(element)), body)
    main = body
    if total < _CLEAR:
        return body  # a page so short is mostly article
    while True:
        inner = next((one for one in main if weights[one] >= 0.8 * total), None)
        if inner is None or not any(weights[one] for one in inner):
            return main
        main = inner


def _joined(title: HtmlElement, main: HtmlElement) -> HtmlElement:
    """A ``body`` of the title, what stands between it and the main part, and the main part."""
    found = title.makeelement("body")
    parts = [*_between(title, main), main]
    main.tail = None
    for part in parts:
        found.append(part)
    return found


def _between(title: HtmlElement, main: HtmlElement) -> Iterator[HtmlElement]:
    path = [main, *main.iterancestors()]
    while title.getparent() not in path:
        yield from title.itersiblings()
        title = title.getparent()
    common = path.index(title.getparent())
    for step in reversed(path[:common]):
        before = [*step.itersiblings(preceding=True)][::-1]
        if step is path[common - 1]:
            before = before[before.index(title) + 1 :] if title in before else []
        yield from before
