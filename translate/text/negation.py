"""Negations of French that English has to have too: a translation that loses one says the contrary."""

from __future__ import annotations

from translate.expressions import Expression

_NEGATED = Expression(
    r"\b(?:ne |n['’])(?!est-ce |(?:cach|cess|dém(?:ent|ord)|dépass|dissimul|dout|emp[êe]ch|excéd|exclu|ignor|manqu"
    r"|tard)\w* )(?:[^\s,.;:!?«»]+ ){1,4}?"
    r"(?:pas(?! (?:que|moins|seulement|uniquement)\b)|jamais|rien|aucune?|personne|guère)\b"
)
_NEGATIVE = Expression(
    r"n['’]t\b|\b(?:not?|never|nothing|none|nobody|nowhere|neither|nor|without|cannot|hardly|barely|scarcely|rarely|seldom"
    r"|little|few|less|least|un(?!i|der|til|ite|less)[a-z]+|im(?:possib|mobil|material|probab|prudent|polite)\w*"
    r"|in(?:ab|act|adequa|admissib|access|accura|appropria|capab|compat|complet|conclus|correct|defin|different|direct"
    r"|effect|eligib|evitab|experienc|explicab|humane|secur|sensitiv|signific|sufficien|toler|valid|visib|voluntar)\w*"
    r"|dis(?:agree|approv|avow|belie|continu|like|miss|prov|regard|respect|satisf)\w*|ir(?:relevan|respons|revers)\w*"
    r"|il(?:legal|legit|literat)\w*|non\w*|ab(?:sen|stain)\w*|avoid\w*|ban(?:s|ned|ning)?|block\w*|but|beyond|declin\w+"
    r"|den(?:y|ie)\w*|except|exclud\w+|fail\w*|forb[ai]d\w*|free|ignor\w*|impasse|instead|lack\w*|los[st]\w*|miss\w*|only"
    r"|prevent\w*|rather|refrain\w*|refus\w*|reject\w*|rule[sd]?|short|spare\w*|stop\w*|too|wrong\w*|yet|zero"
    r"|far|oppos\w+|overlook\w*|resist\w*|until|unless|halt\w*)\b",
)
_LACKS = Expression(r"\b(?:lack|miss)\w*")


def lost(text: str, french: str) -> str:
    """Return the words of a negation in ``french`` that nothing negative in its English translation ``text`` answers
    for; empty where there is none."""
    negated = _NEGATED.search(french)
    if negated is None:
        return ""
    english = text.lower()
    if "manqu" in french:  # ``lacks`` is what is denied there
        english = _LACKS.sub("", english)
    return "" if _NEGATIVE.search(english) else negated[0]
