"""Who *I* and *you* are in an interview printed as questions and answers. Needs named Things; adds Spots to them.

Only paragraphs that end with a question and speak to *you* count as questions. Guide, section 1, rule 7.
"""

from __future__ import annotations

from collections.abc import Container
from itertools import groupby

from kg.coref.things import Spot, Thing
from kg.model import Document, EntityType, MentionKind
from kg.nlp.parse import Parse

_I = frozenset({"i", "me", "my", "mine", "myself"})
_YOU = frozenset({"you", "your", "yours", "yourself"})
_PRONOUN_TAGS = ("PRP", "PRP$")
_TALKS = frozenset({"interview", "speak", "talk", "chat", "meet", "question", "ask", "sit", "correspond"})
_MIN_EXCHANGES = 2
"""A text of fewer questions answered in the first person is no interview: news asks its readers things too."""


def link_interview(parse: Parse, things: list[Thing], document: Document, quoted: Container[int]) -> list[Thing]:
    """Give the *you* of the questions and the *I* of the answers to the person interviewed.

    Tokens in `quoted` are left alone: they have speakers of their own. Where the text does not make plain who
    answers, each question and its answer get an unnamed person; these are returned, in the order of the text.
    """
    exchanges = _exchanges(parse, quoted)
    if len(exchanges) < _MIN_EXCHANGES:
        return []
    person = _interviewed(parse, things, document, before=exchanges[0][0])
    unnamed = []
    for pronouns in exchanges:
        thing = person
        if thing is None:
            thing = Thing()
            thing.evidence[EntityType.PERSON] += 1.0
            unnamed.append(thing)
        thing.spots.extend(Spot(i, i, i, MentionKind.PRONOUN) for i in pronouns)
    return unnamed


def _exchanges(parse: Parse, quoted: Container[int]) -> list[list[int]]:
    """Return, for each question with an answer in the first person, the pronouns that mean who answers."""
    found: list[list[int]] = []
    asked: list[int] | None = None
    answer: list[int] = []
    for first, last in _paragraphs(parse):
        free = [i for i in range(first, last) if parse.tag[i] in _PRONOUN_TAGS and i not in quoted]
        if _asks(parse, first, last):
            if asked is not None and answer:
                found.append(asked + answer)
            asked, answer = [i for i in free if parse.lower[i] in _YOU], []
        elif asked is not None:
            answer += [i for i in free if parse.lower[i] in _I]
    if asked is not None and answer:
        found.append(asked + answer)
    return found if any(parse.lower[i] in _YOU for pronouns in found for i in pronouns) else []


def _paragraphs(parse: Parse) -> list[tuple[int, int]]:
    """Return the tokens (first, last exclusive) of each paragraph."""
    groups = (list(group) for _, group in groupby(parse.sentences, key=lambda sentence: sentence.paragraph))
    return [(group[0].first, group[-1].last) for group in groups]


def _asks(parse: Parse, first: int, last: int) -> bool:
    """Does the paragraph end with a question mark, and no quotation after it?"""
    while last > first and not parse.words[last - 1].strip():
        last -= 1
    return last > first and parse.words[last - 1] == "?"


def _interviewed(parse: Parse, things: list[Thing], document: Document, before: int) -> Thing | None:
    """Return the named person whom the lead or the title says was interviewed; else the only one there, if any."""
    people = [
        (spot, thing)
        for thing in things
        if thing.type is EntityType.PERSON and thing.is_named and not thing.candidate
        for spot in thing.spots
        if spot.head < before and spot.kind is MentionKind.NAME
    ]
    title = (document.title or "").casefold()
    for group in (
        [thing for spot, thing in people if _is_talked_to(parse, spot.head)],
        [thing for _, thing in people if any(name.casefold() in title for name in thing.names if " " in name)],
        [thing for _, thing in people],
    ):
        if group:
            return group[0] if all(thing is group[0] for thing in group) else None
    return None


def _is_talked_to(parse: Parse, i: int) -> bool:
    """Is the name at token `i` what *interviewed*, *spoke with*, *an interview with* goes with?"""
    while parse.dep[i] in ("appos", "conj", "compound") and parse.head[i] != i:
        i = parse.head[i]
    above = parse.head[i]
    if parse.dep[i] == "pobj" and parse.lower[above] in ("with", "to"):
        return parse.lemma[parse.head[above]].lower() in _TALKS
    return parse.dep[i] in ("dobj", "nsubjpass") and parse.lemma[above].lower() in ("interview", "question")
