"""One source of a clause, as tokens, and the nouns of speech."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kg import rules
from kg.rules import SpeechRule


@dataclass(frozen=True, slots=True)
class Says:
    """A source: its head token (None where nobody is named, as in *is said to*) and the tokens of its cue."""

    source: int | None
    cue_first: int
    cue_last: int


@lru_cache(maxsize=1)
def speech_nouns() -> dict[str, SpeechRule]:
    """Return the speech rules of nouns by lemma; *claim* and *report* are there whatever they are as verbs."""
    nouns = {rule.id: rule for rule in rules.speech().values() if rule.kind == "noun"}
    return {lemma: rule for rule in reversed(nouns.values()) for lemma in rule.lemmas}
