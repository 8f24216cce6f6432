"""Sources without a verb of speech: *according to*, *citing*, *Lee's claim*. Needs a Parse; gives Says."""

from __future__ import annotations

from kg import rules
from kg.model import EntityType
from kg.nlp.parse import Parse
from kg.propositions.clauses import Clause, expand
from kg.propositions.says import Says, speech_nouns

_CITES = frozenset({"cite", "quote"})
_SPEAKING = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.GOVERNMENT, EntityType.GROUP})
_SPEAKING_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_PAPERS = frozenset(
    "source document data figure study survey poll record paper newspaper media witness analyst".split()
)


def according_to(parse: Parse) -> dict[int, list[Says]]:
    """Return the sources of *according to X* by the token that it hangs on.

    At either end of a sentence it covers all of it, whatever noun the parser hung it on.
    """
    found: dict[int, list[Says]] = {}
    for i, word in enumerate(parse.lower):
        if word != "according" or i + 1 >= len(parse) or parse.lower[i + 1] != "to":
            continue
        noun = next((p for c in (i + 1, i) for p in parse.children(c, "pobj")), None)
        if noun is None:
            continue
        group = [Says(s, i, i + 1) for s in expand(parse, noun)]
        found.setdefault(_anchor(parse, i), []).extend(group)
    return found


def _anchor(parse: Parse, i: int) -> int:
    sentence = parse.sentences[parse.sentence_of[i]]
    first, last = parse.edges[0][i], parse.edges[1][i]
    opens = all(parse.pos[k] == "PUNCT" for k in range(sentence.first, first))
    closes = parse.words[i - 1] == "," and all(parse.pos[k] == "PUNCT" for k in range(last + 1, sentence.last))
    if opens or (closes and parse.pos[parse.head[i]] in ("NOUN", "PROPN", "NUM")):
        return next((k for k in range(sentence.first, sentence.last) if parse.head[k] == k), parse.head[i])
    return parse.head[i]


def cited(parse: Parse, speech: Clause) -> list[list[Says]]:
    """Return the sources that a speaker leans on: *said, citing two officials*. A reason cited is none."""
    for c in parse.children(speech.verb, "advcl", "prep"):
        if parse.lemma[c].lower() in _CITES and parse.tag[c] == "VBG":
            nouns = [n for d in parse.children(c, "dobj", "pobj") for n in expand(parse, d) if can_speak(parse, n)]
            if nouns:
                return [[Says(n, c, c) for n in nouns]]
    return []


def can_speak(parse: Parse, noun: int) -> bool:
    """May the noun be a source: a person, a body, a document?"""
    lemma = parse.lemma[noun].lower()
    if parse.ent[noun] in _SPEAKING_LABELS or lemma in _PAPERS or rules.nouns().types.get(lemma) in _SPEAKING:
        return True
    speech = speech_nouns().get(lemma)
    return speech is not None and speech.content == "actual"


def noun_source(parse: Parse, noun: int) -> list[Says] | None:
    """Return the sources of *Lee's claim that*, *the denial by the ministry that*; None where nobody is named."""
    if parse.lemma[noun].lower() not in speech_nouns():
        return None
    owner = parse.child(noun, "poss")
    if owner is None:
        prep = next((c for c in parse.children(noun, "prep") if parse.lower[c] in ("by", "from", "of")), None)
        owner = parse.child(prep, "pobj") if prep is not None else None
    return [Says(s, noun, noun) for s in expand(parse, owner)] if owner is not None else None
