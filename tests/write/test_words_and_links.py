"""Small parts of pages: dates in words, addresses, passages, and the same bytes each time."""

from __future__ import annotations

import hashlib
import os
import posixpath
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model import Repair
from briefgen.write import site, site_map
from briefgen.write.date_words import date_words
from briefgen.write.passages import Passages, union
from tests.write import sample

CASES = Path(__file__).parent / "cases"


def _cases(name):
    return yaml.safe_load((CASES / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", _cases("dates.yml"), ids=lambda case: case["value"] or "empty")
def test_a_date_is_written_as_people_write_it(case):
    assert date_words(case["value"]) == case["words"]


@pytest.mark.parametrize("case", _cases("addresses.yml"), ids=lambda case: str(case["given"]))
def test_an_address_from_a_document_leads_out_only_if_it_is_harmless(case):
    assert site_map.outside(case["given"]) == case["href"]


def test_links_are_relative_and_end_in_a_file():
    assert site_map.link("actors/a/index.html", "briefings/b/index.html", "c-1") == "../../briefings/b/index.html#c-1"
    assert site_map.link("index.html", "commitments/index.html") == "commitments/index.html"
    assert site_map.link("briefings/b/index.html", "briefings/b/index.html", "c-1") == "#c-1"


spans = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda span: (span[0], span[0] + span[1]))


PATHS = st.lists(st.sampled_from(["a", "b", "A", "über", "a b", "index.html"]), min_size=1, max_size=4).map("/".join)


@given(PATHS, PATHS)
def test_a_link_is_the_relative_path_with_nothing_that_an_address_cannot_hold(here, there):
    assert site_map.link(here, there) == quote(posixpath.relpath(there, posixpath.dirname(here) or "."))


@given(st.lists(spans, max_size=6), st.lists(spans, max_size=6), spans, st.booleans())
def test_cutting_at_marks_loses_no_letter_and_lights_exactly_the_evidence(lit, exact, part, mended):
    source = sample.source()
    body = source.blocks[0].start
    repairs = (Repair(body + 10, body + 14, source.text[body + 10 : body + 14], "XY", "test"),) if mended else ()
    source = replace(source, repairs=repairs)
    passages = Passages(replace(sample.briefing(), source=source))
    start, end = body + part[0], body + part[1]

    def placed(them):
        return union((body + s, body + e) for s, e in them)

    runs = passages.runs(start, end, placed(lit), placed(exact))
    assert "".join(run.text for run in runs) == source.reading(start, end)
    if not mended:
        shown = [run.evidence for run in runs for _ in run.text]
        assert shown == [any(s <= at < e for s, e in placed(lit)) for at in range(start, end)]


def test_a_piece_of_evidence_knows_the_sentences_it_touches():
    briefing = sample.briefing()
    passages = Passages(briefing)
    first, second = (sentence.evidence for sentence in briefing.sentences[:2])
    assert list(passages.places(first)) == [0]
    assert list(passages.places(briefing.source.cut(first.start + 3, second.start + 3))) == [0, 1]
    assert list(passages.places(briefing.source.cut(first.end, first.end + 1))) == []  # the space between


DIGEST = """
import hashlib
from briefgen.write import site
from tests.write import sample
written = site(sample.corpus())
content = ([page.html for page in written.pages], [attachment.content for attachment in written.attachments])
print(hashlib.sha256(repr(content).encode()).hexdigest())
"""


def test_the_same_corpus_gives_the_same_bytes_in_every_process():
    written = site(sample.corpus())
    content = (
        [page.html for page in written.pages],
        [attachment.content for attachment in written.attachments],
    )
    here = hashlib.sha256(repr(content).encode()).hexdigest()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Auckland"}
        root = Path(__file__).parents[2]
        done = subprocess.run(
            [sys.executable, "-c", DIGEST],
            env=environment,
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == here
