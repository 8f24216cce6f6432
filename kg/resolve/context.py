"""What each document tells of a person beside the name: role, country, gender, years, and who else it names.

Two people of one full name can be told apart by this alone (`homonyms`).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from kg import rules
from kg.fields import field_at, role_in, roles
from kg.model import Claim, Cluster, EntityType, Factuality, MentionKind, Polarity
from kg.resolve.profile import fold_name, word_gender

BODIES = frozenset({"holds_position", "leads", "member_of", "founded", "owns", "educated_at"})
"""Relations of a person to a body that tell who the person is."""
WORK = frozenset({"holds_position", "leads", "member_of"})
"""Those of them that tell the field of work by the body's name."""
HOMES = frozenset({"from_country", "born_in"})
"""Relations of a person to the country of their own."""
ABROAD = frozenset({"ambassador", "envoy", "diplomat"})
"""Whose office may be told by the country they are sent to as well as by their own."""
MIN_VOTES = 2
"""So many words of one gender, and none of the other, tell a person's."""
SLIP = 0.1
"""What fewer documents tell than this share of those that tell the most frequent of its kind is a slip."""
COMMON = 3
"""A name that so many documents have is as telling as one that two have."""
WEIGHTS = {
    EntityType.PERSON: 0.8, EntityType.ORGANIZATION: 0.8, EntityType.EVENT: 0.6, EntityType.AGREEMENT: 0.6,
    EntityType.WORK: 0.6, EntityType.GOVERNMENT: 0.4, EntityType.PLACE: 0.2, EntityType.COUNTRY: 0.2,
    EntityType.GROUP: 0.1,
}  # fmt: skip
"""What it tells that two documents name the same rare thing, by its type: people of one name may well share a city."""
KNOWN = 0.3
"""What it tells where the thing is a well-known body (*United Nations*)."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one document tells of a person, or several do together; all folded, all possibly empty.

    `fields` are of work, `offices` the countries (ISO codes) of offices of state, `homes` all countries of the person's
    own, `genders` *male* and *female*, `born` and `died` years, `roles` as in the lexicon, `bodies` keys of clusters.
    """

    fields: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()
    genders: frozenset[str] = frozenset()
    born: frozenset[int] = frozenset()
    died: frozenset[int] = frozenset()
    roles: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()

    @property
    def sides(self) -> tuple[frozenset[str] | frozenset[int], ...]:
        """What two people can differ in."""
        return self.fields, self.offices, self.homes, self.genders, self.born, self.died


NOTHING = Told()


def together(told: Sequence[Told]) -> Told:
    """Return what several documents tell together; where few differ from the many, their word is taken for a slip."""
    sides = [_mostly(values) for values in zip(*(one.sides for one in told), strict=True)]
    roles = frozenset(role for one in told for role in one.roles)
    return replace(Told(*sides), roles=roles, bodies=frozenset(body for one in told for body in one.bodies))


def _mostly(values: Sequence[frozenset[Any]]) -> frozenset[Any]:
    counts = Counter(value for one in values for value in one)
    least = max(counts.values(), default=0) * SLIP
    return frozenset(value for value, count in counts.items() if count >= least)


@dataclass(slots=True)
class _Draft:
    """What the claims of one document say of one cluster."""

    titles: list[tuple[str, bool]] = field(default_factory=list)
    """Folded titles, and whether each is held in a body that is no government."""
    offices: list[tuple[str, str]] = field(default_factory=list)
    homes: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    fields: set[str] = field(default_factory=set)
    """What the names of the bodies tell."""
    born: set[int] = field(default_factory=set)
    died: set[int] = field(default_factory=set)


