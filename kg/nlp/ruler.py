"""Make spaCy's attribute ruler quick: the same matches, looked up by token instead of searched for.

The ruler tries every pattern at every token, which is a sixth of the whole parse. What a token's pattern
asks for (tag, lower-case form, dependency, is it space) has few combinations, so each is tried once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

ASKED = ("TAG", "LOWER", "DEP", "IS_SPACE")
Key = tuple[int, ...]
Wanted = Mapping[str, Any]
Match = tuple[int, int, int, int]


def quicken(ruler: Any) -> bool:
    """Let the ruler find its matches by lookup. False, and nothing is changed, where a pattern asks for more."""
    patterns = [(number, tuple(pattern)) for number, rule in enumerate(ruler.patterns) for pattern in rule["patterns"]]
    if not all(_is_simple(wanted) for _, pattern in patterns for wanted in pattern):
        return False
    setattr(ruler, "match", _matcher(patterns, ruler.vocab.strings))  # noqa: B010  (a method, for the type checker)
    return True


def _is_simple(wanted: Wanted) -> bool:
    if not set(wanted) <= set(ASKED):
        return False
    return all(isinstance(value, (str, bool)) or set(value) <= {"IN", "NOT_IN", "REGEX"} for value in wanted.values())


def _matcher(patterns: Sequence[tuple[int, tuple[Wanted, ...]]], strings: Any) -> Callable[[Doc], list[Match]]:
    fitting: dict[tuple[int, Key], bool] = {}
    first: dict[Key, list[tuple[int, int, tuple[int, ...]]]] = {}
    wanted = [token for _, pattern in patterns for token in pattern]
    places = _places([len(pattern) for _, pattern in patterns])
    labels = [strings[str(number)] for number, _ in patterns]

    def fits(place: int, key: Key) -> bool:
        if (place, key) not in fitting:
            fitting[place, key] = _fits(wanted[place], key, strings)
        return fitting[place, key]

    def starting(key: Key) -> list[tuple[int, int, tuple[int, ...]]]:
        """Return (rule, label, places of the tokens that must follow) of the patterns that can start at a token."""
        return [
            (patterns[n][0], labels[n], tuple(range(at + 1, at + len(patterns[n][1]))))
            for n, at in enumerate(places)
            if fits(at, key)
        ]

    def match(doc: Doc) -> list[Match]:
        keys: list[Key] = list(map(tuple, doc.to_array(list(ASKED)).tolist()))
        found: set[Match] = set()
        for i, key in enumerate(keys):
            if key not in first:
                first[key] = starting(key)
            for number, label, rest in first[key]:
                end = i + 1 + len(rest)
                if end <= len(keys) and all(fits(place, keys[i + 1 + n]) for n, place in enumerate(rest)):
                    found.add((number, label, i, end))
        return sorted(found)

    return match


def _places(lengths: list[int]) -> list[int]:
    """Return where each pattern begins in the list of all their tokens."""
    places, at = [], 0
    for length in lengths:
        places.append(at)
        at += length
    return places


def _fits(wanted: Wanted, key: Key, strings: Any) -> bool:
    tag, lower, dep, space = key
    has = {"TAG": strings[tag], "LOWER": strings[lower], "DEP": strings[dep], "IS_SPACE": bool(space)}
    for name, value in wanted.items():
        if isinstance(value, Mapping):
            if not _allows(value, has[name]):
                return False
        elif has[name] != value:
            return False
    return True


def _allows(value: Wanted, word: Any) -> bool:
    if "IN" in value and word not in value["IN"]:
        return False
    if "NOT_IN" in value and word in value["NOT_IN"]:
        return False
    return "REGEX" not in value or re.search(value["REGEX"], word) is not None
