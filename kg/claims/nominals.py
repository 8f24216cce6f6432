"""Claims from event nouns: *Lee's visit to Norland*, *talks between Norland and Ostia*, *sanctions on Ostia*."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from kg import rules
from kg.claims.confidence import LITERAL, NOMINAL, OPEN, rate
from kg.claims.draft import Draft
from kg.claims.ground import PLACES, Referent
from kg.claims.reading import Reading
from kg.claims.slots import Slots, doers, fits, of_noun, referents
from kg.claims.verbs import STATES
from kg.model import EntityType, Factuality, Polarity
from kg.nlp.parse import Parse
from kg.propositions.context import Stance, weaker
from kg.rules import PredicateRule

_LIGHT = frozenset(
    "have hold make take give sign reach pay conduct begin start open launch express offer announce show issue impose "
    "continue resume end complete carry stage wage mount provide receive seek suspend conclude forge build "
    "negotiate agree plan attempt undertake propose".split()
)
"""Verbs whose subject does what their object names."""
_EVENT_ENDINGS = ("ation", "ition", "ction", "ssion", "ment", "ance", "isal", "oval")
_EVENTS = frozenset(
    "purchase order sale delivery launch flight tour loss cut build development claim use win defeat transfer "
    "move return rise fall increase decrease reduction repair search seizure pursuit study survey choice refund "
    "replacement breach arrival departure entry exit escape rescue theft murder growth review upgrade "
    "success trouble influence difficulty downgrade takeover landing handling building selling making shooting".split()
)
"""Nouns that tell what somebody does, beside those that end as verbs' nouns do and those of the lexicon."""
_NO_EVENTS = frozenset(
    "generation nation station government department apartment population situation condition position location "
    "organisation organization management corporation foundation association section fraction moment element monument "
    "balance distance instance substance finance document equipment environment segment basement occasion".split()
)
_MOVES = frozenset(
    "departure arrival flight landing return fall rise growth success failure collapse resignation retirement escape "
    "journey movement speech statement remark decision".split()
)
"""Nouns of what one does alone, so that *of* tells who: *the departure of the ship*."""
_NO_DOERS = PLACES | {EntityType.GOVERNMENT}
"""What stands before an event noun to say where (*a U.S. release*), not who."""
_COVERS = frozenset({"include", "cover", "take", "feature"})
"""*Her tour includes Norland and Ostia*."""
_PATIENT = frozenset({"coerce", "assault"})
"""Relations in which *Lee's arrest* has Lee as the object."""
_ASPECT = frozenset({"stop", "end", "cease", "halt", "suspend", "quit", "discontinue", "skip"})
"""*ended the talks*: they took place."""
_ADJECTIVES = {
    **dict.fromkeys(
        "planned upcoming forthcoming future scheduled proposed pending next expected imminent".split(),
        Factuality.PLANNED,
    ),
    **dict.fromkeys(
        "possible potential alleged rumored rumoured hypothetical eventual conceivable".split(), Factuality.POSSIBLE
    ),
}
_ARRANGED = frozenset({"schedule", "plan", "set", "slate", "expect", "propose"})


def nominal_claims(reading: Reading) -> Iterator[Draft]:
    """Yield the claims of all event nouns."""
    parse = reading.parse
    for i, lemma in enumerate(parse.lemma):
        if parse.pos[i] != "NOUN" or parse.dep[i] == "compound":
            continue
        for rule in _rules(parse, i, lemma.lower()):
            found = list(_with_rule(reading, i, rule))
            if found:
                yield from found
                break
        else:
            yield from _open(reading, i, lemma.lower())


def _rules(parse: Parse, i: int, lemma: str) -> tuple[PredicateRule, ...]:
    table = rules.noun_rules()
    longer = [f"{parse.lemma[c].lower()} {lemma}" for c in parse.children(i, "compound")]
    return tuple(rule for words in (*longer, lemma) for rule in table.get(words, ()))


