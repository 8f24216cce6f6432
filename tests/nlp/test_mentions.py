"""Names: where they begin and end, and what stands before them, on hand-built parses."""

from __future__ import annotations

import pytest
from parses import flat, parse_of

from kg.model import EntityType
from kg.nlp.mentions import NameSpan, find_names


def names(*lines: str) -> list[str]:
    return [name.text for name in find_names(flat(*lines))]


def names_of(sentence: str) -> list[str]:
    return [name.text for name in find_names(parse_of(sentence))]


def only(*lines: str) -> NameSpan:
    found = find_names(flat(*lines))
    assert len(found) == 1, [name.text for name in found]
    return found[0]


LEFT = "left/VBD the/DT old/JJ town/NN"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ann/NNP/PERSON Lee/NNP/I-PERSON", ["Ann Lee"]),
        ("Ann/NNP Lee/NNP", ["Ann Lee"]),
        ("the/DT Harbour/NNP/ORG Union/NNP/I-ORG", ["Harbour Union"]),
        ("The/DT/ORG Harbour/NNP/I-ORG Union/NNP/I-ORG", ["Harbour Union"]),
        ("Lee/NNP/PERSON 's/POS/I-PERSON aide/NN", ["Lee"]),
        ("Lee/NNP/PERSON '/POS/I-PERSON aide/NN", ["Lee"]),
        ("Carla/NNP/PERSON de/IN/I-PERSON la/DT/I-PERSON Mora/NNP/I-PERSON", ["Carla de la Mora"]),
        ("Tren/NNP/PERSON de/NN Lark/NNP/GPE", ["Tren de Lark"]),
        ("Port/NNP/GPE Lark/NNP/I-GPE Airport/NNP", ["Port Lark Airport"]),
        ("Lark/NNP/ORG &/CC/I-ORG Sons/NNP/I-ORG", ["Lark & Sons"]),
        ("it/PRP", []),
        ("Mr./NNP", []),
        ("Monday/NNP/DATE", []),
        ("President/NNP", []),
        ("J/NNP", []),
    ],
)
def test_mentions_name_has_its_bounds(line: str, expected: list[str]) -> None:
    assert names(f"{line} {LEFT}") == expected


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (("Ann", "Lark", "-", "Moss"), "Ann Lark-Moss"),
        (("Tom", "O", "'Ray"), "Tom O'Ray"),
        (("Lark", ",", "Inc."), "Lark, Inc."),
    ],
)
def test_mentions_text_of_a_name_joins_its_words(words: tuple[str, ...], text: str) -> None:
    assert NameSpan(0, len(words) - 1, 0, words).text == text


@pytest.mark.parametrize(
    ("line", "name", "title"),
    [
        ("President/NNP Ann/NNP/PERSON Lee/NNP/I-PERSON", "Ann Lee", "President"),
        ("President/NNP/PERSON Ann/NNP/I-PERSON Lee/NNP/I-PERSON", "Ann Lee", "President"),
        ("Mr./NNP Lee/NNP/PERSON", "Lee", "Mr."),
        ("Foreign/NNP Minister/NNP Ann/NNP/PERSON Lee/NNP/I-PERSON", "Ann Lee", "Foreign Minister"),
        ("Secretary/NNP of/IN State/NNP Ann/NNP/PERSON Lee/NNP/I-PERSON", "Ann Lee", "Secretary of State"),
        ("former/JJ President/NNP Ann/NNP/PERSON Lee/NNP/I-PERSON", "Ann Lee", "former President"),
        ("Vice/NNP President/NNP Ann/NNP/PERSON Lee/NNP/I-PERSON", "Ann Lee", "Vice President"),
    ],
)
def test_mentions_title_stands_before_the_name(line: str, name: str, title: str) -> None:
    parse = flat(f"{line} {LEFT}")
    found = find_names(parse)
    assert [each.text for each in found] == [name]
    assert found[0].title is not None
    assert " ".join(parse.words[found[0].title[0] : found[0].title[1] + 1]) == title


@pytest.mark.parametrize("line", ["Ann/NNP/PERSON Lee/NNP/I-PERSON", "the/DT town/NN of/IN Lark/NNP/GPE"])
def test_mentions_other_words_are_no_title(line: str) -> None:
    assert only(f"{line} {LEFT}").title is None


