"""Expressions are compiled late, so what is wrong with one would show late too."""

import gc
import importlib
import pkgutil

import pytest

import translate
from translate.expressions import Expression
from translate.text.misread import misread
from translate.text.senses import senses


def test_every_expression_of_the_house_is_well_formed():
    for module in pkgutil.walk_packages(translate.__path__, "translate."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    misread("", "")  # loads the table, as the next does
    senses(["tiré"], "")
    found = [item for item in gc.get_objects() if type(item) is Expression]
    assert len(found) > 400
    for expression in found:
        assert expression.compiled.pattern == expression.pattern


def test_an_expression_is_what_re_makes_of_it():
    word = Expression(r"(w)\w+", 2)
    assert word.search("a Word").span() == (2, 6)
    assert [word.match("Word") is None, word.fullmatch("words", 0, 4)[0]] == [False, "word"]
    assert [match[1] for match in word.finditer("word Word")] == word.findall("word Word") == ["w", "W"]
    assert (word.sub(r"\1", "word"), word.subn("", "word"), word.split("a word")) == ("w", ("", 1), ["a ", "w", ""])
    with pytest.raises(Exception, match="missing"):
        Expression("(").search("")
