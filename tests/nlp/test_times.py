"""Time expressions: each pattern, against the document's date and without one."""

from __future__ import annotations

import pytest

from kg.model import Time
from kg.nlp.times import find_times

WEDNESDAY = "2025-02-05"


def times(text: str, published: str | None = WEDNESDAY) -> list[Time]:
    return find_times(text, 0, len(text), published)


def only(text: str, published: str | None = WEDNESDAY) -> Time:
    found = times(text, published)
    assert len(found) == 1, found
    return found[0]


ABSOLUTE = [
    ("on 2024-03-09", "2024-03-09", "2024-03-09", "day"),
    ("on February 3, 2024", "2024-02-03", "2024-02-03", "day"),
    ("on Feb. 3, 2024", "2024-02-03", "2024-02-03", "day"),
    ("on 3 February 2024", "2024-02-03", "2024-02-03", "day"),
    ("on the 3rd of February 2024", "2024-02-03", "2024-02-03", "day"),
    ("on Monday, February 3, 2025", "2025-02-03", "2025-02-03", "day"),
    ("in March 2023", "2023-03", "2023-03", "month"),
    ("in Sept. 2023", "2023-09", "2023-09", "month"),
    ("in March, 2023", "2023-03", "2023-03", "month"),
    ("in 2019", "2019", "2019", "year"),
    ("since 2019", "2019", "2019", "year"),
    ("between 2019 and 2021", "2019", "2021", "year"),
    ("from 2019 to 2021", "2019", "2021", "year"),
    ("in 2019-2021", "2019", "2021", "year"),
    ("in 2019–21", "2019", "2021", "year"),
    ("in the 1990s", "1990", "1999", "decade"),
    ("in the early 1990s", "1990", "1999", "decade"),
    ("in spring 2020", "2020-03", "2020-05", "season"),
    ("in the autumn of 2020", "2020-09", "2020-11", "season"),
    ("in the winter of 2020", "2020-01", "2020-03", "season"),
]
RELATIVE = [
    ("on February 3", "2025-02-03", "2025-02-03", "day"),
    ("on Monday, February 3", "2025-02-03", "2025-02-03", "day"),
    ("on December 30", "2024-12-30", "2024-12-30", "day"),
    ("on July 1", "2025-07-01", "2025-07-01", "day"),
    ("in January", "2025-01", "2025-01", "month"),
    ("in March", "2024-03", "2024-03", "month"),
    ("on Friday", "2025-01-31", "2025-01-31", "day"),
    ("on Wednesday", "2025-02-05", "2025-02-05", "day"),
    ("last Wednesday", "2025-01-29", "2025-01-29", "day"),
    ("next Friday", "2025-02-07", "2025-02-07", "day"),
    ("next Wednesday", "2025-02-12", "2025-02-12", "day"),
    ("this Friday", "2025-02-07", "2025-02-07", "day"),
    ("yesterday", "2025-02-04", "2025-02-04", "day"),
    ("today", "2025-02-05", "2025-02-05", "day"),
    ("tonight", "2025-02-05", "2025-02-05", "day"),
    ("tomorrow", "2025-02-06", "2025-02-06", "day"),
    ("last week", "2025-01-27", "2025-02-02", "week"),
    ("this week", "2025-02-03", "2025-02-09", "week"),
    ("next month", "2025-03", "2025-03", "month"),
    ("last month", "2025-01", "2025-01", "month"),
    ("last year", "2024", "2024", "year"),
    ("this year", "2025", "2025", "year"),
    ("late last year", "2024", "2024", "year"),
    ("the past year", "2024", "2025", "year"),
    ("last decade", "2010", "2019", "decade"),
    ("last March", "2024-03", "2024-03", "month"),
    ("next March", "2025-03", "2025-03", "month"),
    ("next January", "2026-01", "2026-01", "month"),
    ("three days ago", "2025-02-02", "2025-02-02", "day"),
    ("two weeks ago", "2025-01-22", "2025-01-22", "day"),
    ("a month ago", "2025-01", "2025-01", "month"),
    ("5 years ago", "2020", "2020", "year"),
    ("a decade ago", "2015", "2015", "year"),
    ("in two weeks' time", "2025-02-19", "2025-02-19", "day"),
    ("in three months time", "2025-05", "2025-05", "month"),
]


