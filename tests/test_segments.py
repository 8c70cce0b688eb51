"""Sentences of news prose, and segments without a lost character."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.article import Kind, Mark, Passage
from translate.segments import Segment, split, split_long

# Sentences end at "|".
SENTENCES = [
    ("fr", "M. Tokaïev a reçu Mme Royal et le Dr Kouchner.| Ils ont parlé."),
    ("fr", "MM. Dupond et Durand sont là.| Me Vergès aussi."),
    ("fr", "Le site date de 52 av. J.-C. et fut détruit.| Il a été fouillé."),
    ("fr", "Cela remonte à 52 av. J.-C.| Le site fut ensuite détruit."),
    ("fr", "Voir p. ex. les art. 5 et 6, cf. le vol. 2, p. 12.| La suite est connue."),
    ("fr", "Des drones, des missiles, etc.| Le ministre n'a rien précisé."),
    ("fr", "Des drones, des missiles, etc. ont été livrés."),
    ("fr", "J. R. R. Tolkien et K.-J. Tokaïev ne se sont jamais vus.| C'est dommage."),
    ("fr", "Le ministre J.-Y. Le Drian était présent.| Il a signé."),
    ("fr", "Il faudra passer au plan B.| Le temps presse."),
    ("fr", "« Nous attendons.| Vos pays sont là. »| Il est parti."),
    ("fr", '"Nous attendons avec impatience.| Vos pays le savent", a ajouté M. Zhazykbayev.'),
    ("fr", "Il a dit : « Nous attendons.| Vos pays sont là. »| Puis il est parti…| Ensuite ?| Rien !"),
    ("fr", "« Oui ! » s'exclame-t-il.| « Non ! »"),
    ("fr", "Le film « Salut ! Ça va ? » est sorti.| Il plaît."),
    ("fr", "PARIS, 9 déc. (Reuters) – Le ministre a parlé.| ASTANA — Le gouvernement se tait."),
    ("fr", "Le 9 déc. 2024, la version v2.1.3 coûtait 1.500 € et 1,5 million.| Plus tard, non."),
    ("fr", "Lire https://exemple.fr/a.b?c=1.| Écrire à a.b@c.org.| Merci."),
    ("fr", "Il a parlé [...] puis s'est tu.| [...] Le ministre (il est venu. Et reparti.) a parlé."),
    ("fr", "Une note[1].| Une autre.[2]| Le reste."),
    ("fr", "1. Le contexte est tendu.| 2. Les drones arrivent."),
    ("fr", "Il en reste 58.| Les autres sont partis en 2024.| En mai, rien."),
    ("fr", "Sans espace.Rien ne se coupe ici."),
    ("fr", "Il va à Kiev.|Il y voit « M. Macron ».|Les deux (dont un élu).|L'accord est signé !|C'est la fin.|À voir."),
    ("fr", "« Il vient. »|Le fichier rapport.Le.pdf, exemple.En.fr, www.exemple.fr/a.Les et les env.Les sont là."),
    ("fr", "Voici le Rafale M.| Il apponte.| Le SAMP/T.| Le radar voit le Mirage 2000 D.| En 2024 M. Le Drian part."),
    ("fr", "À Paris M. Le Drian et, à Lyon, M. Un tel attendent M. Macron.| Selon M. Un tel, Kim M. Park est là."),
    ("fr", "Le gén. Burkhard et le col. Martin, env. 50 ans, sont venus.| On les a vus."),
    ("fr", "(Il est venu.| Il est parti.)| Fin."),
    ("en", "The U.S. Army said so on Monday.| Gen. Mark Milley met Lt. Col. Smith of Boeing Inc. at 5 p.m. Monday."),
    ("en", "He lives in the U.S.| He said so.| Mr. Smith, e.g., did not."),
    ("en", "It ended at 5 p.m.| The crowd left St. Louis."),
    ("en", "“We won!” Smith said.| “We did?”| The crowd left."),
    ("en", '"We wait.| You are here."| He left.| "Really?" she asked.'),
    ("en", "See No. 5 and Fig. 2.| No.| He said no.| Then he left."),
    ("en", "Yahoo! Inc. and Lockheed Martin Corp. agreed.| It cost $1.5 billion."),
    ("de", "Am 9. Dezember kamen z. B. 1.500 Mann, d. h. viele.| Der 2. Weltkrieg war vorbei."),
    ("de", "Er wurde 5.| Danach kam nichts.| Gen. Müller und Dr. Schmidt gingen usw.| Das war alles."),
    ("de", "„Wir warten.| Sie sind da.“| Er ging.| »Ja!« sagte er."),
    ("es", "El Sr. Pérez viajó a EE. UU. con la Sra. López.| ¿Qué pasó?| ¡Nada!"),
    ("es", "Vive en EE. UU.| El presidente lo sabe, p. ej. por la prensa."),
    ("it", "Il Sig. Rossi e l'on. Bianchi sono arrivati.| Il dott. Verdi no."),
    ("pt", "O Sr. Silva e a Dra. Costa chegaram.| Não disseram nada."),
    ("ru", "Он родился в 1990 г. в г. Москве, т. е. давно.| А. С. Пушкин писал.| Завод им. Ленина закрыт."),
    ("ru", "Это стоит 5 млн. долларов и т. д.| Он ушёл.| «Мы ждём.| Вы здесь», — сказал он."),
    ("tr", "Org. Güler 9. Kolordu'yu ziyaret etti.| Dr. Yılmaz da oradaydı."),
    ("nl", "Dhr. Jansen kwam bijv. niet.| Hij was ziek."),
    ("zh", "他说。|“好。”|然后走了。|再见！"),
    ("hi", "यह है।| वह है।| ठीक?"),
    ("ar", "هل انتهى؟| نعم."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "marked"), SENTENCES)
def test_sentences(language: str, marked: str) -> None:
    found = split(Passage(marked.replace("|", "")), language)
    assert [segment.before + segment.text for segment in found] == marked.split("|")


@pytest.mark.parametrize(
    ("kind", "marked"),
    [
        ("title", "Drones. La Turquie livre"),
        ("title", "Les drones arrivent à Astana.| La Chine observe de loin"),
        ("heading", "1. Le contexte"),
        ("dateline", "Paris, 9 déc. La Gazette"),
        ("cell", "Env. 5. Total"),
        ("caption", "Un drone Anka en vol.| Photo : Baykar Defense"),
    ],
)
def test_short_texts_are_cut_only_where_they_are_clearly_several_sentences(kind: Kind, marked: str) -> None:
    found = split(Passage(marked.replace("|", ""), kind), "fr")
    assert [segment.before + segment.text for segment in found] == marked.split("|")


def test_marks_are_clipped_and_relative() -> None:
    text = "Un deux. Trois quatre. Cinq"
    bold, emphasis = Mark(3, 14, "**", "**"), Mark(9, 14, "*", "*")
    found = split(Passage(text, marks=(bold, emphasis)), "fr")
    assert [segment.marks for segment in found] == [
        (Mark(3, 8, "**", "**"),),
        (Mark(0, 5, "**", "**"), Mark(0, 5, "*", "*")),
        (),
    ]


def test_a_point_belongs_to_one_segment_the_earlier_at_a_boundary() -> None:
    note, line = Mark(8, 8, "[^1]"), Mark(9, 9, "<br>")
    found = split(Passage("Un deux. Trois quatre.", marks=(note, line)), "fr")
    assert [segment.marks for segment in found] == [(note,), (Mark(0, 0, "<br>"),)]


def test_code_links_and_images_are_not_cut() -> None:
    text = "Voir Foo. Bar ici. Puis la fin. Voilà."
    for mark in (Mark(5, 17, "`", "`", opaque=True), Mark(5, 31, "[", "](x)"), Mark(5, 31, "![", "](x)")):
        found = split(Passage(text, marks=(mark,)), "fr")
        assert sum(mark.open in (m.open for m in segment.marks) for segment in found) == 1
        assert found[-1].text == "Voilà."


def test_white_space_and_empty_passages() -> None:
    assert split(Passage(""), "fr") == []
    assert split(Passage("  Oui.  Non. "), "fr") == [Segment("Oui.", "  "), Segment("Non. ", "  ")]
    assert split(Passage("Un plan A\u00a0. Fin"), "fr") == [Segment("Un plan A\u00a0. Fin")]
    assert split(Passage("", marks=(Mark(0, 0, "![](x)"),)), "fr") == [Segment("", "", (Mark(0, 0, "![](x)"),))]


ALPHABET = list("aB1.?!…,;: \u00a0\u202f\n\"'«»“”„()[]-–éÉ。“”х")
TEXTS = st.text(st.sampled_from(ALPHABET), max_size=50) | st.text(max_size=30)
LANGUAGES = st.sampled_from(["fr", "en", "de", "ru", "zh", "pb", "xx"])


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    text = draw(TEXTS)
    marks = []
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        opaque = draw(st.booleans())
        marks.append(Mark(start, draw(st.integers(start, len(text))), "`" if opaque else "*", "*", opaque))
    return Passage(text, draw(st.sampled_from(["paragraph", "title"])), tuple(marks))


@settings(max_examples=300, deadline=None)
@given(passages(), LANGUAGES)
def test_no_character_and_no_mark_is_lost(passage: Passage, language: str) -> None:
    found = split(passage, language)
    assert "".join(segment.before + segment.text for segment in found) == passage.text
    assert all(not segment.before.strip() for segment in found)
    marks = [mark for segment in found for mark in segment.marks]
    assert all(0 <= m.start <= m.end <= len(s.text) for s in found for m in s.marks)
    points = [mark for mark in passage.marks if mark.start == mark.end]
    assert sum(mark.start == mark.end for mark in marks) == len(points)
    for mark in passage.marks:
        if mark.opaque and mark.start < mark.end:
            assert any(m.opaque and m.end - m.start == mark.end - mark.start for m in marks)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.integers(1, 12), LANGUAGES)
def test_long_segments_are_cut_without_loss_and_within_the_limit(text: str, limit: int, language: str) -> None:
    for length in (len, lambda piece: len(piece.split())):
        pieces = split_long(text, limit, length, language)
        assert "".join(pieces) == text
        assert all(length(piece) <= limit for piece in pieces)


@pytest.mark.parametrize(
    ("language", "limit", "marked"),
    [
        ("fr", 8, "Le ministre est venu hier soir ; |il est reparti ce matin."),
        ("fr", 9, "Le ministre est venu, a parlé, |puis est reparti, content, vers midi."),
        ("fr", 8, 'Il a dit que "le vent, la pluie", |selon lui, allaient cesser.'),
        ("fr", 6, "Les 12 000 hommes arrivés ici |et 1,5 million"),
        ("en", 8, "The army (land, sea and air) left, |and the navy stayed."),
        ("de", 7, "Er kam gestern an, |aber niemand war am Bahnhof."),
    ],
)
def test_long_segments_are_cut_at_clauses(language: str, limit: int, marked: str) -> None:
    def words(text: str) -> int:
        return len(text.split())

    assert split_long(marked.replace("|", ""), limit, words, language) == marked.split("|")
