"""A claim while it is being made, in tokens. The rules give Drafts; `finish` turns them into Claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.claims.ground import Referent, argument, refer
from kg.claims.qualifiers import Qualifiers
from kg.claims.reading import Reading
from kg.coref.things import Thing
from kg.ids import content_id
from kg.model import Argument, Claim, Factuality, Polarity, Quote, Source, Time
from kg.propositions.attribution import Says
from kg.propositions.context import Stance

_ANNOUNCING = frozenset("announce confirm report reveal disclose admit acknowledge allege unveil mention".split())
PLAIN = Stance(Polarity.AFFIRMED, Factuality.ACTUAL)


@dataclass(slots=True)
class Draft:
    """A statement found by `rule`. `trigger` are the tokens (first, last) that state it.

    `anchor` is the predicate token that gives stance, sources and time, None for what the article
    itself says outside any clause (titles, appositions). `event` is the noun of a nominal event,
    whose own times come first. `stance` overrides that of the anchor.
    """

    subject: Referent
    relation: str | None
    predicate: str
    trigger: tuple[int, int]
    object: Referent | None
    confidence: float
    rule: str
    anchor: int | None = None
    event: int | None = None
    stance: Stance | None = None
    title: str | None = None


def finish(reading: Reading, drafts: Iterable[Draft], clusters: dict[int, str]) -> list[Claim]:
    """Freeze the drafts: one claim per statement, source chain and time, in the order of the text."""
    qualifiers = Qualifiers(reading)
    best: dict[tuple[object, ...], Claim] = {}
    for draft in drafts:
        for claim in _claims(reading, draft, clusters, qualifiers):
            key = (
                claim.evidence.start, claim.trigger.start, claim.subject.cluster or claim.subject.start,
                claim.relation, claim.object and (claim.object.cluster or claim.object.start),
                claim.relation is None and claim.predicate, claim.attribution, claim.time,
            )  # fmt: skip
            if key not in best or claim.confidence > best[key].confidence:
                best[key] = claim
    return sorted(best.values(), key=_order)


def _order(claim: Claim) -> tuple[object, ...]:
    end = claim.object
    return (
        claim.evidence.start, claim.trigger.start, claim.subject.start or -1, claim.subject.cluster or "",
        (end.start or -1, end.cluster or "") if end is not None else (-2, ""),
        claim.relation or "", claim.predicate, claim.id,
    )  # fmt: skip


def _claims(reading: Reading, draft: Draft, clusters: dict[int, str], qualifiers: Qualifiers) -> Iterator[Claim]:
    if draft.object is not None and draft.subject.thing is not None and draft.subject.thing is draft.object.thing:
        return
    parse, anchor = reading.parse, draft.anchor
    trigger = parse.quote(*draft.trigger)
    evidence = parse.sentence_quote(parse.sentence_of[draft.trigger[0]])
    stance = draft.stance or (reading.stances[anchor] if anchor is not None else PLAIN)
    subject = argument(parse, draft.subject, clusters)
    end = argument(parse, draft.object, clusters) if draft.object is not None else None
    chains = reading.sources.get(anchor, [[]]) if anchor is not None else [[]]
    if draft.event is not None and anchor is not None:
        announcers = _announcers(reading, draft.event, anchor)
        chains = [[*chain, says] for chain in chains for says in announcers] or chains
    dated = draft.object.last if draft.object is not None and draft.relation == "participates_in" else None
    times: list[Time | None] = list(qualifiers.times(draft.event, anchor) or qualifiers.of_noun(dated)) or [None]
    for chain in chains:
        sources = _chain(reading, chain, clusters)
        for time in times:
            yield Claim(
                id=_id(reading, draft, subject, end, trigger, sources, time),
                document=reading.document.id,
                subject=subject,
                relation=draft.relation,
                predicate=draft.predicate,
                trigger=trigger,
                object=end,
                polarity=stance.polarity,
                factuality=stance.factuality,
                attribution=sources,
                time=time,
                place=_place(reading, draft, clusters, qualifiers),
                title=draft.title,
                amount=qualifiers.amount(draft.event, anchor),
                topic=qualifiers.topic(draft.event, anchor, draft.relation, draft.object),
                evidence=evidence,
                confidence=round(draft.confidence, 2),
                rule=draft.rule,
            )


def _announcers(reading: Reading, event: int, anchor: int) -> list[Says]:
    """Return who announces what the noun names, where it is the object of such a verb (*Acme announced job cuts*)."""
    clause = reading.clauses[anchor]
    if clause.lemma not in _ANNOUNCING or event not in clause.objects or clause.passive:
        return []
    return [Says(s, anchor, anchor) for s in clause.subjects]


def _place(reading: Reading, draft: Draft, clusters: dict[int, str], qualifiers: Qualifiers) -> Argument | None:
    ends: list[Thing | None] = [draft.subject.thing, draft.object.thing if draft.object is not None else None]
    where = qualifiers.place(draft.event, draft.anchor, ends)
    return argument(reading.parse, where, clusters) if where is not None else None


def _chain(reading: Reading, chain: list[Says], clusters: dict[int, str]) -> tuple[Source, ...]:
    """Return the sources of a chain; one who is quoted and reported at once stands once."""
    found: list[Source] = []
    for says in chain:
        source = _source(reading, says, clusters)
        if not found or source.cluster is None or source.cluster != found[-1].cluster:
            found.append(source)
    return tuple(found)


def _source(reading: Reading, says: Says, clusters: dict[int, str]) -> Source:
    cue = reading.parse.quote(says.cue_first, says.cue_last).text
    if says.source is None:
        return Source(None, None, cue)
    referent = refer(reading, says.source)
    named = referent.thing is not None and referent.weight == 1.0
    words = argument(reading.parse, referent, clusters)
    return Source(words.cluster if named else None, words.text, cue, words.start, words.end)


def _id(
    reading: Reading, draft: Draft, subject: Argument, end: Argument | None, trigger: Quote,
    sources: tuple[Source, ...], time: Time | None,
) -> str:  # fmt: skip
    said = "|".join(f"{source.cluster}:{source.start}" for source in sources)
    ends = (subject.cluster, subject.start, end and end.cluster, end and end.start)
    when = time.span.start if time is not None else None
    return content_id(reading.document.id, draft.relation, draft.predicate, trigger.start, *ends, said, when)
