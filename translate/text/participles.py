"""Forms of English verbs that packages mix up: ``have worsened``, no *have worsen*, ``of hiding``, no *of hid*."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from translate.expressions import Expression
from translate.glossary.inflection import verb_forms
from translate.glossary.words import ENGLISH_VERB_OF
from translate.text import lexicon, plainly

_AFTER = Expression(
    r"(?<!\b[Tt]here )(?<!\bdo )(?<!\bdoes )\b(?P<aux>have|has|had|having|is|are|was|were|be|been|being)"
    r"(?P<adverb> (?:not|already|also|never|long|[a-z]+ly))? (?P<verb>[a-z]{4,})\b(?!-)"
)
_HAVE = ("have", "has", "had", "having")
_ADJECTIVES = frozenset(
    "alert bare blind bloody busy calm clean clear close complete cool correct corrupt direct double dry dull empty"
    " equal even exempt fair fine firm free frequent full hard hollow idle intent lame lean level live loose mature"
    " moderate open parallel patent perfect present private quiet ready right secure separate sick slow smooth sore"
    " steady subject thin tight tired true warm weary welcome".split()
)
_OF_DOING = Expression(
    r"\b(?P<of>(?P<after>(?i:after|for|of|without))(?: (?:long|[a-z]+ly))?) (?P<past>[a-z]{3,})"
    r"(?= (?:(?P<what>an?|h(?:er|is)|its|one|several|some|the(?:ir|se)?|two|three|[A-Z\d])|[\w“\"])|,)"
)
_FROM = Expression(
    r"\b(?P<from>(?:bann|block|deter|discourag|dissuad|keep|kept|prevent|prohibit|refrain|stop)\w* [^.,;:]{0,60}?"
    r"\bfrom (?:[a-z]+ly )?|\baim\w* at )(?P<verb>[a-z]{3,}(?<!ing))(?=[ .,;:]|$)"
)
_INFINITIVE = Expression(r"\b(?:à |d'|de |d'y |d'en )(?:s'|se |l'|l[ae] |les )?(?P<do>[a-zà-ÿœ]{3,}(?:er|ir|re))\b")
_TO_DO = Expression(r"^[«“\" ]*(?P<do>[A-ZÀ-Þ][a-zà-ÿ]+(?:er|ir|re|oir)) ")
_DO = Expression(
    r"^(?P<before>[“\"]?)(?P<verb>[A-Z][a-z]+(?<!ing))(?=(?:(?! (?:because|how|if|since|so|that|until|what|when|where"
    r"|whether|which|while|who|whose|why|those)\b)[^.;!?]){0,90}? (?:becomes|can(?:not)?|could|costs|did|does|has|is"
    r"|isn[’']t|makes|may|means|might|remains|requires|takes|was|will|would)\b|[^.;:!?]+: (?:the|an?|this|that) )"
)
_HAVING = {"after": ("après avoir",), "for": ("pour avoir", "d'avoir"), "of": ("d'avoir",), "without": ("sans avoir",)}
_PARTICIPLE = Expression(
    r"\b(?:(?:(?P<passive>été|est|sont|étai(?:t|ent)|sera(?:it|ient)?|seront|être|fut|furent|étant)"
    r"|(?P<have>(?:d'|[Aa]près |[Pp]our |[Ss]ans )avoir))(?: \w+)?? )?"
    r"(?P<done>[a-zà-ÿœ]{2,}(?:é|i|u|is|it|ert)(?:e?s?))(?![\w'-])"
)
_FINITE = Expression(r"\b(?:s')?(?P<does>[a-zà-ÿœ]{3,}(?:e|ent|(?<!an)t|ssai(?:t|ent)|ai(?:t|ent)))(?![\w'-])")
_REGULAR = ((Expression(r"ied$"), "ying"), (Expression(r"(?<!e)ed$|(?<=e)d$"), "ing"))
_PAST, _DONE, _ING = 1, 2, 3


def conjugated(text: str, source: str) -> str:
    """Return an English ``text`` with the participles that its French ``source`` has verbs for."""

    def participle(found: re.Match[str]) -> str:
        verb = found["verb"]
        forms = verb_forms(verb)
        if verb in _ADJECTIVES or verb in ENGLISH_VERB_OF or verb.endswith(("ed", "ing")) or verb in forms[_PAST:]:
            return found[0]
        ours, right = [each for each in _done(source) if _renders(each["done"], forms[_DONE])], verb
        if ours and (found["aux"] in _HAVE or any(each["passive"] for each in ours)):
            right = forms[_DONE]
        elif found["aux"] not in _HAVE and any(
            _renders(each["does"], verb, forms[_ING]) for each in _FINITE.finditer(_plainly(source))
        ):
            right = forms[_ING]
        return found[0].removesuffix(verb) + right

    def gerund(found: re.Match[str]) -> str:
        done = _participle(found["past"])
        having = (
            [each for each in _done(source) if (each["have"] or "").lower() in _HAVING[found["after"].lower()]]
            if done
            else []
        )
        if having and (found["what"] or any(_renders(each["done"], done) for each in having)):
            return f"{found['of']} {_gerund(found['past'])}"
        return found[0]

    def kept_from(found: re.Match[str]) -> str:
        verb, infinitives = found["verb"], _INFINITIVE.finditer(_plainly(source).replace("’", "'"))
        doing = verb_forms(verb)[_ING] if any(_renders(each["do"], verb) for each in infinitives) else verb
        return found["from"] + doing

    def doing(found: re.Match[str]) -> str:
        verb, subject = found["verb"], _TO_DO.match(source)
        infinitive, forms = subject["do"].lower() if subject else "", verb_forms(verb)
        does = _renders(infinitive, verb.lower()) and any(_renders(infinitive, form.lower()) for form in forms)
        return found["before"] + (forms[_ING] if does else verb)

    text = _DO.sub(doing, text)
    return _FROM.sub(kept_from, _OF_DOING.sub(gerund, _AFTER.sub(participle, text)))


@functools.lru_cache(maxsize=1)
def _plainly(source: str) -> str:
    """Return a French text as it is read."""
    return plainly.read(source, "fr")


@functools.lru_cache(maxsize=1)
def _done(source: str) -> Sequence[re.Match[str]]:
    """Return what may be participles in a French text, as it is read."""
    return tuple(_PARTICIPLE.finditer(_plainly(source).replace("’", "'")))


def _renders(word: str, *forms: str) -> bool:
    """Tell whether a French word is rendered by an English verb in all these forms."""
    known = lexicon.entry(word, "fr", "en")
    return bool(known and set(forms) <= {*known.renderings})


def _participle(past: str) -> str:
    """``hid`` → ``hidden``, ``killed`` → ``killed``; of what is no past form, nothing."""
    if past in ENGLISH_VERB_OF:
        return verb_forms(ENGLISH_VERB_OF[past])[_DONE]
    return past if past.endswith("ed") else ""


def _gerund(past: str) -> str:
    """``killed`` → ``killing``, ``led`` → ``leading``."""
    if past in ENGLISH_VERB_OF:
        return verb_forms(ENGLISH_VERB_OF[past])[_ING]
    return next(ending.sub(ing, past) for ending, ing in _REGULAR if ending.search(past))
