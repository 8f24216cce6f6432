"""Names of one document that mean one thing. Needs NameSpans; gives Things.

Full names found the persons; surnames, hyphen parts, initials, nicknames, misspellings one letter
off and acronyms then join them. Where two persons share a surname, it goes to the one named last.
"""

from __future__ import annotations

from collections import defaultdict

from rapidfuzz.distance import Levenshtein

from kg import rules
from kg.coref.things import Evidence, Spot, Thing, fold_key
from kg.coref.types import is_number, weigh
from kg.model import EntityType, MentionKind
from kg.nlp.mentions import NameSpan
from kg.nlp.parse import Parse
from kg.nlp.spans import SUFFIXES

_SYSTEMS = frozenset({"os", "system", "software", "app", "store", "network", "tv", "music"})
"""What firms make: *Lark OS* is not *Lark*."""
MIN_MISSPELT = 5
"""Words shorter than this are never taken for misspellings of each other."""


def cluster_names(parse: Parse, names: list[NameSpan]) -> list[Thing]:
    """Return the things that plain names (no country, people or seat) mean, in the order of the text."""
    groups: dict[str, list[NameSpan]] = defaultdict(list)
    for name in names:
        groups[fold_key(name.text)].append(name)
    evidence = {key: _sum(parse, group) for key, group in groups.items()}
    things: dict[str, Thing] = {}
    persons = _Persons()
    # *Ann Strand-Lee* before *Strand-Lee*, which is a full name only where no longer one ends so
    for key, group in sorted(groups.items(), key=lambda item: " " not in item[0]):
        if " " not in key and persons.has_part(key):
            continue
        if _is_full_person(key, group, evidence[key]):
            thing = persons.find_full(key) or Thing()
            persons.add(key, thing)
            things[key] = thing
    shorts: list[tuple[NameSpan, Evidence]] = []
    for key, group in groups.items():
        if key in things:
            _join(parse, things[key], group, evidence[key])
        elif len(key.split()) == 1 and persons.has_part(key) and not _is_other(evidence[key]):
            shorts.extend((name, weigh(parse, name)) for name in group)
        else:
            things[key] = Thing()
            _join(parse, things[key], group, evidence[key])
    _join_shorts(parse, persons, shorts, things)
    _join_acronyms(parse, things)
    _join_short_bodies(things)
    _join_tails(things)
    found = list(dict.fromkeys(things.values()))
    for thing in found:
        thing.candidate = _is_doubtful(parse, thing)
    return [thing for thing in found if thing.spots]


def _sum(parse: Parse, group: list[NameSpan]) -> Evidence:
    total = Evidence()
    for name in group:
        total.add(weigh(parse, name))
    return total


def _is_full_person(key: str, group: list[NameSpan], evidence: Evidence) -> bool:
    words = [word for word in key.split() if word.rstrip(".") not in SUFFIXES]
    if len(words) + key.count("-") < 2 and len(key.split()) < 2:
        return False
    if words[0] not in rules.given_names() and _names_a_body(group[0]):
        return False  # *Moss Construction*, whatever the model takes it for
    return bool(evidence) and max(evidence, key=lambda t: evidence[t]) is EntityType.PERSON


def _names_a_body(name: NameSpan) -> bool:
    return rules.nouns().name_heads.get(name.words[-1]) not in (None, EntityType.PERSON)


def _is_other(evidence: Evidence) -> bool:
    """Is a one-word name plainly something else than the person whose surname it shares?"""
    other = max((weight for kind, weight in evidence.items() if kind not in _CONFUSED), default=0.0)
    return other >= 3.0 and other > 2 * evidence[EntityType.PERSON]


_CONFUSED = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE})
"""Labels that the model gives to bare surnames."""


def _join(parse: Parse, thing: Thing, group: list[NameSpan], evidence: Evidence) -> None:
    thing.evidence.add(evidence)
    for name in group:
        add_spot(parse, thing, name)


def add_spot(parse: Parse, thing: Thing, name: NameSpan) -> None:
    """Add one mention of a name to its thing, with its title and what that tells of gender."""
    thing.spots.append(Spot(name.first, name.last, name.head, MentionKind.NAME))
    first, last = parse.start[name.first], parse.end[name.last]
    surface = parse.text[first:last].replace("\n", " ").replace("’", "'")
    thing.add_name(" ".join(surface.split()))
    given = rules.given_names().get(rules.fold(name.words[0]))
    if given in ("male", "female") and len(name.words) > 1:
        thing.gender[given] += 2
    if name.title is not None:
        title = parse.text[parse.start[name.title[0]] : parse.end[name.title[1]]]
        thing.titles.append(" ".join(title.split()))
        gender = _title_gender(parse, name.title)
        if gender:
            thing.gender[gender] += 3


