"""Which files are documents, and what they are called."""

from __future__ import annotations

import dataclasses
import os
import socket
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefgen import read
from briefgen.bounds import Bounds
from briefgen.errors import SettingsError, SourceError
from briefgen.read.sidecar import below
from briefgen.settings import Settings

BODY = "The council pledged to reopen the bridge.\n"


@pytest.fixture
def seeds(tmp_path):
    folder = tmp_path / "seeds"
    folder.mkdir()
    return folder


def settings(seeds):
    return Settings(seeds, seeds.parent)


def ids(seeds):
    return {source.file: source.id for source in read.sources(settings(seeds))[0]}


def put(seeds, *names):
    for name in names:
        path = seeds / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(BODY, encoding="utf-8")


def test_documents_are_txt_and_md_sorted_by_path(seeds):
    put(
        seeds,
        "b.txt",
        "a.md",
        "c/d.TXT",
        "c/README.md",
        "README.txt",
        "_draft.txt",
        ".hidden.txt",
        "_old/a.txt",
        "a.jpg",
    )
    assert ids(seeds) == {"a.md": "a", "b.txt": "b", "c/d.TXT": "c-d"}
    assert list(ids(seeds)) == ["a.md", "b.txt", "c/d.TXT"]


def test_a_missing_folder_says_what_to_do(seeds):
    seeds.rmdir()
    with pytest.raises(SettingsError, match=r"(?s)seeds: there is no such folder.*for example seeds/harbour.txt"):
        read.sources(settings(seeds))


