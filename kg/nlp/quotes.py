"""Find quotations and the token that speaks them. Needs a Parse; gives QuoteSpans."""

from __future__ import annotations

from dataclasses import dataclass

from kg import rules
from kg.nlp.parse import Parse

_REACH = 14
"""How many tokens beyond the quotation marks a speech verb is looked for."""
_QUOTE_MARKS = frozenset({'"', "''", "``"})
_MIN_SPOKEN = 4
"""A quotation of fewer words is scare quotes or a title, not speech."""


@dataclass(frozen=True, slots=True)
class QuoteSpan:
    """Tokens first..last (inclusive, without the marks); `speaker` and `cue` are tokens or None."""

    first: int
    last: int
    speaker: int | None
    cue: int | None


def find_quotes(parse: Parse) -> list[QuoteSpan]:
    """Return the quotations of a document, in order. A speaker carries over to the quotations
    of the same paragraph that have none, and to a paragraph that continues an open quotation.
    """
    spans = _marks(parse)
    inside = [False] * len(parse)
    for first, last, _ in spans:
        for i in range(first, last + 1):
            inside[i] = True
    found: list[QuoteSpan] = []
    previous_open = False
    for first, last, closed in spans:
        speaker, cue = _speaker(parse, first, last, inside)
        if previous_open and parse.words[first - 1] not in _QUOTE_MARKS:
            speaker, cue = found[-1].speaker, found[-1].cue
        if speaker is None and found and last - first + 1 >= _MIN_SPOKEN:
            before = found[-1]
            same = _paragraph(parse, before.last) == _paragraph(parse, first)
            spoken = before.last - before.first + 1 >= _MIN_SPOKEN
            if (same and spoken and _only_quotes_between(parse, before.last, first)) or previous_open:
                speaker, cue = before.speaker, before.cue
        found.append(QuoteSpan(first, last, speaker, cue))
        previous_open = not closed
    return found


def _only_quotes_between(parse: Parse, last: int, first: int) -> bool:
    """Is the text between two quotations short enough to be just *X said.*?"""
    return first - last <= _REACH + 6


def _paragraph(parse: Parse, i: int) -> int:
    return parse.sentences[parse.sentence_of[i]].paragraph


def _only_closes(parse: Parse, i: int, opened: int) -> bool:
    """Does the mark at token `i` touch the word before it alone, so that it ends what the paragraph before began?

    `opened` is the last token of that; *5"* are inches.
    """
    if _paragraph(parse, i) != _paragraph(parse, opened) + 1 or parse.words[i - 1][-1:].isdigit():
        return False
    touches = i > 0 and parse.end[i - 1] == parse.start[i] and _paragraph(parse, i - 1) == _paragraph(parse, i)
    return touches and (i + 1 >= len(parse) or parse.start[i + 1] > parse.end[i])


def _paragraph_start(parse: Parse, i: int) -> int:
    while i > 0 and _paragraph(parse, i - 1) == _paragraph(parse, i):
        i -= 1
    return i


def _marks(parse: Parse) -> list[tuple[int, int, bool]]:
    """Return (first, last, closed) of what stands between double quotation marks, paragraph by paragraph."""
    found: list[tuple[int, int, bool]] = []
    start: int | None = None
    for i, word in enumerate(parse.words):
        if start is not None and _paragraph(parse, i) != _paragraph(parse, start - 1):
            if i - 1 >= start:
                found.append((start, i - 1, False))
            start = None
        if word not in _QUOTE_MARKS:
            continue
        if start is None and found and not found[-1][2] and _only_closes(parse, i, found[-1][1]):
            found.append((_paragraph_start(parse, i), i - 1, True))
            continue
        mark = parse.text[parse.start[i]]
        opens = mark in "“„«" or (mark not in "”»" and start is None)
        if opens:
            start = i + 1
        elif start is not None:
            if i - 1 >= start:
                found.append((start, i - 1, True))
            start = None
    if start is not None and start < len(parse):
        found.append((start, len(parse) - 1, False))
    return found


def _speaker(parse: Parse, first: int, last: int, inside: list[bool]) -> tuple[int | None, int | None]:
    """Return (speaker, cue) of the quotation first..last: the nearest speech verb outside it that has a subject."""
    best: tuple[int, int, int] | None = None
    paragraph = _paragraph(parse, first)
    for i in (*range(last + 1, last + 1 + _REACH), *range(first - 1, first - 1 - _REACH, -1)):
        if not 0 <= i < len(parse) or inside[i] or parse.pos[i] not in ("VERB", "AUX"):
            continue
        if _paragraph(parse, i) != paragraph or parse.lemma[i] not in rules.speech():
            continue
        subject = _subject(parse, i)
        if subject is None or inside[subject]:
            continue
        distance = i - last if i > last else first - i
        crosses = _sentence_breaks(parse, last, i) if i > last else _sentence_breaks(parse, i, first)
        rank = distance + 20 * crosses
        if (best is None or rank < best[0]) and crosses <= 1:
            best = (rank, subject, i)
    return (best[1], best[2]) if best else (None, None)


def _sentence_breaks(parse: Parse, left: int, right: int) -> int:
    """Count full stops between two tokens that are no part of the quotation's own end."""
    return sum(parse.words[i] in (".", "?", "!") and not (i - left <= 1) for i in range(left, right))


def _subject(parse: Parse, verb: int) -> int | None:
    """Return who speaks: the verb's subject, or that of the verb it goes with (*left and said*, *left, saying*)."""
    while True:
        subject = parse.child(verb, "nsubj")
        if subject is None:
            subject = inverted_speaker(parse, verb)
        if subject is not None:
            return _antecedent(parse, verb, subject)
        if parse.dep[verb] != "conj" and not (parse.dep[verb] == "advcl" and parse.tag[verb] == "VBG"):
            return None
        verb = parse.head[verb]


def _antecedent(parse: Parse, verb: int, subject: int) -> int | None:
    """Return who *who* is; *that* and *which* don't speak."""
    if parse.tag[subject] not in ("WDT", "WP"):
        return subject
    return parse.head[verb] if parse.dep[verb] == "relcl" and parse.lower[subject] == "who" else None


def inverted_speaker(parse: Parse, verb: int) -> int | None:
    """Return the noun after a verb of speech that closes a quotation (*"…", added Lee*) and was read as its object."""
    if parse.lemma[verb] not in rules.speech() or verb < 2 or parse.tag[verb] not in ("VBD", "VBZ", "VBP"):
        return None
    marks = parse.words[verb - 2 : verb]
    if '"' not in marks or any(parse.dep[c] in ("nsubj", "nsubjpass") for c in parse.children(verb)):
        return None
    noun = parse.child(verb, "dobj")
    return noun if noun is not None and noun > verb else None
