"""Subtitles: cues to sentences and paragraphs."""

import re
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.cli import main
from translate.errors import InputError
from translate.reading import discover, read
from translate.reading.subtitles import parse
from translate.writing.markdown import render_source


def subtitles(source):
    return parse(source.encode() if isinstance(source, str) else source, PurePosixPath("a.srt"), "")


def clock(seconds):
    return (
        f"{int(seconds) // 3600:02}:{int(seconds) // 60 % 60:02}:{int(seconds) % 60:02},{round(seconds % 1 * 1000):03}"
    )


def srt(*cues):
    """A file of cues, each (start, end, text)."""
    return "".join(
        f"{number}\n{clock(start)} --> {clock(end)}\n{text}\n\n" for number, (start, end, text) in enumerate(cues, 1)
    )


def follow(*texts):
    """A file of cues of two seconds that follow each other."""
    return srt(*((2.0 * at, 2.0 * at + 1.9, text) for at, text in enumerate(texts)))


def said(source):
    """The Markdown of a file without the time at its beginning."""
    article = subtitles(source)
    return render_source(article, [()] * len(article.passages)).partition("` ")[2].removesuffix("\n").split("\n\n")


def test_cues_become_sentences_and_paragraphs():
    source = srt(
        (1, 3, "La frégate a quitté Toulon\nce matin pour la mer Rouge,"),
        (3.1, 5, "où elle escorte des porte-\nconteneurs."),
        (5.1, 7, "Elle est partie seule..."),
        (7.1, 9, "...et reviendra en mai."),
        (13, 15, "Le ministre le dit"),
        (19, 21, "depuis lundi."),
        (70, 72, "Un autre navire suivra."),
    )
    article = subtitles(source)
    assert (
        article.title.text
        == "La frégate a quitté Toulon ce matin pour la mer Rouge, où elle escorte des porte-conteneurs."
    )
    assert render_source(article, [()] * len(article.passages)) == (
        "`00:00:01` La frégate a quitté Toulon ce matin pour la mer Rouge, où elle escorte des porte-conteneurs. "
        "Elle est partie seule et reviendra en mai.\n\nLe ministre le dit depuis lundi.\n\n"
        "`00:01:10` Un autre navire suivra.\n"
    )


def test_who_speaks_and_what_is_heard():
    assert said(
        follow(
            "- Combien de marins ?\n- Cent quarante-cinq,",
            "il fait -5 degrés\n- on le sait -",
            "LE MINISTRE : Nous sommes prêts.",
            "[Explosion]",
            "[Rires] Et voilà.",
            "<i>(musique douce)</i>",
            "♪ Allons enfants ♪",
            ">> Il a dit : non.",
        )
    ) == [
        "– Combien de marins ?",
        "– Cent quarante-cinq, il fait -5 degrés - on le sait -",
        "**LE MINISTRE** – Nous sommes prêts.",
        "*[Explosion]*",
        "*[Rires]*",
        "Et voilà.",
        "*(musique douce)*",
        "♪ Allons enfants ♪",
        "– Il a dit : non.",
    ]


def test_sounds_and_songs_over_several_lines():
    assert said(
        follow("Il part.", "(Le ministre\nsort.)", "Bien.", "♪ Allons\nenfants ♪", "♪ de la patrie ♪", "Oui.")
    ) == [
        "Il part.",
        "*(Le ministre sort.)*",
        "Bien.",
        "♪ Allons enfants ♪ ♪ de la patrie ♪",
        "Oui.",
    ]
    assert said(follow("(Le ministre", "Il part (vite\net loin).")) == ["(Le ministre Il part (vite et loin)."]


def test_in_capitals_and_in_small_letters_nothing_tells_a_name_or_a_sentence():
    assert said(follow("IL A DIT : LA FRANCE", "EST PRÊTE.")) == ["IL A DIT : LA FRANCE EST PRÊTE."]
    assert said(follow("il part demain >> oui", "&gt;&gt; non si x >y")) == ["il part demain", "– oui", "– non si x >y"]


def test_who_made_the_subtitles_is_left_out():
    credits = ["Sous-titrage : ST' 501", "Sous-titrage Société Radio-Canada", "<i>Subtitles by\nJane Doe</i>"]
    assert said(follow("Sous-titres réalisés par la communauté d'Amara.org", "Oui.", *credits)) == ["Oui."]
    kept = "Sous-titrer un film prend du temps. Les sous-titres par exemple."
    assert said(follow(kept)) == [kept]


def test_a_speech_without_pause_is_parted_where_sentences_end():
    parts = said(follow(*["Le navire a tiré deux fois sur le drone ce matin.", "Il part ce soir."] * 40))
    assert len(parts) > 3 and all(part.endswith(".") and len(part) < 800 for part in parts)
    assert len(said(follow(*["le navire a tiré deux fois sur le drone"] * 80))) > 2


def test_tags_are_taken_off_and_italics_kept():
    assert said(
        follow(
            '{\\an8}<font color="#fff">L’<i>Aster</i>, <b>un</b> missile</font>',
            "<i>tiré par</i>",
            "<i>la *frégate* &amp; 2 < 3</i> {\\i1}hier{\\i0}<br/>ou<BR>ce\\Nmême <ruby>soir<rt>nuit</rt></ruby>.",
        )
    ) == ["L’*Aster*, un missile *tiré par la \\*frégate\\* & 2 < 3 hier* ou ce même soir."]