def test_a_bad_file_does_not_stop_the_others(seeds):
    put(seeds, "good.txt")
    (seeds / "empty.txt").write_bytes(b" \n\n")
    (seeds / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (seeds / "huge.txt").write_bytes(b"word " * 1_000_001)
    sources, problems = read.sources(settings(seeds))
    assert [source.file for source in sources] == ["good.txt"]
    assert [(problem.file, problem.severity) for problem in problems] == [
        ("seeds/empty.txt", "error"),
        ("seeds/huge.txt", "error"),
        ("seeds/picture.txt", "error"),
    ]
    assert "there is no text to read in this file" in problems[0].message
    assert "more than 5 MB" in problems[1].message
    assert "this is not a text file" in problems[2].message


def test_what_only_looks_like_a_document_is_left_out_with_a_warning(seeds, tmp_path):
    put(seeds, "good.txt")
    (tmp_path / "secret.txt").write_text(BODY, encoding="utf-8")
    (seeds / "link.txt").symlink_to(tmp_path / "secret.txt")
    (seeds / "dangling.txt").symlink_to(tmp_path / "nothing.txt")
    (seeds / "loop.txt").symlink_to(seeds / "loop.txt")
    (seeds / "elsewhere").symlink_to(tmp_path, target_is_directory=True)
    (seeds / "folder.txt").mkdir()
    os.mkfifo(seeds / "pipe.txt")
    (seeds / "old.rtf").write_bytes(b"{rtf")
    sources, problems = read.sources(settings(seeds))
    assert [source.file for source in sources] == ["good.txt"]
    assert {problem.severity for problem in problems} == {"warning"}
    assert [problem.file for problem in problems] == [
        f"seeds/{name}"
        for name in ("dangling.txt", "elsewhere", "folder.txt", "link.txt", "loop.txt", "old.rtf", "pipe.txt")
    ]


def test_a_sidecar_that_is_no_file_is_named(seeds):
    put(seeds, "a.txt", "b.txt", "c.txt")
    (seeds / "a.yml").mkdir()
    os.mkfifo(seeds / "b.yml")
    (seeds / "c.yml").symlink_to(seeds / "nothing.yml")
    os.mkfifo(seeds / "actors.yml")
    sources, problems = read.sources(settings(seeds))
    assert len(sources) == 3
    assert [problem.file for problem in problems] == [f"seeds/{name}.yml" for name in ("a", "actors", "b", "c")]


def test_a_socket_is_left_out(seeds, monkeypatch):
    put(seeds, "good.txt")
    monkeypatch.chdir(seeds)  # the path of a socket may be no longer than about 100 letters
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("plug.txt")
        sources, problems = read.sources(settings(seeds))
    assert [source.file for source in sources] == ["good.txt"]
    assert "a pipe or a device" in problems[0].message


def test_a_link_inside_the_folder_is_followed(seeds):
    put(seeds, "a.txt")
    (seeds / "b.txt").symlink_to(seeds / "a.txt")
    assert ids(seeds) == {"a.txt": "a", "b.txt": "b"}


def test_ids_do_not_change_when_a_namesake_comes(seeds):
    put(seeds, "harbour.txt")
    before = ids(seeds)["harbour.txt"]
    put(seeds, "harbour.md", "Harbour!.txt", "A first.txt")
    after = ids(seeds)
    assert after["harbour.txt"] == before == "harbour"
    assert after["harbour.md"] == "harbour-md"
    assert len(set(after.values())) == 4


def test_no_id_changes_when_files_of_like_names_come_and_go(seeds):
    names = (
        "Case.txt",
        "case.txt",
        "CASE.txt",
        "a b.txt",
        "a-b.txt",
        "A b!.txt",
        "CON.txt",
        "con.txt",
        "\u6771\u4eac.txt",
    )
    together: dict[str, str] = {}
    for name in names:
        put(seeds, name)
        together |= ids(seeds)
    assert ids(seeds) == together
    for name in names:
        (seeds / name).unlink()
        assert ids(seeds).items() <= together.items()
    assert len({one.casefold() for one in together.values()}) == len(names)


def test_names_that_share_their_first_sixty_letters_get_ids_of_their_own(seeds):
    put(seeds, "long-" * 20 + "a.txt", "long-" * 20 + "b.txt")
    one, two = ids(seeds).values()
    assert one != two
    put(seeds, "long-" * 20 + "c.txt")
    assert list(ids(seeds).values())[:2] == [one, two]


def test_one_file_gets_the_id_it_has_in_the_folder(seeds):
    put(seeds, "sub/harbour.txt")
    assert read.source(seeds / "sub" / "harbour.txt", settings(seeds)).id == "sub-harbour"


def test_one_file_from_elsewhere_can_be_read_and_an_unreadable_one_says_why(seeds, tmp_path):
    other = tmp_path / "note.text"
    other.write_text(BODY, encoding="utf-8")
    source = read.source(other, settings(seeds))
    assert (source.id, source.file) == ("note", "note.text")
    with pytest.raises(SourceError, match="there is no such file"):
        read.source(tmp_path / "none.txt", settings(seeds))


@pytest.mark.skipif(sys.platform == "darwin", reason="the file systems of macOS take only valid names")
def test_a_name_that_is_no_text_is_refused_politely(seeds):
    put(seeds, "good.txt")
    (seeds / os.fsdecode(b"caf\xe9.txt")).write_text(BODY, encoding="utf-8")
    sources, problems = read.sources(settings(seeds))
    assert [source.file for source in sources] == ["good.txt"]
    assert "is not valid text" in problems[0].message


def test_what_is_said_of_links_and_of_what_cannot_be_opened(seeds, tmp_path):
    put(seeds, "a.txt")
    (tmp_path / "out").mkdir()
    for name in ("b.txt", "a.yml", "actors.yml", "lexicon.yml"):
        (tmp_path / "out" / name).write_text("title: x\n", encoding="utf-8")
    (seeds / "b.txt").symlink_to(tmp_path / "out" / "b.txt")
    (seeds / "a.yml").symlink_to(tmp_path / "out" / "a.yml")
    (seeds / "actors.yml").symlink_to(tmp_path / "out" / "actors.yml")
    (seeds / "lexicon.yml").symlink_to(tmp_path / "out" / "lexicon.yml")
    put(seeds, "lexicon.yaml", "actors.yaml")
    (seeds / "gone.txt").symlink_to(seeds / "nothing")
    (seeds / "folder").symlink_to(tmp_path / "out")
    os.mkfifo(seeds / "pipe.txt")
    here = settings(seeds)
    sources, problems = read.sources(here)
    _, more = read.corrections(here, sources)
    _, others = read.lexicon(here)
    out = "this link leads out of the sources folder and is not followed.\nPut a copy of the file here instead."
    gone = "this file cannot be reached ({}).\nPut the file itself here."
    assert {str(problem) for problem in (*problems, *more, *others)} == {
        f"seeds/b.txt: {out}",
        f"seeds/a.yml: {out}",
        f"seeds/actors.yml: {out}",
        f"seeds/lexicon.yml: {out}",
        "seeds/actors.yml: actors.yaml stands beside actors.yml, and only actors.yml is read.\nPut both into one.",
        "seeds/lexicon.yml: lexicon.yaml stands beside lexicon.yml, and only lexicon.yml is read.\nPut both into one.",
        f"seeds/gone.txt: {gone.format('No such file or directory')}",
        "seeds/folder: this link to a folder is not followed.\nPut the folder itself here, or documents from it.",
        "seeds/pipe.txt: this is no ordinary file but a pipe or a device.\nPut a text file here instead.",
    }
    assert {problem.severity for problem in (*problems, *more, *others)} == {"warning"}
    assert [(source.file, source.title.value) for source in sources] == [("a.txt", BODY[:-2])]


def test_a_document_that_is_gone_or_too_large_has_a_message(seeds):
    put(seeds, "a.txt")
    small = dataclasses.replace(settings(seeds), bounds=Bounds(file_bytes=len(BODY)))
    (one,) = read.documents(small)[0]
    assert read.opened(one, small).content == BODY.encode()
    assert (read.opened(one, small).files, read.opened(one, small).parts) == (
        ("seeds/a.txt",),
        (b".txt", BODY.encode()),
    )
    (seeds / "a.yml").write_text("title: x\n", encoding="utf-8")
    assert read.opened(one, small).files == ("seeds/a.txt", "seeds/a.yml")
    assert read.opened(one, small).parts == (b".txt", BODY.encode(), b"title: x\n")
    (seeds / "a.txt").write_text(f"{BODY}x", encoding="utf-8")
    with pytest.raises(SourceError) as large:
        read.opened(one, small)
    assert str(large.value) == (
        "seeds/a.txt: this file has more than 4.2e-05 MB; the bound `file_bytes` is 42.\n"
        "Cut it into documents of one article or report each, or set `bounds: {file_bytes: NUMBER}` for briefgen in "
        "mkdocs.yml."
    )
    (seeds / "a.txt").unlink()
    with pytest.raises(SourceError) as gone:
        read.opened(one, small)
    assert str(gone.value) == (
        "seeds/a.txt: this file cannot be opened (No such file or directory).\nGive the build leave to read it."
    )


@pytest.mark.parametrize("told", [0, len(BODY) - 1, len(BODY), len(BODY) + 1, 10**9])
def test_a_document_is_read_whole_whatever_is_said_of_its_size(seeds, monkeypatch, told):
    """It may grow between the look at it and its reading, and some file systems tell of no size at all."""
    put(seeds, "a.txt")
    (document,) = read.documents(settings(seeds))[0]
    monkeypatch.setattr("briefgen.read.raw.os.fstat", lambda _: SimpleNamespace(st_size=told))
    assert read.opened(document, settings(seeds)).content == document.path.read_bytes()


def test_a_path_below_a_folder_is_told_from_one_beside_it():
    assert below(Path("seeds/a/b.txt"), Path("seeds")) == "a/b.txt"
    assert below(Path("seeds/a.txt"), Path()) == "seeds/a.txt"
    assert below(Path("/a.txt"), Path("/")) == "a.txt"
    with pytest.raises(ValueError, match=r"seed"):
        below(Path("seeds/a.txt"), Path("seed"))