def _with_rule(reading: Reading, i: int, rule: PredicateRule) -> Iterator[Draft]:
    slots = of_noun(reading.parse, i)
    above = reading.parse.head[i]
    if reading.parse.dep[i] == "nsubj" and reading.parse.lemma[above] in _COVERS and above in reading.clauses:
        slots.setdefault("to", []).extend(reading.clauses[above].objects)
    for marker in rule.noun_target:
        ends = _ends(reading, slots, marker, rule)
        if marker == "between" and len(ends) >= 2:
            yield from (_draft(reading, i, rule, ends[0], o, marker) for o in ends[1:])
            return
        subjects = _subjects(reading, i, slots, rule, marker)
        if ends and subjects:
            for s in subjects:
                yield from (_draft(reading, i, rule, *((o, s) if rule.reverse else (s, o)), marker) for o in ends)
            return
    if rule.mutual and len(slots.get("compound", ())) >= 2 and not any(m in slots for m in rule.noun_target):
        pair = _ends(reading, slots, "compound", rule)
        if len(pair) == 2:
            yield _draft(reading, i, rule, pair[0], pair[1], "compound")
            return
    if rule.relation in _PATIENT and "of" not in slots and "poss" in slots:
        subjects = [r for r in referents(reading, slots.get("by", ())) if r.thing is not None]
        ends = _ends(reading, slots, "poss", rule)
        yield from (_draft(reading, i, rule, s, o, "of") for s in subjects for o in ends)


def _open(reading: Reading, i: int, lemma: str) -> Iterator[Draft]:
    """Yield open relations of an event noun that no type took: *Acme's purchase of ships*, *sale of ships by Acme*."""
    if not _is_event(lemma) or i in reading.coreference.by_head:
        return
    slots = _slots(reading, i, lemma)
    marker = next((m for m in _doer_markers(lemma) if m in slots), None)
    subjects = referents(reading, slots.pop(marker) if marker is not None else _light_doers(reading, i))
    related = list(_related(reading, i, subjects, slots))
    if not related:
        named = referents(reading, slots.get("compound", ())) if marker is None else []
        alone = subjects if marker is not None else [s for s in named if s.type not in _NO_DOERS]
        related = list(_alone(reading, i, alone))
    yield from related


def _doer_markers(lemma: str) -> tuple[str, ...]:
    return ("by", "poss", "of") if lemma in _MOVES else ("by", "poss")


def _slots(reading: Reading, i: int, lemma: str) -> Slots:
    """Return the slots of the noun; the parser hangs *from Ostia* of *the flight of Lee from Ostia* on Lee."""
    slots = of_noun(reading.parse, i)
    below = [of_noun(reading.parse, noun) for noun in slots.get("of", ())] if lemma in _MOVES else []
    return {marker: heads for found in (*below, slots) for marker, heads in found.items()}


def _related(reading: Reading, i: int, subjects: list[Referent], slots: Slots) -> Iterator[Draft]:
    """Yield what the noun relates its doers to, a statement for each preposition."""
    for marker in ("of", "to", "with", "from", "against", "for", "in"):
        ends = [r for r in referents(reading, slots.get(marker, ())) if r.last not in reading.timed]
        for s, o in itertools.product(subjects, ends):
            if (s.thing is not None or o.thing is not None) and s.thing is not o.thing:
                base = OPEN if s.thing is not None and o.thing is not None else LITERAL
                yield _drafted(reading, i, None, s, o, marker, rate(reading, base, s, o), "noun.open")


def _alone(reading: Reading, i: int, subjects: list[Referent]) -> Iterator[Draft]:
    """*Lark's protest*, *the Lark order*: what one does, whatever to."""
    for s in subjects:
        if s.thing is not None and s.type not in PLACES:
            yield _drafted(reading, i, None, s, None, "", rate(reading, LITERAL, s, None), "noun.open")


def _light_doers(reading: Reading, i: int) -> list[int]:
    verb = _light_verb(reading, i)
    gets = verb is not None and reading.parse.lemma[verb] in ("receive", "provide")
    return doers(reading.clauses[verb]) if verb is not None and not gets else []


def _is_event(lemma: str) -> bool:
    if lemma in _EVENTS or lemma in rules.noun_rules():
        return True
    return lemma.endswith(_EVENT_ENDINGS) and lemma not in _NO_EVENTS


def _ends(reading: Reading, slots: Slots, marker: str, rule: PredicateRule) -> list[Referent]:
    return [
        r
        for r in referents(reading, slots.get(marker, ()), rule.relation)
        if r.thing is not None and fits(r, rule.object_types)
    ]


def _subjects(reading: Reading, i: int, slots: Slots, rule: PredicateRule, taken: str) -> list[Referent]:
    """Return who does it: owner, *by*, a name before the noun, *of*, or the subject of a light verb."""
    for marker in ("by", "poss", "compound", "of", "from"):
        if marker == taken or (marker in ("of", "from") and marker in rule.noun_target):
            continue
        found = [
            r for r in referents(reading, slots.get(marker, ())) if r.thing is not None and fits(r, rule.subject_types)
        ]
        if found:
            return found
    verb = _light_verb(reading, i)
    heads = doers(reading.clauses[verb]) if verb is not None else []
    return [r for r in referents(reading, heads) if r.thing is not None and fits(r, rule.subject_types)]


