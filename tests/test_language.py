"""Codes and names of languages, and telling the language of a text."""

import subprocess
import sys
from pathlib import Path

import pytest

from translate import language
from translate.errors import LanguageError

LINES = Path(__file__).parent / "data" / "languages.tsv"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("FR", "fr"), ("fr-FR", "fr"), ("fr_ca", "fr"), ("fra", "fr"), ("french", "fr"), ("Français", "fr"),
        ("pt", "pt"), ("pt-PT", "pt"), ("pt-BR", "pb"), ("pb", "pb"), ("Brazilian Portuguese", "pb"),
        ("Portuguese (Brazil)", "pb"), ("zh", "zh"), ("zh-CN", "zh"), ("zh_TW", "zt"), ("zh-Hant-HK", "zt"),
        ("Chinese (traditional)", "zt"), ("中文", "zh"), ("no", "nb"), ("Norwegian", "nb"), ("iw", "he"),
        ("Русский", "ru"), (" deutsch ", "de"), ("sr-Latn-RS", "sr"),
    ],
)  # fmt: skip
def test_codes_and_names_are_normalised(given: str, code: str) -> None:
    assert language.normalise(given) == code


@pytest.mark.parametrize(
    ("given", "hint"), [("franch", "fr (French)"), ("englisch", "en (English)"), ("spansh", "es (Spanish)")]
)
def test_an_unknown_language_is_answered_with_the_nearest(given: str, hint: str) -> None:
    with pytest.raises(LanguageError, match="unknown language") as caught:
        language.normalise(given)
    assert hint in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("given", ["", "12", "en_US.UTF-8", "☃", "q" * 500])
def test_what_is_no_language_is_refused(given: str) -> None:
    with pytest.raises(LanguageError):
        language.normalise(given)


def test_every_code_and_every_name_of_the_table_leads_to_its_code() -> None:
    for code, entry in language.languages().items():
        assert language.normalise(code) == code
        assert language.normalise(entry.name) == code
        assert language.normalise(language.tag(code)) == code


def test_directions_and_names() -> None:
    assert language.is_rtl("ar") and language.is_rtl("he") and not language.is_rtl("fr")
    assert language.name("pb") == "Portuguese (Brazil)"
    assert language.tag("zt") == "zh-Hant"


def test_detection_is_right_on_known_lines() -> None:
    rows = [line.split("\t", 1) for line in LINES.read_text("utf-8").splitlines() if not line.startswith("#")]
    wrong = []
    for code, line in rows:
        try:
            found = language.detect(line)
        except LanguageError:
            found = "?"
        if found != code:
            wrong.append(f"{code} {found} {line}")
    assert len(rows) >= 200
    assert len(wrong) <= 0.02 * len(rows), wrong


def test_frequent_words_alone_are_never_wrong_on_known_lines() -> None:
    rows = [line.split("\t", 1) for line in LINES.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert [(code, line) for code, line in rows if language.by_words(line) not in (None, code)] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Bonjour", "fr"),
        ("LE KAZAKHSTAN MISE SUR LA COLLABORATION INTERNATIONALE", "fr"),
        ("Le ministre a parlé.\n\nhttps://example.com/the-and-of-the-with-this\n`for the win in the end`", "fr"),
        ("THE HEADLINE OF THE AGENCY\nLe ministre a annoncé lundi que les drones seront livrés dans deux mois.", "fr"),
        ("中華民國國防部發表聲明說", "zt"),
        ("中国国防部发表声明说", "zh"),
        ("وزارة الدفاع تعلن", "ar"),
    ],
)
def test_detection_of_awkward_texts(text: str, code: str) -> None:
    assert language.detect(text) == code


@pytest.mark.parametrize("text", ["", "  \n", "12 345", "OK", "https://example.com/", "…!?"])
def test_too_little_text_is_an_error_that_says_what_to_do(text: str) -> None:
    with pytest.raises(LanguageError, match="--from"):
        language.detect(text)


def test_an_article_is_told_without_loading_the_model() -> None:
    code = (
        "import sys; from translate import language\n"
        "found = language.detect('Le ministre de la Défense a appelé les agences à coopérer avec son pays.')\n"
        "assert found == 'fr' and 'py3langid' not in sys.modules and 'numpy' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
