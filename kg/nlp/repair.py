"""Mend what the model is known to misread, where the words leave no doubt. Changes a Parse in place.

Each repair undoes one kind of error that was seen often in news: names taken for verbs after *to*,
descriptions taken for members of a list, the halves of a hyphenated noun taken for two things.
"""

from __future__ import annotations

import re
from functools import cache

from kg import rules
from kg.nlp.parse import Parse

HISSING = ("s", "x", "z", "ch", "sh", "o")
DOUBLING = re.compile(r"(?:[^aeiouy]|qu)*[aeiou][^aeiouwxy]")
"""One vowel between consonants: such a verb doubles the last of them (*hop*, *plan*)."""


def repair(parse: Parse) -> Parse:
    """Apply all repairs and return the parse."""
    for i in range(len(parse)):
        if parse.words[i] == "-" and 0 < i < len(parse) - 1:
            _hyphen(parse, i)
        if parse.pos[i] == "VERB" and _is_acronym(parse, i):
            _acronym(parse, i)
        if parse.pos[i] == "VERB" and parse.lower[i].endswith(("es", "ed", "ing")):
            parse.lemma[i] = _with_its_e(parse.lower[i], parse.lemma[i])
        if parse.dep[i] == "nsubj" and parse.dep[parse.head[i]] == "auxpass":
            # *Lark is committed*: who is committed, not who *is*
            parse.head[i], parse.dep[i] = parse.head[parse.head[i]], "nsubjpass"
        if parse.tag[i] == "VB" and i > 0:
            _name_after_to(parse, i)
            _headline_to(parse, i)
        elif parse.tag[i] == "VBN" and i > 1 and parse.words[i - 1] == ",":
            _done_to_nearest(parse, i)
        elif parse.dep[i] == "npadvmod":
            _name_as_object(parse, i)
        elif parse.dep[i] == "relcl":
            _who_in_brackets(parse, i)
        elif parse.dep[i] == "conj":
            _description_after_name(parse, i)
        elif parse.dep[i] == "dative" and parse.pos[i] == "ADP" and parse.lower[i] not in ("to", "for"):
            parse.dep[i] = "prep"  # *sold more than Lark*: nobody gets anything
    return parse


@cache
def _with_its_e(form: str, lemma: str) -> str:
    """*rates* is of *rate*, not *rat*; *staged* of *stage*; *hoping* of *hope*, since *hop* gives *hopping*.

    English spelling tells: only after a hissing sound does a verb take *-es*, and a short one doubles its last
    consonant before *-ed* and *-ing*. For longer ones the lexicon decides.
    """
    if form == f"{lemma}es":
        return lemma if lemma.endswith(HISSING) else f"{lemma}e"
    if form in (f"{lemma}ed", f"{lemma}ing"):
        verbs = rules.verb_rules()
        if DOUBLING.fullmatch(lemma) or (lemma not in verbs and f"{lemma}e" in verbs):
            return f"{lemma}e"
    return lemma


def _is_acronym(parse: Parse, i: int) -> bool:
    """Is the word in capitals where its neighbours aren't?"""
    return len(parse.words[i]) > 1 and parse.words[i].isupper() and not (i > 0 and parse.words[i - 1].isupper())


def _acronym(parse: Parse, i: int) -> None:
    """An acronym is no verb. In *to defeat ISIL* it is what the word before it does something to."""
    parse.pos[i], parse.tag[i], parse.lemma[i] = "PROPN", "NNP", parse.words[i]
    verb = i - 1
    if verb < 0 or parse.lower[verb] not in rules.verb_rules() or parse.head[verb] != i:
        return
    parse.head[verb] = verb if parse.head[i] == i else parse.head[i]
    parse.dep[verb], parse.pos[verb], parse.tag[verb] = parse.dep[i], "VERB", "VB"
    parse.dep[i], parse.head[i] = "dobj", verb
    for k in range(max(0, verb - 12), min(len(parse), i + 20)):
        if k != verb and parse.head[k] == i and parse.dep[k] not in ("det", "compound", "amod"):
            parse.head[k] = verb


def _headline_to(parse: Parse, i: int) -> None:
    """*Lark Bank to open plants*: the name that opens a headline does what the infinitive after it says."""
    name = i - 2
    if name < 0 or parse.dep[i] not in ("relcl", "acl") or parse.head[i] != name or parse.head[name] != name:
        return
    sentence = parse.sentences[parse.sentence_of[i]]
    if (
        parse.lower[i - 1] != "to"
        or parse.pos[name] not in ("PROPN", "NOUN")
        or parse.words[sentence.last - 1] in ".?!"
    ):
        return
    dobj = next((k for k in range(i + 1, sentence.last) if parse.head[k] == i and parse.dep[k] == "dobj"), None)
    for k in range(i + 1, sentence.last):
        if parse.head[k] == name:
            parse.head[k] = dobj if dobj is not None and parse.dep[k] == "conj" and dobj < k else i
    parse.head[i], parse.dep[i] = i, "ROOT"
    parse.head[name], parse.dep[name] = i, "nsubj"


