"""A build with a lexicon: what is read again when it changes, the same bytes whatever was kept, and the examples."""

from __future__ import annotations

import subprocess
import sys

import pytest

from briefgen import build, cluster, extraction, packed, read, task, workers
from briefgen.cache import Cache
from briefgen.failures import Failure
from briefgen.model import Briefing
from briefgen.record import dumps, to_record
from tests.lexicon.sites import settings_of

pytestmark = pytest.mark.model

CUES = "commitment_cues:\n  - {phrase: hereby resolves to, kind: agreement}\n"
TOPICS = "topics:\n  - {name: roads, words: [road]}\n"
TEXTS = {
    "ferry": "The harbour board hereby resolves to reopen the ferry.",
    "road": "The town pledged to widen the roads by May 2031. The road is old.",
    "school": "The town built a school. It is white.",
}


def extracted(settings):
    """File to JSON of all documents, and those that were read and not taken out of the cache."""
    found, fresh, problems = extracted_anyhow(settings)
    assert problems == []
    return found, fresh


def extracted_anyhow(settings):
    found, problems = read.documents(settings)
    asked = []

    def told(done, every):
        asked.append(every)

    with Cache(settings.cache) as cache:
        every = extraction.extracted(found, settings, cache, problems, told)
        made = {one.source.file: one for one in every if isinstance(one, Briefing)}
        fresh = set(made) - {f"{name}.txt" for name in cache.prints}
    assert set(asked) <= {len(fresh)}
    return {file: dumps(to_record(one)) for file, one in sorted(made.items())}, fresh, problems


def without_cache(folder, lexicon):
    folder.mkdir()
    return extracted(settings_of(folder, lexicon, TEXTS))[0]


def test_only_documents_in_which_the_words_of_a_changed_entry_stand_are_read_again(tmp_path):
    """Cold or warm, the findings are the same bytes."""
    cold, fresh = extracted(settings_of(tmp_path, "", TEXTS, cache=True))
    assert len(fresh) == 3
    with_cues, fresh = extracted(settings_of(tmp_path, CUES, cache=True))
    assert fresh == {"ferry.txt"}
    both, fresh = extracted(settings_of(tmp_path, CUES + TOPICS, cache=True))
    assert fresh == {"road.txt"}
    assert extracted(settings_of(tmp_path, CUES + TOPICS, cache=True)) == (both, set())
    assert with_cues == without_cache(tmp_path / "cues", CUES)
    assert both == without_cache(tmp_path / "both", CUES + TOPICS)
    (tmp_path / "seeds" / "lexicon.yml").unlink()
    assert extracted(settings_of(tmp_path, "", cache=True)) == (cold, set())


def test_findings_made_with_a_lexicon_from_the_start_are_found_again(tmp_path):
    made, fresh = extracted(settings_of(tmp_path, CUES, TEXTS, cache=True))
    assert len(fresh) == 3
    assert extracted(settings_of(tmp_path, CUES, cache=True)) == (made, set())
    _, fresh = extracted(settings_of(tmp_path, TOPICS, cache=True))
    assert fresh == {"ferry.txt", "road.txt"}


def test_several_processes_read_with_the_same_lexicon(tmp_path):
    texts = {f"ferry-{number}": TEXTS["ferry"] for number in range(2 * workers.WORTH_A_PROCESS)}
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one = extracted(settings_of(tmp_path / "one", CUES, texts))
    assert one == extracted(settings_of(tmp_path / "two", CUES, texts, jobs=2))
    assert all(b"own: hereby resolves to" in content for content in one[0].values())


def test_a_worker_of_a_cluster_gets_the_lexicon_with_the_document(tmp_path):
    settings = settings_of(tmp_path, CUES, TEXTS)
    lexicon = read.lexicon(settings)[0].lexicon
    (document,) = [one for one in read.documents(settings)[0] if one.id == "ferry"]
    raw = read.opened(document, settings)
    one = task.Task("ferry", "ferry.txt", "ferry.txt", raw, (("en", settings.model),), settings.bounds, None, lexicon)
    outcome = cluster.remote(one, cluster.own((("en", settings.model),)))
    assert isinstance(outcome, task.Found)
    (bound,) = packed.unpacked(outcome.content or b"", "ferry", "ferry.txt").commitments
    assert (bound.rule, bound.kind) == ("commitments/own: hereby resolves to", "agreement")


WRONG = """\
commitment_cues:
  - phrase: is minded to
    kind: consideration
    examples:
      - The council is minded to widen the road.
      - The council minds the road.
    counter_examples:
      - The board is minded to close the school.
topics:
  - {name: roads, words: [road], examples: The street is old.}
"""


def test_a_build_names_the_examples_that_do_not_hold(tmp_path):
    settings = settings_of(tmp_path, WRONG, TEXTS, cache=True)
    _, problems = build.corpus(settings)
    assert [str(problem) for problem in problems] == [
        (
            "seeds/lexicon.yml:6: this example of `is minded to` (line 2) does not hold: "
            '"The council minds the road."\n'
            "Expected a consideration by this entry, found no commitment. Change the entry or the example."
        ),
        (
            "seeds/lexicon.yml:8: this counter-example of `is minded to` (line 2) does not hold: "
            '"The board is minded to close the school."\n'
            "Expected none by this entry, found commitment commitments/own: is minded to. "
            "Change the entry or the counter-example."
        ),
        (
            'seeds/lexicon.yml:10: this example of `roads` (line 10) does not hold: "The street is old."\n'
            "Expected the topic roads, found no topic. Change the entry or the example."
        ),
    ]
    assert {problem.severity for problem in problems} == {"warning"}


