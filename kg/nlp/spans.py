"""Where names begin and end: cut what is no part of a name off a stretch of capitalised words."""

from __future__ import annotations

from collections.abc import Iterator

from kg import rules
from kg.nlp.parse import Parse

PARTICLES = frozenset(
    "de del della di da das do dos du la las le los van von der den ter bin ibn al el y e san santa st. st".split()
)
"""Small words inside foreign names (*Tren de Aragua*); they join capitalised words but neither begin nor end a name."""
CALENDAR = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday".split()
)
_FIELDS = frozenset(
    "defense defence interior treasury commerce labor labour education energy health housing agriculture transport "
    "transportation justice security finance culture environment trade foreign affairs economy war information "
    "communications tourism migration immigration planning development industry science fisheries".split()
)
"""What ministers and secretaries are of or for."""
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_EDGE = frozenset({"'s", "'", '"', ",", ".", "(", ")", "[", "]", "-", "--", "–", "—", ":", ";", "/", "&", "*", "..."})
_WHERE = frozenset("near in at from inside outside around across throughout within amid amidst despite".split())
"""Prepositions that begin no name, though a capital may open a sentence (*Near Lark*)."""
_CAPTIONS = frozenset("Image Images Photo Photos Photograph Picture Video Audio File Credit Credits Source".split())
"""What stands before a colon and the maker of a picture; the caption before it has no full stop."""
_UNITS = frozenset(
    "GB MB KB TB Mb Gb GHz MHz kHz Hz MW GW kW kWh TWh MWh Mbps Gbps MP V W A C F K MHZ KM MPH AM PM BC AD "
    "B.C. A.D. BCE".split()
)
_NOT_NAMES = frozenset(
    {"I", "Mr", "Mrs", "A", "An", "The", "This", "That", "Of", "And", "But", "It", "He", "She", "We", "They"}
)


def is_camel(word: str) -> bool:
    """Do capitals follow small letters at the front, as in *iLark*, *eLark*, *openLark*?"""
    return word[:1].islower() and not word.islower() and word.isalpha() and not word[1:].isupper()


def is_capitalised(parse: Parse, i: int) -> bool:
    """Does token `i` look like a part of a name by its letters and tag?"""
    word = parse.words[i]
    if is_camel(word):
        return len(word) > 3
    if not word[:1].isupper() or word in _NOT_NAMES or parse.lower[i].rstrip(".") in CALENDAR:
        return False
    if _is_caption(parse, i):
        return False
    if parse.lower[i] in _WHERE and parse.words[i + 1 : i + 2] not in (["East"], ["Eastern"]):
        return False
    if (
        parse.pos[i] == "PROPN"
        or word in rules.known_names()
        or parse.ent[i] in ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT")
    ):
        return True
    opening = i == parse.sentences[parse.sentence_of[i]].first or parse.words[i - 1] in ('"', "'", "(", ":", "-", "•")
    return not opening and parse.pos[i] in ("NOUN", "ADJ", "X") and parse.tag[i] != "PRP"


def _is_caption(parse: Parse, i: int) -> bool:
    return parse.words[i] in _CAPTIONS and parse.words[i + 1 : i + 2] == [":"]


def runs(parse: Parse, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the runs of capitalised words (token numbers, inclusive) among the tokens first..last-1."""
    i = first
    while i < last:
        if not is_capitalised(parse, i):
            i += 1
            continue
        j = i
        while True:
            k = j + 1
            while k < last and k - j <= 3 and (parse.lower[k] in PARTICLES and parse.words[k].islower()):
                k += 1
            if k < last and k - j == 1 and parse.words[k] in ("-", "&") and _touches(parse, j, k):
                k += 1
            if k < last and is_capitalised(parse, k):
                j = k
            else:
                break
        yield i, j
        i = j + 1


def _touches(parse: Parse, j: int, k: int) -> bool:
    return parse.words[k] == "&" or parse.end[j] == parse.start[k]


def trim(parse: Parse, first: int, last: int) -> tuple[int, int] | None:
    """Cut articles, possessives, quotes and punctuation off both ends of a span; None if nothing is left."""
    while first <= last and (
        parse.words[first] in _EDGE
        or (
            parse.pos[first] in ("DET", "PUNCT", "SPACE", "CCONJ", "ADP", "PRON", "NUM", "AUX", "ADV", "VERB")
            and not parse.words[first][:1].isupper()
        )
        or (parse.lower[first] in ("the", "a", "an", "this", "that") and first < last)
        or (parse.lower[first] in _WHERE and first < last and parse.words[first + 1] not in ("East", "Eastern"))
    ):
        first += 1
    while last >= first and (
        parse.words[last] in _EDGE
        or parse.tag[last] == "POS"
        or parse.pos[last] in ("PUNCT", "SPACE")
        or _is_caption(parse, last)
        or (parse.words[last].islower() and parse.pos[last] in ("ADP", "CCONJ", "DET", "VERB", "AUX", "ADV"))
    ):
        last -= 1
    return (first, last) if first <= last else None


def is_unit(parse: Parse, i: int) -> bool:
    """Is token `i` a unit of measure behind a number (*30 GB*)?"""
    return parse.words[i] in _UNITS and i > 0 and parse.words[i - 1][-1:].isdigit()


def title_length(parse: Parse, first: int, last: int) -> int:
    """Return how many tokens of first..last, from the left, are a title, its modifiers and its body.

    *Special Envoy Ann Lee* has two, *Director of Prisons Ann Lee* three. All tokens may be a title.
    """
    book = rules.titles()
    i, end = first, first
    while i <= last:
        word = parse.lower[i].rstrip(".")
        if word in book.modifiers or word in book.honorifics:
            i += 1
            if word in book.honorifics or parse.words[i - 1].islower() or end > first:
                end = i
            continue
        size = position_at(parse, i, last)
        if not size:
            break
        i += size
        end = i
        if i + 1 <= last and parse.lower[i] in ("of", "for") and is_portfolio(parse, i + 1):
            i += 2
            end = i
    return end - first


def position_at(parse: Parse, i: int, last: int) -> int:
    """Return the length in tokens of the longest position title (of the lexicon) at `i`, 0 for none."""
    if parse.lower[i] not in rules.title_openers():
        return 0
    positions = rules.titles().positions
    for size in range(min(6, last - i + 1), 0, -1):
        words = " ".join(parse.lower[i : i + size]).replace(" - ", "-")
        if words in positions:
            return size
    return 0


def is_portfolio(parse: Parse, i: int) -> bool:
    """Is token `i` the field of an office (*Prisons*, *State*), not the beginning of a name?"""
    lemma = parse.lemma[i].lower()
    return lemma in _FIELDS or lemma in rules.nouns().types or parse.lower[i].rstrip("s") in rules.nouns().types


def head_of(parse: Parse, first: int, last: int) -> int:
    """Return the token of first..last whose syntactic head lies outside it (the rightmost such)."""
    for i in range(last, first - 1, -1):
        if not first <= parse.head[i] <= last or parse.head[i] == i:
            return i
    return last
