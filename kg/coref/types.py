"""Evidence for the type of a name, from its words and its place in the sentence.

Weights are relative to one label of the model (1.0). They were set by reading errors, not fitted.
"""

from __future__ import annotations

from kg import rules
from kg.coref.things import Evidence
from kg.model import EntityType
from kg.nlp.mentions import NameSpan
from kg.nlp.parse import Parse

TITLE = 3.0
GIVEN_NAME = 1.5
NAME_HEAD = 3.0
APPOSITION = 2.0
CLASS_NOUN = 2.0
WHO = 2.0
SPEAKS = 0.5
QUOTED = 1.0
KIN = 2.0
OFFICE = 1.5
KNOWN = 2.0
MODEL = 3.0
NEAR = {"near": 2.5, "outside": 1.0, "around": 0.8, "in": 0.9, "throughout": 1.5}
"""What a preposition of place says for a place, by preposition: people and bodies are seldom what one is *near*."""
PRODUCT = 1.0
_MAKING = frozenset("launch unveil release introduce ship manufacture sell build assemble develop upgrade".split())
PLACE = {"region": 2.0, "large": 1.5, "middling": 1.0, "small": 0.5}
"""By what `rules.places` knows; a lone word weighs half, since many surnames are places too."""

_NAMED_BY_COMPOUND = frozenset(
    "gang group cartel company firm bank newspaper network program programme show movement party clan militia airline "
    "magazine website platform app agency band club chain brand organization organisation".split()
)

_SURNAMES = frozenset(
    "Act Bank Bay Beach Bill Bridge Camp Cape Castle Church Court Day Fair Farm Forest Fort Garden Guard Hall "
    "Hill Hills House Lake Lane Law Laws March Mount Park Pass Place Point Post Race Ranch Spring Square Star "
    "Street Sun Temple Wall".split()
)
"""Words that end names of bodies and places, and are surnames as well (*Ann Law*)."""


def weigh(parse: Parse, name: NameSpan) -> Evidence:
    """Return the evidence for each type that one mention of a name gives."""
    found = Evidence(name.evidence)
    _by_words(name, found)
    if name.title is not None and name.role == "":
        found[EntityType.PERSON] += TITLE
    _by_syntax(parse, name, found)
    return found


def known_type(text: str) -> EntityType | None:
    """Return the type of a well-known name, or of one of several (*two iPods*), or None."""
    known, plain = rules.known_names(), text.replace(".", "")
    return known.get(plain) or (known.get(plain[:-1]) if plain.endswith("s") else None)


def is_number(word: str) -> bool:
    """Is the word the number of a model or unit (*350*, *777X*)?"""
    return word[:1].isdigit() and word.isalnum()


def _by_words(name: NameSpan, found: Evidence) -> None:
    heads = rules.nouns().name_heads
    last, first = name.words[-1], name.words[0]
    if len(name.words) > 1 and is_number(last):
        last = name.words[-2]
        if last not in heads:
            found[EntityType.WORK] += MODEL
    known = known_type(" ".join(name.words))
    place = rules.places().get(rules.fold(name.text))
    if known is not None:
        found[known] += KNOWN
    elif place is not None:
        found[EntityType.PLACE] += PLACE[place] / (2 if len(name.words) == 1 and place != "region" else 1)
    if len(name.words) > 1 and last in heads:
        if EntityType.PERSON in name.evidence and last in _SURNAMES and rules.fold(first) in rules.given_names():
            found[EntityType.PERSON] += GIVEN_NAME
        else:
            found[heads[last]] += NAME_HEAD
    elif len(name.words) > 2 and first in heads and name.words[1].lower() in ("of", "for", "de", "del"):
        found[heads[first]] += NAME_HEAD
    elif len(name.words) > 1 and len(name.words) <= 5 and rules.fold(first) in rules.given_names():
        found[EntityType.PERSON] += GIVEN_NAME
    if last.lower().rstrip(".") in ("jr", "sr"):
        found[EntityType.PERSON] += GIVEN_NAME
    if len(name.words) == 1 and last.isupper() and len(last) > 1:
        found[EntityType.PERSON] -= 0.5


def _as_product(parse: Parse, name: NameSpan, found: Evidence) -> None:
    """*a Lark 5*, *launched the Lark*: an article that persons and places lack, a verb for what is made."""
    if name.role or EntityType.GROUP in name.evidence:
        return
    det = next((parse.lower[c] for c in parse.children(name.head, "det")), "")
    made = parse.dep[name.head] in ("dobj", "nsubjpass") and parse.lemma[parse.head[name.head]] in _MAKING
    if det in ("a", "an") and name.last == name.head:
        found[EntityType.WORK] += PRODUCT
    if made:
        found[EntityType.WORK] += PRODUCT if det else PRODUCT / 2


def _by_syntax(parse: Parse, name: NameSpan, found: Evidence) -> None:
    head, types = name.head, rules.nouns().types
    dep, above = parse.dep[head], parse.head[head]
    for child in parse.children(head, "appos"):
        if parse.pos[child] == "NOUN" and parse.lemma[child] in types:
            found[types[parse.lemma[child]]] += APPOSITION
    if dep == "appos" and parse.pos[above] == "NOUN" and parse.lemma[above] in types:
        found[types[parse.lemma[above]]] += APPOSITION
    if dep in ("compound", "nmod") and above == name.last + 1 and parse.lemma[above] in _NAMED_BY_COMPOUND:
        found[types.get(parse.lemma[above], EntityType.ORGANIZATION)] += CLASS_NOUN
    before = name.first - 1
    if before >= 0 and parse.words[before] == '"' and name.last + 1 < len(parse) and parse.words[name.last + 1] == '"':
        found[EntityType.WORK] += QUOTED
        before -= 1
    if (
        before >= 0
        and parse.pos[before] == "NOUN"
        and parse.lemma[before] in types
        and parse.head[before] in (head, before)
    ) and parse.dep[before] in ("compound", "nmod"):
        found[types[parse.lemma[before]]] += CLASS_NOUN
    if dep == "nsubj" and parse.lemma[above] in rules.speech() and parse.pos[above] == "VERB":
        found[EntityType.PERSON] += SPEAKS
        found[EntityType.ORGANIZATION] += SPEAKS / 2
    if dep == "poss" and parse.lemma[above] in rules.nouns().kinship:
        found[EntityType.PERSON] += KIN
    for child in parse.children(head, "relcl"):
        if any(parse.lower[c] in ("who", "whom", "whose") for c in range(parse.edges[0][child], child)):
            found[EntityType.PERSON] += WHO
    if dep == "pobj" and parse.lower[above] in ("of", "at"):
        office = rules.titles().positions.get(parse.lemma[parse.head[above]].lower())
        if office is not None and office.body == "organization":
            found[EntityType.ORGANIZATION] += OFFICE
    if dep == "pobj" and parse.dep[above] == "prep" and name.last == head:
        found[EntityType.PLACE] += NEAR.get(parse.lower[above], 0.0)
    _as_product(parse, name, found)
    if dep == "attr" and parse.pos[head] == "PROPN":
        return
    if dep == "nsubj" and parse.lemma[above] == "be":
        for attr in parse.children(above, "attr"):
            if parse.pos[attr] == "NOUN" and parse.lemma[attr] in types:
                found[types[parse.lemma[attr]]] += APPOSITION