class Contexts:
    """What the documents of a corpus tell of its people. Nothing is worked out before it is asked for."""

    def __init__(self, clusters: Sequence[Cluster], claims: Iterable[Claim]) -> None:
        """Take all clusters, sorted by document, and all claims."""
        self._clusters = clusters
        self._claims = claims

    def told(self, cluster: Cluster) -> Told:
        """Return what the cluster's document tells of it."""
        draft = self._drafts.get(cluster.id)
        if draft is None and not cluster.titles and len(cluster.mentions) < MIN_VOTES:
            return NOTHING  # most clusters of a large corpus, so that this must be quick
        genders = _genders(cluster)
        if draft is None and not cluster.titles and not genders:
            return NOTHING
        draft = draft or _Draft()
        titles = [*draft.titles, *((fold_name(title), False) for title in cluster.titles)]
        held = {title for title, in_body in draft.titles if in_body}
        found = {role_in(title): in_body or title in held for title, in_body in titles}
        table = roles()
        known = {role for role, in_body in found.items() if role and not (in_body and role in table[role].bodies)}
        offices = {code for title, code in draft.offices if _is_office(title)}
        return Told(
            fields=frozenset(table[role].name for role in known) or frozenset(draft.fields),
            offices=frozenset(offices),
            homes=frozenset(draft.homes | offices),
            genders=genders,
            born=frozenset(draft.born),
            died=frozenset(draft.died),
            roles=frozenset(known),
            bodies=frozenset(draft.bodies),
        )

    def neighbours(self, cluster: Cluster) -> dict[str, float]:
        """Return what else the cluster's document names, with what sharing it with another document tells (0..1)."""
        found: dict[str, float] = {}
        for other in self._in(cluster.document):
            key = _key(other)
            if key is not None and other.key != cluster.key:
                found[key] = max(found.get(key, 0.0), _weight(other, key) * self._rarity(key))
        return {key: weight for key, weight in found.items() if weight > 0.0}

    def _in(self, document: str) -> Iterator[Cluster]:
        first, last = self._places[document]
        return iter(self._clusters[first:last])

    def _rarity(self, key: str) -> float:
        """1.0 for a thing that few documents name, 0.0 for one that all do."""
        count, documents = self._counts[key], len(self._places)
        if count <= COMMON or documents <= COMMON:
            return 1.0
        return max(0.0, 1.0 - math.log(count / COMMON) / math.log(documents / COMMON))

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        """First place and one behind the last of each document's clusters."""
        found: dict[str, tuple[int, int]] = {}
        for place, cluster in enumerate(self._clusters):
            found[cluster.document] = found.get(cluster.document, (place, 0))[0], place + 1
        return found

    @cached_property
    def _counts(self) -> Counter[str]:
        """In how many documents each thing is named."""
        counts: Counter[str] = Counter()
        for document in self._places:
            counts.update({key for cluster in self._in(document) if (key := _key(cluster)) is not None})
        return counts

    @cached_property
    def _drafts(self) -> dict[str, _Draft]:
        drafts: dict[str, _Draft] = defaultdict(_Draft)
        stated = [claim for claim in self._claims if _tells(claim)]
        if not stated:
            return {}
        ends = {claim.object.cluster for claim in stated if claim.object is not None}
        things = {cluster.id: cluster for cluster in self._clusters if cluster.id in ends}
        for claim in stated:
            thing = things.get(claim.object.cluster or "") if claim.object is not None else None
            _note(claim, thing, drafts[claim.subject.cluster or ""])
        return dict(drafts)


def _tells(claim: Claim) -> bool:
    """Does the claim tell of its subject what the person is?"""
    if claim.subject.cluster is None or claim.polarity is Polarity.NEGATED or claim.factuality is not Factuality.ACTUAL:
        return False
    return claim.relation in BODIES or claim.relation in HOMES or _life(claim) is not None


def _life(claim: Claim) -> str | None:
    """*born* or *died* where the claim tells the year of it."""
    if claim.time is None or not claim.time.start or claim.time.grain not in ("day", "month", "year"):
        return None
    words = claim.predicate.split()
    if claim.relation == "born_in" or "born" in words:
        return "born"
    return "died" if words[:1] == ["die"] else None


def _note(claim: Claim, thing: Cluster | None, draft: _Draft) -> None:
    """Add to the draft what a claim about `thing` (None if it is no entity) tells of its subject."""
    life = _life(claim)
    if life and claim.time and claim.time.start:
        (draft.born if life == "born" else draft.died).add(int(claim.time.start[:4]))
    country = None if thing is None else _country(thing)
    if claim.relation in HOMES and country:
        draft.homes.add(country)
    if claim.relation not in BODIES:
        return
    title = fold_name(claim.title or "")
    if country and claim.object is not None and claim.object.text:  # not where only the document implies it
        draft.offices.append((title, country))
    if thing is not None and thing.type is EntityType.ORGANIZATION:
        draft.bodies.add(thing.key)
        if claim.relation in WORK and (name := field_at(thing.key)):
            draft.fields.add(name)
    if title and claim.relation in ("holds_position", "leads"):
        draft.titles.append((title, thing is not None and thing.type is EntityType.ORGANIZATION))


def _country(thing: Cluster) -> str | None:
    kind, _, code = thing.key.partition(":")
    return code if kind in ("country", "government") and code else None


def _is_office(title: str) -> bool:
    role = role_in(title)
    return role is not None and role not in ABROAD and roles()[role].state


def _genders(cluster: Cluster) -> frozenset[str]:
    """What titles tell of a person's gender, and pronouns where the given name leaves it open."""
    votes: Counter[str] = Counter()
    for title in cluster.titles:
        votes.update(2 * [word_gender(word.rstrip(".")) for word in title.lower().split()])
    if rules.given_names().get(cluster.key.partition(" ")[0]) not in ("male", "female"):
        votes.update(word_gender(m.text.lower()) for m in cluster.mentions if m.kind is MentionKind.PRONOUN)
    male, female = votes["male"], votes["female"]
    if (male and female) or male + female < MIN_VOTES:
        return frozenset()
    return frozenset({"male" if male else "female"})


def _key(cluster: Cluster) -> str | None:
    """What a neighbour is known by; None for what tells nothing, such as a bare first name or surname."""
    if cluster.name is None or cluster.candidate or (cluster.type is EntityType.PERSON and " " not in cluster.key):
        return None
    kind, colon, code = cluster.key.partition(":")
    return f"country:{code}" if colon and kind in ("country", "government", "people") else cluster.key


def _weight(cluster: Cluster, key: str) -> float:
    if key.startswith("country:"):
        return WEIGHTS[EntityType.COUNTRY]
    if key in rules.places():
        return WEIGHTS[EntityType.PLACE]
    return KNOWN if cluster.name in rules.known_names() else WEIGHTS[cluster.type]
