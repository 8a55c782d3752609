"""Templates to HTML: the only place that knows Jinja.

In: a template's name and view values. Out: finished HTML. Nothing from a source document can leave here as
markup: see `inert`. The templates lie in templates/, their words in templates/words.html.
"""

from __future__ import annotations

import re
from functools import cache
from io import StringIO

from jinja2 import Environment, PackageLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
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


MARKUP = re.compile("[&<>\"']")


def visible(words: str) -> str:
    """The words with characters that hide, or that turn others round, written out, such as [U+202E]."""
    if words.isprintable():  # nearly always; none of these characters is
        return words
    return HIDDEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", words)


def inert(value: object) -> str:
    """Whatever a template prints, as text that no later step can take for markup.

    What the templates made themselves passes through.
    """
    if type(value) is Markup:
        return value
    words = visible(value if type(value) is str else str(value))
    return escape(words) if MARKUP.search(words) else words


class _Direct(CodeGenerator):
    """Templates whose printed values pass `inert` and nothing else, and whose macros are called like functions.

    A page prints some five thousand values. Jinja would escape each a second time, and would look at each macro for
    whether it wants the context, which none of ours does. What a constant prints is settled before this.
    """

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:  # noqa: ARG002
        self.write("environment.finalize(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:  # noqa: ARG002
        self.write(")")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """A call, without the detour over the context."""
        self.visit(node.node, frame)
        whole, self.stream = self.stream, StringIO()
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        given, self.stream = self.stream.getvalue(), whole
        self.write(f"({given.removeprefix(', ')})")


class _Environment(Environment):
    code_generator_class = _Direct


@cache
def _environment() -> Environment:
    environment = _Environment(
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
