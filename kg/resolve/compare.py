"""What speaks for and against two profiles being one thing: small functions, each True or False.

The left profile is always the shorter, rarer or less certain name. Names are compared folded.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from kg import rules
from kg.model import EntityType
from kg.resolve.profile import PARTICLES, Profile
from kg.resolve.sound import MIN_CONSONANTS, same_skeleton, same_spelling
from kg.resolve.types import compatible

MIN_MISSPELT = 5
"""Words shorter than this are never taken for misspellings of each other."""
MIN_DOCUMENTS = 2
"""So many documents must take a part of a name for the whole; in one, it may be a slip."""
MOST_ALONE = 4
"""A part that stands alone in more than so many times these documents means something else as well."""


def same_form(left: Profile, right: Profile) -> bool:
    """Do documents name both by one form that says enough: a full name, or a short one that goes with the full one?

    A person's bare surname says enough only for spans that nothing confirms as a name; `bare_surname`
    judges the others.
    """
    shared = left.forms & right.forms
    if not left.confirmed:
        return left.key in shared
    if right.is_person and right.kind is EntityType.PERSON:
        return any(" " in form for form in shared)
    own = [form for form in shared if _is_own(form, left, right) and _is_own(form, right, left)]
    return any(" " in form or _says_enough(form) for form in own)


def _is_own(form: str, profile: Profile, other: Profile) -> bool:
    """Is a form that is a part of a profile's name used for it often enough, seen how widespread the other is?"""
    count = profile.parts.get(form)
    return count is None or (count >= MIN_DOCUMENTS and count * MOST_ALONE >= len(other.documents))


def _says_enough(word: str) -> bool:
    """Is a single word no common noun (*congress*), which means another body elsewhere?"""
    nouns = rules.nouns()
    return word not in nouns.types and word.capitalize() not in nouns.name_heads


def bare_surname(left: Profile, right: Profile) -> bool:
    """Is the left the surname, or a part of the surname, of the person on the right?"""
    if not (left.confirmed and left.is_short and left.is_person and is_full(right)):
        return False
    return left.suffixes == right.suffixes and " ".join(left.words) in surnames(right)


def shortened(left: Profile, right: Profile) -> bool:
    """Is the left the right's full name with words left out, an initial or a nickname: *Bill Lee*, *William J. Lee*?"""
    if not (is_full(left) and is_full(right)) or left.suffixes != right.suffixes:
        return False
    last = left.words[-1]
    if not same_given(left.words[0], right.words[0]) or len(last) == 1 or last not in right.words[1:]:
        return False
    return _fits(left.words[1:], right.words[1:]) and not middles_quarrel(left.words, right.words)


def _fits(short: Sequence[str], long: Sequence[str]) -> bool:
    """Do the words of `short` stand in `long` in this order, initials for whole words?"""
    rest = iter(long)
    return all(any(word == other or (len(word) == 1 and other.startswith(word)) for other in rest) for word in short)


def misspelt(left: Profile, right: Profile) -> bool:
    """Are both full names of persons, equal but for one letter of one long word?"""
    if not (is_full(left) and is_full(right)) or left.suffixes != right.suffixes or len(left.words) != len(right.words):
        return False
    differing = [(a, b) for a, b in zip(left.words, right.words, strict=True) if a != b]
    return len(differing) == 1 and one_letter_off(*differing[0])


def transliterated(left: Profile, right: Profile) -> bool:
    """Are both full names of persons, written in two of the usual ways (*Moammar Qaddafi*, *Muammar Gaddafi*)?

    Given names may differ in vowels too: short ones only where the surnames show that spellings vary.
    """
    if not (is_full(left) and is_full(right)) or left.suffixes != right.suffixes or len(left.words) != len(right.words):
        return False
    (given, *rest), (other, *others) = left.words, right.words
    if not all(same_spelling(a, b) for a, b in zip(rest, others, strict=True)):
        return False
    return same_given(given, other) or _same_given_sound(given, other, varies=rest != others)


