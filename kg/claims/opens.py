"""Open relations: what a clause says of its things where no type of the lexicon took them.

Every other end of a clause gives a statement of its own (*Acme opened a plant*, *… opened plant in Ostia*); ends that
name nothing keep their words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from kg import rules
from kg.claims.confidence import LITERAL, OPEN, WORDS, rate
from kg.claims.draft import Draft
from kg.claims.ground import PLACES, Referent, phrase, refer
from kg.claims.reading import Reading
from kg.claims.slots import doers, referents
from kg.claims.verbs import predicate, trigger
from kg.model import EntityType
from kg.nlp.parse import Parse
from kg.propositions.clauses import Clause, expand
from kg.propositions.control import LETTING
from kg.propositions.forms import is_infinitive

_EMPTY = frozenset("it this that these those which what who whom whose there one such itself themselves".split())
"""Pronouns that mean nothing by themselves where no name stands behind them."""
_POINTING = frozenset({"it", "this", "that", "these", "those"})
_IMPERSONAL = frozenset({"be", "seem", "take", "appear", "become", "make", "remain"})
_NOUNS = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_NEVER = frozenset({"accord", "base", "follow", "include"})
"""Verbs that the parser takes for prepositions."""
_MOTION = frozenset("arrive land travel go come return fly drive move march head gather meet".split())
_COPULAS = frozenset({"be", "become", "remain"})
_KEEPING = frozenset("have own open close build run operate maintain keep buy sell lease rent acquire".split())
"""Verbs of having: a place after what one has is where one has it, else where something is done."""
_WHERE = frozenset({"in", "at", "near", "on"})
OWNED = 0.9
_BARE_NOUNS = frozenset(
    "charge command control possession custody favour favor support defence defense need search pursuit violation "
    "breach contact touch league alliance conflict danger risk receipt line front honour honor memory response "
    "retaliation reaction opposition exchange hope fear".split()
)
"""Nouns that make a preposition with those around them (*in charge of*, *in contact with*)."""
_LOOSE = frozenset(
    {"like", "as of", "because of", "due to", "than", "per", "except", "despite", "via", "according to", "instead of"}
)
"""Markers of what is no party of the act."""


@dataclass(frozen=True, slots=True)
class End:
    """What a clause relates its subject to: the marker before it, and what it means.

    `noun` is what the end owns; `inside` tells that it stands after the noun of the object.
    """

    marker: str
    referent: Referent
    noun: int | None = None
    inside: bool = False

    @property
    def is_core(self) -> bool:
        """Is it an object or an attribute, not an oblique?"""
        return self.marker == "object"


def open_claims(reading: Reading, clause: Clause, typed: list[Draft]) -> Iterator[Draft]:
    """Yield relations between the subjects and the other ends of the clause that no typed claim took; of a clause
    without other ends, that its subject does so."""
    if _is_preposition(reading.parse, clause):
        return
    taken = [end for draft in typed for end in _ends_of(draft) if end is not None]
    found = [end for end in _ends(reading, clause) if not _is_taken(reading.parse, end.referent, taken)]
    found = [end for end in found if not _is_only_place(end, found, typed) and not _is_said(reading.parse, end, typed)]
    subjects = [s for s in referents(reading, _subjects(clause)) if _acts(reading.parse, clause, s)]
    for s in subjects:
        related = False
        for n, end in enumerate(found):
            base = _base(s, end, n)
            if base is not None and (s.thing is None or s.thing is not end.referent.thing):
                related = True
                yield _draft(reading, clause, s, end, base)
        if not related and not typed and not _is_agentless(clause) and _stands_alone(reading, clause):
            yield _draft(reading, clause, s, None, LITERAL if s.thing is not None else WORDS)


def _is_preposition(parse: Parse, clause: Clause) -> bool:
    """Is the verb really a preposition (*following the attack*)?"""
    return clause.lemma in _NEVER and parse.tag[clause.verb] == "VBG" and clause.link != "ROOT" and clause.filled


def _ends_of(draft: Draft) -> tuple[Referent | None, ...]:
    """Return the ends that a typed claim takes: of *Lee appointed Ray to the board* not Ray, whom Lee appointed."""
    patient = draft.rule.removeprefix("verb.") in rules.of_patients()
    return (draft.object,) if patient else (draft.subject, draft.object)


def _acts(parse: Parse, clause: Clause, s: Referent) -> bool:
    """Is the subject someone or something? *It* may be nothing at all before *be* or *seem*."""
    if parse.lower[s.last] in _POINTING and clause.objects:
        return parse.lemma[clause.verb].lower() not in _IMPERSONAL
    return _means_something(parse, s)


def _base(s: Referent, end: End, n: int) -> float | None:
    named = (s.thing is not None) + (end.referent.thing is not None)
    if named == 0:
        return WORDS if end.is_core or n == 0 else None
    return OPEN if named == 2 else LITERAL


def _subjects(clause: Clause) -> list[int]:
    return clause.subjects if _is_agentless(clause) else doers(clause)


def _is_agentless(clause: Clause) -> bool:
    return clause.passive and not clause.agents


def _stands_alone(reading: Reading, clause: Clause) -> bool:
    """Can the clause do without another end? Not a bare copula, nor one whose office a claim of its own tells."""
    told = [i for i in clause.attributes if i not in reading.offices and reading.parse.pos[i] != "PRON"]
    return bool(told) or (reading.parse.lemma[clause.verb] != "be" and not clause.attributes)


def _ends(reading: Reading, clause: Clause) -> list[End]:
    parse = reading.parse
    core = [*clause.objects, *clause.indirect] if _is_agentless(clause) or not clause.passive else clause.subjects
    attributes = [i for i in clause.attributes if i not in reading.offices and parse.pos[i] != "PRON"]
    told = [i for i in attributes if _tells_subject(reading, i)]
    core = [i for i in (*core, *attributes) if parse.pos[i] in _NOUNS and i not in reading.timed and i not in told]
    core += [] if clause.objects else _let(reading, clause)
    ends = [_owned(reading, clause, End("object", r)) for r in referents(reading, core, "open")]
    ends += [_owned(reading, clause, End("object", r)) for r in map(partial(phrase, parse), told) if r.first < r.last]
    if parse.lemma[clause.verb].lower() in _NEVER:
        return ends
    for marker, token in clause.obliques:
        if marker not in _LOOSE and parse.pos[token] in _NOUNS and token not in reading.timed:
            marker, tokens = _phrasal(parse, marker, token)
            ends += [_reached(reading, clause, End(marker, r)) for r in referents(reading, tokens, "open")]
    ends += _inside_object(reading, clause)
    return [end for end in ends if _means_something(parse, end.referent)]


def _inside_object(reading: Reading, clause: Clause) -> Iterator[End]:
    """Yield who is named after the noun of an object or attribute: *won an order from Lark*, *is staff of Lark*."""
    parse = reading.parse
    attributes = [i for i in clause.attributes[:1] if i not in reading.offices and clause.lemma in _COPULAS]
    for noun in (*clause.objects[:1], *attributes) if not clause.passive else ():
        if not _tells_subject(reading, noun) or (noun in clause.objects and refer(reading, noun).thing is not None):
            continue
        for prep in parse.children(noun, "prep"):
            marker = parse.lower[prep]
            if prep in reading.by_token:
                continue  # *to* of *the Coalition to Counter Strand*
            for i in (x for c in parse.children(prep, "pobj") for x in expand(parse, c)):
                found = refer(reading, i)
                where = found.type in PLACES and marker in _WHERE and clause.lemma not in _KEEPING
                if found.thing is not None and found.thing.is_named and not where and marker not in _LOOSE:
                    yield End(marker, replace(found, weight=found.weight * OWNED), inside=True)


def _phrasal(parse: Parse, marker: str, noun: int) -> tuple[str, list[int]]:
    """Return the marker and what follows it: *in possession of* and the files for *possession* after *in*."""
    if parse.lower[noun] in _BARE_NOUNS and not parse.children(noun, "det", "poss", "amod"):
        for prep in parse.children(noun, "prep"):
            inside = [x for c in parse.children(prep, "pobj") for x in expand(parse, c)]
            if inside and parse.lower[prep] in ("of", "to", "with"):
                return f"{marker} {parse.lower[noun]} {parse.lower[prep]}", inside
    return marker, [noun]


def _tells_subject(reading: Reading, i: int) -> bool:
    """Does the attribute only describe the subject, so that it keeps its words?

    *Lee is a Harbour Union member* says nothing of the Harbour Union itself.
    """
    return reading.parse.pos[i] == "NOUN" and i not in reading.coreference.by_head


def _reached(reading: Reading, clause: Clause, end: End) -> End:
    """Return the place that one gets to by *arrived at the embassy in Port Lark*; else the end as it is."""
    parse = reading.parse
    if end.referent.thing is not None or clause.lemma not in _MOTION:
        return end
    for prep in parse.children(end.referent.last, "prep"):
        noun = parse.child(prep, "pobj") if parse.lower[prep] == "in" else None
        found = refer(reading, noun) if noun is not None else None
        if found is not None and found.type in PLACES:
            return End("in", replace(found, weight=found.weight * OWNED))
    return end


def _owned(reading: Reading, clause: Clause, end: End) -> End:
    """Return the owner in *followed Lee's lead*, with the noun for the predicate; else the end as it is."""
    parse, noun = reading.parse, end.referent.last
    owner = parse.child(noun, "poss") if end.referent.thing is None else None
    if owner is None or parse.pos[owner] != "PROPN":
        return end
    found = refer(reading, owner)
    return end if found.thing is None else End("object", replace(found, weight=found.weight * OWNED), noun)


