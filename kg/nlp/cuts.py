"""Cut what the model takes for one name into the names in it: at a comma, a bracket, a country or a title.

The counterpart, which joins pieces, is `kg.nlp.joins`.
"""

from __future__ import annotations

from kg import rules
from kg.nlp.joins import Spans, is_tail
from kg.nlp.parse import Parse
from kg.nlp.spans import position_at, title_length, trim

PLACES = ("GPE", "LOC", "FAC")
"""The model's labels of places."""


def gazetteer_cut(parse: Parse, first: int, last: int, label: str) -> list[tuple[int, int, str]]:
    """Cut a country or capital off the front of a longer name that isn't named after it.

    *Salvadoran President*, *U.S. Special*, *to Mexico Ann Lee*; but *Mexico City*, *Bank of Mexico* stay.
    """
    book = rules.gazetteer()
    for end in range(min(last - 1, first + 3), first - 1, -1):
        words = joined_words(parse, first, end)
        if words in book.names or words in book.adjectives or words in book.capitals:
            rest = (end + 1, last)
            if first > 0 and parse.lower[first - 1] in ("a", "an") and words in book.adjectives and label != "PERSON":
                return [(first, end, "NORP"), (*rest, label)]
            if parse.words[last] in rules.nouns().name_heads and label != "PERSON":
                break
            skip = title_length(parse, *rest)
            if skip:
                head = [(first, end, "GPE")]
                return head + ([(rest[0] + skip, last, label)] if rest[0] + skip <= last else [])
            after_preposition = first > 0 and parse.pos[first - 1] == "ADP"
            if rest[1] > rest[0] and after_preposition and rules.fold(parse.words[rest[0]]) in rules.given_names():
                return [(first, end, "GPE"), (*rest, "PERSON")]
            if words in book.adjectives and words not in book.names and label in ("", "NORP"):
                return [(first, end, "NORP"), (*rest, label if label != "NORP" else "")]
            break
    return [(first, last, label)]


def at_comma(parse: Parse, spans: Spans) -> Spans:
    """Part names that the model sees as one: a place from the larger one that it lies in (*Port Lark, Norland*), a body
    from who is named next (*Lark Bank, Strand*), two ends of a way (*Port Lark to Moss Press*), a bracket."""
    found: Spans = []
    for first, last, label in spans:
        at = next((i for i in range(first + 1, last) if _parts_names(parse, i, last, label)), None)
        if at is None:
            found.append((first, last, label))
            continue
        sides = (cut for side in ((first, at - 1), (at + 1, last)) if (cut := trim(parse, *side)))
        found += [(*cut, label) for cut in sides]
    return found


def before_title(parse: Parse, first: int, last: int, label: str) -> int:
    """Return where a name ends whose last word begins a title (*Harbour Press* in *Harbour Press Secretary Lee*)."""
    after = last + 1
    if label == "PERSON" or first == last or after >= len(parse) or not parse.words[after][:1].isupper():
        return last
    return last - 1 if position_at(parse, last, min(last + 3, len(parse) - 1)) > 1 else last


def _parts_names(parse: Parse, i: int, last: int, label: str) -> bool:
    """Does token `i` inside a span that ends at `last` stand between two names?"""
    word = parse.words[i]
    if word == ",":
        listed = "and" in parse.lower[i:last] or "&" in parse.words[i:last]  # *Lark, Moss & Ray*
        return label in PLACES or (label == "ORG" and last == i + 1 and not listed and not is_tail(parse, last))
    if word == "(":
        return ")" not in parse.words[i : last + 1]
    goes = word == "to" and parse.lower[i + 1] not in rules.verb_rules()  # not *Coalition to Counter Strand*
    return goes and label in ("ORG", *PLACES)


def joined_words(parse: Parse, first: int, last: int) -> str:
    """Return the words of tokens first..last with a blank between them, hyphens tight."""
    return " ".join(parse.words[first : last + 1]).replace(" - ", "-")
