"""The rows of claims.jsonl, entities.jsonl and mentions.jsonl. Guide, section 7."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from kg.model import (
    Argument,
    Claim,
    ClaimRow,
    Cluster,
    EndRow,
    EntityRow,
    MentionRow,
    PlaceRow,
    Quote,
    QuoteRow,
    Source,
    SourceRow,
    Time,
    TimeRow,
)
from kg.resolve.link import Linker

type _Place = tuple[object, ...]


def claim_rows(claims: Iterable[Claim], linker: Linker) -> list[ClaimRow]:
    """Return the claims as rows, sorted by document, evidence, trigger, subject and object.

    Ends without a name have a null entity and keep their words. Of claims that have become equal
    the surest stays; `government_of` stands once a document for each government.
    """
    kept: dict[_Place, tuple[_Place, ClaimRow]] = {}
    counted = (claim for claim in claims if claim.id not in linker.rejected)
    for place, claim in sorted(((_place(claim), claim) for claim in counted), key=lambda item: item[0]):
        row = _claim_row(claim, linker)
        identity = _identity(row)
        if identity not in kept or _is_better(row, kept[identity][1]):
            kept[identity] = (place, row)
    return [row for _, row in sorted(kept.values(), key=lambda item: item[0])]


def _is_better(row: ClaimRow, other: ClaimRow) -> bool:
    return row["relation"] != "government_of" and row["confidence"] > other["confidence"]


def _place(claim: Claim) -> _Place:
    """Where the claim stands, as a key to sort by; ends without words come first."""
    return (
        claim.document, claim.evidence.start, claim.evidence.end, claim.trigger.start, claim.trigger.end,
        _start(claim.subject), _start(claim.object), claim.id,
    )  # fmt: skip


def _start(argument: Argument | None) -> int:
    return -1 if argument is None or argument.start is None else argument.start


def _identity(row: ClaimRow) -> _Place:
    """What makes two claims one."""
    ends = tuple(end and (end["entity"] or (end["text"], end["start"])) for end in (row["subject"], row["object"]))
    if row["relation"] == "government_of" and row["subject"]["entity"]:
        return row["document"], "government_of", *ends
    trigger = row["trigger"]
    return row["document"], row["relation"], *ends, trigger["start"], trigger["end"], row["evidence"]["start"]


def _claim_row(claim: Claim, linker: Linker) -> ClaimRow:
    return ClaimRow(
        id=claim.id,
        document=claim.document,
        subject=_end_row(claim.subject, linker),
        relation=claim.relation,
        predicate=claim.predicate,
        trigger=_quote_row(claim.trigger),
        object=_end_row(claim.object, linker) if claim.object else None,
        polarity=claim.polarity.value,
        factuality=claim.factuality.value,
        attribution=[_source_row(source, linker) for source in claim.attribution],
        time=_time_row(claim.time) if claim.time else None,
        place=_place_row(claim.place, linker) if claim.place else None,
        title=claim.title,
        amount=claim.amount,
        topic=claim.topic,
        evidence=_quote_row(claim.evidence),
        confidence=round(claim.confidence, 3),
        rule=claim.rule,
    )


def _node(cluster: str | None, linker: Linker) -> tuple[str | None, str | None, str | None]:
    """Id, name and type of a cluster's entity; three times None if it has no name."""
    entity = linker.entity(cluster)
    if entity is None or entity.name is None:
        return None, None, None
    return entity.id, entity.name, entity.type.value


def _end_row(end: Argument, linker: Linker) -> EndRow:
    entity, name, kind = _node(end.cluster, linker)
    return EndRow(entity=entity, name=name, type=kind, text=end.text, start=end.start, end=end.end)


def _place_row(place: Argument, linker: Linker) -> PlaceRow:
    entity, name, _ = _node(place.cluster, linker)
    return PlaceRow(entity=entity, name=name, text=place.text, start=place.start, end=place.end)


def _source_row(source: Source, linker: Linker) -> SourceRow:
    entity, name, _ = _node(source.cluster, linker)
    return SourceRow(entity=entity, name=name, text=source.text, cue=source.cue, start=source.start, end=source.end)


def _quote_row(quote: Quote) -> QuoteRow:
    return QuoteRow(text=quote.text, start=quote.start, end=quote.end)


def _time_row(time: Time) -> TimeRow:
    span = [time.span.start, time.span.end]
    return TimeRow(text=time.text, span=span, start=time.start, end=time.end, grain=time.grain)


def entity_rows(clusters: Iterable[Cluster], linker: Linker) -> list[EntityRow]:
    """Return the entities as rows, sorted by id, with those that have no name."""
    mentions: Counter[str] = Counter()
    documents: dict[str, set[str]] = defaultdict(set)
    for cluster in clusters:
        entity = linker.entity(cluster.id)
        if entity is not None:
            mentions[entity.id] += len(cluster.mentions)
            documents[entity.id].add(cluster.document)
    return [
        EntityRow(
            entity=entity.id, name=entity.name, type=entity.type.value, aliases=list(entity.aliases),
            mentions=mentions[entity.id], documents=len(documents[entity.id]), country=entity.country,
            titles=list(entity.titles),
        )
        for entity in linker.entities
    ]  # fmt: skip


def mention_rows(clusters: Iterable[Cluster], linker: Linker) -> list[MentionRow]:
    """Return the mentions of all entities as rows, sorted by document and offset, each once."""
    found: dict[tuple[str, int, int, str, str], str] = {}
    for cluster in clusters:
        entity = linker.entity(cluster.id)
        if entity is not None:
            for mention in cluster.mentions:
                found[cluster.document, mention.start, mention.end, entity.id, mention.kind.value] = mention.text
    return [
        MentionRow(document=document, entity=entity, text=text, start=start, end=end, kind=kind)
        for (document, start, end, entity, kind), text in sorted(found.items())
    ]
