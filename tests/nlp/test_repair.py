"""Repairs of known misreadings, on hand-built parses."""

from __future__ import annotations

import pytest
from parses import parse_of

from kg.nlp.repair import repair

CLOSE_TO = """
Lee    Lee    NNP nsubj 2
is     be     VBZ ROOT 0
close  close  JJ acomp 2
to     to     TO aux 5
Strand strand VB xcomp 3
"""
VERB = CLOSE_TO.replace("Strand strand", "strand strand")
HEADLINE = """
Lee  Lee  NNP nsubj 2
Asks ask  VBZ ROOT 0
To   to   TO aux 4
Sail sail VB xcomp 2
"""
TITLE_CASE = HEADLINE.replace("To   to", "to   to")
LISTED = """
Ann       Ann       NNP compound 2
Lee       Lee       NNP nsubj 7
,         ,         , punct 2
the       the       DT det 5
minister  minister  NN conj 2
,         ,         , punct 2
left      leave     VBD ROOT 0
"""
JOINED = """
Ann       Ann       NNP compound 2
Lee       Lee       NNP nsubj 7
,         ,         , punct 2
the       the       DT det 5
minister  minister  NN conj 2
and       and       CC cc 5
left      leave     VBD ROOT 0
"""


def test_repair_capitalised_word_after_to_is_a_name() -> None:
    parse = repair(parse_of(CLOSE_TO))
    assert (parse.pos[4], parse.tag[4], parse.dep[4], parse.lemma[4]) == ("PROPN", "NNP", "pobj", "Strand")
    assert (parse.pos[3], parse.dep[3], parse.words[parse.head[3]]) == ("ADP", "prep", "close")


@pytest.mark.parametrize("sentence", [VERB, HEADLINE, TITLE_CASE], ids=["verb", "headline", "title case"])
def test_repair_leaves_an_infinitive_alone(sentence: str) -> None:
    assert repair(parse_of(sentence)) == parse_of(sentence)


def test_repair_description_after_a_name_is_an_apposition() -> None:
    parse = repair(parse_of(LISTED))
    assert parse.dep[parse.words.index("minister")] == "appos"


@pytest.mark.parametrize(
    "sentence",
    [
        JOINED,
        LISTED.replace("minister  minister  NN", "ministers minister  NNS"),
        LISTED.replace(",         ,         , punct 2\nthe", "and       and       CC cc 2\nthe"),
    ],
    ids=["joined by and", "plural", "no comma"],
)
def test_repair_leaves_a_list_alone(sentence: str) -> None:
    assert repair(parse_of(sentence)) == parse_of(sentence)


STAGED = """
Lee    Lee  NNP nsubj 2
{word} {lemma} VBD ROOT 0
it     it   PRP dobj 2
"""


@pytest.mark.parametrize(
    ("word", "lemma", "expected"),
    [
        ("staged", "stag", "stage"),
        ("rates", "rat", "rate"),
        ("hopes", "hop", "hope"),
        ("taped", "tap", "tape"),
        ("caring", "car", "care"),
        ("visited", "visit", "visit"),
        ("stopped", "stop", "stop"),
        ("teaches", "teach", "teach"),
        ("boxed", "box", "box"),
        ("played", "play", "play"),
        ("raided", "raid", "raid"),
    ],
)
def test_repair_lemma_gets_its_e_back(word: str, lemma: str, expected: str) -> None:
    assert repair(parse_of(STAGED.format(word=word, lemma=lemma))).lemma[1] == expected


def test_repair_is_done_once() -> None:
    assert repair(repair(parse_of(CLOSE_TO))) == repair(parse_of(CLOSE_TO))


TO_OPEN = """
Lark   Lark   NNP compound 2
Bank   Bank   NNP ROOT 0
to     to     TO aux 4
give   give   VB relcl 2
cards  card   NNS dobj 4
,      ,      , punct 2
loans  loan   NNS conj 2
"""
LAUNCHES = """
Lark     Lark      NNP nsubj 2
launches launch    VBZ ROOT 0
3        3         CD nummod 4
Harbour  Harbour   NNP npadvmod 2
"""


def test_repair_headline_with_an_infinitive_has_its_name_as_subject() -> None:
    parse = repair(parse_of(TO_OPEN))
    assert [(parse.words[i], parse.dep[i], parse.words[parse.head[i]]) for i in (1, 3, 4, 6)] == [
        ("Bank", "nsubj", "give"), ("give", "ROOT", "give"), ("cards", "dobj", "give"), ("loans", "conj", "cards"),
    ]  # fmt: skip


def test_repair_fragment_with_a_full_stop_is_no_headline() -> None:
    sentence = TO_OPEN + ". . . punct 2\n"
    assert repair(parse_of(sentence)) == parse_of(sentence)


def test_repair_name_after_a_verb_without_object_is_its_object() -> None:
    parse = repair(parse_of(LAUNCHES))
    assert parse.dep[3] == "dobj"


def test_repair_measure_after_a_verb_with_object_stays_one() -> None:
    sentence = LAUNCHES + "ships ship NNS dobj 2\n"
    assert repair(parse_of(sentence)) == parse_of(sentence)


LED_BY = """
a     a     DT det 2
deal  deal  NN ROOT 0
with  with  IN prep 2
Lark  Lark  NNP pobj 3
,     ,     , punct 2
led   lead  VBN acl 2
by    by    IN agent 6
Ray   Ray   NNP pobj 7
"""


def test_repair_led_by_after_a_comma_tells_of_the_nearest_name() -> None:
    parse = repair(parse_of(LED_BY))
    assert parse.words[parse.head[5]] == "Lark"


def test_repair_led_by_after_a_common_noun_stays() -> None:
    sentence = LED_BY.replace("Lark  Lark  NNP", "firms firm  NNS")
    assert repair(parse_of(sentence)) == parse_of(sentence)
