"""Definite nominals (*the president, the country, this newspaper*) and dated events and accords without a name."""

from __future__ import annotations

from bisect import bisect_left

from kg import rules
from kg.coref.things import Spot, Thing
from kg.model import Document, EntityType, MentionKind, Time
from kg.nlp.parse import Parse

_PAPER = frozenset({"newspaper", "paper", "magazine", "outlet", "publication", "newsroom"})
_DEFINITE = frozenset({"the", "this", "that"})
_VAGUE_EVENTS = frozenset(
    {
        "day",
        "event",
        "time",
        "occasion",
        "game",
        "race",
        "attack",
        "protest",
        "talk",
        "meeting",
        "visit",
        "call",
        "trip",
    }
)


def find_occasions(parse: Parse, times: list[Time], owners: dict[int, Thing]) -> list[Thing]:
    """Return dated events and accords that have no name of their own, named by owner, head noun and date.

    *Lee's inauguration in June 2024* is an event; *the fisheries agreement* an agreement. One of
    neither owner, date nor describing word is left alone: nothing tells it from any other.
    """
    found: dict[str, Thing] = {}
    types = rules.nouns().types
    for i, lemma in enumerate(parse.lemma):
        kind = types.get(lemma)
        if parse.pos[i] != "NOUN" or kind not in (EntityType.EVENT, EntityType.AGREEMENT) or parse.tag[i] == "NNS":
            continue
        name = _occasion_name(parse, i, kind, times, owners)
        if name is None:
            continue
        thing = found.setdefault(name.lower(), Thing(name=name))
        thing.evidence[kind] += 1.0
        thing.nouns.add(lemma)
        first = min([i, *parse.children(i, "compound", "poss", "amod", "det", "nmod")])
        thing.spots.append(Spot(_name_start(parse, i, first), i, i, MentionKind.NOMINAL))
    return list(found.values())


def _name_start(parse: Parse, i: int, first: int) -> int:
    poss = parse.child(i, "poss")
    return parse.edges[0][poss] if poss is not None else first


def _occasion_name(parse: Parse, i: int, kind: EntityType, times: list[Time], owners: dict[int, Thing]) -> str | None:
    poss = parse.child(i, "poss")
    owner = owners.get(poss) if poss is not None else None
    when = _date_in(parse, i, times)
    described = [c for c in parse.children(i, "compound", "amod") if parse.pos[c] in ("NOUN", "PROPN", "ADJ") and c < i]
    nouns = [c for c in described if parse.dep[c] == "compound" or parse.pos[c] == "NOUN"]
    if kind is EntityType.EVENT:
        if parse.lemma[i] in _VAGUE_EVENTS or when is None:
            return None
        words = " ".join(parse.text[parse.start[c] : parse.end[c]] for c in [*nouns, i])
        label = f"{owner.canonical()}'s {words}" if owner is not None else words
        return f"{label} ({_date_words(when)})"
    if len(nouns) >= 1 and parse.lower[i] not in ("bill", "law", "act", "resolution", "deal", "plan", "budget"):
        first = min(described)
        words = parse.text[parse.start[first] : parse.end[i]].replace("\n", " ")
        return words if when is None else f"{words} ({_date_words(when)})"
    return None


def _date_words(time: Time) -> str:
    """Return an ISO date in words as coarse as it is (*June 2024*)."""
    months = "January February March April May June July August September October November December".split()
    start = time.start or ""
    if len(start) >= 7:
        return f"{months[int(start[5:7]) - 1]} {start[:4]}"
    return start


def _date_in(parse: Parse, i: int, times: list[Time]) -> Time | None:
    """Return the resolved time right after the noun (*election of May 2024*) or before it (*the 2024 election*)."""
    left, right = parse.start[parse.edges[0][i]], parse.end[parse.edges[1][i]]
    first = bisect_left(times, left, key=lambda t: t.span.start)
    last = bisect_left(times, right + 20, key=lambda t: t.span.start)
    near = [
        t
        for t in times[first:last]
        if left <= t.span.start and t.span.end <= right + 20 and t.start and t.grain in ("month", "year", "day")
    ]
    return (
        min(near, key=lambda t: abs(t.span.start - parse.start[i]))
        if near and abs(near[0].span.start - parse.end[i]) < 30
        else None
    )


