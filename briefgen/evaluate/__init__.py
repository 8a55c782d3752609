"""The room that measures: briefings held against hand-made marks.

In: briefings, and a folder of articles and marks. Out: `Measured`, with precision, recall and F1 of every kind of
finding, and each mistake. No other room knows of it; only the command line does. The form of marks: marks_form.py.
"""

from __future__ import annotations

from briefgen.evaluate.floors import Floors, as_yaml, below, higher, pinned
from briefgen.evaluate.marked_folder import MarkedSet, marked_set
from briefgen.evaluate.measured import Measured, as_json, measure, table
from briefgen.evaluate.method import page

__all__ = [
    "Floors",
    "MarkedSet",
    "Measured",
    "as_json",
    "as_yaml",
    "below",
    "higher",
    "marked_set",
    "measure",
    "page",
    "pinned",
    "table",
]
