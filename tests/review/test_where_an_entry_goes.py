"""An entry is put into an editor's file and nothing else of it changes; where that cannot be, nothing is written."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefgen.review.files import RefusedError
from briefgen.review.insertion import inserted, lines
from briefgen.write.yaml_text import text

ENTRY = (("accept", "c-abcdefg"), ("quote", text("reopen: the #bridge")))
PUT = '- accept: c-abcdefg\n    quote: "reopen: the #bridge"\n'

DEEP = PUT.replace("    ", "        ")
FLAT = PUT.replace("    ", "  ")
ODD = (
    "fixes:\n  - drop: 'q-a'   # odd spacing\n\n  # the next\n  - drop: q-b\n    because: >\n      so\n      it is\n\n"
)
NESTED = "fixes:\n  - id: c-a\n    change:\n      due:\n"

CASES = {
    "no file": ("", f"fixes:\n  {PUT}"),
    "comments only": ("# mine\n", f"# mine\nfixes:\n  {PUT}"),
    "no fixes yet": ("date: 2031-04-14  # a day\n", f"date: 2031-04-14  # a day\nfixes:\n  {PUT}"),
    "no newline at the end": ("date: 2031-04-14", f"date: 2031-04-14\nfixes:\n  {PUT}"),
    "an empty key": ("fixes:\ndate: 2031-04-14\n", f"fixes:\n  {PUT}date: 2031-04-14\n"),
    "a null": ("fixes: ~ # none\ndate: 2031\n", f"fixes:  # none\n  {PUT}date: 2031\n"),
    "an empty list": ("fixes: [] # none\n", f"fixes:  # none\n  {PUT}"),
    "after the last": (f"{ODD}# end\ndate: x\n", f"{ODD}  {PUT}# end\ndate: x\n"),
    "before other keys": (
        "fixes:\n- drop: q-a # 1\n# date\ndate: x\n",
        f"fixes:\n- drop: q-a # 1\n{FLAT}# date\ndate: x\n",
    ),
    "a wide indent": ("fixes:\n      - drop: q-a\n", f"fixes:\n      - drop: q-a\n      {DEEP}"),
    "brackets": (
        "fixes: [{drop: q-a}] # short\n",
        'fixes: [{drop: q-a}, {accept: c-abcdefg, quote: "reopen: the #bridge"}] # short\n',
    ),
    "windows": ("fixes:\r\n  - drop: q-a\r\n", "fixes:\r\n  - drop: q-a\r\n  " + PUT.replace("\n", "\r\n")),
    "no newline after the last": ("fixes:\n  - drop: q-a", f"fixes:\n  - drop: q-a\n  {PUT}"),
    "an empty value last": (NESTED, f"{NESTED}  {PUT}"),
}


@pytest.mark.parametrize(("old", "new"), CASES.values(), ids=CASES.keys())
def test_the_entry_stands_at_the_end_of_its_list_and_the_rest_as_it_was(old, new):
    assert inserted(old, ENTRY, "fixes", "seeds/bridge.yml") == new


MERGE = "# who is who\n- merge: [A, B]\n  into: B\n"
NOBODY = '- not-an-actor: "A"\n'


@pytest.mark.parametrize(
    ("old", "new"), [("", NOBODY), (f"{MERGE}# end\n", f"{MERGE}{NOBODY}# end\n"), ("[]\n", NOBODY)]
)
def test_the_file_of_actors_is_a_list_itself(old, new):
    assert inserted(old, (("not-an-actor", text("A")),), None, "seeds/actors.yml").lstrip("\n") == new


@pytest.mark.parametrize(
    ("old", "message"),
    [
        ("date: [2031\n", "seeds/bridge.yml:2: this is not YAML"),
        ("a: 1\nb: x: y\n", "seeds/bridge.yml:2: this is not YAML"),
        ("fixes: &a []\n", "uses anchors"),
        ("date: 2031\n---\nfixes:\n", "this is not YAML"),
        ("- a\n", "cannot be added to here"),
        ("{date: 2031}\n", "cannot be added to here"),
        ("fixes: all of it\n", "cannot be added to here"),
        ("fixes:\n  drop: q-a\n", "cannot be added to here"),
        ("date: 2031\n...\n", "cannot be added to here"),
        ("#" * 63_990 + "\n", "too long to be read"),
    ],
)
def test_what_cannot_be_added_to_is_refused_with_its_line(old, message):
    with pytest.raises(RefusedError, match=r"seeds/bridge\.yml") as refused:
        inserted(old, ENTRY, "fixes", "seeds/bridge.yml")
    assert message in str(refused.value)


@given(st.text(max_size=60), st.text(max_size=60))
def test_words_of_a_source_stay_words(quote, because):
    """Whatever they hold, the file says them as they are, spacing aside, and nothing more."""
    entry = (("drop", "q-a"), ("quote", text(quote)), ("because", text(because)))
    made = yaml.safe_load(inserted("date: x\n", entry, "fixes", "x.yml"))
    assert made == {
        "date": "x",
        "fixes": [{"drop": "q-a", "quote": " ".join(quote.split()), "because": " ".join(because.split())}],
    }
    assert lines(entry).count("\n") == 3
