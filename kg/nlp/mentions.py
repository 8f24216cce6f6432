"""Find the names of a document. Needs a Parse; gives NameSpans with the evidence for each possible type.

The model's entities are the ground, corrected by capital letters, titles and the gazetteer of
countries, since the model cuts foreign names in two and swallows titles.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg import rules
from kg.model import EntityType
from kg.nlp.cuts import at_comma, before_title, gazetteer_cut, joined_words
from kg.nlp.joins import join
from kg.nlp.parse import Parse
from kg.nlp.spans import (
    PARTICLES,
    SUFFIXES,
    head_of,
    is_camel,
    is_capitalised,
    is_portfolio,
    is_unit,
    position_at,
    runs,
    title_length,
    trim,
)

LABELS = {
    "PERSON": EntityType.PERSON,
    "ORG": EntityType.ORGANIZATION,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
    "NORP": EntityType.GROUP,
    "EVENT": EntityType.EVENT,
    "LAW": EntityType.AGREEMENT,
    "WORK_OF_ART": EntityType.WORK,
    "PRODUCT": EntityType.WORK,
}
_FORMS_OF_ADDRESS = frozenset({"mr", "mrs", "ms", "mx", "dr", "sir"})


@dataclass(slots=True)
class NameSpan:
    """A name in the text: tokens first..last (inclusive), its syntactic head, and type evidence.

    `country` is the ISO code where the gazetteer knows the words, `role` then says what they are:
    country, adjective, people, capital or seat; "" for any other name. `title` holds the tokens
    (first, last) of a title right before it. `labelled` is False where the model saw no entity.
    """

    first: int
    last: int
    head: int
    words: tuple[str, ...]
    evidence: dict[EntityType, float] = field(default_factory=dict)
    role: str = ""
    country: str | None = None
    title: tuple[int, int] | None = None
    labelled: bool = True

    @property
    def text(self) -> str:
        """The words joined as in the text (hyphens tight)."""
        return " ".join(self.words).replace(" - ", "-").replace(" '", "'").replace(" , ", ", ")


def find_names(parse: Parse) -> list[NameSpan]:
    """Return the names of a document in the order of the text; they don't overlap."""
    found: list[NameSpan] = []
    for sentence in parse.sentences:
        spans = _spans(parse, sentence.first, sentence.last)
        found.extend(name_at(parse, first, last, label) for first, last, label in spans)
    found = sorted([*found, *_opening_surnames(parse, found)], key=lambda name: name.first)
    titles = {i for name in found if name.title is not None for i in range(name.title[0], name.title[1] + 1)}
    return [name for name in found if _is_name(parse, name) and not _in_title(name, titles)]


def _opening_surnames(parse: Parse, found: list[NameSpan]) -> list[NameSpan]:
    """Return the surnames that open sentences, where the capital letter tells nothing (*Strand refused*).

    The word must be the surname of a person named in full elsewhere, and a subject or owner here.
    """
    surnames = {name.words[-1] for name in found if len(name.words) > 1 and EntityType.PERSON in name.evidence}
    covered = {i for name in found for i in range(name.first, name.last + 1)}
    opening = []
    for sentence in parse.sentences:
        i = sentence.first
        while i < sentence.last and parse.pos[i] == "PUNCT":
            i += 1
        if (
            i < sentence.last
            and i not in covered
            and parse.words[i] in surnames
            and parse.dep[i] in ("nsubj", "nsubjpass", "poss")
        ):
            opening.append(NameSpan(i, i, i, (parse.words[i],), labelled=False))
    return opening


def _in_title(name: NameSpan, titles: set[int]) -> bool:
    """Is the name only a part of a title (*Interior* in *Interior Minister Ann Lee*)?"""
    if name.role or EntityType.GROUP in name.evidence:
        return False
    return name.first in titles and name.last in titles


def _spans(parse: Parse, first: int, last: int) -> list[tuple[int, int, str]]:
    """Return (first, last, label) of what may be names in one sentence; label "" where the model has none."""
    entities = _entities(parse, first, last)
    headline = _is_title_case(parse, first, last)
    taken: list[tuple[int, int, str]] = []
    for start, end in () if headline else runs(parse, first, last):
        start = _after_portfolio(parse, start, end)
        if start > end:
            continue
        inside = [e for e in entities if e[0] <= end and e[1] >= start]
        taken.extend(_divide(parse, start, end, inside))
    covered = {i for a, b, _ in taken for i in range(a, b + 1)}
    taken.extend(e for e in entities if not covered.intersection(range(e[0], e[1] + 1)))
    spans = []
    for start, end, label in at_comma(parse, sorted(set(taken))):
        spans.extend(gazetteer_cut(parse, start, before_title(parse, start, end, label), label))
    return join(parse, spans)


