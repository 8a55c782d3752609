"""Finished HTML as one block of a Markdown file, in which nothing is Markdown, and nothing is a template.

In: HTML of a page as render.py makes it: words of documents are escaped in it, and `>` stands in no value. Out: HTML
that says the same to a browser. It has no empty line, so that the block ends where the page ends, also by the rules of
CommonMark; and of all signs that mean something to Markdown, to its extensions or to a template only the number is
left: a browser reads `&#42;` as `*`, and nobody else does.
"""

from __future__ import annotations

import re

LINE_END = re.compile(r"\r\n?")
"""A browser reads each as one sign."""
TAG = re.compile(r"(<[^>]*>)")
IN_WORDS = re.compile(r"(?<!&)#|[!$%*+\-/:<=>@\[\\\]^_`{|}~\t\f\u2028\u2029]|\n(?=[^\S\n]*\n)")
"""Signs between tags, but for that of a number; of several line ends in a row the last is left."""
IN_VALUES = re.compile(r"[!$*\[\\\]^`{|}~\t\n\f\u2028\u2029]|(?<=data)-(?=search)", re.IGNORECASE)
"""Signs in the values of attributes: those of an address stay readable. What looks like an attribute for Material's
search would be cut out, and with it the end of the value."""
VALUE = re.compile(r'"[^"]*"')
SPACE = re.compile(r"\s+")
RAW = re.compile(r"<(?:(?:script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext)\b|[!?])", re.IGNORECASE)
"""Where numbers of signs are not read as signs, or a reader of HTML may lose its place; within SVG a title is none."""
DRAWN = re.compile(r"<svg\b.*?</svg>", re.DOTALL)


def block(html: str) -> str:
    """The HTML as one element.

    Raises:
        ValueError: it holds an element in which words cannot be written so; no template of ours has one.
    """
    found = RAW.search(DRAWN.sub("", html))
    if found is not None:
        raise ValueError(f"{found[0]} cannot stand in a Markdown file as it is")
    parts = TAG.split(LINE_END.sub("\n", html.strip()))
    parts[::2] = [IN_WORDS.sub(_number, words) for words in parts[::2]]
    parts[1::2] = [_tag(tag) for tag in parts[1::2]]
    return f"<div>{''.join(parts)}</div>\n"


def _tag(tag: str) -> str:
    """A tag on one line."""
    pieces = re.split(f"({VALUE.pattern})", tag)
    pieces[::2] = [SPACE.sub(" ", piece) for piece in pieces[::2]]
    pieces[1::2] = [IN_VALUES.sub(_number, value) for value in pieces[1::2]]
    return "".join(pieces)


def _number(sign: re.Match[str]) -> str:
    return f"&#{ord(sign[0])};"
