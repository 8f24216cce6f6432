"""Who says it: the sources of a clause, outermost first. Needs Clauses and quotations; gives Says.

A source comes from the speech verb that governs the clause, from the quotation around it, or
from *according to*.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg import rules
from kg.nlp.parse import Parse
from kg.nlp.quotes import QuoteSpan
from kg.propositions.clauses import Clause, expand

_CONTENT_LINKS = frozenset({"ccomp", "dep", "parataxis"})


@dataclass(frozen=True, slots=True)
class Says:
    """A source: its head token and the tokens (first, last) of its cue."""

    source: int
    cue_first: int
    cue_last: int


def sources(parse: Parse, clauses: dict[int, Clause], quotes: list[QuoteSpan]) -> dict[int, list[list[Says]]]:
    """Return, for each predicate token, its chains of sources.

    A chain is nested sources, outermost first; two coordinated speakers give two chains. A clause
    that the article itself says has one empty chain.
    """
    quote_of = {i: quote for quote in quotes for i in range(quote.first, quote.last + 1)}
    according = _according_to(parse)
    found: dict[int, list[list[Says]]] = {}
    for i in clauses:
        found[i] = _chains(parse, clauses, quote_of, according, i)
    return found


def _chains(
    parse: Parse, clauses: dict[int, Clause], quote_of: dict[int, QuoteSpan], according: dict[int, list[Says]], i: int
) -> list[list[Says]]:
    links: list[list[Says]] = []
    at, seen = i, {i}
    while True:
        step = _governing_speech(parse, clauses, at)
        if step is None:
            break
        verb, speakers = step
        if verb in seen:
            break
        seen.add(verb)
        links.append(speakers)
        at = verb
    chain_ends = {says.source for group in links for says in group}
    quote = quote_of.get(i)
    if quote is not None and quote.speaker is not None and quote.cue is not None and quote.speaker not in chain_ends:
        if quote.cue not in seen:
            speakers = expand(parse, quote.speaker)
            links.append([Says(s, quote.cue, quote.cue) for s in speakers])
            outer = _chains(parse, clauses, {}, according, quote.cue) if quote.cue in clauses else [[]]
            links.extend([[says] for says in reversed(outer[0])])
    nearby = _adverbial(parse, according, i)
    if nearby and not links:
        links.append(nearby)
    chains: list[list[Says]] = [[]]
    for group in reversed(links):
        chains = [[*chain, says] for chain in chains for says in group]
    return chains


def _governing_speech(parse: Parse, clauses: dict[int, Clause], i: int) -> tuple[int, list[Says]] | None:
    """Climb from the clause at `i` to the speech verb or noun whose content it is; stop where it is said by the article."""
    at = i
    while True:
        link, head = parse.dep[at], parse.head[at]
        if head == at:
            return _parenthetical(parse, clauses, at)
        above = clauses.get(head)
        if above is not None and link in _CONTENT_LINKS and _is_content(parse, above, at):
            return head, [Says(s, head, head) for s in _speakers(above)]
        if link == "acl" and above is None and parse.pos[head] == "NOUN":
            says = _noun_source(parse, head)
            if says is not None:
                return head, [says]
        if link in ("relcl", "appos"):
            return None
        at = head


def _is_content(parse: Parse, governor: Clause, content: int) -> bool:
    rule = rules.speech().get(governor.lemma) or rules.speech().get(parse.lemma[governor.verb].lower())
    if rule is None or rule.kind != "verb" or not _speakers(governor):
        return False
    return any(parse.dep[c] in ("nsubj", "nsubjpass", "mark", "expl") for c in parse.children(content)) or parse.dep[content] != "xcomp"


def _speakers(clause: Clause) -> list[int]:
    return clause.agents if clause.passive and clause.agents else ([] if clause.passive else clause.subjects)


def _parenthetical(parse: Parse, clauses: dict[int, Clause], root: int) -> tuple[int, list[Says]] | None:
    """Find *, she said,* inside the clause that it reports."""
    for c in parse.children(root, "parataxis", "advcl", "dep"):
        clause = clauses.get(c)
        if clause is not None and c in clauses and parse.lemma[c] in rules.speech() and _speakers(clause):
            if not any(parse.dep[k] in ("mark", "dobj", "ccomp") for k in parse.children(c)) and parse.dep[c] != "advcl":
                return c, [Says(s, c, c) for s in _speakers(clause)]
    return None


def _noun_source(parse: Parse, noun: int) -> Says | None:
    """Find the source of *Lee's claim that*, *the ministry's denial that*."""
    rule = rules.speech().get(parse.lemma[noun].lower())
    if rule is None or rule.kind != "noun":
        return None
    owner = parse.child(noun, "poss")
    if owner is None:
        prep = next((c for c in parse.children(noun, "prep") if parse.lower[c] in ("by", "from", "of")), None)
        owner = parse.child(prep, "pobj") if prep is not None else None
    return Says(owner, noun, noun) if owner is not None else None


def _according_to(parse: Parse) -> dict[int, list[Says]]:
    """Return the sources of *according to X* by the token that it hangs on."""
    found: dict[int, list[Says]] = {}
    for i, word in enumerate(parse.lower):
        if word != "according" or i + 1 >= len(parse):
            continue
        to = i + 1
        noun = next((p for c in (to, i) for p in parse.children(c, "pobj")), None)
        if noun is None:
            continue
        anchor = parse.head[i]
        found.setdefault(anchor, []).extend(Says(s, i, to) for s in expand(parse, noun))
    return found


def _adverbial(parse: Parse, according: dict[int, list[Says]], i: int) -> list[Says]:
    """Return the *according to* sources that hang on the clause or on what governs it in its sentence."""
    if not according:
        return []
    for at in (i, *parse.ancestors(i)):
        if at in according:
            return according[at]
        if parse.dep[at] == "relcl":
            return []
    subtree = range(parse.edges[0][i], parse.edges[1][i] + 1)
    hit = [anchor for anchor in according if anchor in subtree and parse.pos[anchor] in ("NOUN", "PROPN", "NUM")]
    return according[hit[0]] if hit else []
