"""A folder of documents that try everything, made anew for each test: not all of it could be kept in a repository.

In: an empty folder. Out: the documents in it, and what a reader must be able to read of each. The words: payloads.py.
Every document stands between two that mean no harm, `plain` and `zebra`.
"""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from tests.hostile.payloads import PAYLOADS, RUN

BODY = """\
{title}

The Harbour Council will open the east quay by {day}, its chair, Ada Lindqvist, said on Monday. {words}

"We will not close the ferry: {words}," Ada Lindqvist told reporters. The Ferry Company will buy {words} by {day}.

The agency {words} plans to spend 4 million euros.

At the end of {canary} the lamps are lit.
"""
DAY = "31 March 2032"
PLAIN = """\
---
date: 2031-04-14
outlet: The Harbour Post
---
{name} says nothing but the truth

The Northern Ferry Company will buy two ships by 30 June 2033, its director, Bo Ekman, told reporters on Tuesday.

"We will keep the old timetable," Bo Ekman said. The company plans to spend 4.2 million euros on piers.
"""
FRONT = ("title", "date", "outlet", "author", "url", "language", "topics", "dateline")
"""What can be stated of a document."""

FIELD = (
    f"</title></script>\"'><img src=x onerror={RUN}>{{{{7*7}}}} =1+1 [x](javascript:alert(1)) &lt;b&gt; \u202egnp.exe"
)
"""What is stated of it."""

SAFE_FIELD = FIELD.replace(" \u202egnp.exe", "")
"""The same in letters that a statement may hold."""

ODD_NAMES = (
    "CON.txt",
    "aux.txt",
    "nul.md",
    "COM1.txt",
    "index.txt",
    "con.aux.txt",
    f"{'long name ' * 24}.txt",
    "<img src=x onerror=alert(1)>.txt",
    "\"onmouseover=alert(1) x='.txt",
    "</script><script>alert(1)<.txt".replace("/", "\u2215"),
    "javascript:alert(1).txt",
    "{{7*7}}{% x %}.txt",
    "=1+1.txt",
    "-rf.txt",
    "a?b#c&d%2e%2e%2f.txt",
    "x..%00.txt",
    "a\\..\\b.txt",
    "line\nWARNING -  planted\r.txt",
    "colour\x1b[31m\x1b]0;title\x07.txt",
    "gpj\u202etxt.exe.txt",
    "zero\u200bwidth.txt",
    "e\u0301t\u00e9.txt",
    "\u00e9t\u00e9.txt",
    "\u6771\u4eac.txt",
    "\u0430da.txt",
    "ada.txt",
    "Case.txt",
    "case.txt",
    "CASE.TXT",
    "same.txt",
    "same.md",
    " space .txt",
    "dots...txt",
    "$(id);x.txt",
)
"""File names that mean something to somebody."""


@dataclass
class Made:
    """What was made.

    Attributes:
        texts: Path of each document below the folder to the words of it that must be on its page.
        silent: Documents of which no page is expected, for each of which there must be a message.
        odd: Entries that are no documents at all, and must be named in a message too.
    """

    texts: dict[str, str] = field(default_factory=dict)
    silent: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)


def make(folder: Path) -> Made:
    """Fills the folder."""
    made = Made()
    for name in ("plain", "zebra"):
        _text(folder, made, f"{name}.txt", PLAIN.format(name=name.title()))
    for number, (name, words) in enumerate(PAYLOADS.items()):
        _payload(folder, made, number, name, words)
    _fields(folder, made)
    _names(folder, made)
    _encodings(folder, made)
    _sidecars(folder, made)
    _look_alikes(folder, made)
    _corrections(folder, made)
    _no_files(folder, made)
    return made