def _after_portfolio(parse: Parse, start: int, end: int) -> int:
    """Return where the name begins in *State Ann Lee* after *Secretary of*; past the end if all is portfolio."""
    while start <= end and start >= 2 and parse.lower[start - 1] in ("of", "for", "and") and is_portfolio(parse, start):
        at = next(
            (
                i
                for i in range(start - 2, max(-1, start - 7), -1)
                if parse.lower[i + 1] == "of" and position_at(parse, i, i)
            ),
            None,
        )
        if at is None:
            break
        start += 1
    return start


def _entities(parse: Parse, first: int, last: int) -> list[tuple[int, int, str]]:
    """Return the model's entities of the types that can be nodes, trimmed."""
    found, i = [], first
    while i < last:
        label = parse.ent[i]
        j = i
        while label and j + 1 < last and parse.ent[j + 1] == label and not parse.ent_start[j + 1]:
            j += 1
        if label in LABELS:
            cut = trim(parse, i, j)
            if cut and cut[0] > 1 and parse.lower[cut[0] - 1] == "of":
                moved = _after_portfolio(parse, *cut)
                cut = (moved, cut[1]) if moved <= cut[1] else None
            if cut and any(
                parse.words[k][:1].isupper() or parse.words[k][:1].isdigit() or is_camel(parse.words[k])
                for k in range(cut[0], cut[1] + 1)
            ):
                found.append((*cut, label))
        i = j + 1
    return found


