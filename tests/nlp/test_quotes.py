"""Quotations and who speaks them, on hand-built parses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from parses import parse_of

from kg.nlp.parse import Parse
from kg.nlp.quotes import find_quotes

AFTER = """
"    "    `` punct 8
We   we   PRP nsubj 3
paid pay  VBD ccomp 8
them they PRP dobj 3
well well RB advmod 3
,    ,    , punct 8
"    "    '' punct 8
said say  VBD ROOT 0
Lee  Lee  NNP nsubj 8
.    .    . punct 8
"""
BEFORE = """
Lee  Lee  NNP nsubj 2
said say  VBD ROOT 0
:    :    : punct 2
"    "    `` punct 6
We   we   PRP nsubj 6
paid pay  VBD ccomp 2
them they PRP dobj 6
well well RB advmod 6
.    .    . punct 6
"    "    '' punct 2
"""
SECOND = """
"    "    `` punct 3
They they PRP nsubj 3
lost lose VBD ROOT 0
it   it   PRP dobj 3
all  all  DT appos 4
.    .    . punct 3
"    "    '' punct 3
"""
NO_SUBJECT = AFTER.replace("Lee  Lee  NNP nsubj 8", "so   so   RB advmod 8")
OPEN = "\n".join(BEFORE.strip().splitlines()[:-1])
PARTICIPLE = """
Lee    Lee  NNP nsubj 2
left   leave VBD ROOT 0
,      ,    , punct 2
saying say  VBG advcl 2
"      "    `` punct 7
We     we   PRP nsubj 7
paid   pay  VBD ccomp 4
them   they PRP dobj 7
well   well RB advmod 7
"      "    '' punct 2
"""
INVERTED = AFTER.replace("Lee  Lee  NNP nsubj 8", "Lee  Lee  NNP dobj 8")


def spoken(parse: Parse) -> list[tuple[str, str | None, str | None]]:
    """The first word of each quotation, its speaker and its cue."""
    return [
        (
            parse.words[quote.first],
            parse.words[quote.speaker] if quote.speaker is not None else None,
            parse.words[quote.cue] if quote.cue is not None else None,
        )
        for quote in find_quotes(parse)
    ]


@pytest.mark.parametrize("sentence", [AFTER, BEFORE, PARTICIPLE, INVERTED], ids=["after", "before", "saying", "object"])
def test_quotes_speaker_is_the_subject_of_the_verb_of_speech(sentence: str) -> None:
    assert [(first, speaker) for first, speaker, _ in spoken(parse_of(sentence))] == [("We", "Lee")]


def test_quotes_span_leaves_the_marks_out() -> None:
    parse = parse_of(AFTER)
    quote = find_quotes(parse)[0]
    assert parse.words[quote.first : quote.last + 1] == ["We", "paid", "them", "well", ","]


def test_quotes_cue_is_the_verb_of_speech() -> None:
    assert spoken(parse_of(AFTER))[0][2] == "said"


def test_quotes_without_a_subject_have_no_speaker() -> None:
    assert spoken(parse_of(NO_SUBJECT)) == [("We", None, None)]


def test_quotes_next_quotation_of_the_paragraph_keeps_the_speaker() -> None:
    assert spoken(parse_of(AFTER, SECOND)) == [("We", "Lee", "said"), ("They", "Lee", "said")]


def test_quotes_next_paragraph_does_not_keep_the_speaker() -> None:
    assert spoken(in_paragraphs(parse_of(AFTER, SECOND)))[1] == ("They", None, None)


def test_quotes_open_quotation_goes_on_in_the_next_paragraph() -> None:
    assert spoken(in_paragraphs(parse_of(OPEN, SECOND)))[1] == ("They", "Lee", "said")


def test_quotes_open_quotation_ends_with_its_paragraph() -> None:
    parse = in_paragraphs(parse_of(OPEN, SECOND))
    assert [parse.words[quote.last] for quote in find_quotes(parse)] == [".", "."]


def test_quotes_none() -> None:
    assert find_quotes(parse_of("Lee Lee NNP nsubj 2\nleft leave VBD ROOT 0")) == []


def test_quotes_without_marks_around_words_are_none() -> None:
    assert find_quotes(parse_of('Lee Lee NNP nsubj 2\nleft leave VBD ROOT 0\n" " `` punct 2\n" " \'\' punct 2')) == []


def in_paragraphs(parse: Parse) -> Parse:
    """The same parse with each sentence in a paragraph of its own."""
    sentences = [replace(sentence, paragraph=n) for n, sentence in enumerate(parse.sentences)]
    return replace(parse, sentences=sentences)
