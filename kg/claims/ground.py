"""From the words of an argument to the things they mean. Needs a Reading; gives Referents."""

from __future__ import annotations

from dataclasses import dataclass

from kg import rules
from kg.claims.reading import Reading
from kg.coref.things import Spot, Thing
from kg.model import Argument, EntityType
from kg.nlp.parse import Parse

_AGENTS = frozenset(
    "authority force troop army military police official soldier diplomat officer agent negotiator delegation "
    "delegate jet warplane plane missile drone tank marine navy commando ambassador embassy "
    "envoy leader leadership".split()
)
"""*Norland's troops*, *U.S. officials*: who acts for a country acts as its government."""
_MACHINES = frozenset("jet warplane plane missile drone tank".split())
"""What they do, or what is done to them in war, their owner does and suffers; who *buys Lark jets* doesn't buy Lark."""
_PARTS = frozenset(
    "member fighter militant gunman supporter follower spokesman spokeswoman spokesperson representative official "
    "executive employee worker staff analyst researcher lawyer journalist reporter team unit subsidiary group gang "
    "company firm party movement cartel boss operative rebel insurgent forces force troop soldier officer police "
    "office branch division arm wing unit lawmaker candidate newspaper magazine network agency".split()
)
"""*Harbour Union members*: who belongs to a body acts as the body."""
_LANDS = frozenset("region province state city town village district county island republic municipality".split())
"""*the city of Port Lark*, *the Lark region*: the name says which."""
_OTHER_SIDES = frozenset("free democratic popular resistance opposition rebel guerrilla insurgent separatist".split())
"""*Norland's rebel forces*, *Norland democratic forces* don't act for the country."""
_PAST = frozenset({"former", "ex", "retired", "expelled", "onetime", "disgruntled", "dismissed"})
_QUANTITIES = frozenset(
    "member one some many most all dozen hundred thousand million number group part majority score lot each both half "
    "rest several none any two three four five".split()
)
_OWNED = frozenset({"accuse", "support", "reject", "threaten", "protest"})
"""Relations in which what someone does or owns stands for the one: *criticised Lee's plan* accuses Lee."""
PLACES = frozenset({EntityType.PLACE, EntityType.COUNTRY})
VIA_AGENT, VIA_OWNER, VIA_WITHIN, VIA_PAIR = 0.85, 0.75, 0.8, 0.85


@dataclass(frozen=True, slots=True)
class Referent:
    """A thing, or mere words (`thing` None), with its tokens first..last; -1 where no words stand for it.

    `weight` in 0..1 tells how directly the words mean the thing; `kind` is the type of the noun of mere words, or of
    who stands for the thing (*Norland's soldiers*).
    """

    thing: Thing | None
    first: int
    last: int
    weight: float = 1.0
    kind: EntityType | None = None

    @classmethod
    def of(cls, thing: Thing, spot: Spot) -> Referent:
        """Return the referent that a mention of the thing is."""
        return cls(thing, spot.first, spot.last)

    @property
    def type(self) -> str | None:
        """The thing's type; of mere words the type that their noun names (*protesters*: GROUP), or None."""
        found = self.thing.type if self.thing is not None else self.kind
        return found.value if found is not None else None


def implied(thing: Thing) -> Referent:
    """Return a referent that no words of the sentence stand for."""
    return Referent(thing, -1, -1)


def argument(parse: Parse, referent: Referent, clusters: dict[int, str]) -> Argument:
    """Freeze a referent; `clusters` maps `id(thing)` to the cluster's id."""
    cluster = clusters.get(id(referent.thing)) if referent.thing is not None else None
    if referent.first < 0:
        return Argument(cluster)
    quote = parse.quote(referent.first, referent.last)
    return Argument(cluster, quote.text, quote.start, quote.end)


def refer(reading: Reading, i: int, relation: str | None = None) -> Referent:
    """Return what the noun phrase headed by token `i` means; mere words where it names nothing.

    `relation` widens the search for the relations in which an owner stands for what is owned.
    """
    direct = reading.coreference.by_head.get(i) or (
        reading.by_token.get(i) if reading.parse.pos[i] == "PROPN" else None
    )
    if direct is not None:
        return _of(direct)
    parse = reading.parse
    if parse.lower[i] == "whose":
        owner = next((parse.head[a] for a in parse.ancestors(i) if parse.dep[a] == "relcl"), None)
        return refer(reading, owner) if owner is not None else Referent(None, i, i)
    named = _named_by_syntax(reading, i)
    if named is not None:
        return _of(named)
    machine = parse.lemma[i].lower() in _MACHINES and relation not in (None, "assault")
    found = (_through_part(reading, i) if not machine else None) or _through_owner(reading, i, relation)
    return found or phrase(parse, i)