VTT = """WEBVTT - Point presse
Kind: captions
Language: fr

STYLE
::cue { color: red }

un nom
00:00.160 --> 00:02.389 align:start position:0%
 
bonjour<00:00:00.480><c> à</c><00:00:00.560><c> tous</c>

00:02.389 --> 00:02.399
bonjour à tous

NOTE c'est un essai

00:02.399 --> 00:05.000
bonjour à tous
et<00:00:03.000><c> merci</c>

00:05.000 --> 00:06.000
et merci à vous

00:07.000 --> 00:08.000
<v.fort Jean Dupont>Le budget augmente.

00:08.000 --> 00:09.000
<v Jean Dupont>Oui.</v>
<v Une journaliste>Et les drones&nbsp;?
"""


def test_webvtt_and_captions_that_roll():
    article = subtitles(VTT)
    assert (article.title.text, article.language) == ("Point presse", "fr")
    assert render_source(article, [()] * len(article.passages)) == (
        "# Point presse\n\n`00:00:00` bonjour à tous et merci à vous\n\n"
        "**Jean Dupont** – Le budget augmente. Oui.\n\n**Une journaliste** – Et les drones\u00a0?\n"
    )


def test_what_is_said_twice_is_kept_where_it_is_not_shown_twice():
    assert said(srt((0, 1, "Non."), (1.2, 2, "Non."), (1.5, 2, "Non."))) == ["Non. Non."]


@pytest.mark.parametrize(
    "source",
    [
        "\ufeff1\r\n00:00:01,000 --> 00:00:02,000\r\nUn char,\r\n\r\n2\r\n00:00:02,100 --> 00:00:03,000\r\n2 obus.\r\n",
        "00:00:01.0 -> 0:0:2.5\nUn char,\n00:00:02,100 --> 00:00:01,000\n2 obus.",
        "7\n0:00:01:000 --> 0:00:02:000 X1:0\nUn char,\n8\n00:00:02,100 –> \n\n2 obus.\n\n\n",
        "2\n00:00:02,100 --> 99:99:99,999\n2 obus.\n\n1\n00:00:01,000 --> 00:00:02,000\nUn char,\n",
        "\n\n1\n 00 : 00 : 01 , 000 --> 00 : 00 : 02 , 000\nUn char,\n\n \n00:00:02,100\t-->\t00:00:03,000\n2 obus.\n9",
    ],
)
def test_files_that_break_the_rules(source):
    assert said(source)[0].removesuffix(" 9") == "Un char, 2 obus."


def test_encodings_of_subtitles():
    source = follow("L’œuvre est à Évreux.")
    for encoding in ("cp1252", "utf-16", "utf-8-sig"):
        assert said(source.encode(encoding)) == ["L’œuvre est à Évreux."]


LINES = st.lists(st.text("ab é.,!", max_size=12), min_size=1, max_size=3)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 20), LINES), min_size=1, max_size=8))
def test_no_word_is_lost_or_doubled(cues):
    start, shown, words = 0, [], []
    for wait, lines in cues:
        start += wait
        shown.append((start, start + 0.9, "\n".join(lines)))
        words += " ".join(lines).split()
    try:
        found = "".join(passage.text for passage in subtitles(srt(*shown)).passages)
    except InputError:
        assert not any(map(str.isalnum, "".join(words)))
    else:
        # Dots may go where a sentence goes on.
        assert re.sub(r"[. ]", "", found) == re.sub(r"[. ]", "", "".join(words))


SOUP = ["1", "", " ", "-", "00:00:01,000 --> 00:00:02,000", "00:00:01.500 --> 00:00:01.000", "<i>", "</i>", "<v A>x"]
SOUP += ["WEBVTT", "NOTE", "[", "[x]", "(", "A :", "- B", "...", "a", "{\\i1}", "&lt;i>", "-->", "x-", "<", "Z : y"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(SOUP), max_size=25))
def test_any_soup_of_lines_is_an_article_or_refused(lines):
    try:
        article = subtitles("\n".join(lines))
    except InputError as error:
        assert "\n" not in str(error)
    else:
        assert render_source(article, [()] * len(article.passages)).endswith("\n")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"Bonjour\n", "holds no subtitles"),
        (b"WEBVTT\n", "holds no subtitles"),
        (b"1\n00:00:01,000 --> 00:00:02,000\n\n", "holds no subtitles"),
        (b"1\n00:00:01,000 --> 00:00:02,000\n...\n", "holds no text"),
        (bytes(range(256)) * 9, "binary file"),
    ],
)
def test_files_without_subtitles_say_so_in_one_line(tmp_path, data, message):
    (tmp_path / "a.srt").write_bytes(data)
    with pytest.raises(InputError, match=message) as caught:
        read(discover([tmp_path])[0])
    assert "\n" not in str(caught.value)


def test_subtitles_are_translated(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "a.srt").write_text(follow("Le ministre est arrivé", "à Paris.", "- Il repart lundi."))
    assert main(["run", str(tmp_path / "a.srt"), "--out", str(tmp_path / "out")]) == 0
    written = (tmp_path / "out" / "en" / "a.md").read_text()
    assert "\n\n`00:00:00` The minister arrived in Paris.\n\n– He" in written
