"""Reads the case files: small YAML documents, one behaviour each, named as a claim."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from briefgen.settings import DEFAULT_MODEL
from briefgen.understand.language import pipeline
from briefgen.understand.parsed import ParsedSource, parse
from tests.understand.documents import source_of

FOLDER = Path(__file__).parent / "cases"


def paths(kind: str) -> list[Path]:
    """The case files of one kind, in order."""
    return sorted((FOLDER / kind).glob("*.yml"))


def load(path: Path) -> dict[str, Any]:
    """One case; it must say why."""
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert case["because"], f"{path.name} does not say why"
    return case


def parsed(text: str, date: str | None = None) -> ParsedSource:
    """The text, parsed by the pinned model."""
    return parse(source_of(text, date=date), pipeline(DEFAULT_MODEL))
