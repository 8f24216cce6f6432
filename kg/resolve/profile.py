"""What the clusters of one name tell together. Needs Clusters; gives Profiles, the units that are compared.

Clusters of several documents with one gazetteer key, or with one full name and types that can be
the same thing's, are one profile from the start. All else is compared pair by pair (`compare`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg import rules
from kg.model import Cluster, EntityType, MentionKind
from kg.resolve.types import ORDER, compatible, evidence

KEY_TYPES = {
    "country": EntityType.COUNTRY,
    "government": EntityType.GOVERNMENT,
    "people": EntityType.GROUP,
    "administration": EntityType.GOVERNMENT,
}
"""Keys `<kind>:<code>` say who a thing is, and of which type."""
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
PARTICLES = frozenset("de del della der den da di do dos du la le van von el al bin ibn ten ter".split())
LEGAL_FORMS = frozenset("inc corp corporation co company ltd limited llc llp plc nv sa ag gmbh spa ab asa oyj".split())
"""Words that end a firm's name and may be left out."""
TRADES = frozenset(
    "group holdings holding airlines airways airline motors motor industries technologies pharmaceuticals laboratories "
    "enterprises international systems".split()
)
"""Words for what a firm is or does, which a short form of its name leaves out (*Lark Airways*, *Lark*)."""
_MALE = frozenset("mr sir lord señor senhor signor monsieur herr he him his himself".split())
_FEMALE = frozenset("mrs ms miss lady dame madam madame mme señora señorita she her hers herself".split())


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """Clusters that are one thing beyond doubt, and what is compared of them.

    `words` are those of the folded canonical name without generational suffixes; `forms` its folded
    surfaces; `parts` are those that are a part of a fuller one (*Boeing* of *Boeing Commercial
    Airplanes*), with the number of documents that take the two for one; `gender` is *male*, *female* or
    None; `titles` are folded, honorifics left out; `confirmed` is False if all clusters are candidates;
    `fixed` is True where nothing may join: the key says who it is, or there is no name of its own; `person` counts the
    people of one full name who are kept apart from 1, and is 0 where there is but one.
    """

    key: str
    kind: EntityType
    types: dict[EntityType, float]
    clusters: tuple[Cluster, ...]
    documents: frozenset[str]
    words: tuple[str, ...]
    suffixes: tuple[str, ...]
    forms: frozenset[str]
    parts: dict[str, int]
    titles: frozenset[str]
    countries: frozenset[str]
    gender: str | None
    mentions: int
    confirmed: bool
    fixed: bool
    person: int = 0

    @property
    def id(self) -> str:
        """The smallest cluster id, which breaks ties."""
        return self.clusters[0].id

    @property
    def is_person(self) -> bool:
        """Can this be a person's name? A short one needs half as much evidence as the strongest type has."""
        best = self.types.get(self.kind, 0.0)
        return not self.fixed and self.types.get(EntityType.PERSON, 0.0) * (2 if self.is_short else 1) >= max(best, 0.1)

    @property
    def is_short(self) -> bool:
        """Is it one word, or a surname with its particle (*von der Leyen*)?"""
        return len(self.words) == 1 or (bool(self.words) and self.words[0] in PARTICLES)


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """Return the form under which names are equal: folded, without dots, quotes and a leading article."""
    words = rules.fold(name.replace("’", "'")).replace(".", "").replace('"', "").split()
    return " ".join(rules.spell_out(words[1:] if len(words) > 1 and words[0] == "the" else words))


def is_fixed(key: str) -> bool:
    """Does the key itself say who the thing is?"""
    kind, colon, _ = key.partition(":")
    return bool(colon) and kind in KEY_TYPES


