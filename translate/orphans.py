"""Articles in the output folder whose source is gone: deleted, moved or renamed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from translate import earlier
from translate.pipeline import Job, Plan, shown_path
from translate.reading import SourceFile
from translate.writing import files


@dataclass(frozen=True)
class Orphan:
    """An article without source, and whether it was ``removed``, kept as ``corrected`` by hand, or simply ``left``."""

    output: Path
    fate: Literal["left", "corrected", "removed"]


def orphans(job: Job, plan: Plan, prune: bool = False) -> Iterator[Orphan]:
    """Yield the articles in the run's languages whose source lay in one of its folders and is not there any more.

    Only those that have an alignment, which says what they were made from. ``prune`` removes them, with the alignment.
    Raises OutputError where that fails.
    """
    made = {planned.output for planned in plan.articles}
    folders = {
        PurePosixPath(shown_path(SourceFile(folder, PurePosixPath(), folder))): folder
        for folder in job.sources
        if folder.is_dir()
    }
    for target in job.targets if folders else ():
        for article in (article for article in earlier.articles(job.out, target) if article not in made):
            known = earlier.alignment(job.out, target, article)
            if known is None or not _is_gone(PurePosixPath(known.source_path), folders):
                continue
            if earlier.corrected(article, known):
                yield Orphan(article, "corrected")
            elif prune:
                files.remove(article)
                files.remove(earlier.alignment_path(job.out, target, article))
                yield Orphan(article, "removed")
            else:
                yield Orphan(article, "left")


def _is_gone(source: PurePosixPath, folders: Mapping[PurePosixPath, Path]) -> bool:
    inside = [(folder, source.relative_to(shown)) for shown, folder in folders.items() if source.is_relative_to(shown)]
    return bool(inside) and not any(".." in path.parts or _exists(folder / path) for folder, path in inside)


def _exists(path: Path) -> bool:
    """Whether something is there, or cannot be looked for."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        return True
    return True