def _title_gender(parse: Parse, title: tuple[int, int]) -> str | None:
    for i in range(title[0], title[1] + 1):
        word = parse.lower[i].rstrip(".")
        if word in ("mr", "sir", "lord", "king", "prince"):
            return "male"
        if word in ("mrs", "ms", "miss", "lady", "queen", "princess", "dame"):
            return "female"
        gender = rules.nouns().gender.get(word)
        if gender:
            return gender
    return None


class _Persons:
    """The full-named persons of a document, found by any part of their names."""

    def __init__(self) -> None:
        self.full: dict[str, Thing] = {}
        self.by_part: dict[str, list[str]] = defaultdict(list)
        self.by_letter: dict[tuple[str, str], list[str]] = defaultdict(list)

    def add(self, key: str, thing: Thing) -> None:
        self.full[key] = thing
        for part in parts(key):
            if key not in self.by_part[part]:
                self.by_part[part].append(key)
        words = key.split()
        self.by_letter[words[0][:1], words[-1][:1]].append(key)

    def has_part(self, word: str) -> bool:
        return bool(self.by_part.get(word))

    def find_full(self, key: str) -> Thing | None:
        """Return the person that another full form of the name means."""
        words = key.split()
        rivals = self.by_letter.get((words[0][:1], words[-1][:1]), []) + self.by_part.get(words[-1], [])
        for other in dict.fromkeys(rivals):
            if same_person(key, other):
                return self.full[other]
        return None


def parts(key: str) -> list[str]:
    """Return the words by which a full name may be cut short: surnames and their hyphen parts, then the given name.

    A generational suffix (*Jr.*) is none: *Trump Jr.* is never just *Trump*.
    """
    words = [word for word in key.split() if word not in SUFFIXES]
    if len(words) != len(key.split()):
        return []
    found = [words[-1], *(words[-1].split("-") if "-" in words[-1] else ())]
    if len(words) > 2:
        found += [word for word in words[1:-1] if len(word) > 3]
    return list(dict.fromkeys([*found, words[0]]))


def same_person(left: str, right: str) -> bool:
    """Are two folded full names forms of one person's name?

    Middle names and initials may be missing, a given name may be short or one letter off, long
    words may differ by one letter; generational suffixes must agree.
    """
    a, b = left.replace(".", "").split(), right.replace(".", "").split()
    if [w for w in a if w in SUFFIXES] != [w for w in b if w in SUFFIXES]:
        return False
    a, b = ([w for w in words if w not in SUFFIXES] for words in (a, b))
    if len(a) < 2 or len(b) < 2:
        return False
    if not _same_word(a[-1], b[-1]) and not (len(a) != len(b) and (a[-1] in b[1:] or b[-1] in a[1:])):
        return False
    first, other = a[0], b[0]
    if first == other:
        return True
    if len(first) == 1 or len(other) == 1:
        return first[0] == other[0]
    short = rules.nicknames()
    if other in short.get(first, ()) or first in short.get(other, ()):
        return True
    return a[-1] == b[-1] and _same_word(first, other)


def _same_word(left: str, right: str) -> bool:
    if left == right:
        return True
    if min(len(left), len(right)) < MIN_MISSPELT:
        return False
    known = rules.given_names()
    if left in known and right in known:
        return False
    return Levenshtein.distance(left, right, score_cutoff=1) <= 1


def _join_shorts(
    parse: Parse, persons: _Persons, shorts: list[tuple[NameSpan, Evidence]], things: dict[str, Thing]
) -> None:
    """Give each bare surname to the person of that name, of several to the one whose full name came last before it."""
    full_at = sorted(
        (spot.first, key) for key, thing in persons.full.items() for spot in thing.spots if spot.last > spot.first
    )
    for name, evidence in sorted(shorts, key=lambda item: item[0].first):
        word = fold_key(name.text)
        keys = _by_weight(word, persons.by_part[word])
        owners = list(dict.fromkeys(id(persons.full[key]) for key in keys))
        if len(owners) > 1:
            before = [key for at, key in full_at if at < name.first and key in keys]
            keys = before[-1:] or [key for _, key in full_at if key in keys][:1] or keys
        thing = persons.full[keys[0]]
        thing.evidence[EntityType.PERSON] += max(0.0, evidence[EntityType.PERSON])
        add_spot(parse, thing, name)
        things.setdefault(word, thing)


def _by_weight(word: str, keys: list[str]) -> list[str]:
    """Keep the keys in which `word` is a surname, if there are any, else those where it is a given name."""
    surnames = [key for key in keys if word in key.split()[-1].split("-") or word in key.split()[1:]]
    return surnames or keys