@pytest.mark.parametrize(("text", "start", "end", "grain"), [*ABSOLUTE, *RELATIVE])
def test_times_pattern_resolves(text: str, start: str, end: str, grain: str) -> None:
    found = only(f"Lee met Ray {text}.")
    assert (found.start, found.end, found.grain) == (start, end, grain)


@pytest.mark.parametrize(("text", "start", "end", "grain"), ABSOLUTE)
def test_times_absolute_needs_no_date(text: str, start: str, end: str, grain: str) -> None:
    found = only(f"Lee met Ray {text}.", None)
    assert (found.start, found.end, found.grain) == (start, end, grain)


@pytest.mark.parametrize("text", [row[0] for row in RELATIVE])
def test_times_relative_stays_open_without_a_date(text: str) -> None:
    found = only(f"Lee met Ray {text}.", None)
    assert (found.start, found.end, found.grain) == (None, None, None)


@pytest.mark.xfail(reason="*century* is not among the words that give a time away")
def test_times_last_century() -> None:
    assert (only("Lee met Ray last century.").start, only("Lee met Ray last century.").end) == ("1900", "1999")


@pytest.mark.parametrize("published", ["soon", "2025-13-40", ""])
def test_times_wrong_date_counts_as_none(published: str) -> None:
    assert only("Lee met Ray yesterday.", published).start is None


def test_times_date_with_a_clock_time_counts() -> None:
    assert only("Lee met Ray yesterday.", "2025-02-05T23:59:00Z").start == "2025-02-04"


@pytest.mark.parametrize(
    ("text", "words"), [("on Monday, February 3", "Monday, February 3"), ("in May 2020", "May 2020")]
)
def test_times_span_holds_the_words(text: str, words: str) -> None:
    sentence = f"“Lee” met Ray {text}."
    found = only(sentence)
    assert found.text == words
    assert sentence[found.span.start : found.span.end] == words


@pytest.mark.parametrize(
    ("text", "start", "grain"),
    [
        ("Lee won in 2019. That year, Ray lost.", "2019", "year"),
        ("Lee won in May 2019. That year, Ray lost.", "2019", "year"),
        ("Lee won in May 2019. Ray lost the same month.", "2019-05", "month"),
        ("Lee won on May 3, 2019. Ray lost that day.", "2019-05-03", "day"),
    ],
)
def test_times_that_year_is_the_one_before(text: str, start: str, grain: str) -> None:
    assert (times(text)[1].start, times(text)[1].grain) == (start, grain)


@pytest.mark.parametrize("text", ["That year, Ray lost.", "Lee won in 2019. That day, Ray lost."])
def test_times_that_year_without_one_before_stays_open(text: str) -> None:
    assert times(text)[-1].start is None


@pytest.mark.parametrize(
    "text",
    [
        "Lee paid 2019 dollars.",
        "Lee sold 1,990 cars.",
        "May Lee may march in the parade.",
        "Marchers met Augusta Ray.",
        "It grew by 2020 percent.",
        "Room 2019-3 is closed.",
        "He will decide.",
    ],
)
def test_times_other_words_are_no_times(text: str) -> None:
    assert times(text) == []


def test_times_impossible_date_stays_open() -> None:
    assert only("Lee met Ray on February 30, 2024.").start is None


def test_times_search_keeps_to_its_stretch() -> None:
    text = "In 2019 Lee won. In 2020 Ray won."
    assert [time.text for time in find_times(text, 17, len(text), None)] == ["2020"]


def test_times_stand_in_the_order_of_the_text() -> None:
    found = times("In 2019 Lee won, " + "and so on " * 30 + "until May 2020, and on 2021-01-02 she left.")
    assert [time.start for time in found] == ["2019", "2020-05", "2021-01-02"]
