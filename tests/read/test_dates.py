"""Datelines."""

from __future__ import annotations

import pytest

from kg.read.dates import HEAD, dateline


@pytest.mark.parametrize(
    "head",
    [
        "SAN SALVADOR, Feb. 2, 2025 — The",
        "SAN SALVADOR, El Salvador, February 2, 2025 (Reuters) - The",
        "LIMA, Peru (Feb. 2, 2025) – The",
        "LIMA, 2 February 2025 -- The",
        "A deal is signed\n\nBy Ann Lee\nFebruary 2, 2025\n\nThe",
        "Published: Sunday, February 2, 2025\nThe",
        "Date: 2025-02-02\r\nThe",
        "2025-02-02 10:30 PM\nThe",
    ],
)
def test_dateline_finds_the_date(head: str) -> None:
    assert dateline(f"{head} ministers met.") == "2025-02-02"


@pytest.mark.parametrize(
    "head",
    [
        "",
        "LIMA, Feb. 2 — The ministers met.",
        "We met on 2 May 2020 - it was raining.",
        "The law of 2 May 2020 holds.",
        "May 5, 2020 was a bad day.",
        "2020 was a bad year.",
        "February 31, 2025\n",
        "x " * HEAD + "\nFebruary 2, 2025\n",
    ],
)
def test_dateline_leaves_other_dates_alone(head: str) -> None:
    assert dateline(head) is None
