"""Front matter and sidecars: what an editor states is used, what is wrong is named with its line, nothing is
lost."""

from __future__ import annotations

import pytest

from briefgen import read
from briefgen.settings import Settings

BODY = "The council pledged to reopen the bridge.\n"


@pytest.fixture
def site(tmp_path):
    """Writes files below seeds/ and reads the folder."""
    (tmp_path / "seeds").mkdir()

    def make(**files):
        for name, text in files.items():
            path = tmp_path / "seeds" / name.replace("__", ".")
            path.write_text(text, encoding="utf-8")
        sources, problems = read.sources(Settings(tmp_path / "seeds", tmp_path))
        return {source.file: source for source in sources}, [(str(problem), problem.severity) for problem in problems]

    return make


def test_every_key_is_read(site):
    matter = (
        "---\ntitle: 'Harbour: the bridge'\ndate: 2031-04-14\noutlet: Harbour Post\nauthor: Jane Doe\n"
        "url: https://example.org/bridge\n"
        "language: en\ntopics: [bridges, transport, bridges]\ndateline: HARBOUR CITY\nfixes: []\n---\n"
    )
    sources, problems = site(a__txt=matter + BODY)
    source = sources["a.txt"]
    assert problems == []
    stated = [
        source.title,
        source.date,
        source.outlet,
        source.author,
        source.url,
        source.language,
        source.dateline,
    ]
    assert {known.origin for known in stated} == {"front matter"}
    assert source.date.value == "2031-04-14"
    assert source.topics == ("bridges", "transport")
    assert [(part.start, part.reason) for part in source.unused] == [(0, "front matter")]
    assert source.text.startswith("---\ntitle")


def test_a_sidecar_wins_over_front_matter(site):
    sources, problems = site(a__txt="---\ntitle: One\nauthor: Jane Doe\n---\n" + BODY, a__yml="title: Two\n")
    assert problems == []
    assert (sources["a.txt"].title.value, sources["a.txt"].title.origin) == ("Two", "sidecar")
    assert sources["a.txt"].author.origin == "front matter"


WRONG = {
    "date: 14 Aprl 2031": (
        'seeds/a.txt:3: `date` is "14 Aprl 2031", which is not a date.\n'
        "Write it as YYYY-MM-DD, for example 2031-04-14, or delete the line to publish undated."
    ),
    "date: 2031-02-30": (
        'seeds/a.txt:3: `date` is "2031-02-30", which is not a date.\n'
        "Write it as YYYY-MM-DD, for example 2031-04-14, or delete the line to publish undated."
    ),
    "url: javascript:alert(1)": (
        'seeds/a.txt:3: `url` is "javascript:alert(1)", which is not a web address.\n'
        "Write it with http:// or https://, for example https://example.org/bridge."
    ),
    "autor: Jane Doe": (
        "seeds/a.txt:3: `autor` is not a key that is known here.\nDid you mean `author`? "
        "Allowed are title, date, outlet, author, url, language, topics, dateline, retrieved, sha256, fixes."
    ),
    "outlet: [a, b]": (
        "seeds/a.txt:3: `outlet` holds a list or further keys.\nWrite one value, for example outlet: Harbour Post."
    ),
    "topics: {a: b}": (
        "seeds/a.txt:3: `topics` is not a list of words.\nWrite for example topics: [bridges, transport]."
    ),
    "language: English please": (
        'seeds/a.txt:3: `language` is "English please", which is not a language code.\n'
        "Write for example en, fr or pt-BR."
    ),
    "title: Again": "seeds/a.txt:3: `title` is given a second time.\nDelete one of the two lines; the first is used.",
}


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_value_is_named_with_its_line_and_the_rest_is_used(line, site):
    sources, problems = site(a__txt=f"---\ntitle: Bridge\n{line}\n---\n{BODY}")
    assert problems == [(WRONG[line], "warning")]
    assert sources["a.txt"].title.value == "Bridge"


def test_a_block_that_is_no_yaml_is_left_out_with_a_warning_and_the_text_is_read(site):
    sources, problems = site(a__txt="---\ntitle: Harbour: the bridge\ndate: 2031-04-14\n---\n" + BODY)
    (message, severity) = problems[0]
    assert severity == "warning"
    assert message.startswith("seeds/a.txt:2: this is not YAML (mapping values are not allowed here)")
    assert sources["a.txt"].title.value == "The council pledged to reopen the bridge"
    assert sources["a.txt"].date.value is None


@pytest.mark.parametrize(
    "bomb",
    [
        "title: &a [x, x]\ntopics: [*a, *a]",
        "title: " + "[" * 60 + "]" * 60,
        "title: !!python/object/apply:os.system ['true']",
        "title: \x01",
    ],
)
def test_yaml_that_could_do_harm_only_gives_a_warning(bomb, site):
    sources, problems = site(a__txt=f"---\n{bomb}\n---\n{BODY}")
    assert [severity for _, severity in problems] == ["warning"]
    assert sources["a.txt"].title.origin == "first sentence"


def test_prose_between_lines_of_dashes_is_text(site):
    sources, problems = site(a__txt=f"---\nThe council met.\n---\n\n{BODY}")
    assert problems == []
    source = sources["a.txt"]
    assert [source.text[block.start : block.end] for block in source.blocks] == [
        "The council met.",
        BODY.strip(),
    ]


def test_front_matter_without_an_end_is_read_as_text_with_a_warning(site):
    sources, problems = site(a__txt=f"---\ntitle: Bridge\n\n{BODY}")
    assert [message.partition("\n")[0] for message, _ in problems] == [
        "seeds/a.txt:1: the front matter that begins here has no end, so it is read as text."
    ]
    assert "title: Bridge" in "".join(sources["a.txt"].text[b.start : b.end] for b in sources["a.txt"].blocks)


def test_a_sidecar_without_a_document_is_a_warning_and_actors_yml_is_none(site):
    sources, problems = site(a__txt=BODY, b__yml="title: x\n", actors__yml="merge: []\n")
    assert list(sources) == ["a.txt"]
    assert [(message.partition("\n")[0], severity) for message, severity in problems] == [
        ("seeds/b.yml: no document goes with this file.", "warning")
    ]


def test_two_sidecars_are_a_warning_and_the_first_is_read(site):
    sources, problems = site(a__txt=BODY, a__yml="title: One\n", a__yaml="title: Two\n")
    assert sources["a.txt"].title.value == "One"
    assert [severity for _, severity in problems] == ["warning"]


def test_a_sidecar_with_a_wrong_line_is_named_itself(site):
    _, problems = site(a__txt=BODY, a__yml="title: One\ndate: tomorrow\n")
    assert problems[0][0].startswith('seeds/a.yml:2: `date` is "tomorrow"')
