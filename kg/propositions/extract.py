"""Clauses to propositions: who, predicate, arguments, how sure, says who. Needs Clauses with stances and sources."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Phrase, Predicate, Proposition, Source, Time
from kg.nlp.parse import Parse
from kg.propositions.attribution import Says
from kg.propositions.clauses import Clause
from kg.propositions.confidence import confidence
from kg.propositions.context import Stance
from kg.propositions.implied import implied
from kg.propositions.phrases import Span, clause_span, noun_span, phrase

_BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})
_PLACE_MARKERS = frozenset(
    "in at near inside outside across around along above below under beneath beyond off within".split()
)
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_PLACE_ADVERBS = frozenset("here there abroad overseas nearby elsewhere home".split())
_TIME_ADVERBS = frozenset("now then today yesterday tomorrow tonight recently ago soon later earlier".split())


def extract(
    parse: Parse,
    document_id: str,
    clauses: dict[int, Clause],
    stances: dict[int, Stance],
    sources: dict[int, list[list[Says]]],
    times: list[Time],
) -> tuple[Proposition, ...]:
    """Return the propositions of a document in the order of the text, one for each clause and chain of sources.

    Clauses without any subject are left out, be it said or filled in; the sources' clusters are None.
    """
    timed = _timed(parse, times)
    found: list[tuple[int, int, Proposition]] = []
    for i, clause in clauses.items():
        subject = subject_span(parse, clause)
        if subject is not None:
            chains = sources.get(i) or [[]]
            rows = _of_clause(parse, document_id, clause, subject, stances[i], chains, timed)
            found.extend((i, subject[0], row) for row in rows)
    found.extend((i, i, row) for i, row in implied(parse, document_id))
    found.sort(key=lambda row: row[:2])
    return tuple(proposition for _, _, proposition in found)


def _of_clause(
    parse: Parse,
    document_id: str,
    clause: Clause,
    subject: Span,
    stance: Stance,
    chains: list[list[Says]],
    timed: set[int],
) -> Iterator[Proposition]:
    arguments = tuple(_arguments(parse, clause, subject, timed))
    sureness = confidence(parse, clause, arguments, stance, bool(chains[0]))
    for chain in chains:
        yield Proposition(
            document_id,
            parse.sentence_quote(parse.sentence_of[clause.verb]),
            parse.quote(*subject),
            predicate(parse, clause),
            arguments,
            stance.polarity,
            stance.factuality,
            attribution(parse, chain),
            sureness,
        )


def attribution(parse: Parse, chain: list[Says]) -> tuple[Source, ...]:
    """Return a chain of sources as it is written down, outermost first."""
    found = []
    for says in chain:
        cue = parse.quote(says.cue_first, says.cue_last)
        if says.source is None:
            found.append(Source(None, None, cue.text))
            continue
        words = parse.quote(*noun_span(parse, says.source, says.cue_first, alone=True))
        found.append(Source(None, words.text, cue.text, words.start, words.end))
    return tuple(found)


def subject_span(parse: Parse, clause: Clause) -> Span | None:
    """Return the words of the subject (of *there is X* they are X), or None where the clause has none."""
    if clause.subjects:
        head = clause.subjects[0]
    elif clause.attributes and parse.child(clause.verb, "expl") is not None:
        head = clause.attributes[0]
    else:
        return None
    if parse.dep[head] in ("csubj", "csubjpass"):
        return clause_span(parse, head)
    return noun_span(parse, head, outside=clause.verb)


def predicate(parse: Parse, clause: Clause) -> Predicate:
    """Return the words of the predicate: the verb with the auxiliaries, *to*, negation and particle that touch it."""
    first = last = clause.verb
    at = clause.verb - 1
    while at >= 0 and parse.head[at] == clause.verb and parse.dep[at] in _BEFORE_VERB:
        if parse.dep[at] != "advmod":
            first = at
        at -= 1
    while last + 1 < len(parse) and parse.head[last + 1] == clause.verb and parse.dep[last + 1] in ("prt", "neg"):
        last += 1
    words = parse.quote(first, last)
    return Predicate(words.text, clause.lemma, words.start, words.end)


def _arguments(parse: Parse, clause: Clause, subject: Span, timed: set[int]) -> Iterator[Phrase]:
    """Yield the arguments in the order of the text; each word belongs to one of them."""
    taken: list[Span] = [subject]
    found: list[Phrase] = []
    for role, marker, head, span in _candidates(parse, clause):
        if any(first <= head <= last for first, last in taken) or span[0] <= clause.verb <= span[1]:
            continue
        taken.append(span)
        found.append(phrase(parse, _role(parse, role, marker, head, timed), _as_written(parse, marker, span), span))
    if not found:
        found.extend(_manner(parse, clause, subject))
    found.sort(key=lambda argument: argument.start)
    yield from found


def _as_written(parse: Parse, marker: str | None, span: Span) -> str | None:
    """Return the marker with its capital where it opens the sentence right before its noun."""
    before = span[0] - 1
    return parse.words[before] if marker is not None and before >= 0 and parse.lower[before] == marker else marker


def _manner(parse: Parse, clause: Clause, subject: Span) -> Iterator[Phrase]:
    """Yield the adverbs after the verb of a clause without arguments: *the economy grew fast*."""
    for head in parse.children(clause.verb, "advmod"):
        if head > clause.verb and not subject[0] <= head <= subject[1]:
            yield phrase(parse, "oblique", None, noun_span(parse, head, outside=clause.verb))


def _candidates(parse: Parse, clause: Clause) -> Iterator[tuple[str, str | None, int, Span]]:
    """Yield (role, marker, head, span) of everything that may be an argument, the closest to the verb first."""
    verb = clause.verb
    for head in clause.objects:
        yield "object", None, head, noun_span(parse, head, outside=verb)
    for head in clause.indirect:
        yield "indirect", _dative(parse, verb, head), head, noun_span(parse, head, outside=verb)
    for head in clause.attributes:
        yield "attribute", None, head, noun_span(parse, head, outside=verb)
    for head in clause.complements:
        if _is_neighbour(parse, verb, head):
            continue
        yield "complement", _mark(parse, head), head, clause_span(parse, head, outside=verb)
    for head in clause.agents:
        yield "oblique", "by", head, noun_span(parse, head, outside=verb)
    for marker, head in clause.obliques:
        yield "oblique", marker, head, noun_span(parse, head, outside=verb)
    for head in parse.children(verb, "npadvmod"):
        yield "oblique", None, head, noun_span(parse, head, outside=verb)
    for head in parse.children(verb, "advmod"):
        if parse.lower[head] in _TIME_ADVERBS or parse.lower[head] in _PLACE_ADVERBS:
            yield "oblique", None, head, noun_span(parse, head, outside=verb)
            continue
        for prep in parse.children(head, "prep"):
            noun = parse.child(prep, "pobj")
            if noun is not None and prep == head + 1:
                marker = f"{parse.lower[head]} {parse.lower[prep]}"
                yield "oblique", marker, noun, noun_span(parse, noun, outside=verb)


def _is_neighbour(parse: Parse, verb: int, head: int) -> bool:
    """Is the complement a main clause of its own, joined by a semicolon only?"""
    return head < verb and any(parse.words[k] in (";", ":") for k in range(head, verb))


def _dative(parse: Parse, verb: int, head: int) -> str | None:
    """Return the *to* or *for* of an indirect object, None where it stands without."""
    prep = parse.head[head]
    return parse.lower[prep] if prep != verb and parse.pos[prep] == "ADP" else None


def _mark(parse: Parse, verb: int) -> str | None:
    mark = parse.child(verb, "mark")
    return parse.lower[mark] if mark is not None else None


def _role(parse: Parse, role: str, marker: str | None, head: int, timed: set[int]) -> str:
    """Return `role`, made precise where an oblique tells time or place."""
    if role != "oblique":
        return role
    if head in timed or parse.lower[head] in _TIME_ADVERBS:
        return "time"
    if parse.lower[head] in _PLACE_ADVERBS or (marker in _PLACE_MARKERS and parse.ent[head] in _PLACE_LABELS):
        return "place"
    return role


def _timed(parse: Parse, times: list[Time]) -> set[int]:
    """Return the tokens of all time expressions."""
    found: set[int] = set()
    for time in times:
        tokens = parse.tokens_at(time.span.start, time.span.end)
        if tokens is not None:
            found.update(range(tokens[0], tokens[1] + 1))
    return found