def _same_given_sound(left: str, right: str, *, varies: bool) -> bool:
    return same_spelling(left, right) or same_skeleton(left, right, MIN_CONSONANTS - varies)


def sounds_alike(left: Profile, right: Profile) -> bool:
    """Are both full names of persons, the same but for vowels (*John Smyth*, *John Smith*)? Alone, it is no reason."""
    if not (is_full(left) and is_full(right)) or left.suffixes != right.suffixes or len(left.words) != len(right.words):
        return False
    return all(same_skeleton(a, b) for a, b in zip(left.words, right.words, strict=True))


def shared_title(left: Profile, right: Profile) -> bool:
    """Do documents give both one title, honorifics apart?"""
    return bool(left.titles & right.titles)


def contradicts(left: Profile, right: Profile) -> bool:
    """Can they not be one? Genders, given names, suffixes, countries or types differ, one article has both,
    or context told them apart."""
    if left.fixed or right.fixed:
        return True
    if namesakes(left, right):
        return True
    if not left.confirmed:
        return not left.documents.isdisjoint(right.documents)
    if left.countries and right.countries and left.countries.isdisjoint(right.countries) and not left.is_person:
        return True
    if not compatible(left.types, right.types, single=left.is_short):
        return not (left.is_person and right.kind is EntityType.PERSON)
    if not (left.is_person and right.is_person):
        return False
    if {left.gender, right.gender} == {"male", "female"} or left.suffixes != right.suffixes:
        return True
    if is_full(left) and is_full(right) and _given_quarrel(left.words, right.words):
        return True
    # coref saw both in one article, with more to go by than there is here, and kept them apart
    return bool(left.documents & right.documents)


def namesakes(left: Profile, right: Profile) -> bool:
    """Are they two people of one full name, told apart by what their documents say (`homonyms`)?"""
    return left.key == right.key and 0 < left.person != right.person > 0


def _given_quarrel(left: Sequence[str], right: Sequence[str]) -> bool:
    alike = same_given(left[0], right[0]) or _same_given_sound(left[0], right[0], varies=left[-1] != right[-1])
    return not alike or middles_quarrel(left, right)


def is_full(profile: Profile) -> bool:
    """Is it a person's full name?"""
    return profile.is_person and not profile.is_short and len(profile.words) > 1


def surnames(profile: Profile) -> set[str]:
    """Return the forms by which surname alone may mean the person of a full name."""
    words = profile.words
    found = {words[-1], *words[-1].split("-")}
    for place in range(1, len(words)):
        if words[place] in PARTICLES:
            found.add(" ".join(words[place:]))
        elif place < len(words) - 1 and len(words[place]) > 3 and words[place] not in rules.given_names():
            found.add(words[place])
    return found


def same_given(left: str, right: str) -> bool:
    """Can two given names be one person's: equal, an initial, a nickname, a misspelling?"""
    if left == right or _is_initial(left, right):
        return True
    short = rules.nicknames()
    if {left, *short.get(left, ())} & {right, *short.get(right, ())}:
        return True
    return one_letter_off(left, right)


def one_letter_off(left: str, right: str) -> bool:
    """Are two long words equal but for one letter, and not two known given names (*Maria*, *Mario*)?"""
    known = rules.given_names()
    if min(len(left), len(right)) < MIN_MISSPELT or (left in known and right in known):
        return False
    return Levenshtein.distance(left, right, score_cutoff=1) <= 1


def middles_quarrel(left: Sequence[str], right: Sequence[str]) -> bool:
    """Do both full names have middle initials or names that differ: *George W. Bush*, *George H. W. Bush*?"""
    a, b = left[1:-1], right[1:-1]
    if not a or not b or not any(len(word) == 1 for word in (*a, *b)):
        return False
    return len(a) != len(b) or not all(x == y or _is_initial(x, y) for x, y in zip(a, b, strict=True))


def _is_initial(left: str, right: str) -> bool:
    return 1 in (len(left), len(right)) and left[0] == right[0]