def link_nominals(parse: Parse, things: list[Thing], document: Document, by_head: dict[int, Thing]) -> None:
    """Add the definite nominals that can mean only one thing to that thing."""
    recent: list[tuple[int, Thing]] = sorted(
        ((spot.head, thing) for thing in things for spot in thing.spots), key=lambda x: x[0]
    )
    at = 0
    seen: list[Thing] = []
    source = next(
        (
            t
            for t in things
            if document.source and t.canonical() and rules.fold(t.canonical() or "") == rules.fold(document.source)
        ),
        None,
    )
    for i in range(len(parse)):
        while at < len(recent) and recent[at][0] < i:
            seen.append(recent[at][1])
            at += 1
        if parse.pos[i] != "NOUN" or i in by_head or parse.tag[i] == "NNS":
            continue
        determiner = parse.child(i, "det")
        if (
            determiner is None
            or parse.lower[determiner] not in _DEFINITE
            or parse.dep[i] in ("compound", "appos", "attr")
        ):
            continue
        lemma = parse.lemma[i].lower()
        named = _named_after(parse, i, by_head)
        if lemma in _PAPER and parse.lower[determiner] == "this":
            thing = source
        elif named is not None:
            thing = named
        elif any(parse.children(i, "compound", "amod", "poss", "prep", "relcl", "acl")):
            continue
        else:
            thing = _antecedent(lemma, seen[-40:])
        if thing is not None:
            spot = Spot(determiner, i, i, MentionKind.NOMINAL)
            thing.spots.append(spot)
            by_head[i] = thing
            seen.append(thing)


def _named_after(parse: Parse, i: int, by_head: dict[int, Thing]) -> Thing | None:
    """Return the person whose name follows the description after a comma (*the foreign secretary, Ann Lee*), or None.

    Without one (*the senator Ann Lee*) the description is a title, which is no mention.
    """
    found = next((c for c in parse.children(i, "appos") if c > i and c in by_head and "," in parse.words[i:c]), None)
    thing = by_head[found] if found is not None else None
    lemma = parse.lemma[i].lower()
    is_person = rules.nouns().types.get(lemma) is EntityType.PERSON or lemma in rules.titles().positions
    return thing if thing is not None and is_person and thing.type in (EntityType.PERSON, None) else None


_LANDS = frozenset("city town village island region province district capital".split())
_BODIES = frozenset(
    "company firm airline bank party agency union group organization organisation university club".split()
)
_NEAR = 12
"""*the city*, *the company*: the only place or body among so many of the last things mentioned."""


def _antecedent(lemma: str, seen: list[Thing]) -> Thing | None:
    """Return what *the <lemma>* means among the things mentioned before, last first; None in doubt."""
    kind = rules.nouns().types.get(lemma)
    if kind is EntityType.PERSON or lemma in rules.titles().positions:
        return next((t for t in reversed(seen) if any(lemma in title.lower().split() for title in t.titles)), None)
    if lemma in ("country", "nation"):
        countries = list(
            dict.fromkeys(id(t) for t in reversed(seen[-8:]) if t.type in (EntityType.COUNTRY, EntityType.GOVERNMENT))
        )
        return next(t for t in reversed(seen) if id(t) == countries[0]) if len(countries) == 1 else None
    if lemma in _LANDS or lemma in _BODIES:
        wanted = EntityType.PLACE if lemma in _LANDS else EntityType.ORGANIZATION
        near = list({id(t): t for t in seen[-_NEAR:] if t.type is wanted and t.is_named and not t.candidate}.values())
        if len(near) == 1:
            return near[0]
    if kind in (
        EntityType.ORGANIZATION,
        EntityType.AGREEMENT,
        EntityType.EVENT,
        EntityType.WORK,
        EntityType.GOVERNMENT,
    ):
        for thing in reversed(seen):
            if thing.type is kind and (lemma in thing.nouns or _name_says(thing, lemma)):
                return thing
    return None


def _name_says(thing: Thing, lemma: str) -> bool:
    return any(lemma in name.lower().split() for name in thing.names) or lemma in (thing.name or "").lower().split()