def _done_to_nearest(parse: Parse, i: int) -> None:
    """*a deal between Lark, led by Ray, and Moss*: *led by* after a comma tells of the name right before the comma."""
    name, head = i - 2, parse.head[i]
    if (
        parse.dep[i] not in ("acl", "advcl", "relcl")
        or head >= name
        or i + 1 >= len(parse)
        or parse.lower[i + 1] != "by"
    ):
        return
    above = name
    while parse.head[above] != above and above not in (head, i):
        above = parse.head[above]
    if parse.pos[name] == "PROPN" and above == head and parse.pos[head] in ("NOUN", "PROPN"):
        parse.head[i], parse.dep[i] = name, "acl"


def _name_as_object(parse: Parse, i: int) -> None:
    """*Lark Bank launches 3G Larkphone*: a name after a verb is its object, no measure, if it has no other."""
    verb = parse.head[i]
    if verb > i or parse.pos[verb] != "VERB" or parse.pos[i] != "PROPN" or parse.ent[i] in ("DATE", "TIME"):
        return
    sentence = parse.sentences[parse.sentence_of[i]]
    around = range(sentence.first, sentence.last)
    if not any(parse.head[k] == verb and parse.dep[k] in ("dobj", "nsubjpass", "ccomp") for k in around):
        parse.dep[i] = "dobj"


def _hyphen(parse: Parse, i: int) -> None:
    """*co-operation*, *a re-run*: the noun after a tight hyphen is the head of the one before, not its neighbour."""
    left, right = i - 1, i + 1
    tight = parse.end[left] == parse.start[i] and parse.end[i] == parse.start[right]
    if not tight or not parse.tag[right].startswith("NN") or parse.words[right][:1].isupper():
        return
    if parse.head[left] == right or parse.pos[left] not in ("NOUN", "PROPN", "ADJ", "X", "ADV", "INTJ", "PRON"):
        return
    if parse.head[right] not in (left, i, parse.head[left]) or parse.head[left] == left:
        return
    parse.head[right], parse.dep[right] = parse.head[left], parse.dep[left]
    for k in range(max(0, left - 8), min(len(parse), right + 12)):
        if k not in (left, right) and parse.head[k] == left:
            parse.head[k] = right
    parse.head[left], parse.dep[left] = right, "compound"
    parse.head[i], parse.dep[i] = right, "punct"


def _who_in_brackets(parse: Parse, i: int) -> None:
    """*Tom Ray, Ann Lee (who was …)*: what brackets say of somebody, they say of the name before them."""
    who = next((c for c in range(max(0, i - 6), i) if parse.lower[c] in ("who", "whose") and parse.head[c] <= i), None)
    if who is None or who < 2 or parse.words[who - 1] != "(":
        return
    name = who - 2
    if parse.pos[name] == "PROPN" and name != parse.head[i]:
        parse.head[i] = name


def _name_after_to(parse: Parse, i: int) -> None:
    """*close to Strand*: a capital letter after *to* inside a sentence begins a name, not a verb."""
    to = i - 1
    first = parse.sentences[parse.sentence_of[i]].first
    if not parse.words[i][:1].isupper() or parse.words[i].isupper() or parse.words[to] != "to" or to == first:
        return
    if parse.words[to - 1][:1].isupper() and to - 1 != first:
        return  # a headline in capitals, where a verb may have one too
    head = parse.head[i] if parse.head[i] != i else to - 1
    if parse.dep[i] == "pobj":
        head = parse.head[to]
    parse.pos[i], parse.tag[i], parse.dep[i], parse.lemma[i] = "PROPN", "NNP", "pobj", parse.words[i]
    parse.head[i] = to
    parse.pos[to], parse.tag[to], parse.dep[to] = "ADP", "IN", "prep"
    parse.head[to] = head if head != to else to - 1


def _description_after_name(parse: Parse, i: int) -> None:
    """*Ann Lee, the new secretary who …*: no *and* joins them, so it is an apposition."""
    head = parse.head[i]
    if parse.pos[head] != "PROPN" or parse.tag[i] in ("NNS", "NNPS") or i < head:
        return
    noun = parse.lower[i]
    if noun not in rules.titles().positions and rules.nouns().types.get(parse.lemma[i].lower()) is None:
        return
    between = parse.words[head + 1 : i]
    if between[:1] != [","] or "," in between[1:] or len(between) < 2 or between[1].lower() not in ("the", "a", "an"):
        return
    joined = any(parse.dep[c] == "cc" for c in range(head + 1, min(i + 8, len(parse))) if parse.head[c] in (head, i))
    if not joined and parse.dep[head] != "conj":
        parse.dep[i] = "appos"