def _join_acronyms(parse: Parse, things: dict[str, Thing]) -> None:
    """Join *FUNDE* with the long form right before its bracket, or with the one name that has its initials."""
    by_initials: dict[str, list[Thing]] = defaultdict(list)
    ends = {spot.last: thing for thing in things.values() for spot in thing.spots}
    for key, thing in things.items():
        if len(key.split()) >= 2:
            for short in initials(key):
                if thing not in by_initials[short]:
                    by_initials[short].append(thing)
    for key, thing in list(things.items()):
        if " " in key or not any(spot.kind is MentionKind.NAME for spot in thing.spots) or not _is_acronym(thing):
            continue
        long = next(
            (
                ends[s.first - 2]
                for s in thing.spots
                if s.first >= 2 and parse.words[s.first - 1] == "(" and s.first - 2 in ends
            ),
            None,
        )
        if long is None or long is thing:
            rivals = [
                other
                for other in by_initials.get(key.replace(".", ""), [])
                if other is not thing and other.type is not EntityType.PERSON
            ]
            long = rivals[0] if len(rivals) == 1 else None
        if long is not None and long is not thing and long.type is not EntityType.PERSON:
            _absorb(long, thing)
            things[key] = long


def _join_short_bodies(things: dict[str, Thing]) -> None:
    """Join *Brightwater* with *Brightwater Holdings* where only one organisation of the document begins so."""
    longer: dict[str, list[Thing]] = defaultdict(list)
    for key, thing in things.items():
        words = key.split()
        if len(words) < 2 or is_number(words[-1]):
            continue
        if thing.type is EntityType.ORGANIZATION and thing not in longer[words[0]] and words[-1] not in _SYSTEMS:
            longer[words[0]].append(thing)
    for key, thing in list(things.items()):
        rivals = [other for other in longer.get(key, ()) if other is not thing]
        if (
            (
                len(rivals) == 1
                and not _is_generic(key)
                and thing.spots
                and thing.type in (EntityType.ORGANIZATION, EntityType.WORK, EntityType.PERSON)
            )
            and not thing.titles
            and thing.key is None
            and not any(" " in name for name in thing.names)  # *Moss* is Carla Moss, not her firm
        ):
            _absorb(rivals[0], thing)
            things[key] = rivals[0]


def _join_tails(things: dict[str, Thing]) -> None:
    """Join *the Air Force* with the only country's air force that the document names in full."""
    longer: dict[str, list[Thing]] = defaultdict(list)
    book = rules.gazetteer()
    for thing in things.values():
        words = next(iter(thing.names), "").removeprefix("the ").removeprefix("The ").split()
        for size in (1, 2):
            country = " ".join(words[:size])
            if len(words) > size + 1 and (country in book.names or country in book.adjectives):
                tail = fold_key(" ".join(words[size:]))
                if thing not in longer[tail] and thing.spots:
                    longer[tail].append(thing)
    for key, rivals in longer.items():
        short = things.get(key)
        if short is not None and short.spots and len(rivals) == 1 and rivals[0] is not short and short.key is None:
            _absorb(rivals[0], short)
            things[key] = rivals[0]


def _is_generic(word: str) -> bool:
    """Is the word a noun for a kind of body (*federation*), which may stand for any of them?"""
    return word in rules.nouns().types or word.capitalize() in rules.nouns().name_heads


def _is_acronym(thing: Thing) -> bool:
    name = next(iter(thing.names), "").replace(".", "")
    return 2 <= len(name) <= 8 and sum(c.isupper() for c in name) >= max(2, len(name) - 2)


def initials(key: str) -> set[str]:
    """Return the acronyms that a folded long name can have: with and without its small words."""
    words = [word for word in key.replace("-", " ").split() if word[0].isalnum()]
    small = {"of", "the", "and", "for", "de", "la", "y", "in", "on", "a", "to", "&"}
    full = "".join(word[0] for word in words)
    return {full, "".join(word[0] for word in words if word not in small)}


def _absorb(thing: Thing, other: Thing) -> None:
    thing.spots.extend(other.spots)
    thing.evidence.add(other.evidence)
    thing.names.update(other.names)
    thing.titles.extend(other.titles)
    thing.gender.update(other.gender)
    other.spots = []


def _is_doubtful(parse: Parse, thing: Thing) -> bool:
    """Does nothing in the document confirm that these capitals are a name?

    Evidence for a type does, and so do capitals inside a sentence: twice, or on several words.
    """
    if thing.evidence and max(thing.evidence.values()) >= 0.5:
        return False
    inside = [spot for spot in thing.spots if _is_plainly_proper(parse, spot)]
    return len(inside) < 2 and not any(spot.last > spot.first for spot in inside)


def _is_plainly_proper(parse: Parse, spot: Spot) -> bool:
    """Do capitals and tags say *name* where a capital letter must have a reason?"""
    sentence = parse.sentences[parse.sentence_of[spot.first]]
    if spot.first == sentence.first or parse.words[spot.first - 1] in ('"', "(", ":", "-", "•"):
        return False
    words = range(spot.first, spot.last + 1)
    if not all(parse.tag[i] in ("NNP", "NNPS") for i in words if parse.words[i][:1].isupper()):
        return False
    return not any(parse.lemma[i].lower() in rules.nouns().types for i in words)
