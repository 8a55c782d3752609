"""Every file below cases/ is one claim: text in, what is read out. Only the keys a case names are
compared."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

CASES = Path(__file__).parent / "cases"
DOCUMENTS = sorted((CASES / "documents").glob("*.yml"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_reads_as_its_case_says(path, read_text):
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    source = read_text(case["text"], case.get("name", "harbour.txt"))
    for key in ("title", "date", "outlet", "author", "dateline", "url", "language"):
        if key in case:
            known = getattr(source, key)
            assert [known.value, known.origin] == case[key], key
    if "blocks" in case:
        assert [[block.kind, source.reading(block.start, block.end)] for block in source.blocks] == case["blocks"]
    if "unused" in case:
        assert [[part.reason, source.text[part.start : part.end]] for part in source.unused] == case["unused"]
    if "repairs" in case:
        assert [[repair.rule, repair.raw, repair.read] for repair in source.repairs] == case["repairs"]
    assert case["because"]


SENTENCES = yaml.safe_load((CASES / "glued.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", SENTENCES["apart"], ids=lambda case: case["text"][:50])
def test_glued_words_are_read_apart(case, read_text):
    source = read_text(case["text"])
    assert [(repair.raw, repair.read) for repair in source.repairs] == [tuple(pair) for pair in case["repairs"]]


@pytest.mark.parametrize("text", SENTENCES["left_alone"], ids=lambda text: text[:60])
def test_what_is_not_glued_is_left_alone(text, read_text):
    assert read_text(text).repairs == ()


def test_every_tricky_word_is_left_alone(read_text):
    words = SENTENCES["words"]
    assert len(words) > 150
    wrong = [
        word for word in words if read_text(f"The council said on Monday that {word} mattered to the harbour.").repairs
    ]
    assert wrong == []
