"""The site as a tree of files for other site generators, which need no plugin of ours: ProperDocs, Zensical, MkDocs.

In: a `Site`. Out: files: mkdocs.yml with a menu, a template for the head of the pages, and docs/ with every page as a
Markdown file and all that lies beside the pages. How a page is kept from Markdown: literal.py. The files that are the
same for every site lie in files/.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from importlib.resources import files

from briefgen.published import Attachment, Content, Page, Site
from briefgen.visible import visible
from briefgen.write import site_map, yaml_text
from briefgen.write.docs_tree.literal import block
from briefgen.write.encode import html_text
from briefgen.write.exports.offered import PAGE
from briefgen.write.search import sections

DOCS = "docs"
MENU = (
    ("Home", site_map.HOME),
    ("Briefings", site_map.BRIEFINGS),
    ("Actors", site_map.ACTORS),
    ("Commitments", site_map.REGISTER),
    ("Timeline", site_map.TIMELINE),
    ("Search", site_map.SEARCH),
)
ABOUT = (
    ("Rules and figures", site_map.METHOD),
    ("Corrections", site_map.CORRECTIONS),
    ("What changed", site_map.CHANGES),
    ("Data", PAGE),
)
SAME = {"README.md": "README.md", "overrides/main.html": "main.html"}


def tree(site: Site, site_name: str, site_url: str | None) -> Iterator[Attachment]:
    """The files, each made when it is asked for."""
    there = {page.path for page in site.pages}
    yield Attachment("mkdocs.yml", lambda: _settings(there, site_name, site_url).encode())
    for path, name in SAME.items():
        yield Attachment(path, (files(__name__) / "files" / name).read_bytes)
    for page in site.pages:
        yield Attachment(f"{DOCS}/{_markdown(page.path)}", partial(_page, page))
    for attachment in (*site.attachments, sections(())):
        yield replace(attachment, path=f"{DOCS}/{attachment.path}")


def _settings(there: Iterable[str], site_name: str, site_url: str | None) -> str:
    known = set(there)
    values = [f"site_name: {yaml_text.text(html_text(site_name or 'Briefings'))}"]
    values += [f"site_url: {yaml_text.text(site_url)}"] if site_url else []
    menu = [f"  - {name}: {_markdown(path)}" for name, path in MENU if path in known]
    about = [f"      - {name}: {_markdown(path)}" for name, path in ABOUT if path in known]
    looks = (files(__name__) / "files" / "looks.yml").read_text(encoding="utf-8")
    return "\n".join([*values, looks, "nav:", *menu, *(["  - About:", *about] if about else []), ""])


def _markdown(path: str) -> str:
    return f"{path.removesuffix('.html')}.md"


def _page(page: Page) -> bytes:
    """The page: what goes into its head as front matter, then its HTML."""
    said = page.make()
    return f"{_front_matter(page, said)}\n{block(said.html)}".encode(errors="xmlcharrefreplace")


def _front_matter(page: Page, said: Content) -> str:
    """Values for templates, some of which print them as they are, and some of which take one escaping away.

    So title and description are escaped, and a title has no sign that could open or end an element, whatever is done
    to it. The rest is printed by our own template, which escapes it.
    """
    text = yaml_text.text
    title = visible(page.title).replace("<", "\u2039").replace(">", "\u203a")
    rows = [f"title: {text(html_text(title))}", f"description: {text(html_text(visible(said.description)))}"]
    rows += ["hide: [toc]", "briefgen:"]
    kind = {True: "property", False: "name"}
    for name, content in said.meta:
        which = kind[name.startswith(("og:", "article:"))]
        rows.append(f"  - [meta, {which}, {text(visible(name))}, {text(visible(content))}]")
    for one in said.alternates:
        there = site_map.link(page.path, one.path)
        rows.append(f"  - [link, {text(one.type)}, {text(visible(one.title))}, {text(there)}]")
    rows += [f"  - [script, {text(site_map.link(page.path, script))}]" for script in said.scripts]
    return "\n".join(["---", *rows, "---", ""])
