"""What the claim rules read: a parsed document with its clauses, sources, times and clusters."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from kg.coref.clusters import Coreference
from kg.coref.pairs import find_pairs
from kg.coref.things import Spot, Thing
from kg.model import Document, MentionKind, Time
from kg.nlp.parse import Parse
from kg.propositions.attribution import Says
from kg.propositions.clauses import Clause
from kg.propositions.context import Stance


@dataclass(frozen=True)
class Reading:
    """A document after the stages before claims. `sources` holds the chains of each predicate token.

    `described` maps the noun of a role to the named person who has it (*the envoy Ann Lee*); `offices` are the nouns
    of positions that a clause gives somebody (*Ann Lee is the envoy*).
    """

    document: Document
    parse: Parse
    times: list[Time]
    clauses: dict[int, Clause]
    stances: dict[int, Stance]
    sources: dict[int, list[list[Says]]]
    coreference: Coreference
    described: dict[int, tuple[Thing, Spot]] = field(default_factory=dict)
    offices: set[int] = field(default_factory=set)

    @cached_property
    def by_token(self) -> dict[int, tuple[Thing, Spot]]:
        """The thing whose name covers each token; the shortest name wins."""
        found: dict[int, tuple[Thing, Spot]] = {}
        pairs = [(spot, thing) for thing in self.coreference.things if thing.is_named for spot in thing.spots]
        for spot, thing in sorted(pairs, key=lambda item: (item[0].first - item[0].last, item[0].first)):
            for i in range(spot.first, spot.last + 1):
                found[i] = (thing, spot)
        return found

    @cached_property
    def timed(self) -> frozenset[int]:
        """The tokens of time expressions."""
        spans = (self.parse.tokens_at(time.span.start, time.span.end) for time in self.times)
        return frozenset(i for span in spans if span is not None for i in range(span[0], span[1] + 1))

    @cached_property
    def pronouns(self) -> frozenset[int]:
        """The tokens of resolved pronouns."""
        spots = (spot for thing in self.coreference.things for spot in thing.spots)
        return frozenset(spot.first for spot in spots if spot.kind is MentionKind.PRONOUN)

    @cached_property
    def own_country(self) -> str | None:
        """The country (ISO code) whose offices need no name: the dateline's, else the one named by far most often.

        News names the country of every office but those of the place it writes about.
        """
        names = [name for name in self.coreference.names if name.country]
        if names and names[0].first == 0 and names[0].words[0].isupper():
            return names[0].country
        ranked = sorted(Counter(name.country for name in names).items(), key=lambda item: (-item[1], item[0] or ""))
        if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
            return None
        return ranked[0][0]

    @cached_property
    def pairs(self) -> dict[int, tuple[Thing, Thing]]:
        """The two things that *both* or *the two leaders* means, by its head token."""
        return find_pairs(self.parse, self.coreference)

    def governor(self, i: int) -> int | None:
        """Return the predicate whose clause token `i` stands in: itself, or the nearest above."""
        if i in self.clauses:
            return i
        return next((above for above in self.parse.ancestors(i) if above in self.clauses), None)