def test_examples_are_read_once_and_again_when_the_file_changes(tmp_path, monkeypatch):
    settings = settings_of(tmp_path, WRONG, TEXTS, cache=True)
    _, first = build.corpus(settings)
    monkeypatch.setattr(extraction, "outcomes", _nothing_to_do)
    assert build.corpus(settings)[1] == first
    with pytest.raises(AssertionError, match="read"):
        build.corpus(settings_of(tmp_path, WRONG + "abbreviations: [Art.]\n", cache=True))


def _nothing_to_do(tasks, *_):
    assert not tasks, "something is read"
    return iter(())


def test_the_method_page_names_own_rules_with_their_numbers_and_a_line_links_to_its_rule(tmp_path):
    lexicon = CUES.replace("agreement}", "agreement, examples: The board hereby resolves to act.}")
    built = build.site(settings_of(tmp_path, lexicon + TOPICS + "speech_verbs: [intimate]", TEXTS))
    pages = {page.path: page.html for page in built.site.pages}
    method = pages["method/corpus/index.html"]
    (row,) = [part for part in method.split("<tr") if "commitments/own: hereby resolves to" in part]
    assert "<td>1</td>" in row
    assert "The board hereby resolves to act." in row
    anchor = row.split('id="')[1].split('"')[0]
    assert " " not in anchor
    (idle,) = [part for part in method.split("<tr") if "quotes/own: intimate" in part]
    assert "<td>0</td>" in idle
    assert f"#{anchor}" in pages["briefings/ferry/index.html"]


def test_an_actor_of_the_lexicon_is_one_actor_in_all_documents(tmp_path):
    """Though its name has no capitals, and every state has such a body."""
    lexicon = "actors:\n  - {name: harbour board, type: organization, abbreviations: [HB]}\n"
    texts = {
        "a": "The harbour board pledged to reopen the ferry. Norway agreed.",
        "b": "The HB will sell the pier. Spain agreed.",
    }
    corpus, _ = build.corpus(settings_of(tmp_path, lexicon, texts))
    (board,) = [dossier for dossier in corpus.dossiers if dossier.name == "harbour board"]
    assert {one.briefing.source.id for one in board.appearances} == {"a", "b"}


def test_a_page_lists_its_topics_with_their_words_lit_and_lists_are_filtered_by_them(tmp_path):
    built = build.site(settings_of(tmp_path, TOPICS, TEXTS))
    pages = {page.path: page.html for page in built.site.pages}
    page = pages["briefings/road/index.html"]
    assert "<q>roads</q>, <q>road</q>" in page
    assert '<mark class="bg-exact bg-small">road</mark>' in page.split('id="source-text"')[1]
    assert 'data-topic="roads"' in pages["briefings/index.html"]
    assert 'id="topics"' not in pages["briefings/school/index.html"]


def test_a_topic_can_be_dropped_like_any_line(tmp_path):
    settings = settings_of(tmp_path, TOPICS, TEXTS)
    (topic,) = [one for briefing in build.corpus(settings)[0].briefings for one in briefing.topics]
    (settings.sources / "road.yml").write_text(f"fixes:\n  - drop: {topic.id}\n    quote: roads\n", encoding="utf-8")
    corpus, problems = build.corpus(settings)
    assert problems == ()
    assert [one for briefing in corpus.briefings for one in briefing.topics] == []


def test_a_document_whose_reading_was_ended_is_not_read_in_each_build(tmp_path, monkeypatch):
    """It keeps its page without findings, under a lexicon as without one."""
    settings = settings_of(tmp_path, CUES, {"ferry": TEXTS["ferry"]}, cache=True)
    with monkeypatch.context() as patched:
        patched.setattr(extraction, "outcomes", _all_too_long)
        ended, _, problems = extracted_anyhow(settings)
    assert len(problems) == 1
    monkeypatch.setattr(extraction, "outcomes", _nothing_to_do)
    assert extracted_anyhow(settings) == (ended, set(), problems)


def _all_too_long(tasks, *_):
    return ((one, Failure(one.id, one.file, "time", "")) for one in tasks)


def test_a_build_that_finds_everything_kept_does_not_load_the_language_model(tmp_path):
    """What concerns a document is told from its words alone, and examples are not read again."""
    settings = settings_of(tmp_path, WRONG, TEXTS, cache=True)
    build.corpus(settings)
    code = (
        "import sys; from pathlib import Path; from briefgen import build; from briefgen.settings import Settings; "
        f"folder = Path({str(tmp_path)!r}); "
        "made = build.machine(Settings(sources=folder / 'seeds', root=folder, cache=folder / 'cache')); "
        "sys.exit('spacy' in sys.modules or made.cached != 3)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_words_of_the_lexicon_are_shown_and_never_run(tmp_path):
    """The file may be shared, too."""
    name = "<script>alert(1)</script>"
    lexicon = (
        f"topics:\n  - {{name: '{name}', words: road}}\n"
        f"commitment_cues:\n  - {{phrase: 'hereby resolves to', examples: '{name} hereby resolves to act.'}}\n"
    )
    built = build.site(settings_of(tmp_path, lexicon, TEXTS))
    pages = {page.path: page.html for page in built.site.pages}
    assert not any("<script>alert" in html for html in pages.values())
    assert "&lt;script&gt;alert(1)" in pages["briefings/road/index.html"]
    assert "&lt;script&gt;alert(1)" in pages["method/corpus/index.html"]
