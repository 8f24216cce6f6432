"""Where the words of an argument begin and end. Needs a Parse; gives token spans (first, last), both included."""

from __future__ import annotations

from kg.model import Phrase
from kg.nlp.parse import Parse

Span = tuple[int, int]

_SIDE_REMARKS = frozenset({"appos", "relcl", "parataxis", "acl", "advcl"})
_LOOSE = frozenset({",", ";", ":", "-", "--", "–", "—", "(", ")", "[", "]", '"', "''", "``", ".", "..."})
_OPENING = frozenset({"(", "[", '"', "``"})


def noun_span(parse: Parse, head: int, outside: int | None = None, *, alone: bool = False) -> Span:
    """Return the words of the noun phrase of `head`, coordinated nouns included unless it is to stand `alone`.

    What only adds a remark (after a comma or a dash) is left out: appositions, relative clauses,
    participles. `outside` is a token that may not be part of the phrase, say the verb of the relative clause
    that the phrase is the antecedent of.
    """
    first = last = head
    left, right = parse.edges
    before = [c for c in parse.children(head) if c < head]
    for c in reversed(before):
        if _is_cut(parse, c, outside):
            break
        first = min(first, left[c])
    for c in parse.children(head):
        if c < head:
            continue
        if alone and parse.dep[c] in ("cc", "conj", "preconj"):
            break
        if _is_cut(parse, c, outside) or _is_remark(parse, c):
            if _resumes(parse, head, c, outside):
                continue
            break
        last = max(last, right[c])
    return trim(parse, *_whole_words(parse, first, last), head)


def _whole_words(parse: Parse, first: int, last: int) -> Span:
    """Widen a span to the ends of hyphened words, whose parts the parser may have hung elsewhere."""
    starts, ends = parse.start, parse.end
    while last + 2 < len(parse) and parse.words[last + 1] == "-" and ends[last] == starts[last + 1]:
        if ends[last + 1] != starts[last + 2]:
            break
        last += 2
    while first >= 2 and parse.words[first - 1] == "-" and starts[first] == ends[first - 1] == starts[first - 1] + 1:
        if ends[first - 2] != starts[first - 1]:
            break
        first -= 2
    return first, last


def clause_span(parse: Parse, verb: int, outside: int | None = None) -> Span:
    """Return the words of the clause of `verb`, without its conjunction and without *, she said,*."""
    left, right = parse.edges
    first, last = left[verb], right[verb]
    for c in parse.children(verb):
        if c == outside or (outside is not None and left[c] <= outside <= right[c]):
            if c < verb:
                first = right[c] + 1
            else:
                last = min(last, left[c] - 1)
        elif parse.dep[c] == "mark" and left[c] == first:
            first = right[c] + 1
    return trim(parse, first, last, verb)


def trim(parse: Parse, first: int, last: int, keep: int) -> Span:
    """Cut punctuation off both ends; a bracket or quote stays where its partner is inside. `keep` is never cut."""
    while first < keep and parse.words[first] in _LOOSE and not _has_partner(parse, first, last, first):
        first += 1
    while last > keep and parse.words[last] in _LOOSE and not _has_partner(parse, first, last, last):
        last -= 1
    while last > keep and parse.dep[last] in ("cc", "punct") and not _has_partner(parse, first, last, last):
        last -= 1
    return first, last


def _has_partner(parse: Parse, first: int, last: int, at: int) -> bool:
    """Has the bracket or quotation mark at one end of the span its other half inside?"""
    word = parse.words[at]
    inside = parse.words[first : last + 1]
    if word in ("(", "["):
        return (")" if word == "(" else "]") in inside
    if word in (")", "]"):
        return ("(" if word == ")" else "[") in inside
    if word in ('"', "``", "''"):
        return sum(w in ('"', "``", "''") for w in inside) >= 2
    return False


def _is_cut(parse: Parse, child: int, outside: int | None) -> bool:
    if outside is not None and parse.edges[0][child] <= outside <= parse.edges[1][child]:
        return True
    dep = parse.dep[child]
    return dep in ("parataxis", "ccomp", "dep") or (dep == "conj" and parse.pos[child] in ("VERB", "AUX"))


def _is_remark(parse: Parse, child: int) -> bool:
    if parse.dep[child] not in _SIDE_REMARKS:
        return False
    before = parse.edges[0][child] - 1
    return before >= 0 and parse.words[before] in _LOOSE


def _resumes(parse: Parse, head: int, child: int, outside: int | None) -> bool:
    """Is there a coordinated noun after the remark, so that the phrase can't end before it?"""
    return any(c > child and not _is_cut(parse, c, outside) for c in parse.children(head, "conj", "prep"))


def phrase(parse: Parse, role: str, marker: str | None, span: Span) -> Phrase:
    """Return the argument that stands on a span."""
    words = parse.quote(*span)
    return Phrase(role, marker, words.text, words.start, words.end)