def test_mentions_portfolio_is_no_name() -> None:
    line = "Director/NNP of/IN Prisons/NNP Ann/NNP/PERSON Lee/NNP/I-PERSON"
    assert names(f"{line} {LEFT}") == ["Ann Lee"]


@pytest.mark.parametrize(
    ("line", "role", "code"),
    [
        ("Chile/NNP/GPE", "country", "CL"),
        ("the/DT United/NNP/GPE States/NNP/I-GPE", "country", "US"),
        ("the/DT Chileans/NNPS/NORP", "people", "CL"),
        ("Chilean/JJ/NORP officials/NNS", "adjective", "CL"),
        ("Oslo/NNP/GPE", "capital", "NO"),
        ("the/DT White/NNP/ORG House/NNP/I-ORG", "seat", "US"),
        ("CHILE/NNP", "country", "CL"),
        ("Lark/NNP/GPE", "", None),
        ("Chad/NNP/PERSON", "", None),
    ],
)
def test_mentions_gazetteer_gives_the_role(line: str, role: str, code: str | None) -> None:
    found = only(f"{line} {LEFT}")
    assert (found.role, found.country) == (role, code)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Chilean/JJ/NORP President/NNP Ann/NNP/PERSON Lee/NNP/I-PERSON", ["Chilean", "Ann Lee"]),
        ("Mexico/NNP/GPE City/NNP/I-GPE", ["Mexico City"]),
    ],
)
def test_mentions_country_is_cut_off_what_is_not_named_after_it(line: str, expected: list[str]) -> None:
    assert names(f"{line} {LEFT}") == expected


@pytest.mark.parametrize("words", ["Bank of Mexico", "Ministry of Ports"])
def test_mentions_name_with_of_is_found_once(words: str) -> None:
    first, _, last = words.split()
    assert names(f"{first}/NNP/ORG of/IN/I-ORG {last}/NNP/I-ORG {LEFT}") == [words]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("PERSON", EntityType.PERSON),
        ("ORG", EntityType.ORGANIZATION),
        ("GPE", EntityType.PLACE),
        ("FAC", EntityType.PLACE),
        ("EVENT", EntityType.EVENT),
        ("LAW", EntityType.AGREEMENT),
        ("WORK_OF_ART", EntityType.WORK),
    ],
)
def test_mentions_label_is_evidence_for_a_type(label: str, expected: EntityType) -> None:
    assert only(f"Lark/NNP/{label} {LEFT}").evidence == {expected: 1.0}


def test_mentions_name_that_the_model_missed_has_no_evidence() -> None:
    found = only(f"Lark/NNP {LEFT}")
    assert (found.labelled, found.evidence) == (False, {})


FULL = "Ann/NNP/PERSON Strand/NNP/I-PERSON left/VBD the/DT town/NN"


@pytest.mark.parametrize(
    ("sentences", "count"),
    [
        ((FULL, "Strand/NN refused/VBD to/TO stay/VB"), 2),
        (("Strand/NN refused/VBD to/TO stay/VB", FULL), 2),
        ((FULL, "Sand/NN covered/VBD the/DT road/NN"), 1),
        ((FULL, "Today/RB strand/NN covered/VBD the/DT road/NN"), 1),
        (("Strand/NN covered/VBD the/DT road/NN",), 0),
    ],
)
def test_mentions_opening_surname_needs_a_full_name_elsewhere(sentences: tuple[str, ...], count: int) -> None:
    assert len(names(*sentences)) == count


def test_mentions_headline_in_capitals_gives_only_labelled_names() -> None:
    line = "Harbour/NNP Union/NNP Leader/NNP Ann/NNP/PERSON Lee/NNP/I-PERSON Quits/VBZ Council/NNP After/IN Vote/NN"
    assert names(line) == ["Ann Lee"]


def test_mentions_short_sentence_full_of_names_is_no_headline() -> None:
    assert "Harbour Police" in names("The/DT Harbour/NNP Police/NNP arrested/VBD Ben/NNP/PERSON Lark/NNP/I-PERSON ./.")


