"""The translation memory: what was stored comes back, whatever happens to the file."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from translate.article import Flag, TermUse, Translation
from translate.errors import OutputError
from translate.memory import Memory, key

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


@pytest.mark.parametrize("junk", [b"this is no database at all", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_file_is_set_aside_and_a_new_one_begun(tmp_path, junk):
    path = tmp_path / "memory.sqlite"
    path.write_bytes(junk)
    heard = []
    memory = Memory(path, heard.append)
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
