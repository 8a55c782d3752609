"""Who may import whom: the arrows of docs/architecture.md."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import briefgen

PACKAGE = Path(briefgen.__file__).parent
CORE = {
    "model",
    "corpus",
    "corrections",
    "published",
    "errors",
    "bounds",
    "settings",
    "identity",
    "record",
    "packed",
    "quick_json",
    "fingerprint",
    "visible",
    "runs",
    "site_lexicon",
    "languages",
    "pipelines",
    "not_analysed",
}
ROOMS = {"read", "understand", "connect", "write"}
ALONE = {
    "spacy": "understand",
    "jinja2": "write",
    "markupsafe": "write",
    "icalendar": "write",
    "confusable_homoglyphs": "connect",
    "mkdocs": "plugin",
    "click": "cli progress",
    "distributed": "cluster",
    "trafilatura": "read",
    "pypdfium2": "read",
    "mammoth": "read",
    "feedparser": "read",
    "py3langid": "read",
    "orjson": "quick_json",
}
"""Packages that one module or room may import, or a few, and nobody else."""

ABOVE = {
    "database": CORE,
    "cache": CORE | {"database"},
    "task": CORE | {"read", "understand", "failures"},
    "failures": CORE,
    "limits": CORE,
    "worker": CORE | {"task", "limits", "failures"},
    "workers": CORE | {"task", "limits", "worker", "failures"},
    "cluster": CORE | {"task", "workers", "read", "understand", "failures"},
    "concerning": CORE | {"read", "understand", "cache"},
    "extraction": CORE | {"read", "understand", "cache", "concerning", "task", "workers", "cluster", "failures"},
    "lexicon_examples": CORE | {"read", "cache", "extraction", "task", "failures"},
    "store": CORE | {"database"},
    "features": CORE | {"connect", "store"},
    "ledger": CORE | {"ledger"},
    "corpus_build": CORE
    | {"read", "connect", "cache", "extraction", "lexicon_examples", "features", "store", "failures"},
    "build": CORE
    | ROOMS
    | {"cache", "corpus_build", "extraction", "lexicon_examples", "ledger", "store", "failures", "verify", "workers"},
    "build_report": CORE | {"build"},
    "plugin": CORE | {"build", "build_report", "plugin", "progress"},
    "terminal": CORE,
    "verify": {"verify"},
    "evaluate": CORE | {"evaluate"},
    "adding": CORE | {"read", "adding", "__version__"},
    "review": CORE | ROOMS | {"build", "review"},
    "new_folder": CORE,
    "starter": CORE | {"starter", "new_folder", "__version__"},
    "progress": set(),
    "upkeep": CORE | {"cache", "database", "store"},
    "cli": CORE
    | {
        "read",
        "adding",
        "build",
        "build_report",
        "cache",
        "upkeep",
        "evaluate",
        "review",
        "starter",
        "new_folder",
        "progress",
        "terminal",
        "verify",
        "cli",
        "__version__",
    },
    "__main__": {"cli"},
    "__init__": set(),
}
"""What each module at the top may import, and the rooms that only the command line knows; another room may import
the core and itself."""


def imports(file: Path):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None and node.level == 0:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def modules():
    for file in sorted(PACKAGE.rglob("*.py")):
        yield file, file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def test_imports_follow_the_arrows():
    wrong = []
    for file, part in modules():
        allowed = CORE - {part} if part in CORE else CORE | {part} if part in ROOMS else ABOVE[part]
        for name in imports(file):
            root, _, rest = name.partition(".")
            first = rest.partition(".")[0]
            if (root == "briefgen" and first not in allowed) or part not in ALONE.get(root, part).split():
                wrong.append(f"{file.relative_to(PACKAGE)} imports {name}")
    assert wrong == []


def test_one_module_uses_the_network():
    """The desk serves pages to this computer; nothing else listens or asks."""
    network = {"socket", "ssl", "http.client", "urllib.request", "requests", "httpx", "urllib3", "ftplib", "smtplib"}
    found = set()
    for file, _ in modules():
        for name in imports(file):
            if name in network or name.rpartition(".")[0] in network:
                found.add(file.relative_to(PACKAGE).as_posix())
    assert found == {"adding/fetch.py"}


def test_every_room_has_a_front_door():
    for room in ROOMS:
        assert (PACKAGE / room / "__init__.py").is_file(), room


def test_importing_does_nothing_but_define():
    """No module prints, reads a document, or loads the language model when it is imported."""
    rooms = ", ".join(f"briefgen.{room}" for room in sorted(ROOMS))
    code = (
        f"import sys, briefgen.build, briefgen.cli, {rooms}\n"
        "assert not {'spacy', 'mkdocs', 'jsonschema'} & sys.modules.keys(), sorted(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
