"""Analyses as rows of the store's tables and back. Written out by hand: a build makes tens of thousands of rows.

`encode` needs no database, so that it can run where the analysis was made: plain tuples travel between processes
much faster than dataclasses do.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from kg.ids import content_id
from kg.model import (
    Analysis,
    Anchor,
    Argument,
    Claim,
    Cluster,
    Decision,
    DecisionKind,
    Document,
    EntityType,
    Factuality,
    Mention,
    MentionKind,
    Phrase,
    Polarity,
    Predicate,
    Proposition,
    Quote,
    Source,
    Span,
    Time,
)
from kg.store.decisions import make_decision

type Row = tuple[Any, ...]
type Rows = dict[str, list[Row]]
"""Rows by table, in the order of the tables' columns in schema.sql."""

_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
# members by value: calling an enum costs several times as much
_TYPES = {member.value: member for member in EntityType}
_KINDS = {member.value: member for member in MentionKind}
_POLARITIES = {member.value: member for member in Polarity}
_FACTUALITIES = {member.value: member for member in Factuality}
_NO_ARGUMENT: Row = (None, None, None, None)
_NO_TIME: Row = (None,) * 6


def encode(analysis: Analysis) -> Rows:
    """Return the rows of one document; the `fingerprint` of its document row is left empty."""
    d = analysis.document
    return {
        "document": [(d.id, d.digest, "", d.source, d.published, d.title, d.author, d.url, d.language, d.text)],
        "sentence": [
            (sentence_id(d.id, s.start), d.id, i, s.start, s.end, d.text[s.start : s.end])
            for i, s in enumerate(analysis.sentences)
        ],
        "cluster": [_cluster_row(d.id, i, cluster) for i, cluster in enumerate(analysis.clusters)],
        "mention": [
            (d.id, i, j, m.start, m.end, m.text, m.kind.value)
            for i, cluster in enumerate(analysis.clusters)
            for j, m in enumerate(cluster.mentions)
        ],
        "proposition": [_proposition_row(d.id, i, row) for i, row in enumerate(analysis.propositions)],
        "claim": [_claim_row(d.id, i, row) for i, row in enumerate(analysis.claims)],
    }


def sentence_id(document: str, start: int) -> int:
    """Return the number of a sentence, 0 to 2**60, the same in every build."""
    return int(content_id("sentence", document, start, length=15), 16)


def decode_document(row: Row) -> Document:
    """Return the document of a row of `document`."""
    id, digest, _, source, published, title, author, url, language, text = row
    return Document(id, text, digest, title, published, source, author, url, language)


def decode_cluster(row: Row, mentions: Sequence[Mention]) -> Cluster:
    """Return the cluster of a row of `cluster` with its mentions."""
    document, _, id, key, name, type, types, surfaces, titles, country, candidate = row
    return Cluster(
        id, document, key, name, _TYPES[type], tuple((_TYPES[kind], weight) for kind, weight in json.loads(types)),
        tuple(mentions), tuple((words, count) for words, count in json.loads(surfaces)),
        tuple(json.loads(titles)), country, bool(candidate),
    )  # fmt: skip


def decode_mention(row: Row) -> Mention:
    """Return the mention of a row of `mention`."""
    return Mention(row[3], row[4], row[5], _KINDS[row[6]])


def decode_proposition(row: Row) -> Proposition:
    """Return the proposition of a row of `proposition`."""
    return Proposition(
        row[0], Quote(*row[2:5]), Quote(*row[5:8]), Predicate(*row[8:12]),
        tuple(Phrase(*phrase) for phrase in json.loads(row[12])),
        _POLARITIES[row[13]], _FACTUALITIES[row[14]], _sources(row[15]), row[16],
    )  # fmt: skip


def decode_claim(row: Row) -> Claim:
    """Return the claim of a row of `claim`."""
    text, first, last, start, end, grain = row[19:25]
    return Claim(
        row[2], row[0], Argument(*row[3:7]), row[7], row[8], Quote(*row[9:12]), _argument(row[12:16]),
        _POLARITIES[row[16]], _FACTUALITIES[row[17]], _sources(row[18]),
        Time(text, Span(first, last), start, end, grain) if text is not None else None,
        _argument(row[25:29]), row[29], row[30], row[31], Quote(*row[32:35]), row[35], row[36],
    )  # fmt: skip


def _cluster_row(document: str, number: int, c: Cluster) -> Row:
    return (
        document, number, c.id, c.key, c.name, c.type.value, _dumps(c.types), _dumps(c.surfaces), _dumps(c.titles),
        c.country, int(c.candidate),
    )  # fmt: skip


def _proposition_row(document: str, number: int, p: Proposition) -> Row:
    sentence, subject, predicate = p.sentence, p.subject, p.predicate
    return (
        document, number, sentence.text, sentence.start, sentence.end, subject.text, subject.start, subject.end,
        predicate.text, predicate.lemma, predicate.start, predicate.end,
        _dumps([(a.role, a.marker, a.text, a.start, a.end) for a in p.arguments]) if p.arguments else "[]",
        p.polarity.value, p.factuality.value, _sources_json(p.attribution), p.confidence,
    )  # fmt: skip


def _claim_row(document: str, number: int, c: Claim) -> Row:
    trigger, evidence, time = c.trigger, c.evidence, c.time
    when = _NO_TIME
    if time is not None:
        when = (time.text, time.span.start, time.span.end, time.start, time.end, time.grain)
    return (
        document, number, c.id, *_argument_row(c.subject), c.relation, c.predicate,
        trigger.text, trigger.start, trigger.end, *_argument_row(c.object), c.polarity.value, c.factuality.value,
        _sources_json(c.attribution), *when, *_argument_row(c.place), c.title, c.amount, c.topic,
        evidence.text, evidence.start, evidence.end, c.confidence, c.rule,
    )  # fmt: skip


def _argument_row(argument: Argument | None) -> Row:
    if argument is None:
        return _NO_ARGUMENT
    return argument.cluster, argument.text, argument.start, argument.end


def _argument(row: Row) -> Argument | None:
    """Return the argument of four columns; one without cluster and words is none."""
    return None if row == _NO_ARGUMENT else Argument(*row)


def _sources_json(sources: Sequence[Source]) -> str:
    if not sources:
        return "[]"
    return _dumps([(s.cluster, s.text, s.cue, s.start, s.end) for s in sources])


def _sources(text: str) -> tuple[Source, ...]:
    return () if text == "[]" else tuple(Source(*row) for row in json.loads(text))


def encode_decision(decision: Decision) -> Row:
    """Return the row of a decision that holds; its ends are JSON lists of name, document and offset."""
    left, right = decision.left, decision.right
    return (
        decision.kind.value, _dumps([left.name, left.document, left.start]),
        _dumps([right.name, right.document, right.start]) if right else None, decision.value or None, None,
        decision.reason or None, decision.author or None, decision.date, None,
    )  # fmt: skip


def decode_decision(row: Row) -> Decision:
    """Return the decision of a row."""
    kind, left, right, value, _, reason, author, date, _ = row
    ends = Anchor(*json.loads(left)), Anchor(*json.loads(right)) if right else None
    return make_decision(
        DecisionKind(kind), *ends, value=value or "", author=author or "", date=date, reason=reason or ""
    )
