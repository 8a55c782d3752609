"""Templates to HTML: the only place that knows Jinja.

In: a template's name and view values. Out: finished HTML. Nothing from a source document can leave here as
markup: see `inert`. The templates lie in templates/, their words in templates/words.html.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from io import StringIO
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from markupsafe import Markup, escape

from briefgen.visible import written_out
from briefgen.write.date_words import date_words, is_day

MARKUP = re.compile("[&<>\"']")
HARMLESS = re.compile("[\n !#-%(-;=?-~]*").fullmatch
"""Of words: they are what they look like, and cannot be markup. Nearly all short ones are so."""

SIGN = "\ufdd0%s\ufdd1"
"""Stands for a hidden character until the page is whole: no text has these two, as they are hidden ones themselves."""
SIGNS = re.compile("\ufdd0([0-9A-F]+)\ufdd1")
WHERE = re.compile(f"<(title|option|textarea|text)\\b.*?</\\1>|<[^>]*>|{SIGNS.pattern}", re.DOTALL)
"""Elements that hold words only, tags, and signs elsewhere; what a value holds of < and > is escaped already."""


def inert(value: object) -> str:
    """Whatever a template prints, as text that no later step can take for markup.

    What the templates made themselves passes through.
    """
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[return-value] # a kind of str
    words: str = value if kind is str else str(value)  # type: ignore[assignment] # the same
    if HARMLESS(words):
        return words
    words = written_out(words, SIGN)
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

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """A macro as a function of what it is given; what it makes is markup."""
        named = isinstance(macro_ref.node, nodes.Macro)
        if not named or macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            super().macro_def(macro_ref, frame)
            return
        names = [argument.name for argument in macro_ref.node.args]
        given = ", ".join(f"{name}=missing" for name in names)
        self.write(f"(lambda made: lambda {given}: str.__new__(Markup, made({', '.join(names)})))(macro)")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """An attribute, and nothing else: what templates are given are objects, no dictionaries."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """A call, without the detour over the context."""
        self.visit(node.node, frame)
        whole, self.stream = self.stream, StringIO()
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        given, self.stream = self.stream.getvalue(), whole
        self.write(f"({given.removeprefix(', ')})")


class _Named(dict[str, Any]):
    """A dictionary whose values are asked for like attributes, too: `links.search`."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever it holds
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"the template asks for `{name}`, which it did not get") from None


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
        auto_reload=False,  # else every page looks whether the files of its templates have changed
    )
    environment.filters["date_words"] = date_words
    environment.tests["day"] = is_day
    return environment


def render(template: str, **values: object) -> str:
    """The finished HTML of templates/`template`.

    Raises:
        jinja2.UndefinedError: the template asks for a value it did not get.
        AttributeError: the same of a part of a value.
    """
    given = {name: _Named(value) if type(value) is dict else value for name, value in values.items()}
    html = _environment().get_template(template).render(given)
    return WHERE.sub(_sign, html) if SIGN[0] in html else html


def _sign(found: re.Match[str]) -> str:
    """A hidden character as a small mark that tells its name; in tags, and where no mark may stand, as words."""
    code = found[2]
    if code is None:
        return SIGNS.sub(r"[U+\1]", found[0])
    name = unicodedata.name(chr(int(code, 16)), "control character").lower()
    return f'<span class="bg-sign" title="unseen in the document: {name}">[U+{code}]</span>'
