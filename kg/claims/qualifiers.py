"""When, where, how much, about what: the qualifiers of a claim. Needs a Reading."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace

from kg import rules
from kg.claims.ground import PLACES, Referent, refer
from kg.claims.reading import Reading
from kg.coref.things import Thing
from kg.model import EntityType, Factuality, Time
from kg.propositions.clauses import expand

_PLACE_MARKERS = frozenset({"in", "at", "near", "outside", "inside"})
_TOPIC_MARKERS = frozenset({"about", "on", "over", "regarding", "concerning"})
_TOPICAL = frozenset(
    {"consult", "communicate", "agree", "request", "accuse", "threaten", "reject", "cooperate", "support"}
)
_SCHEDULED = frozenset("schedule set plan hold date fix slate expect".split())
_MONEY = re.compile(
    r"(?:US)?[$€£¥]\s?\d[\d,.]*(?:\s?(?:thousand|million|billion|trillion|bn|m)\b)?"
    r"(?: (?:a|per) (?:day|week|month|year|person))?"
    r"|\b\d[\d,.]*\s(?:thousand |million |billion |trillion )?(?:dollars|euros|pounds|pesos|yuan|yen|rupees)\b"
)
_MAX_TOPIC = 12
"""A topic of more words is a clause of its own, not a qualifier."""


class Qualifiers:
    """The qualifiers of the clauses and event nouns of one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.by_clause: dict[int, list[tuple[int, Time]]] = defaultdict(list)
        self.by_noun: dict[int, list[Time]] = defaultdict(list)
        self.starts = [time.span.start for time in reading.times]
        for time in reading.times:
            self._attach(time)

    def _attach(self, time: Time) -> None:
        """Give a time to the clause it stands in, and to the nouns between it and the predicate."""
        parse, clauses = self.reading.parse, self.reading.clauses
        tokens = parse.tokens_at(time.span.start, time.span.end)
        if tokens is None:
            return
        head = next(
            (i for i in range(tokens[0], tokens[1] + 1) if not tokens[0] <= parse.head[i] <= tokens[1]), tokens[0]
        )
        for above in (head, *parse.ancestors(head)):
            if above in clauses:
                self.by_clause[above].append((head, time))
                if parse.dep[above] == "acl" and parse.lemma[above] in _SCHEDULED:
                    self.by_noun[self._event_above(parse.head[above])].append(time)
                return
            if parse.pos[above] in ("NOUN", "PROPN"):
                self.by_noun[above].append(time)

    def _event_above(self, noun: int) -> int:
        """Climb from a name to the noun that it completes: what is scheduled is the meeting, not *with Lee*."""
        parse = self.reading.parse
        while parse.pos[noun] == "PROPN" and parse.dep[noun] in ("pobj", "conj", "appos", "compound"):
            above = parse.head[noun]
            noun = parse.head[above] if parse.pos[above] == "ADP" else above
        return noun

    def times(self, event: int | None, anchor: int | None) -> list[Time]:
        """Return the times of a statement: those of its event noun, else of its clause."""
        if event is not None and event in self.by_noun:
            return self.by_noun[event][:2]
        return self._of_clause(anchor) if anchor is not None else []

    def of_noun(self, noun: int | None) -> list[Time]:
        """Return the date of a noun of its own (*the election of May 2024*), empty for none."""
        return self.by_noun.get(noun, [])[:1] if noun is not None else []

    def _of_clause(self, anchor: int) -> list[Time]:
        parse, clauses = self.reading.parse, self.reading.clauses
        own = [time for head, time in self.by_clause.get(anchor, ()) if not self._inside_event(head, anchor)]
        if own:
            return own[:1] if not self._coordinated(own) else own
        clause = clauses[anchor]
        if clause.governor is None or clause.governor == anchor:
            return []
        if clause.link == "conj":
            before = [
                t for head, t in self.by_clause.get(clause.governor, ()) if head < clause.governor or head > anchor
            ]
            return before[:1] or (self._of_clause(clause.governor) if parse.dep[clause.governor] == "conj" else [])
        if clause.link == "xcomp" and self.reading.stances[anchor].factuality is Factuality.ACTUAL:
            return self._of_clause(clause.governor)
        return []

    def _inside_event(self, head: int, anchor: int) -> bool:
        """Does the time date a noun below the clause (*the law of 2019*), not the clause?"""
        parse = self.reading.parse
        for above in parse.ancestors(head):
            if above == anchor:
                return False
            if parse.pos[above] in ("NOUN", "PROPN") and parse.dep[above] in (
                "nsubj",
                "nsubjpass",
                "dobj",
                "poss",
                "attr",
                "appos",
            ):
                return True
        return False

    @staticmethod
    def _coordinated(times: list[Time]) -> bool:
        """Do times of one grain stand side by side (*in May and June*)?"""
        gaps = [later.span.start - earlier.span.end for earlier, later in itertools.pairwise(times)]
        return len({time.grain for time in times}) == 1 and all(0 < gap <= 6 for gap in gaps)

    def place(self, event: int | None, anchor: int | None, ends: list[Thing | None]) -> Referent | None:
        """Return the place of a statement that isn't one of its ends; several are one stretch (*Ostia and Norland*)."""
        reading = self.reading
        candidates: list[tuple[str, int]] = []
        if event is not None:
            candidates += _obliques(reading, event)
            for c in reading.parse.children(event, "acl"):
                candidates += reading.clauses[c].obliques if c in reading.clauses else []
        if anchor is not None:
            clause = reading.clauses[anchor]
            met = [i for i in clause.objects if self._is_met(i)]
            candidates += (
                clause.obliques + [o for i in met for o in _obliques(reading, i)] + self._shared_obliques(anchor)
            )
        for marker, noun in candidates:
            place = self._place_at(noun) if marker in _PLACE_MARKERS else None
            if place is not None and place.thing not in ends:
                return self._with_neighbours(place, noun)
        return next((r for t in self.times(event, anchor) if (r := self._place_after(t)) and r.thing not in ends), None)

    def _place_at(self, noun: int) -> Referent | None:
        referent = refer(self.reading, noun)
        return referent if referent.thing is not None and referent.thing.type in PLACES else None

    def _is_met(self, noun: int) -> bool:
        """Is a place that the parser hangs on this object that of the act (*met Lee in Ostia*, *held talks in it*)?"""
        pair = self.reading.coreference.by_head.get(noun)
        if pair is not None:
            return pair[0].type is EntityType.PERSON
        return self.reading.parse.lemma[noun].lower() in rules.noun_rules()

    def _shared_obliques(self, anchor: int) -> list[tuple[str, int]]:
        """Return the obliques at the front of a sentence for its later verbs (*In Ostia, Lee met Ray and left*)."""
        clause = self.reading.clauses[anchor]
        found: list[tuple[str, int]] = []
        while clause.link == "conj" and clause.governor is not None and clause.governor != clause.verb:
            clause = self.reading.clauses[clause.governor]
            front = min(clause.subjects, default=-1)
            found += [(marker, noun) for marker, noun in clause.obliques if noun < front]
        return found

    def _with_neighbours(self, place: Referent, noun: int) -> Referent:
        last = max((r.last for i in expand(self.reading.parse, noun) if (r := self._place_at(i))), default=place.last)
        return replace(place, last=max(place.last, last))

    def _place_after(self, time: Time) -> Referent | None:
        """Return the place right after a time (*on Monday, May 5 in Port Lark*), which the parser hangs on the date."""
        parse = self.reading.parse
        tokens = parse.tokens_at(time.span.start, time.span.end)
        if tokens is None or tokens[1] + 2 >= len(parse) or parse.lower[tokens[1] + 1] not in _PLACE_MARKERS:
            return None
        noun = parse.child(tokens[1] + 1, "pobj")
        return self._place_at(noun) if noun is not None else None

    def amount(self, event: int | None, anchor: int | None) -> str | None:
        """Return the sum of money among the objects of the clause or below the event noun."""
        parse = self.reading.parse
        nouns = [event] if event is not None else []
        if anchor is not None:
            clause = self.reading.clauses[anchor]
            nouns += clause.objects + [
                noun for marker, noun in clause.obliques if marker in ("for", "of", "with", "at")
            ]
        for noun in nouns:
            left, right = parse.edges[0][noun], parse.edges[1][noun]
            found = _MONEY.search(parse.text, parse.start[left], min(parse.end[right] + 16, parse.end[-1]))
            if found and found.start() < parse.end[right]:
                return found[0]
        return None

    def topic(self, event: int | None, anchor: int | None, relation: str | None, end: Referent | None) -> str | None:
        """Return the words of what it is about, for interactions."""
        if relation not in _TOPICAL:
            return None
        reading = self.reading
        pairs = _obliques(reading, event) if event is not None else []
        if event is None and anchor is not None:
            pairs = reading.clauses[anchor].obliques
        for marker, noun in pairs:
            if marker not in _TOPIC_MARKERS or (end is not None and end.first <= noun <= end.last):
                continue
            left, right = reading.parse.edges[0][noun], reading.parse.edges[1][noun]
            start, end_at = reading.parse.start[left], reading.parse.end[right]
            when = bisect_left(self.starts, end_at) > bisect_left(self.starts, start)
            if right - left < _MAX_TOPIC and not when and left <= right:
                return reading.parse.quote(left, right).text
        return None


def _obliques(reading: Reading, noun: int) -> list[tuple[str, int]]:
    parse = reading.parse
    return [(parse.lower[p], o) for p in parse.children(noun, "prep") for o in parse.children(p, "pobj")]
