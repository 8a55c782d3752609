"""A page as text that a person can review: what it says, where its links lead, which ids it has.

First its title, its description and what is in its head, then its outline, then every element with the words in it. A
line is the tag, `#` and the id, the other attributes that mean something, then the words; `[words](link)` is a link.
Pictures are their shapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.published import Page
from tests.write.page_reader import Element, read

INLINE = {"a", "abbr", "b", "bdi", "cite", "code", "em", "i", "mark", "q", "small", "span", "strong", "time"}
SHAPES = {"circle", "path", "rect"}
"""What they mean is said by their class."""
SAID = {"class", "id", "href", "for", "scope", "dir"}
"""Attributes that other tests look at, or that say how a thing looks."""


def words(element: Element) -> str:
    """The words of an inline element, with what a reader can do with them."""
    inside = "".join(_text(child) if isinstance(child, str) else words(child) for child in element.children)
    marks = _marks(element)
    if element.tag == "a":
        return f"[{inside.strip()}]({element.attrs.get('href', '')}){marks}"
    if element.tag in {"mark", "q", "code"}:
        sign = {"mark": "==" if "bg-exact" in element.attrs.get("class", "") else "=", "q": '"', "code": "`"}
        return f"{sign[element.tag]}{inside}{sign[element.tag]}{marks}"
    return f"{inside}{marks}"


def _text(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _marks(element: Element) -> str:
    told = [f"#{element.attrs['id']}"] if "id" in element.attrs else []
    told += [f"{name}={_text(value)}" if value else name for name, value in element.attrs.items() if name not in SAID]
    kinds = [one for one in element.attrs.get("class", "").split() if "--" in one or element.tag in SHAPES]
    return "{" + " ".join((*told, *kinds)) + "}" if told or kinds else ""


def lines(element: Element, depth: int = 0) -> Iterator[str]:
    """The element, one line for each stretch of words in it."""
    head, line = f"{element.tag}{_marks(element)}", ""
    if element.tag == "pre":
        yield from (f"{'  ' * depth}{one}".rstrip() for one in (head, *element.text().splitlines()))
        return
    pieces: list[str | Element] = []
    for child in element.children:
        if isinstance(child, Element) and not _inline(child):
            pieces += [line.strip(), child]
            line = ""
        else:
            line += _text(child) if isinstance(child, str) else words(child)
    pieces.append(line.strip())
    said = pieces[0] if isinstance(pieces[0], str) else ""
    if said or "{" in head or element.tag in {"li", "tr", "td", "th"}:
        yield f"{'  ' * depth}{head} {said}".rstrip()
        depth += 1
    for piece in pieces[1:]:
        if isinstance(piece, Element):
            yield from lines(piece, depth)
        elif piece:
            yield f"{'  ' * depth}{piece}"


def _inline(element: Element) -> bool:
    return element.tag in INLINE and all(_inline(child) for child in element.children if isinstance(child, Element))


def told(page: Page) -> str:
    """What a page says."""
    content = page.make()
    head = [f"page: {page.path}", f"title: {page.title}", f"description: {content.description}"]
    head += [f"source: {page.source}"] if page.source else []
    head += [f"meta: {name} = {value}" for name, value in content.meta]
    head += [f"alternate: {one.type} {one.title} {one.path}" for one in content.alternates]
    head += [f"script: {one}" for one in content.scripts]
    head += [f"{'  ' * one.level}{one.title} #{one.id}" for one in content.headings]
    return "\n".join((*head, "", *(line for child in read(content.html).children
                                   if isinstance(child, Element) for line in lines(child)))) + "\n"  # fmt: skip
