"""With a lexicon, too, any text is understood, and what is found is proved by its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen import understand
from briefgen.bounds import USUAL
from briefgen.model import Evidence
from briefgen.packed import packed, unpacked
from briefgen.read.document import source_of as read_source
from briefgen.read.folder import Document
from briefgen.read.yaml_values import Values
from briefgen.record import from_record, to_record
from briefgen.settings import DEFAULT_MODEL
from tests.lexicon.test_what_is_found import LEXICON
from tests.understand.documents import source_of

pytestmark = pytest.mark.model

PIECES = [
    "The harbour board hereby resolves to reopen the ferry by May 2031.",
    "hereby resolves to hereby resolves to is minded to",
    "The old harbour board looks forward to looking forward to",
    "\u201cWe stand ready to,\u201d Min. Lindqvist intimated; Art. Five",
    "HB NFA HB's car deck Min. Art. Min. Art.",
    "gives its word that",
    "sets aside",
    "Is the council minded to?",
    "\u200b\u202e\u2014\u00ab\u00bb'\u201d",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=30)), min_size=1, max_size=8).map(
    lambda pieces: " ".join(pieces).replace("\r", " ")
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_every_finding_is_proved_and_survives_its_way_into_the_cache_and_the_data(text: str) -> None:
    briefing = understand.briefing(source_of(text), DEFAULT_MODEL, lexicon=LEXICON)
    evidence: list[Evidence] = [cut for topic in briefing.topics for cut in topic.mentions]
    evidence += [one.evidence for one in (*briefing.commitments, *briefing.statements)]
    evidence += [one.evidence for one in briefing.actors] + [one.evidence for one in briefing.quotes]
    assert all(cut.quote and cut.quote == cut.quote.strip() for cut in evidence)
    assert unpacked(packed(briefing), "case", "case.txt") == briefing
    assert from_record(to_record(briefing), briefing.source).topics == briefing.topics


def test_what_a_repair_hides_is_found_in_the_text_as_it_is_read() -> None:
    """Emphasis in Markdown stands between the words of a phrase, and is no part of the text."""
    text = b"The **harbour** board *hereby* resolves to reopen the ferry.\n"
    source, _ = read_source(text, Document(Path("a.md"), "a.md", "a"), "a.md", Values(), USUAL)
    (one,) = understand.briefing(source, DEFAULT_MODEL, lexicon=LEXICON).commitments
    assert (one.rule, one.actors) == ("commitments/own: hereby resolves to", ("Harbour Board",))
