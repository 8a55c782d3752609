"""HTML of mails, feeds and Word documents: blocks in order, whatever is open, hidden or strange in it."""

from __future__ import annotations

import pytest

from briefgen.read.formats.fragments import Part, parts


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("<h2>Money</h2><p>It was over<b>night</b>.</p>", [("heading", "Money"), ("paragraph", "It was overnight.")]),
        ("It rained.<br><br>It snowed.<br>Still.", [("paragraph", "It rained."), ("paragraph", "It snowed. Still.")]),
        ("<ul><li>one<li><p>two</p></ul>", [("item", "one"), ("item", "two")]),
        ("<p>one<!-- <b>two</b> --> three</p>", [("paragraph", "one three")]),
        ("<p>2 < 3 and <a href=x>so</a> on</p>", [("paragraph", "2 < 3 and so on")]),
        ("<style>p{}</style><script>a<b</script><p hidden>trap</p><p>text</p>", [("paragraph", "text")]),
        ("<div style='display: none'><p>preview</p></div>text", [("paragraph", "text")]),
        ("<table><tr><th>Year<th>Cost<tr><td>2031<td>43</table>", [(None, "Year | Cost\n2031 | 43")]),
        (
            "<table><tr><td><p>It rained.</p><p>It snowed.</p></table>",
            [("paragraph", "It rained."), ("paragraph", "It snowed.")],
        ),
        ("<p>&nbsp;</p><hr><p>***</p>", []),
    ],
)
def test_a_fragment_reads_as_its_blocks(fragment, expected):
    assert [(part.kind, part.words) for part in parts(fragment)] == expected


def test_a_quotation_of_the_layout_is_told():
    assert parts("<p>Yes.</p><blockquote><p>Will you?</p></blockquote><p>No.</p>") == [
        Part("paragraph", "Yes."),
        Part("paragraph", "Will you?", quoted=True),
        Part("paragraph", "No."),
    ]


@pytest.mark.parametrize(
    "sign", ["<a ", "<", "<!--", "<!--x-->", "</", "&", "<![", "<?", "<b>", "<table><tr><td>", "<a a='"]
)
def test_signs_that_are_never_closed_take_no_time_to_speak_of(sign):
    """With two hundred thousand of them the parser alone would take minutes for some."""
    found = parts(sign * 200_000 + "<p>It rained.</p>")
    assert "It rained." in " ".join(part.words for part in found) or sign in {"<a a='", "<table><tr><td>", "<!--"}
