"""The data of `kg`: frozen rows that the stages hand to each other.

All offsets are Unicode code points into `Document.text`, 0-based, end exclusive, so
`document.text[start:end]` is always the quoted words. Ids are content hashes (`kg.ids`).
The TypedDicts at the end are the rows of a build's JSON Lines files, key for key.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict


class EntityType(StrEnum):
    """The kinds of node a graph can have."""

    PERSON = "PERSON"
    ORGANIZATION = "ORGANIZATION"
    GOVERNMENT = "GOVERNMENT"
    COUNTRY = "COUNTRY"
    PLACE = "PLACE"
    GROUP = "GROUP"
    EVENT = "EVENT"
    AGREEMENT = "AGREEMENT"
    WORK = "WORK"


class MentionKind(StrEnum):
    """How the words of a mention refer."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Polarity(StrEnum):
    """Does the text affirm or deny the statement?"""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Factuality(StrEnum):
    """How real the text says the statement is."""

    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document with their place: `document.text[start:end] == text`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One file, read. `text` is what follows the front matter, unchanged.

    `published` is an ISO date (`2025-02-02`) or None; `digest` is the SHA-256 of the file's bytes.
    """

    id: str
    text: str
    digest: str
    title: str | None = None
    published: str | None = None
    source: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to something: a name, a nominal (*the agreement*) or a pronoun."""

    start: int
    end: int
    text: str
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Cluster:
    """One thing of one document: all its mentions there, possibly none (an implied government).

    `key` says what may join it to clusters of other documents: `country:SV`, `government:SV`
    (ISO 3166 codes) for things that a gazetteer knows, else the folded canonical name.
    `name` is None for a thing without a name. `types` holds the evidence for each possible type,
    (type, weight) pairs, heaviest first; `type` is the heaviest. `surfaces` counts the forms of
    its names (title and possessive cut). `candidate` marks a capitalised span that nothing in
    this document confirms as a name: it becomes a node only where another document knows it.
    """

    id: str
    document: str
    key: str
    name: str | None
    type: EntityType
    types: tuple[tuple[EntityType, float], ...]
    mentions: tuple[Mention, ...]
    surfaces: tuple[tuple[str, int], ...] = ()
    titles: tuple[str, ...] = ()
    country: str | None = None
    candidate: bool = False


@dataclass(frozen=True, slots=True)
class Argument:
    """One end of a claim: a cluster, its words in the evidence sentence, or both.

    An end that the sentence only implies has no words; an end that is no entity has no cluster.
    """

    cluster: str | None
    text: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it; all but `cue` are None where nobody is named (*is said to*).

    `cue` is the word that tells so (*said*, *according to*).
    """

    cluster: str | None
    text: str | None
    cue: str | None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """When it holds: the words, their span, and ISO values as fine as `grain` (None = unresolved)."""

    text: str
    span: Span
    start: str | None
    end: str | None
    grain: str | None


@dataclass(frozen=True, slots=True)
class Phrase:
    """An argument of a proposition. `role`: object, indirect, oblique, complement, attribute, time, place."""

    role: str
    marker: str | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Predicate:
    """The words of a proposition's predicate; offsets None where no word of the text states it."""

    text: str
    lemma: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Proposition:
    """One clause: who, predicate, arguments, and how sure. Guide, section 6."""

    document: str
    sentence: Quote
    subject: Quote
    predicate: Predicate
    arguments: tuple[Phrase, ...]
    polarity: Polarity
    factuality: Factuality
    attribution: tuple[Source, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement in one sentence about two things. Guide, section 2.

    `relation` is None for an open relation; `object` is None where the claim has none.
    `confidence` lies in 0..1; `rule` names the rule that made the claim.
    """

    id: str
    document: str
    subject: Argument
    relation: str | None
    predicate: str
    trigger: Quote
    object: Argument | None
    polarity: Polarity
    factuality: Factuality
    attribution: tuple[Source, ...]
    time: Time | None
    place: Argument | None
    title: str | None
    amount: str | None
    topic: str | None
    evidence: Quote
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that is stored of one document. It depends on that document alone."""

    document: Document
    sentences: tuple[Span, ...]
    clusters: tuple[Cluster, ...]
    propositions: tuple[Proposition, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """One node of the graph: the clusters, of any documents, that are the same thing.

    `id` is a readable slug. An entity without a name is kept in the files but is no node.
    """

    id: str
    name: str | None
    type: EntityType
    clusters: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    country: str | None = None


class DecisionKind(StrEnum):
    """What a person can decide about the graph."""

    SAME = "same"
    DIFFERENT = "different"
    RENAME = "rename"
    RETYPE = "retype"
    IGNORE = "ignore"
    REJECT = "reject-claim"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a decision is about: a name (or a claim's id), and the document and offset where it stands.

    The place finds the thing again when articles are added or rules change; without one, the name alone does.
    """

    name: str
    document: str = ""
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A correction by hand. `right` is there for two things; `value` is a new name or type, or what leaves in a split.

    `id` is a content hash; `date` is an ISO date.
    """

    id: str
    kind: DecisionKind
    left: Anchor
    right: Anchor | None = None
    value: str = ""
    author: str = ""
    date: str = ""
    reason: str = ""


class SourceRow(TypedDict):
    """One source of a claim, as in `claims.jsonl`."""

    entity: str | None
    name: str | None
    text: str | None
    cue: str | None
    start: int | None
    end: int | None


class EndRow(TypedDict):
    """Subject or object of a claim, as in `claims.jsonl`."""

    entity: str | None
    name: str | None
    type: str | None
    text: str | None
    start: int | None
    end: int | None


class PlaceRow(TypedDict):
    """The place of a claim, as in `claims.jsonl`."""

    entity: str | None
    name: str | None
    text: str | None
    start: int | None
    end: int | None


class QuoteRow(TypedDict):
    """Words with their offsets."""

    text: str
    start: int
    end: int


class TimeRow(TypedDict):
    """The time of a claim; `span` is [start, end]."""

    text: str
    span: list[int]
    start: str | None
    end: str | None
    grain: str | None


class ClaimRow(TypedDict):
    """One line of `claims.jsonl`. Guide, section 7."""

    id: str
    document: str
    subject: EndRow
    relation: str | None
    predicate: str
    trigger: QuoteRow
    object: EndRow | None
    polarity: str
    factuality: str
    attribution: list[SourceRow]
    time: TimeRow | None
    place: PlaceRow | None
    title: str | None
    amount: str | None
    topic: str | None
    evidence: QuoteRow
    confidence: float
    rule: str


class EntityRow(TypedDict):
    """One line of `entities.jsonl`."""

    entity: str
    name: str | None
    type: str
    aliases: list[str]
    mentions: int
    documents: int
    country: str | None
    titles: list[str]


class MentionRow(TypedDict):
    """One line of `mentions.jsonl`."""

    document: str
    entity: str
    text: str
    start: int
    end: int
    kind: str


class DocumentRow(TypedDict):
    """What the exports know of a document (its text is read from the store on demand)."""

    id: str
    title: str | None
    published: str | None
    source: str | None
    author: str | None
    url: str | None
    language: str | None
