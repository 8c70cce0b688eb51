"""Bytes of a text file to a string, whatever encoding they came in."""

from __future__ import annotations

import codecs
import re
import unicodedata

from translate.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SIGNS = "«»‹›“”„‘’‚–—…€£§°ºª·•©®™¿¡\u00a0\u00ad×½¼¾±¹²³µ"
_WESTERN = "àâäáãåæçéèêëíìîïñóòôöõøœßúùûüÿ"
_TURKISH = "çğıöşüâîû"
_CENTRAL = "ąćęłńóśźżáčďéěíňřšťúůýžöüőűäôľĺŕăâîşţđ"
# Single-byte encodings that short texts get mixed up in, with the non-ASCII letters that texts in them are made of. The
# order decides between equals.
_SINGLE_BYTE = (
    ("cp1252", _WESTERN),
    ("iso8859-15", _WESTERN),
    ("mac_roman", _WESTERN),
    ("cp850", _WESTERN),
    ("cp1254", _TURKISH),
    ("cp1250", _CENTRAL),
    ("iso8859-2", _CENTRAL),
)
# What is meant by the name of an encoding on the web (WHATWG Encoding Standard, section 4.2).
_MEANT = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "shift_jis": "cp932"}
# What a reading in another alphabet has to be better by: a foreign name in a text does not make it one.
_DOUBT = 0.03
# A word, or a sign by itself; some signs count as letters or figures.
_WORD = re.compile(rf"(?P<word>[^\W\d_{''.join(filter(str.isalnum, _SIGNS))}]+)|[^\x00-\x7f]")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b\u2060\ufeff]")


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text of ``data`` with ``\\n`` line ends and composed accents (NFC), without byte order mark, control
    characters and spaces of no width.

    Tried in this order: a byte order mark, UTF-8, UTF-16 without mark, the encoding that the data is ``declared`` to be
    in, UTF-8 with a few stray bytes, the common single-byte encodings of European languages (scored on their letters),
    and what charset-normalizer finds.

    Raises InputError when the data is no text.
    """
    text = _decode(data, declared)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for end in "\f\v\u2028\u2029":
        text = text.replace(end, "\n")
    return unicodedata.normalize("NFC", _UNWANTED.sub("", text))


def _decode(data: bytes, declared: str | None) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise InputError(
                    f"is marked as {encoding} but is not at byte {error.start}; save it as UTF-8"
                ) from None
    if b"\0" in data:
        return _decode_utf16(data)
    head = data[:65536]
    if len(head) - len(head.translate(None, _CONTROLS)) > len(head) // 100:
        raise InputError("is a binary file, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    return (
        _decode_declared(data, declared)
        or _decode_mostly_utf8(data)
        or _decode_single_byte(data)
        or _decode_guessed(data)
    )


def _decode_utf16(data: bytes) -> str:
    """UTF-16 without mark: text in an alphabet of few pages has nearly all its zero bytes on one side."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    half = len(data) // 2
    if len(data) % 2 == 0 and max(even, odd) > half // 3 and min(even, odd) * 20 <= max(even, odd):
        try:
            text = data.decode("utf-16-le" if odd > even else "utf-16-be")
        except UnicodeDecodeError:
            pass
        else:
            if "\0" not in text:
                return text
    raise InputError("is a binary file, not text")


def _decode_declared(data: bytes, declared: str | None) -> str | None:
    try:
        name = codecs.lookup(declared or "utf-8").name
        return data.decode(_MEANT.get(name, name))
    except (LookupError, ValueError):
        return None


def _decode_mostly_utf8(data: bytes) -> str | None:
    """UTF-8 into which a few bytes of Windows-1252 were pasted."""
    view = memoryview(data)
    pieces: list[str] = []
    start = strays = 0
    while True:
        try:
            pieces.append(str(view[start:], "utf-8"))
            break
        except UnicodeDecodeError as error:
            strays += 1
            if strays > 100:
                return None
            end = start + error.start
            pieces.append(str(view[start:end], "utf-8"))
            pieces.append(str(view[end : end + 1], "cp1252", "replace"))
            start = end + 1
    wide = sum(len(re.findall("[^\x00-\x7f]", piece)) for piece in pieces) - strays
    return "".join(pieces) if wide >= 2 * strays else None


def _decode_single_byte(data: bytes) -> str | None:
    best, best_score = None, 0.9
    for encoding, letters in _SINGLE_BYTE:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = _plausible(text[:200_000], letters)
        if score > best_score + (_DOUBT if best and letters != _WESTERN else 0):
            best, best_score = text, score
    return best


def _plausible(text: str, letters: str) -> float:
    """Share of the non-ASCII characters that are where a text in an alphabet with these letters would have them."""
    wanted = set(letters + letters.upper())
    good = total = foreign = plain = 0
    for match in _WORD.finditer(text):
        word = match["word"]
        strange = [char for char in match.group() if char > "\x7f"]
        if word:
            foreign += len(strange)
            plain += len(word) - len(strange)
        if not strange:
            continue
        total += len(strange)
        if word:
            cased = word.islower() or word.isupper() or word[1:].islower()
            good += sum(char in wanted for char in strange) if cased else 0
        elif match.group() in _SIGNS and not _stuck_in_word(text, match.start()):
            good += 1
    if not total or foreign > plain + 4:
        return 0.0
    return good / total


def _stuck_in_word(text: str, index: int) -> bool:
    """Whether a sign stands where only a wrongly decoded letter would: after a letter, or between two; before one, if
    it is a sign that follows words and figures."""
    sign, before, after = text[index], text[index - 1 : index].isalpha(), text[index + 1 : index + 2].isalpha()
    if not before or sign in "’‘·–—\u00ad":
        return after and sign in "£ºª¹²³¼½¾"
    return after or not (sign in "»›”…™®©°ºª€£¹²\u00a0" or text[index - 1 : index + 1] == "m³")


def _decode_guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise InputError("is in no encoding that can be told; save it as UTF-8")
    return str(best)
