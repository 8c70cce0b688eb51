"""What is put where the attention says it belongs."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.decoding import checks, guards, repair
from translate.decoding.alignment import Alignment, follow
from translate.decoding.kept import Kept


@given(st.text(max_size=30), st.text(max_size=30), st.data())
def test_spans_stay_within_the_text_that_they_follow(old, new, data):
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    (moved,) = follow([(start, end)], old, new)
    assert 0 <= moved[0] <= moved[1] <= len(new)


@pytest.mark.parametrize(
    ("old", "word", "new", "right"),
    [
        ("The frigate Britain left.", "Britain", "The frigate Brittany left.", "Brittany"),
        ("It is in Iran.", "Iran", "It is in Vilirian.", "Vilirian"),
        ("The crew met.", "cre", "The crews met.", "cre"),
    ],
)
def test_spans_end_with_the_words_that_they_follow(old, word, new, right):
    start = old.index(word)
    (moved,) = follow([(start, start + len(word))], old, new)
    assert new[slice(*moved)] == right


ATTENDS = "Le chef a dit que les efforts du pays seront grands"


def placed(hypothesis, text):
    """``hypothesis``, of as many words as ATTENDS, each attending to the word in its place; ``text`` came of it."""
    sources = tuple(match.span() for match in re.finditer(r"\w+", ATTENDS))
    words = tuple(match.span() for match in re.finditer(r"\w+", hypothesis))
    return repair.Placed(Alignment(words, sources, np.eye(len(words), len(sources))), hypothesis, text)


@pytest.mark.parametrize(
    ("share", "right"),
    [
        (0.3, "The navy sailed off Brittany"),
        (0.12, "The navy sailed off Brittany"),
        (0.08, "The navy sailed off Britain"),
    ],
)
def test_a_place_that_was_taken_for_another_is_found_by_weak_attention(share, right):
    source, text = "La marine navigue en Bretagne", "The navy sailed off Britain"
    attention = np.eye(5)
    attention[4] = [0, 0, 0.35, 0.35, share]
    words = [tuple(match.span() for match in re.finditer(r"\w+", part)) for part in (text, source)]
    aligned = repair.Placed(Alignment(*words, attention), text, text)
    problems = checks.check(source, text, "fr", "en", guards.places(source, "fr", "en"))
    assert [text, *repair.splices(source, text, problems, aligned, ("fr", "en"), {}.get)][-1] == right


def test_a_time_takes_the_place_of_all_that_is_no_time():
    source, text = "Tir en 2010 à 10h02, heure locale.", "Shot in 2010 at 10:002, local time."
    problems = checks.check(source, text, "fr", "en", ())
    aligned = repair.Placed(Alignment((), (), np.zeros((0, 0))), text, text)
    found = [*repair.splices(source, text, problems, aligned, ("fr", "en"), {}.get)]
    assert found[-1] == "Shot in 2010 at 10h02, local time."


@pytest.mark.parametrize(("name", "right"), [("Orlan", "Two Russian Orlan drones."), ("Anka", "Two drones.")])
def test_a_term_does_not_take_the_place_of_the_name_after_it(name, right):
    source, text = f"Deux drones russes {name}.", "Two Russian Orlan."
    words = [tuple(match.span() for match in re.finditer(r"\w+", part)) for part in (text, source)]
    aligned = repair.Placed(Alignment(*words, np.array([[1, 0, 0, 0], [0, 0.5, 0.5, 0], [0, 0.5, 0, 0.5]])), text, text)
    problems = checks.check(source, text, "fr", "en", [Kept(5, 11, "term", ("drones",))])
    assert [*repair.splices(source, text, problems, aligned, ("fr", "en"), {}.get)] == [right]


@pytest.mark.parametrize(
    ("end", "text", "right"),
    [
        (
            '".',
            'The head has said that the efforts of country will be."',
            'The head has said that "the efforts of country will be."',
        ),
        (
            '".',
            "The head has said that the efforts of country will be.",
            'The head has said that "the efforts of country will be".',
        ),
        # A part of a quotation.
        (
            ",",
            "The head has said that the efforts of country will be,",
            'The head has said that "the efforts of country will be,',
        ),
    ],
)
def test_a_missing_quotation_mark_goes_where_the_attention_says(end, text, right):
    source = ATTENDS.replace("les efforts", '"les efforts') + end
    problems = checks.check(source, text, "fr", "en", ())
    aligned = placed("The head has said that the efforts of country will be", text)
    found = list(repair.splices(source, text, problems, aligned, ("fr", "en"), {}.get))
    assert found[-1] == right


def test_a_word_that_does_not_exist_gives_way_to_the_original():
    text = "The head has said that the efflorts of country will be"
    problems = checks.check(ATTENDS, text, "fr", "en", (), lambda word: word != "efflorts")
    (found,) = repair.splices(ATTENDS, text, problems, placed(text, text), ("fr", "en"), {}.get)
    assert found == text.replace("efflorts", "efforts")
    (found,) = repair.splices(ATTENDS, text, problems, placed(text, text), ("fr", "en"), {"efforts": "labors"}.get)
    assert found == text.replace("efflorts", "labors")


def test_a_word_that_was_left_as_it_was_gives_way_to_what_the_lexicon_has():
    source, text = "Une tornade approche (tornade.example/tornade).", "A tornade nears (tornade.example/tornade)."
    problems = checks.check(source, text, "fr", "en", (), lambda word: word != "tornade")
    (found,) = repair.splices(source, text, problems, placed(text, text), ("fr", "en"), {"tornade": "tornado"}.get)
    assert found == "A tornado nears (tornade.example/tornade)."


@pytest.mark.parametrize(
    ("source", "text", "right"),
    [
        ("La coalition tient.", "the coalition holds", "The coalition holds."),
        ("Elle a dit (hier).", "She said (yesterday)", "She said (yesterday)."),
        ("« Elle tient », dit-il", "“It holds,” he says.", "“It holds,” he says"),
        ("Elle tient !", "It holds!", "It holds!"),
        ("Il est 4 heures.", "It is 4 a.m..", "It is 4 a.m."),
    ],
)
def test_a_translation_begins_and_ends_as_its_source(source, text, right):
    assert repair.edges(text, source, False) == right