@pytest.mark.parametrize("line", ["Lee@lark.example/NNP", "Ahttp:lee.example/NNP/ORG"])
def test_mentions_address_is_no_name(line: str) -> None:
    assert names(f"{line} {LEFT}") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Lark/NNP/ORG Stone/NNP/I-ORG ,/, Inc./NNP", ["Lark Stone, Inc."]),
        ("Tom/NNP/PERSON Ray/NNP/I-PERSON ,/, Jr./NNP", ["Tom Ray, Jr."]),
        ("Tom/NNP/PERSON \"/`` Buster/NNP \"/'' Ray/NNP/PERSON", ['Tom " Buster " Ray']),
        ("iLark/NNP", ["iLark"]),
        ("Port/NNP/GPE Lark/NNP/I-GPE ,/,/I-GPE Norland/NNP/I-GPE", ["Port Lark", "Norland"]),
        ("Near/IN/PERSON Al/NNP/I-PERSON Strand/NNP/I-PERSON", ["Al Strand"]),
        ("30/CD GB/NNP/GPE", []),
        ("Ann/NNP/PERSON Lee/NNP/I-PERSON ,/, Tom/NNP/PERSON Ray/NNP/I-PERSON", ["Ann Lee", "Tom Ray"]),
        ("the/DT mayor/NN of/IN Lark/NNP/GPE", ["Lark"]),
        ("Undersecretary/NNP for/IN Ports/NNP/ORG Mr./NNP Strand/NNP/PERSON", ["Strand"]),
        ("Dean/NNP/PERSON Strand/NNP/I-PERSON", ["Dean Strand"]),
        ("Dean/NNP Ann/NNP/PERSON Strand/NNP/I-PERSON", ["Ann Strand"]),
        ("the/DT Special/NNP Harbour/NNP Envoy/NNP", []),
        ("Lark/NNP/PERSON Image/NNP/I-PERSON :/: Ann/NNP/PERSON Lee/NNP/I-PERSON", ["Lark", "Ann Lee"]),
        ("Daesh/NN", ["Daesh"]),
        ("pro-Lark/JJ/NORP voters/NNS", []),
        ("Maoist/JJ/NORP rebels/NNS", ["Maoist"]),
        ("the/DT Ports/NNP/ORG Committee/NNP/I-ORG of/IN the/DT Senate/NNP/ORG", ["Ports Committee", "Senate"]),
    ],
)
def test_mentions_pieces_of_a_name_are_joined_and_others_are_not(line: str, expected: list[str]) -> None:
    assert names(f"{line} {LEFT}") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("Free", "Movement", "Lark", "GPE"), ["Free Movement of Lark"]),
        (("Free", "Movement", "Ray", "PERSON"), ["Free Movement", "Ray"]),
        (("Old", "Quarrel", "Lark", "GPE"), ["Old Quarrel", "Lark"]),
    ],
)
def test_mentions_of_joins_a_body_to_what_it_is_named_after(words: tuple[str, ...], expected: list[str]) -> None:
    first, second, third, label = words
    lines = [f"{first} x NNP compound 2 ORG", f"{second} x NNP nsubj 5 I-ORG", "of of IN prep 2"]
    lines += [f"{third} x NNP pobj 3 {label}", "left leave VBD ROOT 0"]
    assert names_of("\n".join(lines)) == expected


def test_mentions_number_of_a_model_belongs_to_its_name() -> None:
    number = "Lark lark NNP nsubj 3 ORG\n{} {} CD nummod 1\nflew fly VBD ROOT 0"
    assert names_of(number.format("350", "350")) == ["Lark 350"]
    assert names_of(number.format("1998", "1998")) == ["Lark"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Larkwell/NNP/ORG to/IN/I-ORG Moss/NNP/I-ORG Press/NNP/I-ORG", ["Larkwell", "Moss Press"]),
        ("Larkwell/NNP/ORG Energy/NNP/I-ORG (/-LRB-/I-ORG LWE/NNP/I-ORG", ["Larkwell Energy", "LWE"]),
        ("Larkwell/NNP/ORG Energy/NNP/I-ORG ,/,/I-ORG Strand/NNP/I-ORG", ["Larkwell Energy", "Strand"]),
        ("Larkwell/NNP/ORG ,/,/I-ORG Inc./NNP/I-ORG", ["Larkwell, Inc."]),
        (
            "Union/NNP/ORG to/TO/I-ORG Fight/NNP/I-ORG Larkwell/NNP/I-ORG",
            ["Union to Fight Larkwell"],
        ),
    ],
)
def test_mentions_spans_of_two_names_are_parted(line: str, names: list[str]) -> None:
    assert [name.text for name in find_names(flat(f"The/DT {line} grew=grow/VBD"))] == names
