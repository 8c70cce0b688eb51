"""The translation memory: what was stored comes back, whatever happens to the file."""

import os
import resource
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from translate.article import Flag, TermUse, Translation
from translate.cli import main
from translate.errors import OutputError
from translate.memory import Memory, key
from translate.text import tables

FULL = Translation(
    "The UAV flew 1.5 km.",
    ((4, 7), (0, 0)),
    (Flag("number", "The figure 1,5 is missing."),),
    (TermUse("uav", "drone", "UAV", "forced"),),
)


def test_a_unit_comes_back_with_all_it_holds(tmp_path):
    memory = Memory(tmp_path / "deep" / "memory.sqlite")
    memory.put([(key("a"), "Le drone", FULL), (key("b"), "x", Translation("y"))], ("fr", "en"), "package")
    memory.close()
    again = Memory(tmp_path / "deep" / "memory.sqlite")
    assert again.get([key("a"), key("b"), key("c")]) == {key("a"): FULL, key("b"): Translation("y")}


def test_many_keys_are_asked_for_at_once():
    memory = Memory(None)
    memory.put(((key(n), "s", Translation(str(n))) for n in range(3000)), ("fr", "en"), "p")
    assert len(memory.get([key(n) for n in range(3000)])) == 3000


def test_a_key_depends_on_every_part_and_on_their_order():
    assert len({key("a", "b"), key("b", "a"), key("ab"), key("a", ["b"]), key("a", "b", 4)}) == 5


def test_another_row_in_a_table_or_another_name_is_another_version(tmp_path):
    def version(folder, name, text):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(text)
        return tables.version(tmp_path / folder)

    first = version("first", "words.tsv", "char\ttank\n")
    assert version("same", "words.tsv", "char\ttank\n") == first
    assert len({first, version("row", "words.tsv", "char\tcart\n"), version("name", "verbs.tsv", "char\ttank\n")}) == 3


@pytest.mark.parametrize("junk", [b"this is no database at all", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_file_is_set_aside_and_a_new_one_begun(tmp_path, junk):
    path = tmp_path / "memory.sqlite"
    path.write_bytes(junk)
    heard = []
    memory = Memory(path, heard.append, own=not junk.startswith(b"SQLite"))
    memory.put([(key("a"), "s", FULL)], ("fr", "en"), "p")
    assert memory.get([key("a")]) == {key("a"): FULL}
    assert (tmp_path / "memory.sqlite.corrupt-1").read_bytes() == junk
    assert len(heard) == 1 and "memory.sqlite.corrupt-1" in heard[0]


def test_a_database_of_something_else_is_set_aside_too(tmp_path):
    path = tmp_path / "memory.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE unit (other TEXT)")
    other.close()
    memory = Memory(path)
    memory.put([(key("a"), "s", FULL)], ("fr", "en"), "p")
    assert (tmp_path / "memory.sqlite.corrupt-1").exists()


@pytest.mark.parametrize("make", [lambda path: path.write_text("fr,en\nnavire,ship\n"), Path.mkdir, os.mkfifo])
def test_what_is_no_database_stays_where_it_is(project, capsys, make):
    make(project / "desk.csv")
    assert main(["text", "Le navire est là.", "--from", "fr", "--memory", "desk.csv"]) == 1
    said = capsys.readouterr().err
    assert "desk.csv" in said and "--memory" in said and len(said.splitlines()) == 1
    assert [path.name for path in project.iterdir() if path.name.startswith("desk")] == ["desk.csv"]


def test_a_full_disk_does_not_make_a_memory_damaged(tmp_path):
    path = tmp_path / "memory.sqlite"
    Memory(path).close()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(OutputError, match="free some space"):
            Memory(path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not list(tmp_path.glob("*corrupt*"))


def test_a_broken_row_is_unknown(tmp_path):
    path = tmp_path / "memory.sqlite"
    memory = Memory(path)
    memory.put([(key(name), "s", FULL) for name in "abc"], ("fr", "en"), "p")
    with sqlite3.connect(path) as other:
        for name, detail in (("a", '{"spans": ['), ("b", "[]")):
            other.execute("UPDATE unit SET detail = ? WHERE key = ?", (detail, key(name)))
    other.close()
    assert memory.get([key(name) for name in "abc"]) == {key("c"): FULL}


def test_a_folder_that_cannot_be_made_is_one_clear_line(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="--memory"):
        Memory(tmp_path / "file" / "memory.sqlite")


@pytest.mark.parametrize("name", [None, "memory.sqlite"])
def test_threads_share_a_memory(tmp_path, name):
    memory = Memory(name and tmp_path / name)

    def work(thread):
        for n in range(50):
            memory.put([(key(thread, n), "s", FULL)], ("fr", "en"), "p")
            assert memory.get([key(thread, n), key(thread, n, 0)]) == {key(thread, n): FULL}

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(work, range(4)))
    assert len(memory) == 200


def test_two_processes_write_at_once(tmp_path):
    path = tmp_path / "memory.sqlite"
    program = (
        "import sys; from pathlib import Path; from translate.memory import Memory, key; "
        "from translate.article import Translation\n"
        "memory = Memory(Path(sys.argv[1]))\n"
        "for n in range(60): memory.put([(key(sys.argv[2], n), 's', Translation('t'))], ('fr', 'en'), 'p')"
    )
    runs = [subprocess.Popen([sys.executable, "-c", program, str(path), name]) for name in "ab"]
    assert [run.wait() for run in runs] == [0, 0]
    assert len(Memory(path)) == 120