def profiles(clusters: Iterable[Cluster], part: Callable[[Sequence[Cluster]], list[list[Cluster]]]) -> list[Profile]:
    """Return the profiles of all named clusters, sorted by key and id; `part` tells people of one full name apart."""
    groups: dict[tuple[str, str], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.name is not None:
            groups[_bucket(cluster)].append(cluster)
    found: list[Profile] = []
    for (key, bucket), members in groups.items():
        parts = [members] if bucket else [of_type for same in _by_country(members) for of_type in _by_type(key, same)]
        for same in parts:
            found.extend(_people(make_profile(key, same), part))
    return sorted(found, key=lambda profile: (profile.key, profile.id))


def _bucket(cluster: Cluster) -> tuple[str, str]:
    """Clusters of one bucket may be one thing; a second part that is not empty says that they are."""
    if is_fixed(cluster.key):
        return cluster.key, "fixed"
    key = fold_name(cluster.name or "")
    if cluster.candidate:
        return key, cluster.id
    return key, "" if _is_proper(cluster) else cluster.id


def _is_proper(cluster: Cluster) -> bool:
    """Is the name one of its own? *fisheries agreement* may be another one in each document."""
    if cluster.surfaces:
        return True
    return any(char.isupper() for char in (cluster.name or "").split(" (")[0])


def _by_country(clusters: list[Cluster]) -> list[list[Cluster]]:
    """Clusters of one name apart where they belong to different countries (*Supreme Court*); persons stay together."""
    apart: dict[str | None, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        apart[None if cluster.type is EntityType.PERSON else cluster.country].append(cluster)
    return list(apart.values()) if len(apart.keys() - {None}) > 1 else [clusters]


def _by_type(key: str, clusters: list[Cluster]) -> list[list[Cluster]]:
    """Clusters of one name by what they can be: a weak type goes with the strongest that it does not contradict."""
    by_type: dict[EntityType, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        by_type[cluster.type].append(cluster)
    found: list[tuple[list[Cluster], dict[EntityType, float]]] = []
    sums = {kind: evidence(members) for kind, members in by_type.items()}
    for kind in sorted(by_type, key=lambda kind: (-sums[kind].get(kind, 0.0), ORDER[kind])):
        home = next((other for other, types in found if compatible(types, sums[kind], single=" " not in key)), None)
        if home is None:
            found.append((by_type[kind], sums[kind]))
        else:
            home.extend(by_type[kind])
    return [members for members, _ in found]


def _people(profile: Profile, part: Callable[[Sequence[Cluster]], list[list[Cluster]]]) -> list[Profile]:
    """The profile, in parts where it is several people's full name."""
    if profile.kind is not EntityType.PERSON or len(profile.words) < 2 or len(profile.clusters) < 2:
        return [profile]
    people = part(profile.clusters)
    if len(people) == 1:
        return [profile]
    return [replace(make_profile(profile.key, one), person=number) for number, one in enumerate(people, 1)]


def make_profile(key: str, clusters: Iterable[Cluster]) -> Profile:
    """Return the profile of clusters that are one thing."""
    members = tuple(sorted(clusters, key=lambda cluster: cluster.id))
    types = evidence(members)
    by_key = is_fixed(key)
    fixed = by_key or not any(map(_is_proper, members))
    kind = KEY_TYPES[key.partition(":")[0]] if by_key else next(iter(types))
    words = () if fixed else tuple(key.split())
    forms = Counter(form for cluster in members for form in {fold_name(surface) for surface, _ in cluster.surfaces})
    known = {key, *_plain_forms(key)} if kind is not EntityType.PERSON else {key}
    return Profile(
        key=key,
        kind=kind,
        types=types,
        clusters=members,
        documents=frozenset(cluster.document for cluster in members),
        words=tuple(word for word in words if word not in SUFFIXES),
        suffixes=tuple(word for word in words if word in SUFFIXES),
        forms=frozenset() if fixed else frozenset({*known, *forms}),
        parts={form: count for form, count in forms.items() if form not in known and _is_part(form, forms)},
        titles=frozenset(title for cluster in members for title in _positions(cluster.titles)),
        countries=frozenset(cluster.country for cluster in members if cluster.country),
        gender=_gender(members, words) if types.get(EntityType.PERSON) else None,
        mentions=sum(len(cluster.mentions) for cluster in members),
        confirmed=not all(cluster.candidate for cluster in members),
        fixed=fixed,
    )


def _plain_forms(name: str) -> set[str]:
    """Return a body's name without legal forms and its own acronym, and, of a firm, without its trade as well."""
    words = name.replace(",", "").split()
    short = "".join(word[0] for word in words if word not in ("of", "and", "the", "for") and word not in LEGAL_FORMS)
    while len(words) > 1 and (words[-1] in LEGAL_FORMS or (len(words) > 2 and _is_acronym_of(words[-1], short))):
        words.pop()
    bare = words[:-1] if len(words) > 1 and words[-1] in TRADES else words
    said = " ".join(bare)
    is_place = said in rules.places() or said.title() in rules.gazetteer().names or said in rules.nouns().types
    return {" ".join(words), " ".join(words) if is_place or len(said) < 4 else said}


def _is_acronym_of(word: str, initials: str) -> bool:
    return len(word) > 2 and initials.startswith(word)


def _is_part(form: str, forms: Iterable[str]) -> bool:
    words = set(form.split())
    return any(words < set(other.split()) for other in forms)


def _positions(titles: Iterable[str]) -> Iterable[str]:
    honorifics = rules.titles().honorifics
    return (folded for title in titles if (folded := fold_name(title)) and folded not in honorifics)


def _gender(clusters: Iterable[Cluster], words: tuple[str, ...]) -> str | None:
    """What titles, pronouns and the given name tell; None where they tell nothing or quarrel."""
    told: Counter[str] = Counter()
    for cluster in clusters:
        for title in cluster.titles:
            told.update(word_gender(word.rstrip(".")) for word in title.lower().split())
        for mention in cluster.mentions:
            if mention.kind is MentionKind.PRONOUN:
                told[word_gender(mention.text.lower())] += 1
    given = rules.given_names().get(words[0]) if len(words) > 1 else None
    if given in ("male", "female"):
        told[given] += 2
    male, female = told["male"], told["female"]
    if min(male, female) * 2 >= max(male, female):
        return None
    return "male" if male > female else "female"


def word_gender(word: str) -> str:
    """Return *male* or *female* where a word in lower case tells so, else the empty string."""
    if word in _MALE:
        return "male"
    if word in _FEMALE:
        return "female"
    return rules.nouns().gender.get(word, "")