def _text(folder: Path, made: Made, name: str, text: str, words: str | None = None) -> None:
    try:
        (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    except OSError:
        return  # this file system has no such names
    made.texts[name] = text if words is None else words


def _payload(folder: Path, made: Made, number: int, name: str, words: str) -> None:
    """Once as text, and once as title, the fourth time in Markdown."""
    suffix = "md" if number % 4 == 3 else "txt"
    file = f"p{number:03} {name}.{suffix}"
    title = " ".join(words.split())[:150] if number % 2 else f"{name.title()} is tried on the harbour"
    day = f"{number % 28 + 1} March {2032 + number // 28}"
    _text(folder, made, file, BODY.format(title=title, words=words, canary=f"canary{number}", day=day))


def _fields(folder: Path, made: Made) -> None:
    """One document for each field that can be stated, in the front matter and in a sidecar."""
    body = BODY.format(title="Fields are tried", words="Nothing here.", canary="canaryfields", day=DAY)
    for key in FRONT:
        value: object = [FIELD, SAFE_FIELD] if key == "topics" else FIELD
        safe: object = [SAFE_FIELD, "a, b"] if key == "topics" else SAFE_FIELD
        for kind, stated in (("hidden", value), ("open", safe)):
            front = yaml.safe_dump({key: stated, "outlet" if key != "outlet" else "author": "Post"}, allow_unicode=True)
            _text(folder, made, f"front {key} {kind}.txt", f"---\n{front}---\n{body}")
            _text(folder, made, f"beside {key} {kind}.txt", body)
            (folder / f"beside {key} {kind}.yml").write_text(front, encoding="utf-8")
    for number, url in enumerate(
        (
            "javascript:alert(1)",
            "JaVaScRiPt\t:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:x",
            "file:///etc/passwd",
            "//evil.test/x",
            'https://evil.test/"onmouseover=alert(1)',
            "https://user:word@evil.test:99999/{{7*7}}?a=</script>&b='#=1+1",
            "http://[::1",
            "https://\u0430\u0440\u0440\u04cf\u0435.test/\u202egnp",
        )
    ):
        _text(folder, made, f"url {number}.txt", f"---\n{yaml.safe_dump({'url': url})}---\n{body}")


def _names(folder: Path, made: Made) -> None:
    for number, name in enumerate(ODD_NAMES):
        text = BODY.format(title="One title for all", words="Nothing here.", canary=f"canaryname{number}", day=DAY)
        _text(folder, made, name[:200] + ".txt" if len(name) > 200 else name, text)
    deep = folder
    for part in ("sub folder", "<b>", "x..", "aux"):
        deep /= part
        deep.mkdir()
        _text(folder, made, f"{deep.relative_to(folder).as_posix()}/in a folder.txt", text)
    with_bytes = os.fsencode(folder) + b"/no text \xff\xfe.txt"
    try:
        Path(os.fsdecode(with_bytes)).write_text(text, encoding="utf-8")
    except (OSError, UnicodeError):
        return
    made.silent.append("no text ")


def _encodings(folder: Path, made: Made) -> None:
    text = BODY.format(title="Blåbär and café", words="naïve — “coöperation” <b>", canary="canarybytes", day=DAY)
    west = text.replace("—", "-").replace("“", '"').replace("”", '"')
    for name, content, words in (
        ("bytes mark.txt", b"\xef\xbb\xbf" + text.encode(), text),
        ("bytes two marks.txt", b"\xef\xbb\xbf\xef\xbb\xbf" + text.encode(), text),
        ("bytes wide.txt", text.encode("utf-16"), text),
        ("bytes wide be.txt", b"\xfe\xff" + text.encode("utf-16-be"), text),
        ("bytes wide unmarked.txt", "Plain words, <b>bold</b>. ".encode("utf-16-le") * 9, "Plain words, <b>bold</b>."),
        ("bytes widest.txt", text.encode("utf-32"), text),
        ("bytes latin.txt", west.encode("latin-1"), west),
        ("bytes western.txt", text.encode("cp1252"), text),
        ("bytes old ends.txt", text.replace("\n", "\r").encode(), text),
    ):
        (folder / name).write_bytes(content)
        made.texts[name] = words
    for name, content in (
        ("bytes none.txt", b""),
        ("bytes spaces.txt", b" \n\t\r\n "),
        ("bytes marks only.txt", "\u200b\u202e\ufeff \n\u2060".encode()),
        ("bytes dashes.txt", b"---\n---\n***\n___\n"),
        ("bytes picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 8),
        ("bytes nuls.txt", text.encode() + b"\0<script>alert(1)</script>"),
        ("bytes half a letter.txt", (text * 3).encode() + b"\xe2\x82"),
        ("bytes lone surrogate.txt", text.encode() + b"\xed\xa0\x80\xed\xbf\xbf the end"),
        ("bytes broken wide.txt", b"\xff\xfe" + "half".encode("utf-16-le") + b"\xd8"),
    ):
        (folder / name).write_bytes(content)
        made.silent.append(name)


def _sidecars(folder: Path, made: Made) -> None:
    """YAML that wants to be more than values; the document itself is read all the same."""
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)
    )
    for number, words in enumerate(
        (
            bomb,
            "title: &a [*a]\n",
            "title: !!python/object/apply:os.system ['touch /tmp/pwned']\n",
            "title: !!python/name:os.system\noutlet: !!binary aGVsbG8=\n",
            "title: " + "[" * 5000 + "]" * 5000 + "\n",
            "? " * 2000 + "\n",
            "<<: {title: x}\n? [a, b]\n: c\n",
            'title: "\\e[31mred\\e[0m \\a \\0 \\uD800 \\L"\noutlet: "a\\nWARNING -  planted"\n',
            '"\\e[31m key\\nWARNING - planted": x\n"<script>": y\n',
            "title: a\ntitle: b\n--- \ntitle: c\n",
            "%TAG ! tag:evil.test,2000:\n--- !x {title: y}\n",
            "- title\n- list\n",
            "\ttitle: tab\n",
            "title: 0o17\ndate: 2031-13-99\nlanguage: 'en\"><script>'\n",
            "{" * 49 + "}" * 49,
            "title: 'never closed",
        )
    ):
        name = f"yaml {number:02}"
        text = BODY.format(
            title="What stands beside is odd", words="Nothing here.", canary=f"canaryyaml{number}", day=DAY
        )
        _text(folder, made, f"{name}.txt", text)
        (folder / f"{name}.yml").write_text(words, encoding="utf-8")
        _text(folder, made, f"in it {name}.txt", f"---\n{words}\n---\n{text}", f"canaryyaml{number}")


