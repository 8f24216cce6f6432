"""Names inside names: *Senate* in *Senate Ports Committee*, *Lark* in *University of Lark*. Guide, 1, rule 6."""

from __future__ import annotations

from kg import rules
from kg.model import EntityType
from kg.nlp.mentions import NameSpan, name_at
from kg.nlp.parse import Parse

PART_WORDS = frozenset(
    "committee subcommittee commission council board department division office ministry branch unit bureau agency "
    "faculty school college center centre institute wing arm section directorate secretariat court police army navy "
    "caucus chapter federation laboratory lab foundation parliament assembly senate congress".split()
)
"""A body whose name has one of these may be a part of the body that owns it."""
_CHAMBERS = frozenset({"Senate", "House", "Congress", "Parliament", "Knesset", "Bundestag", "Duma"})
_JOINED = frozenset({EntityType.PERSON, EntityType.WORK, EntityType.AGREEMENT, EntityType.EVENT})
"""What names of these types hold is no body and no place for sure (*Anne of Norland*, *The Wind of Lark*)."""


def inner_names(parse: Parse, names: list[NameSpan]) -> list[NameSpan]:
    """Return the names that stand inside `names`: the body that owns a part, a place or body after *of*.

    The inner words must be a name by themselves: in a gazetteer, or elsewhere in the document.
    """
    alone = {name.words for name in names}
    found = []
    for name in names:
        if name.role or name.first == name.last or _JOINED.intersection(name.evidence):
            continue
        inner = _after_of(parse, name, alone) or _owner(parse, name, alone)
        if inner is not None:
            found.append(inner)
    return found


def _after_of(parse: Parse, name: NameSpan, alone: set[tuple[str, ...]]) -> NameSpan | None:
    at = next((i for i in range(name.last - 1, name.first, -1) if parse.lower[i] == "of"), None)
    if at is None:
        return None
    first = at + 2 if parse.lower[at + 1] == "the" else at + 1
    words = tuple(parse.words[first : name.last + 1])
    if first > name.last or not (words in alone or _is_known(" ".join(words))):
        return None
    return name_at(parse, first, name.last, "")


def _owner(parse: Parse, name: NameSpan, alone: set[tuple[str, ...]]) -> NameSpan | None:
    if parse.lower[name.last] not in PART_WORDS:
        return None
    for last in range(name.last - 1, name.first - 1, -1):
        words = tuple(parse.words[name.first : last + 1])
        if words in alone or (last == name.first and words[0] in _CHAMBERS and last + 1 < name.last):
            inner = name_at(parse, name.first, last, "ORG" if words[0] in _CHAMBERS else "")
            return inner if not inner.role else None
    return None


def _is_known(text: str) -> bool:
    book = rules.gazetteer()
    return (
        text in book.names or text in book.capitals or text in rules.known_names() or rules.fold(text) in rules.places()
    )
