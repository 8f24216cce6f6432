"""Governments, nominals and pronouns of small documents, on hand-built parses."""

from __future__ import annotations

import pytest
from parses import flat

from kg.coref.clusters import corefer
from kg.coref.things import Thing
from kg.model import Document
from kg.nlp.parse import Parse
from kg.nlp.quotes import find_quotes
from kg.nlp.times import find_times

ANN, TOM = "Ann/NNP/PERSON Lee/NNP/I-PERSON", "Tom/NNP/PERSON Ray/NNP/I-PERSON"


def read(*lines: str, source: str | None = None) -> tuple[Parse, list[Thing]]:
    parse = flat(*lines)
    document = Document("case", parse.text, "", published="2025-02-05", source=source)
    times = find_times(parse.text, 0, len(parse.text), document.published)
    return parse, corefer(parse, document, times, find_quotes(parse)).things


def mentions(*lines: str, source: str | None = None) -> dict[str, list[str]]:
    """The mentions of each named thing, in the order of the text."""
    parse, things = read(*lines, source=source)
    return {
        thing.canonical() or "": [parse.quote(s.first, s.last).text for s in sorted(thing.spots, key=lambda s: s.first)]
        for thing in things
        if thing.canonical()
    }


# --- Governments ---


@pytest.mark.parametrize(
    ("line", "name", "words"),
    [
        (
            "The/DT Chilean/JJ/NORP government/NN met=meet/VBD Lee/NNP/PERSON",
            "Government of Chile",
            "Chilean government",
        ),
        ("Chile/NNP/GPE 's/POS government/NN met=meet/VBD Lee/NNP/PERSON", "Government of Chile", "Chile's government"),
        ("Chile/NNP/GPE sanctioned=sanction/VBD Lee/NNP/PERSON", "Government of Chile", "Chile"),
        ("Lee/NNP/PERSON accused=accuse/VBD Chile/NNP/GPE", "Government of Chile", "Chile"),
        ("Oslo/NNP/GPE sanctioned=sanction/VBD Lee/NNP/PERSON", "Government of Norway", "Oslo"),
        (
            "The/DT White/NNP/ORG House/NNP/I-ORG accused=accuse/VBD Lee/NNP/PERSON",
            "Government of United States",
            "White House",
        ),
        ("Lee/NNP/PERSON arrived/VBD in/IN Chile/NNP/GPE", "Chile", "Chile"),
        ("Chile/NNP/GPE bordered=border/VBD Peru/NNP/GPE", "Peru", "Peru"),
        ("Chilean/JJ/NORP wine/NN sold/VBD well/RB", "Chile", "Chilean"),
        ("Lee/NNP/PERSON left/VBD for/IN Oslo/NNP/GPE", "Oslo", "Oslo"),
        ("The/DT Chileans/NNPS/NORP met=meet/VBD Lee/NNP/PERSON", "Chileans", "Chileans"),
    ],
)
def test_coreference_country_acts_or_is_a_place(line: str, name: str, words: str) -> None:
    found = mentions(line)
    expected = words.replace("'s", " 's")
    assert found[name] == [expected]


def test_coreference_administration_is_led_by_its_person() -> None:
    parse, things = read(
        f"{ANN} met=meet/VBD {TOM}", "The/DT Lee/NNP/PERSON administration/NN met=meet/VBD Ostia/NNP/ORG"
    )
    found = next(thing for thing in things if thing.canonical() == "Lee administration")
    assert found.leader is not None and found.leader.canonical() == "Ann Lee"
    assert [parse.quote(s.first, s.last).text for s in found.spots] == ["Lee administration"]


def test_coreference_leader_is_a_mention_inside_the_administration() -> None:
    found = mentions(f"{ANN} met=meet/VBD {TOM}", "The/DT Lee/NNP/PERSON administration/NN met=meet/VBD Ostia/NNP/ORG")
    assert found["Ann Lee"] == ["Ann Lee", "Lee"]


# --- Nominals ---


UNION = "Harbour/NNP/ORG Union/NNP/I-ORG left/VBD Oslo/NNP/GPE"
TREATY = "Lark/NNP/LAW Treaty/NNP/I-LAW bound/VBD Lee/NNP/PERSON"
CHILE = "Lee/NNP/PERSON arrived/VBD in/IN Chile/NNP/GPE"
PRESIDENT = f"President/NNP {ANN} met=meet/VBD {TOM}"