def _named_by_syntax(reading: Reading, i: int) -> tuple[Thing, Spot] | None:
    """Return the name that a common noun stands beside: in an apposition, as a title, in *X is a firm that …*."""
    parse, by_head = reading.parse, reading.coreference.by_head
    if i in reading.described:
        return reading.described[i]
    for c in parse.children(i, "appos"):
        if c in by_head and (by_head[c][0].type is EntityType.PERSON or parse.pos[c] == "PROPN"):
            return by_head[c]
    above = parse.head[i]
    if parse.dep[i] == "appos" and above in by_head and parse.pos[i] == "NOUN":
        return by_head[above]
    if (
        parse.dep[i] == "attr"
        and parse.lemma[above] == "be"
        and rules.nouns().types.get(parse.lemma[i].lower()) is not None
    ):
        subject = parse.child(above, "nsubj")
        return by_head.get(subject) if subject is not None else None
    return None


def _of(pair: tuple[Thing, Spot], weight: float = 1.0, kind: EntityType | None = None) -> Referent:
    thing, spot = pair
    return Referent(thing, spot.first, spot.last, weight, kind)


def _through_part(reading: Reading, i: int) -> Referent | None:
    """*members of the Harbour Union*, *U.S. officials*, *thousands of Norlanders*."""
    parse, by_head = reading.parse, reading.coreference.by_head
    lemma = parse.lemma[i].lower()
    if lemma in _LANDS and parse.pos[i] == "NOUN":
        return _place_of(reading, i)
    if any(parse.lower[c] in _PAST for c in parse.children(i, "amod")):
        return None  # *former members of the Harbour Union* don't act for it
    if lemma in _QUANTITIES or lemma in _PARTS:
        for prep in parse.children(i, "prep"):
            noun = parse.child(prep, "pobj") if parse.lower[prep] == "of" else None
            if noun is not None and noun in by_head:
                return _of(by_head[noun], 1.0 if lemma in _QUANTITIES else VIA_AGENT)
            whole = _through_part(reading, noun) if noun is not None and noun > i else None
            if whole is not None:
                return whole  # *members of the Lark gang*
    if lemma not in _AGENTS and lemma not in _PARTS:
        return None
    if any(parse.lower[c] in _OTHER_SIDES for c in parse.children(i, "amod", "compound", "nmod")):
        return None
    for c in parse.children(i, "compound", "amod", "poss", "nmod", "nummod"):
        pair = by_head.get(c)
        if pair is None:
            continue
        thing, spot = pair
        if thing.type is EntityType.COUNTRY and lemma in _AGENTS and thing.key:
            government = reading.coreference.countries.government(thing.key.partition(":")[2])
            return Referent(government, spot.first, i, VIA_AGENT, noun_type(parse, i))
        if thing.type in (EntityType.ORGANIZATION, EntityType.GOVERNMENT):
            return _of(pair, VIA_AGENT, noun_type(parse, i))
    return None


def _place_of(reading: Reading, i: int) -> Referent | None:
    parse, by_head = reading.parse, reading.coreference.by_head
    inside = [parse.child(prep, "pobj") for prep in parse.children(i, "prep") if parse.lower[prep] == "of"]
    for c in (*inside, *parse.children(i, "compound", "nmod")):
        if c is not None and c in by_head and by_head[c][0].type in (EntityType.PLACE, EntityType.COUNTRY):
            return _of(by_head[c])
    return None


def _through_owner(reading: Reading, i: int, relation: str | None) -> Referent | None:
    """*Lee's handling of the strike* stands for Lee where one praises or blames it."""
    if relation not in _OWNED:
        return None
    markers = ("against", "on") if relation == "threaten" else ("of", "by")
    parse, by_head = reading.parse, reading.coreference.by_head
    if rules.nouns().types.get(parse.lemma[i].lower()) is EntityType.PERSON:
        return None
    owner = parse.child(i, "poss")
    if owner is None:
        prep = next((p for p in parse.children(i, "prep") if parse.lower[p] in markers), None)
        owner = parse.child(prep, "pobj") if prep is not None else None
    if owner is None or owner not in by_head:
        return None
    return _of(by_head[owner], VIA_OWNER)


def phrase(parse: Parse, i: int) -> Referent:
    """Return the mere words of the noun phrase that ends with its head `i`."""
    return Referent(None, _np_start(parse, i), i, kind=noun_type(parse, i))


def noun_type(parse: Parse, i: int) -> EntityType | None:
    """Return the type of thing that a common noun names, of the lexicon."""
    if parse.pos[i] not in ("NOUN", "PROPN"):
        return None
    lemma = parse.lemma[i].lower()
    if lemma in _QUANTITIES:
        inner = next((parse.child(p, "pobj") for p in parse.children(i, "prep") if parse.lower[p] == "of"), None)
        return noun_type(parse, inner) if inner is not None else None
    return rules.nouns().types.get(lemma) or rules.nouns().types.get(parse.lower[i])


def _np_start(parse: Parse, i: int) -> int:
    """Return the first token of the noun phrase that ends with its head `i`."""
    left = parse.edges[0][i]
    while left < i and parse.pos[left] in ("PUNCT", "SPACE", "ADV"):
        left += 1
    return left
