"""Who *I* and *you* are in questions and answers, on hand-built parses of one paragraph a line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from parses import flat

from kg.coref.clusters import corefer
from kg.model import Document
from kg.nlp.quotes import find_quotes

LEAD = "Ann/NNP/PERSON Lee/NNP/I-PERSON built=build/VBD boats/NNS"
TALK = "Our/PRP$ paper/NN interviewed=interview/VBD Ann/NNP/PERSON Lee/NNP/I-PERSON"
RIVAL = "Tom/NNP/PERSON Ray/NNP/I-PERSON left=leave/VBD"
ASK, ANSWER = "Why/WRB did=do/VBD you/PRP stop/VB ?/.", "I/PRP ran=run/VBD out/RP of/IN wood/NN ./."
ASK_AGAIN, ANSWER_AGAIN = "Where/WRB are=be/VBP you/PRP now/RB ?/.", "I/PRP went=go/VBD home/RB ./."


def pronouns(*lines: str, title: str = "") -> list[str]:
    """The pronouns that mean Ann Lee, in the order of the text."""
    parse = flat(*lines)
    parse.sentences[:] = [replace(sentence, paragraph=i) for i, sentence in enumerate(parse.sentences)]
    things = corefer(parse, Document("case", parse.text, "", title), [], find_quotes(parse)).things
    spots = [spot for thing in things if thing.canonical() == "Ann Lee" for spot in thing.spots]
    return [parse.words[spot.first] for spot in sorted(spots, key=lambda s: s.first) if parse.tag[spot.first] == "PRP"]


@pytest.mark.parametrize("lead", [(LEAD,), (RIVAL, TALK)])
def test_interview_questions_and_answers_mean_the_person_interviewed(lead: tuple[str, ...]) -> None:
    assert pronouns(*lead, ASK, ANSWER, ASK_AGAIN, ANSWER_AGAIN) == ["you", "I", "you", "I"]


def test_interview_title_tells_who_answers() -> None:
    found = pronouns(LEAD, RIVAL, ASK, ANSWER, ASK_AGAIN, ANSWER_AGAIN, title="Boats: Ann Lee on wood")
    assert found == ["you", "I", "you", "I"]


@pytest.mark.parametrize(
    "lines",
    [
        (LEAD, ASK, ANSWER),
        (LEAD, ANSWER, ANSWER_AGAIN),
        (LEAD, RIVAL, ASK, ANSWER, ASK_AGAIN, ANSWER_AGAIN),
        (LEAD, "Is=be/VBZ wood/NN dear/JJ ?/.", ANSWER, "Who/WP pays=pay/VBZ ?/.", ANSWER_AGAIN),
    ],
    ids=["one question", "no question", "two people", "nobody asked"],
)
def test_interview_in_doubt_is_none(lines: tuple[str, ...]) -> None:
    assert pronouns(*lines) == []


def test_interview_pronouns_of_quotations_keep_their_speaker() -> None:
    quote = "\"/`` I/PRP ran=run/VBD out/RP \"/'' he/PRP said=say/VBD ./."
    assert pronouns(LEAD, ASK, ANSWER, ASK_AGAIN, quote, ANSWER_AGAIN) == ["you", "I", "you", "I"]
