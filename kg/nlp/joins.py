"""Put together the pieces of names that small words, brackets or numbers part.

A span is (first token, last token, label of the model or ""); the spans of a sentence don't overlap.
"""

from __future__ import annotations

from kg import rules
from kg.model import EntityType
from kg.nlp.parse import Parse
from kg.nlp.spans import CALENDAR, head_of

Spans = list[tuple[int, int, str]]
_TAILS = frozenset({"inc", "llc", "llp", "ltd", "lp", "plc", "corp", "co", "sa", "gmbh", "jr", "sr"})
"""What may follow a name after a comma (*Lark, Inc.*), without dots."""
_OPEN = {'"': '"', "(": ")", "'": "'"}
_OF_TWO = frozenset("ministry department office bureau state council chamber secretariat directorate agency".split())
_OF_KINDS = frozenset({EntityType.ORGANIZATION, EntityType.PLACE, EntityType.EVENT, EntityType.AGREEMENT})
_MAX_NUMBER = 5
"""Longest number, in letters, that ends a name (*Lark 350*)."""


def join(parse: Parse, spans: Spans) -> Spans:
    """Return the spans with those that are pieces of one name made one, in order."""
    found: Spans = []
    for span in _without_nicknames(parse, sorted(spans)):
        if found and span[0] <= found[-1][1]:
            continue
        if found and (joined := _pair(parse, found[-1], span)):
            found.pop()
            span = joined
        found.append(_with_number(parse, _with_tail(parse, span)))
    return found


def _without_nicknames(parse: Parse, spans: Spans) -> Spans:
    """Leave out what stands in quotes or brackets right inside a person's name (*Tom "Buster" Ray*)."""
    inner = {
        span
        for before, span, after in zip(spans, spans[1:], spans[2:], strict=False)
        if "PERSON" in (before[2], after[2]) and span[0] == span[1] == before[1] + 2 == after[0] - 2
        if parse.words[span[1] + 1] == _OPEN.get(parse.words[span[0] - 1])
    }
    return [span for span in spans if span not in inner]


def _pair(parse: Parse, left: tuple[int, int, str], right: tuple[int, int, str]) -> tuple[int, int, str] | None:
    """Return the one name that two neighbours make, or None."""
    start, end, label = left
    between = parse.lower[end + 1 : right[0]]
    if between in (["of"], ["of", "the"]):
        return (start, right[1], label) if _takes_of(parse, left, right) else None
    if between in (["and"], ["and", "the"]) and _takes_and(parse, left, right):
        return start, right[1], label
    person = "PERSON" in (label, right[2])
    if not between and label == right[2] == "PERSON" and parse.head[end] in range(end + 1, right[1] + 1):
        return start, right[1], label
    if len(between) == 3 and person and _OPEN.get(between[0]) == between[2]:
        nickname = parse.words[end + 2]
        return (start, right[1], "PERSON") if nickname[:1].isupper() and nickname.isalpha() else None
    return None


def _takes_of(parse: Parse, left: tuple[int, int, str], right: tuple[int, int, str]) -> bool:
    """Does *of* join a body or place to what it is named after (*Free Movement of Lark*, *Gulf of Lark*)?"""
    heads = rules.nouns().name_heads
    last = parse.words[left[1]]
    if heads.get(last) not in _OF_KINDS or last.lower() in rules.titles().positions or "PERSON" in (left[2], right[2]):
        return False
    if parse.words[right[1]] in heads:
        return False  # *the Ports Committee of the Senate*: a body of its own
    below = next((i for i in range(left[1] + 1, right[0]) if parse.lower[i] == "of"), left[1])
    return parse.head[below] == left[1] and parse.dep[head_of(parse, right[0], right[1])] == "pobj"


def _takes_and(parse: Parse, left: tuple[int, int, str], right: tuple[int, int, str]) -> bool:
    """Is a body of two things (*Ministry of Ports and Fish*, *State of Lark and the Moss*) cut before *and*?"""
    of = next((i for i in range(left[0] + 1, left[1] + 1) if parse.lower[i] == "of"), None)
    if of is None or parse.lower[of - 1] not in _OF_TWO or left[2] == "PERSON":
        return False
    head = head_of(parse, right[0], right[1])
    state = parse.lower[of - 1] == "state"  # of two lands, which the parser may take for two things
    return parse.dep[head] == "conj" and (of < parse.head[head] <= left[1] or (state and parse.head[head] == of - 1))


def is_tail(parse: Parse, i: int) -> bool:
    """Is token `i` what may follow a name after a comma (*Inc.*)?"""
    return parse.lower[i].replace(".", "") in _TAILS


def _with_tail(parse: Parse, span: tuple[int, int, str]) -> tuple[int, int, str]:
    """Take in the tail after a comma: *Lark, Inc.*, *Tom Ray, Jr.*"""
    first, last, label = span
    at = last + 2
    if at < len(parse) and parse.words[last + 1] == "," and parse.words[at][:1].isupper():
        tail = parse.lower[at].replace(".", "")
        if is_tail(parse, at) and (label == "PERSON") == (tail in ("jr", "sr")):
            return first, at, label
    return span


def _with_number(parse: Parse, span: tuple[int, int, str]) -> tuple[int, int, str]:
    """Take in the number of a model or unit: *Lark 350*, *Task Force 60*; not a year or an amount."""
    first, last, label = span
    at = last + 1
    if at >= len(parse) or label in ("PERSON", "GPE", "NORP") or parse.head[at] not in range(first, at):
        return span
    if " ".join(parse.words[first:at]) in rules.gazetteer().names or parse.lower[last].rstrip(".") in CALENDAR:
        return span
    word = parse.words[at]
    if parse.dep[at] != "nummod" or not word[:1].isdigit() or not word.isalnum() or len(word) > _MAX_NUMBER:
        return span
    return span if len(word) == 4 and word[:2] in ("19", "20") else (first, at, label)
