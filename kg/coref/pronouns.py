"""Pronouns to the things that they mean, precision first. Needs named Things; adds Spots to them.

Candidates of the last sentences are scored by distance, grammatical role and how often they were
named (the salience factors of Lappin and Leass, 1994, much reduced); syntax rules some out.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.coref.things import Spot, Thing
from kg.model import EntityType, MentionKind
from kg.nlp.parse import Parse
from kg.nlp.quotes import QuoteSpan

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_SPEAKER = frozenset({"i", "me", "my", "mine", "myself"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_BODIES = frozenset({EntityType.ORGANIZATION, EntityType.GOVERNMENT, EntityType.COUNTRY})
W = {
    "sentence": -1.1,
    "paragraph": -1.0,
    "quoted": -0.9,
    "often": 0.15,
    "name": 0.2,
    "named": 0.2,
    "nominal": 0.3,
    "pronoun": 0.05,
    "subject": 0.6,
    "inner subject": 0.2,
    "object": 0.4,
    "owner": 0.05,
    "modifier": -1.4,
    "gender": 0.7,
    "parallel": 0.4,
    "conjunct": 2.5,
    "body": 0.1,
    "plural": 0.5,
}
"""What speaks for a candidate, and how much: the weights of the salience factors.

*sentence* counts for each sentence between, *often* for each earlier mention up to eight, *quoted* where only the
candidate stands in a quotation, *parallel* for the nearest subject before a subject, *conjunct* for *A and his aide*.
"""
_WINDOW = 3
"""A pronoun looks back over this many sentences."""
_MARGIN = 0.1
"""The best candidate must lead by this much, or the pronoun stays unlinked."""


class Salience:
    """The mentions so far, and who stands out among them."""

    def __init__(self, parse: Parse, things: Iterable[Thing], quotes: list[QuoteSpan]) -> None:
        self.parse = parse
        self.at: list[tuple[Spot, Thing]] = sorted(
            ((spot, thing) for thing in things for spot in thing.spots), key=lambda item: (item[0].head, item[0].first)
        )
        self.quote_of: dict[int, QuoteSpan] = {i: quote for quote in quotes for i in range(quote.first, quote.last + 1)}
        self.by_sentence: dict[int, list[tuple[Spot, Thing]]] = {}
        for spot, thing in self.at:
            self.by_sentence.setdefault(parse.sentence_of[spot.head], []).append((spot, thing))
        self.seen: dict[int, int] = {}
        self.by_head = {spot.head: thing for spot, thing in self.at}

    def add(self, spot: Spot, thing: Thing) -> None:
        """Make a resolved pronoun a mention that later ones can refer to."""
        thing.spots.append(spot)
        self.by_head[spot.head] = thing
        self.by_sentence.setdefault(self.parse.sentence_of[spot.head], []).append((spot, thing))

    def before(self, i: int) -> list[tuple[float, Spot, Thing]]:
        """Return (score, spot, thing) for each thing mentioned in the window before token `i`, best first."""
        parse = self.parse
        here = parse.sentence_of[i]
        best: dict[int, tuple[float, Spot, Thing]] = {}
        for number in range(max(0, here - _WINDOW), here + 1):
            distance = here - number
            for spot, thing in self.by_sentence.get(number, ()):
                if spot.last >= i:
                    continue
                score = W["sentence"] * distance + _role_score(parse, spot) + W["often"] * min(len(thing.spots), 8)
                score += W[spot.kind.value] + W["named"] * thing.is_named
                score += W["paragraph"] * (parse.sentences[number].paragraph != parse.sentences[here].paragraph)
                score += W["quoted"] * (i not in self.quote_of and spot.head in self.quote_of)
                if id(thing) not in best or score > best[id(thing)][0]:
                    best[id(thing)] = (score, spot, thing)
        return sorted(best.values(), key=lambda item: (-item[0], item[1].first))


def _role_score(parse: Parse, spot: Spot) -> float:
    dep = parse.dep[spot.head]
    head = spot.head
    while dep == "conj" or (dep == "appos" and parse.pos[parse.head[head]] == "NOUN"):
        head = parse.head[head]
        dep = parse.dep[head]
    if dep in ("nsubj", "nsubjpass"):
        return W["subject"] if parse.dep[parse.head[head]] in ("ROOT", "ccomp", "conj") else W["inner subject"]
    if dep in ("dobj", "dative", "agent", "attr"):
        return W["object"]
    if dep == "poss":
        return W["owner"]
    if dep in ("compound", "amod", "nmod"):
        return W["modifier"]
    return 0.0


def link_pronouns(salience: Salience) -> None:
    """Resolve the pronouns of the document from left to right; first-person ones of quotations at the end."""
    parse = salience.parse
    later = []
    for i, word in enumerate(parse.lower):
        if parse.tag[i] not in ("PRP", "PRP$"):
            continue
        if word in _SPEAKER:
            later.append(i)
        elif word in _REFLEXIVE and _link_reflexive(salience, i):
            continue
        elif word in _MALE or word in _FEMALE:
            _link(salience, i, "male" if word in _MALE else "female")
        elif word in _NEUTER and not _is_empty_it(parse, i):
            _link_it(salience, i)
        elif word in _PLURAL:
            _link_they(salience, i)
    for i in later:
        quote = salience.quote_of.get(i)
        thing = salience.by_head.get(quote.speaker) if quote is not None and quote.speaker is not None else None
        if thing is not None and thing.type is EntityType.PERSON:
            salience.add(Spot(i, i, i, MentionKind.PRONOUN), thing)


def _link_reflexive(salience: Salience, i: int) -> bool:
    """*himself* is the subject of its clause."""
    subject = salience.parse.child(_clause(salience.parse, i), "nsubj", "nsubjpass")
    thing = salience.by_head.get(subject) if subject is not None else None
    if thing is None:
        return False
    salience.add(Spot(i, i, i, MentionKind.PRONOUN), thing)
    return True


def _link(salience: Salience, i: int, gender: str) -> None:
    other = "female" if gender == "male" else "male"
    found = []
    speaker = _speaker_of(salience, i)
    for score, spot, thing in salience.before(i):
        if thing.type is not EntityType.PERSON or thing.plural or thing is speaker:
            continue
        known, against = thing.gender[gender], thing.gender[other]
        if against > known or not _may_bind(salience.parse, spot, i):
            continue
        bonus = W["gender"] * (known > against) + _syntax_bonus(salience, spot, i)
        found.append((score + bonus, thing))
    _take_best(salience, i, found, gender)


def _syntax_bonus(salience: Salience, spot: Spot, i: int) -> float:
    """Favour the subject nearest before a subject pronoun, and the first conjunct for *A and his aide*."""
    parse = salience.parse
    if parse.sentence_of[spot.head] != parse.sentence_of[i]:
        return 0.0
    owner = parse.head[i]
    if parse.tag[i] == "PRP$":
        while parse.dep[owner] in ("compound", "appos"):
            owner = parse.head[owner]
        return W["conjunct"] if parse.dep[owner] == "conj" and parse.head[owner] == spot.head else 0.0
    if parse.dep[i] not in ("nsubj", "nsubjpass") or parse.dep[spot.head] not in ("nsubj", "nsubjpass"):
        return 0.0
    nearer = any(parse.dep[k] in ("nsubj", "nsubjpass") and k in salience.by_head for k in range(spot.last + 1, i))
    return 0.0 if nearer else W["parallel"]


def _take_best(salience: Salience, i: int, found: list[tuple[float, Thing]], gender: str | None) -> None:
    found.sort(key=lambda item: -item[0])
    if not found or (len(found) > 1 and found[0][0] - found[1][0] < _MARGIN):
        return
    thing = found[0][1]
    if gender is not None:
        thing.gender[gender] += 1
    salience.add(Spot(i, i, i, MentionKind.PRONOUN), thing)


def _speaker_of(salience: Salience, i: int) -> Thing | None:
    """Return who speaks the quotation around token `i`: never *he* or *she* in it."""
    quote = salience.quote_of.get(i)
    if quote is None or quote.speaker is None:
        return None
    return salience.by_head.get(quote.speaker)


def _may_bind(parse: Parse, spot: Spot, i: int) -> bool:
    """May the pronoun at `i` mean the mention `spot` by syntax?

    An object is not its own clause's subject unless reflexive; a possessor inside a noun phrase is
    not the phrase itself; the parts of one coordination are different things.
    """
    if parse.sentence_of[spot.head] != parse.sentence_of[i]:
        return True
    word, head = parse.lower[i], parse.head[i]
    if spot.first <= i <= spot.last or parse.head[spot.head] == i:
        return False
    if word in _REFLEXIVE or parse.tag[i] == "PRP$":
        return not (parse.tag[i] == "PRP$" and head == spot.head)
    if parse.dep[i] == "conj" and head == spot.head:
        return False
    clause = _clause(parse, i)
    return not (
        clause == _clause(parse, spot.head) and parse.dep[spot.head] in ("nsubj", "nsubjpass", "dobj", "dative", "pobj")
    )


def _clause(parse: Parse, i: int) -> int:
    """Return the verb whose clause token `i` stands in."""
    while parse.head[i] != i:
        i = parse.head[i]
        if parse.pos[i] in ("VERB", "AUX"):
            return i
    return i


def _is_empty_it(parse: Parse, i: int) -> bool:
    """Is *it* a place-holder (*it is likely that*), or what weather and clefts need?"""
    if parse.lower[i] != "it" or parse.dep[i] not in ("nsubj", "nsubjpass", "expl"):
        return False
    verb = parse.head[i]
    if parse.dep[i] == "expl":
        return True
    deps = {parse.dep[c] for c in parse.children(verb)}
    return (parse.lemma[verb] == "be" and bool(deps & {"ccomp", "xcomp", "advcl"} or "acomp" in deps)) or (
        parse.lemma[verb] in ("seem", "appear", "turn", "happen", "take", "rain", "snow")
        and bool(deps & {"ccomp", "xcomp"})
    )


def _link_it(salience: Salience, i: int) -> None:
    found = [
        (score + W["body"] * (bool(thing.evidence) and thing.type in _BODIES), thing)
        for score, spot, thing in salience.before(i)
        if not thing.plural
        and (not thing.evidence or thing.type not in (EntityType.PERSON, EntityType.GROUP))
        and _may_bind(salience.parse, spot, i)
        and salience.parse.sentence_of[i] - salience.parse.sentence_of[spot.head] <= 1
    ]
    _take_best(salience, i, found, None)


def _link_they(salience: Salience, i: int) -> None:
    found = [
        (score + W["plural"] * thing.plural, thing)
        for score, spot, thing in salience.before(i)
        if (thing.plural or (bool(thing.evidence) and thing.type is EntityType.ORGANIZATION))
        and _may_bind(salience.parse, spot, i)
        and salience.parse.sentence_of[i] - salience.parse.sentence_of[spot.head] <= 1
    ]
    if found:
        _take_best(salience, i, found, None)