def _let(reading: Reading, clause: Clause) -> list[int]:
    """Return who is let or made to act, which the parser calls the subject of that (*allowed Ostia to act*)."""
    if clause.lemma not in LETTING:
        return []
    below = (reading.clauses[c] for c in clause.complements if c in reading.clauses)
    return [
        s for inner in below if not inner.filled and is_infinitive(reading.parse, inner.verb) for s in inner.subjects
    ]


def _means_something(parse: Parse, end: Referent) -> bool:
    return end.thing is not None or parse.lower[end.last] not in _EMPTY


def _is_taken(parse: Parse, end: Referent, taken: Iterable[Referent]) -> bool:
    """Does a typed claim of the clause speak of it already, or of a name inside it (*rejected a call by Ostia*)?"""
    for other in taken:
        if end.thing is not None and end.thing is other.thing:
            return True
        if end.thing is None and other.thing is None and end.last == other.last:
            return True
        if end.thing is None and other.thing is not None and end.first <= other.first <= parse.edges[1][end.last]:
            return True
    return False


def _is_said(parse: Parse, end: End, typed: list[Draft]) -> bool:
    """Is it an object that the predicate of a typed claim holds (*reached an agreement with Ostia*)?"""
    word = parse.lemma[end.referent.last].lower()
    return end.referent.thing is None and end.is_core and any(word in draft.predicate.split()[1:] for draft in typed)


def _is_only_place(end: End, ends: list[End], typed: list[Draft]) -> bool:
    """Is it just where the thing happens, of a clause with another end? A place is a qualifier then."""
    referent = end.referent
    if referent.thing is not None and referent.thing.type is EntityType.GROUP and referent.weight < 1:
        return True
    where = referent.type in PLACES and end.marker in _WHERE and not end.inside
    return where and (bool(typed) or any(other.is_core for other in ends))


def _draft(reading: Reading, clause: Clause, s: Referent, end: End | None, base: float) -> Draft:
    marker = end.marker if end is not None else ""
    words = predicate(reading.parse, clause, marker)
    if end is not None and end.noun is not None:
        noun = reading.parse.lemma[end.noun].lower()
        words = f"{words} of" if words.endswith(f" {noun}") else f"{words} {noun} of"
    if _is_agentless(clause):
        words = f"be {reading.parse.lower[clause.verb]} {marker if marker != 'object' else ''}".strip()
    referent = end.referent if end is not None else None
    sure = rate(reading, base, s, referent, clause)
    return Draft(s, None, words, trigger(reading.parse, clause), referent, sure, "verb.open", anchor=clause.verb)