def _look_alikes(folder: Path, made: Made) -> None:
    """One name in three kinds of letters."""
    for number, who in enumerate(("Marta Tamm", "M\u0430rta Tamm", "\u041c\u0430rt\u0430 T\u0430mm")):
        text = (
            f"The ferries are tried {number}\n\n{who}, director of the Kelder Institute, promised to pay the crews by "
            f'31 May 2033.\n\n"We will pay every crew," {who} said. {who} will sign the contract in Kelder.\n'
        )
        _text(folder, made, f"look-alike {number}.txt", text)


def _corrections(folder: Path, made: Made) -> None:
    """An editor's own words are words, too: somebody may have pasted them."""
    text = BODY.format(title="An editor corrects", words="Nothing here.", canary="canaryfix", day=DAY)
    _text(folder, made, "fixed.txt", text)
    opens, close = "open the east quay by 31 March 2032", "We will not close the ferry"
    entries = [
        {"id": opens, "because": FIELD,
         "change": {"actors": [FIELD], "recipients": [f"=1+1 {FIELD}"], "condition": FIELD, "hedge": FIELD}},
        {"id": opens, "status": FIELD, "on": "2032-05-01", "because": FIELD,
         "evidence": {"source": "plain", "quote": "will buy two ships by 30 June 2033"}},
        {"accept": f"{close}: Nothing", "by": FIELD, "because": FIELD},
        {"add": {"kind": "fact", "quote": "the lamps are lit"}, "because": FIELD},
        {"drop": FIELD, "because": FIELD},
        {"drop": "x-\x1b[31m"[:2], "quote": FIELD, FIELD: FIELD},
    ]  # fmt: skip
    (folder / "fixed.yml").write_text(yaml.safe_dump({"fixes": entries}, allow_unicode=True), encoding="utf-8")
    rules = [
        {"rename": "Bo Ekman", "to": FIELD},
        {"merge": ["Ada Lindqvist", FIELD], "into": f"Ada {FIELD}"},
        {"type": "organization", "of": FIELD},
        {"not-an-actor": FIELD},
        {"split": "Harbour Council", "in": [FIELD], "as": FIELD},
    ]
    (folder / "actors.yml").write_text(yaml.safe_dump(rules, allow_unicode=True), encoding="utf-8")


def _no_files(folder: Path, made: Made) -> None:
    """What is named like a document and is none."""
    outside = folder.parent / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("The secret word is xyzzy. The council will keep it.\n", encoding="utf-8")
    (outside / "secret.yml").write_text("title: xyzzy\n", encoding="utf-8")
    (folder / "folder.txt").mkdir()
    (folder / "folder.txt" / "inner.txt").write_text(PLAIN.format(name="Inner"), encoding="utf-8")
    (folder / "folder beside.txt").write_text(PLAIN.format(name="Beside"), encoding="utf-8")
    (folder / "folder beside.yml").mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "pipe beside.txt").write_text(PLAIN.format(name="Pipe"), encoding="utf-8")
    os.mkfifo(folder / "pipe beside.yml")
    (folder / "link out.txt").symlink_to(outside / "secret.txt")
    (folder / "link beside.txt").write_text(PLAIN.format(name="Link"), encoding="utf-8")
    (folder / "link beside.yml").symlink_to(outside / "secret.yml")
    (folder / "link up.txt").symlink_to("../outside/../outside/secret.txt")
    (folder / "link to nothing.txt").symlink_to("nothing.txt")
    (folder / "link in a circle.txt").symlink_to("link in a circle.txt")
    (folder / "link there.txt").symlink_to("link back.txt")
    (folder / "link back.txt").symlink_to("link there.txt")
    (folder / "device.txt").symlink_to("/dev/zero")
    (folder / "folder out").symlink_to(outside)
    (folder / "folder round").symlink_to(folder)
    (folder / "folder out.txt").symlink_to(outside)
    made.odd += ["folder.txt", "folder beside.yml", "pipe.txt", "pipe beside.yml", "link out.txt", "link beside.yml"]
    made.odd += ["link up.txt", "link to nothing.txt", "link in a circle.txt", "link there.txt", "link back.txt"]
    made.odd += ["device.txt", "folder out.txt", "folder out", "folder round"]
    there = socket.socket(socket.AF_UNIX)
    try:
        there.bind(str(folder / "socket.txt"))
        made.odd.append("socket.txt")
    except OSError:
        pass  # its path is too long for a socket
    finally:
        there.close()
