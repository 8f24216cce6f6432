"""Find the files of a build. Needs paths of files and folders; gives each file once, with its document's id.

The answer depends on the set of paths alone, not on their order, nor on how a folder lists its files.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.ids import content_id


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read: `path` as found, `id` of the document that it becomes (guide, section 5)."""

    id: str
    path: Path


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder that gives no document, and why, in words that follow its path (*is empty*)."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the paths hold: files to read by id, what can't be read by path, and how many files are of other kinds."""

    files: tuple[SourceFile, ...]
    skipped: tuple[Skipped, ...]
    others: int


@dataclass(frozen=True, slots=True)
class _Seen:
    """A file as found: the path to open, and its path below the folder given (its name, if given by itself)."""

    path: Path
    below: str


def find(paths: Iterable[str | os.PathLike[str]], suffixes: Collection[str], *, output: Collection[str] = ()) -> Found:
    """Return the files below `paths` whose suffix (lower case, without dot) is one of `suffixes`.

    Folders are searched with all their subfolders; hidden files are passed over, and so are the files `output` (names)
    in a folder that has them all: an earlier build wrote them. Links are followed, but no folder is entered twice, and
    a file reached by two ways counts once, by the longer path below a folder given. Raises InputError without a path.
    """
    roots = sorted({os.fspath(path) for path in paths})
    if not roots:
        raise InputError("No file or folder given. Name at least one, as in: kg build my-articles")
    seen: dict[str, _Seen] = {}
    skipped: list[Skipped] = []
    others: set[str] = set()
    for root in roots:
        for found in _search(root, suffixes, frozenset(output)):
            if isinstance(found, Skipped):
                skipped.append(found)
                continue
            real = os.path.realpath(found.path)
            if _suffix(found.path) not in suffixes:
                others.add(real)
            elif real not in seen or _rank(found) < _rank(seen[real]):
                seen[real] = found
    files = sorted(_named(list(seen.values())), key=lambda file: file.id)
    return Found(tuple(files), tuple(sorted(set(skipped), key=lambda row: (row.path, row.reason))), len(others))


def _rank(found: _Seen) -> tuple[int, str, str]:
    return -found.below.count("/"), found.below, str(found.path)


def _suffix(path: Path) -> str:
    return path.suffix.lower().removeprefix(".")


def _search(root: str, suffixes: Collection[str], output: frozenset[str]) -> Iterator[_Seen | Skipped]:
    """Yield the files of one path that was given, and what can't be searched."""
    path = Path(root)
    if path.is_dir():
        yield from _walk(path, output)
    elif not os.path.lexists(path):
        yield Skipped(root, "does not exist; check the path")
    elif _suffix(path) not in suffixes:
        known = ", ".join(f".{suffix}" for suffix in sorted(suffixes))
        yield Skipped(root, f"is of a kind that kg can't read; it reads {known}, so save it as plain text")
    else:
        yield _Seen(path, path.name)


def _walk(root: Path, output: frozenset[str]) -> Iterator[_Seen | Skipped]:
    """Yield the visible files below a folder; `entered` keeps loops of links from going round for ever."""
    entered: set[str] = set()
    stack = [(root, "")]
    while stack:
        folder, below = stack.pop()
        real = os.path.realpath(folder)
        if real in entered:
            continue
        entered.add(real)
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield Skipped(str(folder), explain(error))
            continue
        names = {entry.name for entry in entries}
        ours = output if output <= names else frozenset()
        inner = []
        for entry in entries:
            if entry.name.startswith(".") or entry.name in ours:
                continue
            if os.path.isdir(entry):  # not entry.is_dir(): it fails on a link to itself
                inner.append((folder / entry.name, f"{below}{entry.name}/"))
            else:
                yield _Seen(folder / entry.name, f"{below}{entry.name}")
        stack.extend(reversed(inner))


def explain(error: OSError) -> str:
    """Return why a file or folder can't be opened and what to do, in words that follow its path."""
    if isinstance(error, PermissionError):
        return "can't be opened: no permission; give yourself the right to read it"
    return f"can't be opened: {error.strerror or error}"


def _named(seen: Sequence[_Seen]) -> Iterator[SourceFile]:
    """Give each file the first of its possible ids that no other file has.

    Files that would share an id all move on to their next one, so that none depends on which came first.
    """
    choices = [_ids(found) for found in seen]
    level = [0] * len(seen)
    while True:
        users: defaultdict[str, list[int]] = defaultdict(list)
        for i, ids in enumerate(choices):
            users[ids[level[i]]].append(i)
        sharing = [i for files in users.values() if len(files) > 1 for i in files]
        clashing = [i for i in sharing if level[i] + 1 < len(choices[i])]
        if not clashing:
            break
        for i in clashing:
            level[i] += 1
    return (SourceFile(ids[at], found.path) for found, ids, at in zip(seen, choices, level, strict=True))


def _ids(found: _Seen) -> list[str]:
    """Return the ids that a file may have, best first: plain, with suffix, with ever more folders in front."""
    below = _printable(found.below)
    stem, _, _ = below.rpartition(".")
    full = Path(os.path.abspath(found.path))
    # the folder given: what is left of the path when the part below it is cut off
    parents = [_printable(part) for part in full.parts[1 : len(full.parts) - found.below.count("/") - 1]]
    longer = ["/".join([*parents[-count:], below]) for count in range(1, len(parents) + 1)]
    return [stem or below, below, *longer, f"{below}-{content_id(full)}"]


def _printable(name: str) -> str:
    """Return a file name with the bytes that are no UTF-8 as `\\xff`: ids must be writable anywhere."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