def _light_verb(reading: Reading, i: int) -> int | None:
    parse, at = reading.parse, i
    while parse.dep[at] == "conj":
        at = parse.head[at]
    head = parse.head[at]
    if head in reading.clauses and parse.dep[at] in ("dobj", "attr") and parse.lemma[head] in _LIGHT:
        return head
    verb = parse.head[head]
    if (
        parse.dep[at] == "pobj"
        and parse.lower[head] in ("in", "at", "on", "under")
        and parse.lemma[verb] == "be"
        and verb in reading.clauses
    ):
        return verb
    return None


def _draft(reading: Reading, i: int, rule: PredicateRule, s: Referent, o: Referent, marker: str) -> Draft:
    sure = rate(reading, NOMINAL, s, o)
    return _drafted(reading, i, rule.relation, s, o, marker, sure, f"noun.{rule.id}")


def _drafted(
    reading: Reading, i: int, relation: str | None, s: Referent, o: Referent | None, marker: str, sure: float, rule: str
) -> Draft:
    parse, anchor = reading.parse, reading.governor(i)
    # *plans to meet at Lark's headquarters in Ostia*: the seat is no part of the plan, in *plans its purchase* it is
    planned = relation not in STATES or relation == "participates_in" or _is_direct(parse, i, anchor)
    above = anchor if planned else None
    noun = parse.lemma[i].lower()
    words = f"{noun} {marker}" if marker not in ("poss", "compound", "") else noun
    return Draft(
        s, relation, words, (i, i), o, sure, rule, anchor=anchor, event=i, stance=noun_stance(reading, i, above)
    )


def _is_direct(parse: Parse, i: int, anchor: int | None) -> bool:
    return parse.head[i] == anchor and parse.dep[i] in ("dobj", "nsubjpass")


def noun_stance(reading: Reading, i: int, anchor: int | None) -> Stance:
    """Return polarity and factuality of the event that noun `i` names, from its own words and its clause."""
    parse = reading.parse
    factuality, negated = Factuality.ACTUAL, False
    for c in parse.children(i):
        factuality = weaker(factuality, _ADJECTIVES.get(parse.lower[c], Factuality.ACTUAL))
        if parse.dep[c] == "acl" and parse.lemma[c] in _ARRANGED:
            factuality = weaker(factuality, Factuality.PLANNED)
        negated = negated or (parse.dep[c] in ("det", "neg") and parse.lower[c] == "no")
    if anchor is None:
        return Stance(Polarity.NEGATED if negated else Polarity.AFFIRMED, factuality)
    above = reading.stances[anchor]
    dep, direct = parse.dep[i], parse.head[i] == anchor
    if above.factuality is Factuality.PLANNED or (direct and dep in ("dobj", "nsubjpass", "attr")):
        factuality = weaker(factuality, above.factuality)
    effect = _effect(parse, anchor, i)
    if effect in ("planned", "possible"):
        factuality = weaker(factuality, Factuality(effect))
    under_be = dep == "pobj" and parse.head[parse.head[i]] == anchor and parse.lemma[anchor] == "be"
    light = under_be or (direct and dep in ("dobj", "nsubjpass") and parse.lemma[anchor] in _LIGHT)
    if effect == "negated" or (light and above.polarity is Polarity.NEGATED):
        negated = not negated or light
    return Stance(Polarity.NEGATED if negated else Polarity.AFFIRMED, factuality)


def _effect(parse: Parse, verb: int, i: int) -> str | None:
    """Return what the governing verb makes of its object (*demanded the release of*): an effect of `context.yaml`."""
    lemma, dep, head = parse.lemma[verb].lower(), parse.dep[i], parse.head[i]
    particle = next((parse.lower[c] for c in parse.children(verb, "prt")), None)
    for_object = dep == "pobj" and parse.head[head] == verb and parse.lower[head] == "for"
    if not (dep == "dobj" and head == verb) and not for_object:
        return None
    for key in (f"{lemma} {particle}",) if particle else (f"{lemma} for", lemma) if for_object else (lemma,):
        for rule in rules.context().get(key, ()):
            if rule.kind == "verb" and not (rule.effect == "negated" and lemma in _ASPECT):
                return rule.effect
    return None