def _divide(parse: Parse, start: int, end: int, inside: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Settle a run of capitalised words and the entities that touch it into names."""
    skip = _title_length(parse, start, end, inside)
    title_end = start + skip
    if skip:
        inside = [(max(a, title_end), b, label) for a, b, label in inside if b >= title_end]
        start = title_end
        while start <= end and (parse.lower[start] in PARTICLES and parse.words[start].islower()):
            start += 1
    if start > end:
        return inside
    wide = [e for e in inside if e[0] <= start and e[1] >= end]
    if wide:
        return [(wide[0][0], wide[0][1], wide[0][2])]
    if not inside:
        return [(start, end, "")]
    if _one_name(parse, start, end, inside):
        first, last = min(start, inside[0][0]), max(end, inside[-1][1])
        return [(first, last, _best_label(parse, last, inside))]
    rest, at = [], start
    for a, b, label in inside:
        if a > at:
            rest.append((at, a - 1, ""))
        rest.append((a, b, label))
        at = max(at, b + 1)
    if at <= end:
        rest.append((at, end, ""))
    return [(cut[0], cut[1], label) for a, b, label in rest if (cut := trim(parse, a, b))]


def _title_length(parse: Parse, start: int, end: int, inside: list[tuple[int, int, str]]) -> int:
    """Return how many tokens of a run, from the left, are no part of the name: a title and what it is of."""
    honorific = next(
        (
            i
            for i in range(end - 1, start, -1)
            if parse.lower[i].rstrip(".") in _FORMS_OF_ADDRESS and parse.tag[i] == "NNP"
        ),
        None,
    )
    if honorific is not None:
        return honorific + 1 - start  # *Undersecretary for Ports Mr. Lee*
    skip = title_length(parse, start, end)
    if skip and start + skip == end:
        if parse.words[end] in rules.nouns().name_heads:
            return 0  # *Duke University* is no duke
        if rules.fold(parse.words[start]) in rules.given_names() and (start, end, "PERSON") in inside:
            return 0  # *Dean Strand*
    return skip


def _one_name(parse: Parse, start: int, end: int, inside: list[tuple[int, int, str]]) -> bool:
    """Do the pieces that the model sees in a run make one name?

    They do where small foreign words join them, or where a word that ends names (*Airport*) ends the run.
    """
    if start == inside[0][0] and inside[-1][1] == end and len(inside) == 1:
        return True
    if end - start < 3 and rules.fold(parse.words[start]) in rules.given_names() and parse.dep[start] == "compound":
        return not _is_gazetteer(parse, *inside[0][:2]) and parse.head[start] <= end
    inner = [parse.lower[i] for i in range(start + 1, end)]
    if any(word in PARTICLES and parse.words[start + 1 + n].islower() for n, word in enumerate(inner)):
        return True
    if (
        parse.words[end] in rules.nouns().name_heads
        and rules.nouns().name_heads[parse.words[end]] is not EntityType.PERSON
    ):
        return not _is_gazetteer(parse, *inside[0][:2]) or len(inside) == 1
    return (
        len(inside) == 1 and inside[0][2] == "PERSON" and all(is_capitalised(parse, i) for i in range(start, end + 1))
    )


def _is_gazetteer(parse: Parse, first: int, last: int) -> bool:
    words = joined_words(parse, first, last)
    book = rules.gazetteer()
    return words in book.adjectives and words not in book.names


def _best_label(parse: Parse, last: int, inside: list[tuple[int, int, str]]) -> str:
    """Return the label of a joined name: that of its longest piece."""
    return max(inside, key=lambda e: (e[1] - e[0], e[2]))[2]


def _is_title_case(parse: Parse, first: int, last: int) -> bool:
    """Is this a headline In Capitals, where capital letters tell nothing?"""
    words = [parse.words[i] for i in range(first, last) if len(parse.words[i]) > 3 and parse.words[i].isalpha()]
    if parse.words[last - 1] in (".", "?", "!", ";"):
        return False  # a headline has no full stop, a short sentence full of names has
    capitals = sum(word[:1].isupper() for word in words)
    return len(words) >= 4 and capitals > 0.7 * len(words)


def name_at(parse: Parse, first: int, last: int, label: str) -> NameSpan:
    """Return the name of tokens first..last with the evidence of the model's label ("" for none) and the gazetteer."""
    words = tuple(parse.words[first : last + 1])
    name = NameSpan(first, last, head_of(parse, first, last), words, labelled=bool(label))
    if label:
        name.evidence[LABELS[label]] = 1.0
    book = rules.gazetteer()
    joined = joined_words(parse, first, last)
    if joined.isupper() and len(joined) > 3 and (joined.title() in book.names or joined.title() in book.capitals):
        joined = joined.title()  # datelines and shouted headings
    for role, table in (
        ("country", book.names), ("people", book.people), ("adjective", book.adjectives),
        ("seat", book.seats), ("capital", book.capitals),
    ):  # fmt: skip
        if joined in table and not (role in ("country", "capital") and label == "PERSON" and len(words) == 1):
            name.role, name.country = role, table[joined]
            break
    if name.role in ("people", "adjective"):
        _settle_people(parse, name)
    name.title = _title_before(parse, first)
    return name


def _settle_people(parse: Parse, name: NameSpan) -> None:
    """Tell a nation's people (*Salvadorans*, *the French*) from an adjective (*Salvadoran officials*)."""
    modifies = parse.dep[name.head] in ("amod", "compound", "nmod") and parse.head[name.head] > name.head
    plural = parse.tag[name.head] in ("NNPS", "NNS") and parse.words[name.head].endswith("s")
    if modifies:
        name.role = "adjective"
    elif plural or (name.first > 0 and parse.lower[name.first - 1] == "the"):
        name.role = "people"
    elif parse.pos[name.head] == "ADJ":
        name.role = "adjective"
    else:
        name.role = "people"


def _title_before(parse: Parse, first: int) -> tuple[int, int] | None:
    """Return the tokens of the title right before token `first`, or None.

    *Major Lee* has one, *a major Lee programme* none.
    """
    if first > 0 and parse.tag[first - 1] == "JJ" and parse.words[first - 1].islower():
        return None
    sentence = parse.sentences[parse.sentence_of[first]]
    for start in range(max(sentence.first, first - 7), first):
        if parse.pos[start] in ("DET", "PUNCT", "ADP", "VERB", "AUX"):
            continue
        if title_length(parse, start, first - 1) == first - start:
            return start, first - 1
    return None


def _is_name(parse: Parse, name: NameSpan) -> bool:
    """Leave out what only looks like a name: lone initials, numbers, titles, calendar words."""
    if name.role:
        return True
    if is_unit(parse, name.first):
        return False
    letters = "".join(name.words)
    if len(letters) < 2 or not any(c.isalpha() for c in letters):
        return False
    if all(word.lower().rstrip(".") in rules.titles().honorifics or word.lower() in SUFFIXES for word in name.words):
        return False
    if len(name.words) > 1 and not name.labelled and name.words[-1].lower() in rules.titles().positions:
        return False  # *Special Harbour Envoy*
    size = name.last - name.first + 1
    if title_length(parse, name.first, name.last) == size or "http" in letters or "@" in letters:
        return False
    if len(name.words) > 1 or is_camel(name.words[0]):
        return True
    if _only_modifies(parse, name):
        return False
    return name.labelled or parse.pos[name.first] in ("PROPN", "NOUN", "ADJ", "X")


def _only_modifies(parse: Parse, name: NameSpan) -> bool:
    """Is it an adjective like *European voters*, *pro-Lark voters*? Guide, rule 4.

    Those of creeds and currents are kept, since they tell of membership (*Maoist rebels*).
    """
    if parse.tag[name.head] != "JJ" or EntityType.GROUP not in name.evidence or name.text in rules.known_names():
        return False
    return parse.dep[name.head] in ("amod", "compound", "nmod") and parse.head[name.head] > name.head
