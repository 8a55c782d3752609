"""A site of made documents, without MkDocs: `python -m bench site 3000 FOLDER [--seed N] [--search]`.

Connects and writes the briefings of corpus.py, puts pages and files on the disk, and says what each step cost: CPU
seconds, and the memory of the process at its highest by then. `--search` makes the search page and its index alone.
Pages are bare: they have the head that a browser needs and no theme.
"""

from __future__ import annotations

import argparse
import html
import posixpath
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from bench.corpus import briefings
from bench.made.words import english
from briefgen import connect, write
from briefgen.corpus import Corpus
from briefgen.published import Page, Site
from briefgen.write import search, site_map
from briefgen.write.attachments import assets
from briefgen.write.threads import Threads

T = TypeVar("T")
BARE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>
<link rel="stylesheet" href="{styles}">{early}</head><body><main class="md-content">
{body}
</main>{script}</body></html>
"""


def highest() -> float:
    """Megabytes that the process held at most so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


def timed(name: str, step: Callable[[], T]) -> T:
    """What the step returns; its CPU seconds and the memory are printed."""
    start = time.process_time()
    result = step()
    print(f"  {name:<14} {time.process_time() - start:8.2f} s {highest():8.0f} MB", flush=True)
    return result


def document(page: Page) -> str:
    """The page as a whole HTML file."""
    content, here = page.make(), posixpath.dirname(page.path) or "."
    early = "".join(
        f'<script async fetchpriority="high" src="{posixpath.relpath(path, here)}"></script>'
        for path in content.scripts
    )
    script = f'<script src="{posixpath.relpath(site_map.SCRIPT, here)}"></script>'
    styles = posixpath.relpath(site_map.STYLES, here)
    return BARE.format(title=html.escape(page.title), styles=styles, early=early, body=content.html, script=script)


def put(site: Site, folder: Path) -> tuple[Counter[str], Counter[str]]:
    """Makes and writes all; bytes below each folder at the site's top, and of each page."""
    sizes: Counter[str] = Counter()
    pages: Counter[str] = Counter()
    for page in site.pages:
        pages[page.path] = _put(folder, page.path, document(page).encode(errors="replace"), sizes)
    for attachment in site.attachments:
        _put(folder, attachment.path, attachment.content, sizes)
    return sizes, pages


def _put(folder: Path, path: str, content: bytes, sizes: Counter[str]) -> int:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    sizes[path.partition("/")[0]] += len(content)
    return len(content)


def searched(corpus: Corpus) -> Site:
    """The search page alone, with its index, our scripts and styles."""
    made = search.site(corpus, Threads(corpus))
    return Site(made.pages, (*assets(), *made.attachments))


def main(arguments: list[str]) -> None:
    """Write the site and print what it cost."""
    parser = argparse.ArgumentParser(prog="python -m bench site", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("size", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--search", action="store_true", help="the search page and its index alone")
    asked = parser.parse_args(arguments)
    english()  # loads spaCy's tables, which no step of a build needs
    print(f"{asked.size} documents; CPU seconds, highest memory so far (at the start {highest():.0f} MB)")
    made = timed("made", lambda: tuple(briefings(asked.size, asked.seed)))
    corpus = timed("connect", lambda: connect.corpus(made))
    if asked.search:
        site = timed("search index", lambda: searched(corpus))
    else:
        site = timed("write", lambda: write.site(corpus, site_name="Made"))
    sizes, pages = timed("pages, files", lambda: put(site, asked.folder))
    sentences = sum(len(one.sentences) for one in corpus.briefings)
    print(
        f"  {sentences:,} sentences, {len(corpus.dossiers):,} dossiers, {len(corpus.threads):,} threads, "
        f"{len(corpus.register):,} commitments, {len(site.pages):,} pages, {len(site.attachments):,} files"
    )
    print("  " + ", ".join(f"{name} {size / 1e6:.1f} MB" for name, size in sizes.most_common()))
    print("  largest pages: " + ", ".join(f"{path} {size / 1e6:.2f} MB" for path, size in pages.most_common(3)))
