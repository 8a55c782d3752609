"""Templates to HTML: the only place that knows Jinja.

In: a template's name and view values. Out: finished HTML. Nothing from a source document can leave here as
markup: see `inert`. The templates lie in templates/, their words in templates/words.html.
"""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from briefgen.write.date_words import date_words, is_day

HIDDEN = re.compile(
    # Control characters: most are errors in HTML, all are invisible.
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f"
    # These turn the direction of text round, so that a line reads as it does not stand.
    "\u202a-\u202e\u2066-\u2069"
    # Zero width, invisible letters, and halves of a character, which no file can hold.
    "\u200b\u2060\ufeff\U000e0000-\U000e007f\ud800-\udfff]"
)


def visible(words: str) -> str:
    """The words with characters that hide, or that turn others round, written out, such as [U+202E]."""
    return HIDDEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", words)


def inert(value: object) -> object:
    """Whatever a template prints, as text that no later step can take for markup.

    Jinja calls this for each printed value, before its own escaping. What the templates made themselves
    passes through.
    """
    if isinstance(value, Markup):
        return value
    return escape(visible(str(value)))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("briefgen.write"),
        autoescape=True,  # for every template, whatever its name
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=inert,
    )
    environment.filters["date_words"] = date_words
    environment.tests["day"] = is_day
    return environment


def render(template: str, **values: object) -> str:
    """The finished HTML of templates/`template`.

    Raises:
        jinja2.UndefinedError: the template asks for a value it did not get.
    """
    return _environment().get_template(template).render(**values)
