"""Who is who in one document: the order of the steps. Needs a Parse; gives a Coreference."""

from __future__ import annotations

from dataclasses import dataclass

from kg import rules
from kg.coref.governments import Countries, acts, find_governments, place_countries
from kg.coref.interviews import link_interview
from kg.coref.names import cluster_names
from kg.coref.nominals import find_occasions, link_nominals
from kg.coref.pronouns import Salience, link_pronouns
from kg.coref.things import Spot, Thing
from kg.coref.unnamed import find_unnamed, is_kept
from kg.model import Document, EntityType, MentionKind, Time
from kg.nlp.inner import inner_names
from kg.nlp.mentions import NameSpan, find_names
from kg.nlp.parse import Parse
from kg.nlp.quotes import QuoteSpan
from kg.nlp.spans import head_of


@dataclass
class Coreference:
    """The things of a document, the names they came from, and the named thing that each head token means."""

    things: list[Thing]
    names: list[NameSpan]
    countries: Countries
    by_head: dict[int, tuple[Thing, Spot]]

    def rebuild(self) -> None:
        """Index the mentions anew; the longest mention of a head wins."""
        self.things = list(dict.fromkeys([*self.things, *self.countries.things.values()]))
        self.by_head = {}
        pairs = [(spot, thing) for thing in self.things if thing.is_named for spot in thing.spots]
        for spot, thing in sorted(pairs, key=lambda item: item[0].last - item[0].first):
            self.by_head[spot.head] = (thing, spot)


def corefer(parse: Parse, document: Document, times: list[Time], quotes: list[QuoteSpan]) -> Coreference:
    """Cluster the mentions of a document: names, governments, occasions, nominals, pronouns, in this order."""
    names = _split_hyphens(parse, find_names(parse))
    names = sorted([*names, *inner_names(parse, names)], key=lambda name: (name.first, -name.last))
    countries = Countries()
    plain = [
        name
        for name in names
        if not name.role or (name.role in ("capital", "seat") and not _stands_for_state(parse, name))
    ]
    things = cluster_names(parse, plain)
    persons = _by_name_end(things)
    used = find_governments(parse, names, countries, persons)
    kept = {name.first for name in plain}
    place_countries(parse, [name for name in names if name.role and name.first not in kept], countries, used)
    coreference = Coreference(things, names, countries, {})
    coreference.rebuild()
    owners = {head: thing for head, (thing, _) in coreference.by_head.items()}
    coreference.things.extend(find_occasions(parse, times, owners))
    coreference.rebuild()
    by_head = {head: thing for head, (thing, _) in coreference.by_head.items()}
    link_nominals(parse, coreference.things, document, by_head)
    unnamed = find_unnamed(parse, by_head, _timed(parse, times))
    known = [thing for thing in coreference.things if not thing.candidate]
    salience = Salience(parse, [*known, *unnamed], quotes)
    link_pronouns(salience)
    answering = link_interview(parse, known, document, salience.quote_of)
    coreference.things.extend(thing for thing in unnamed if is_kept(thing))
    coreference.things.extend(answering)
    coreference.rebuild()
    return coreference


def _timed(parse: Parse, times: list[Time]) -> set[int]:
    """Return the tokens of the time expressions."""
    spans = (parse.tokens_at(time.span.start, time.span.end) for time in times)
    return {i for span in spans if span is not None for i in range(span[0], span[1] + 1)}


def _stands_for_state(parse: Parse, name: NameSpan) -> bool:
    return acts(parse, name.head)


def _by_name_end(things: list[Thing]) -> dict[int, Thing]:
    """Return the named persons by the head token of each of their names."""
    return {
        spot.head: thing
        for thing in things
        if thing.type is EntityType.PERSON or len(thing.names) == 1
        for spot in thing.spots
        if spot.kind is MentionKind.NAME
    }


def _split_hyphens(parse: Parse, names: list[NameSpan]) -> list[NameSpan]:
    """Cut *Lee-Ray* (a summit) in two where both halves are names of their own elsewhere in the document."""
    last_words = {rules.fold(name.words[-1]) for name in names if "-" not in name.words}
    found = []
    for name in names:
        if (
            len(name.words) == 3
            and name.words[1] == "-"
            and {rules.fold(name.words[0]), rules.fold(name.words[2])} <= last_words
        ):
            for i in (name.first, name.last):
                found.append(NameSpan(i, i, head_of(parse, i, i), (parse.words[i],), labelled=False))
        else:
            found.append(name)
    return found
