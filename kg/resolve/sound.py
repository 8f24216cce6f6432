"""Spellings that transliteration makes of one name: *Qaddafi* and *Gaddafi*, *Müller* and *Mueller*.

`spelling` undoes what varies between the usual ways to write Arabic, Cyrillic and German names in Latin letters; it
leaves vowels alone but for the endings. `skeleton` leaves them out too, which is much weaker evidence.
"""

from __future__ import annotations

import re
from functools import lru_cache

_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"['’`ʿʾʼ-]", ""),
        (r"^(?:al|el|ad|as|ash)(?=[bcdfghjklmnpqrstvwxz]{2})", ""),
        (r"(?:skiy|skyy|skyi|skii|skij|ski|sky)$", "ski"),
        (r"(?:ij|iy|yi|ii|yy|iï|ei|ey|ai|ay|y|i)$", "i"),
        (r"^ye(?=[a-z])", "e"),
        (r"tsch|tch|tsh", "ch"),
        (r"sch", "sh"),
        (r"dzh|dj", "j"),
        (r"ph", "f"),
        (r"(?:kh|gh|^g(?=[aou])|q|ck)", "k"),
        (r"ae", "a"), (r"oe", "o"), (r"ue", "u"), (r"ou|oo", "u"), (r"ee", "i"), (r"aa", "a"),
        (r"tz|zz", "ts"),
        (r"w", "v"),
        (r"ks", "x"),
        (r"([bcdfghjklmnprstvxz])\1+", r"\1"),
        (r"(?<=[aeiou])h(?=$|[bcdfgjklmnprstvxz])", ""),
    )
)  # fmt: skip
_VOWELS = re.compile(r"(?<=.)[aeiouy]")
MIN_LETTERS, MIN_CONSONANTS = 4, 4
"""Shorter spellings and skeletons say too little: *Lee* and *Li*, *Karin* and *Karen*."""


@lru_cache(maxsize=65536)
def spelling(word: str) -> str:
    """Return the common spelling of a folded word."""
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return word


def skeleton(word: str) -> str:
    """Return the common spelling of a folded word without its vowels, but for one that begins it."""
    return _VOWELS.sub("", spelling(word))


def same_spelling(left: str, right: str) -> bool:
    """Are two folded words ways to write one name?"""
    a, b = spelling(left), spelling(right)
    return left == right or (a == b and min(len(a), len(b)) >= MIN_LETTERS)


def same_skeleton(left: str, right: str, least: int = MIN_CONSONANTS) -> bool:
    """Are they the same but for vowels, and of at least so many consonants (*Mohammed*, *Muhammad*)?"""
    a, b = skeleton(left), skeleton(right)
    return left == right or (a == b and len(a) >= least)
