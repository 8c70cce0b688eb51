"""What has gone on until now, which French says in the present: ``est fermée depuis mars`` is no "is closed since"."""

from __future__ import annotations

from translate.expressions import Expression

_SINCE = Expression(
    r"\b(?P<verb>is|are|(?:has|have)(?= (?:an?|its|no|the|their) ))(?P<rest>(?: not)? "
    r"(?!(?:been|had|now|still)\b)(?:(?!(?:because|but|due|first|how|it|last|longest|more|most|only|that|this|time|what|when"
    r"|where|which|who|why|worst|\w+est)\b)[\w'’“”-]+ ){1,12}?)"
    r"(?=since (?!it\b|the(?:y|re)\b)|for (?:(?:about|almost|at least|more than|nearly|over|some) )?[\w-]+"
    r" (?:minutes|hours|days|weeks|months|years|decades)\b)"
)
_BEEN = {"is": "has", "are": "have", "has": "has", "have": "have"}


def until_now(text: str, source: str) -> str:
    """Return an English ``text`` that says of what its French ``source`` has *depuis* for how long it has been so."""
    if source.lower().count("depuis") != 1:
        return text
    found = _SINCE.search(text)
    if found is None:
        return text
    verb, rest = found["verb"], found["rest"]
    negated = " not" if rest.startswith(" not ") else ""
    been = " been" if verb in ("is", "are") else " had"
    return text[: found.start()] + _BEEN[verb] + negated + been + rest.removeprefix(negated) + text[found.end() :]