@pytest.mark.parametrize(
    ("before", "name", "line", "words"),
    [
        (PRESIDENT, "Ann Lee", "The/DT president/NN left/VBD", "The president"),
        (UNION, "Harbour Union", "The/DT union/NN left/VBD", "The union"),
        (TREATY, "Lark Treaty", "The/DT treaty/NN failed/VBD", "The treaty"),
        (CHILE, "Chile", "The/DT country/NN voted/VBD", "The country"),
    ],
)
def test_coreference_definite_nominal_means_what_was_named(before: str, name: str, line: str, words: str) -> None:
    assert mentions(before, line)[name][-1] == words


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ((f"{ANN} met=meet/VBD {TOM}", "The/DT president/NN left/VBD"), "The president"),
        ((f"President/NNP {ANN} met=meet/VBD {TOM}", "A/DT president/NN left/VBD"), "A president"),
        ((f"President/NNP {ANN} met=meet/VBD {TOM}", "The/DT former/JJ president/NN left/VBD"), "president"),
        (("Lee/NNP/PERSON left/VBD Chile/NNP/GPE for/IN Peru/NNP/GPE", "The/DT country/NN voted/VBD"), "The country"),
    ],
)
def test_coreference_doubtful_nominal_stays_out(lines: tuple[str, ...], words: str) -> None:
    assert all(words not in found for found in mentions(*lines).values())


def test_coreference_this_newspaper_is_the_source() -> None:
    lines = ("The/DT Daily/NNP/ORG Lark/NNP/I-ORG left/VBD", "Ray/NNP/PERSON called=call/VBD this/DT newspaper/NN")
    found = mentions(*lines, source="Daily Lark")
    assert found["Daily Lark"] == ["Daily Lark", "this newspaper"]


def test_coreference_dated_event_is_named_by_owner_and_date() -> None:
    found = mentions(f"{TOM} attended/VBD Lee/NNP/PERSON 's/POS inauguration/NN in/IN June/NNP 2024/CD")
    assert found["Lee's inauguration (June 2024)"] == ["Lee 's inauguration"]


def test_coreference_undated_event_is_none() -> None:
    assert "inauguration" not in " ".join(mentions(f"{TOM} attended/VBD Lee/NNP/PERSON 's/POS inauguration/NN"))


# --- Pronouns ---


@pytest.mark.parametrize(
    ("lines", "name", "pronouns"),
    [
        ((f"{ANN} left/VBD Oslo/NNP/GPE", "She/PRP met=meet/VBD {TOM}"), "Ann Lee", ["She"]),
        ((f"{TOM} met=meet/VBD {ANN}", "She/PRP left/VBD"), "Ann Lee", ["She"]),
        ((f"{TOM} met=meet/VBD {ANN}", "He/PRP left/VBD"), "Tom Ray", ["He"]),
        ((f"{ANN} sold/VBD her/PRP$ house/NN",), "Ann Lee", ["her"]),
        (("Mr./NNP Strand/NNP/PERSON met=meet/VBD Mrs./NNP Moss/NNP/PERSON", "He/PRP left/VBD"), "Strand", ["He"]),
        (("Mr./NNP Strand/NNP/PERSON met=meet/VBD Mrs./NNP Moss/NNP/PERSON", "She/PRP left/VBD"), "Moss", ["She"]),
        (("The/DT Harbour/NNP/ORG Union/NNP/I-ORG met=meet/VBD", "It/PRP left/VBD"), "Harbour Union", ["It"]),
        ((f"{ANN} saw/VBD herself/PRP",), "Ann Lee", ["herself"]),
    ],
)
def test_coreference_pronoun_means_the_one_that_fits(lines: tuple[str, ...], name: str, pronouns: list[str]) -> None:
    assert mentions(*(line.replace("{TOM}", TOM) for line in lines))[name][1:] == pronouns


@pytest.mark.parametrize(
    ("lines", "word"),
    [
        ((f"{TOM} left/VBD Oslo/NNP/GPE", "She/PRP left/VBD"), "She"),
        (("Oslo/NNP/GPE shone/VBD", "He/PRP left/VBD"), "He"),
        ((f"{ANN} saw/VBD her/PRP",), "her"),
        ((f"{ANN} left/VBD", "It/PRP rained/VBD"), "It"),
        ((f"{ANN} left/VBD", *["The/DT wind/NN blew/VBD"] * 4, "She/PRP left/VBD"), "She"),
        ((f"{ANN} left/VBD", "We/PRP left/VBD"), "We"),
    ],
)
def test_coreference_doubtful_pronoun_stays_out(lines: tuple[str, ...], word: str) -> None:
    assert all(word not in found for found in mentions(*lines).values())


@pytest.mark.parametrize(("word", "linked"), [("I", True), ("She", False), ("We", False)])
def test_coreference_first_person_is_the_speaker(word: str, linked: bool) -> None:
    found = mentions(f"{ANN} said=say/VBD :/: \"/`` {word}/PRP paid/VBP the/DT whole/JJ bill/NN \"/''")
    assert (word in found["Ann Lee"]) is linked


def test_coreference_first_person_outside_a_quotation_is_nobody() -> None:
    assert "I" not in mentions(f"{ANN} left/VBD", "I/PRP left/VBD")["Ann Lee"]
