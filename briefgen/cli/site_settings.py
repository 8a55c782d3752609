"""mkdocs.yml → the settings that the plugin would have, and where the site is.

In: the file, read leniently. Out: `Settings`, a folder. MkDocs itself is not asked.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen import pipelines
from briefgen.bounds import chosen
from briefgen.cli.shared_options import CONFIG
from briefgen.errors import SettingsError
from briefgen.settings import DEFAULT_MODEL, Settings

if TYPE_CHECKING:
    import yaml


def site_settings(config: Path | None, sources: Path | None, jobs: int) -> Settings:
    """The settings that the plugin would have, from mkdocs.yml where there is one.

    MkDocs is not asked: it may be absent where documents are checked, and takes longer to load than this
    takes to run.
    """
    file = config or Path(CONFIG)
    site = _site(config)
    options = _options(site)
    root = file.parent.absolute()
    bounds = options.get("bounds")
    models = options.get("models")
    cache = options.get("cache", ".cache/briefgen")
    ledger = options.get("ledger", ".briefgen/ledger.jsonl")
    pinned = options.get("pinned")
    to = options.get("corrections_to")
    folder = sources.absolute() if sources is not None else root / str(options.get("sources", "seeds"))
    return Settings(
        sources=folder,
        root=root,
        model=str(options.get("language_model", DEFAULT_MODEL)),
        models=pipelines.chosen(models if isinstance(models, dict) else {}),
        cache=root / cache if file.is_file() and isinstance(cache, str) and cache else None,
        jobs=jobs,
        site_name=str(site.get("site_name") or ""),
        site_url=str(site.get("site_url") or "") or None,
        pinned=tuple(map(str, pinned)) if isinstance(pinned, list) else (),
        corrections_to=to if isinstance(to, str) else None,
        ledger=root / ledger if file.is_file() and isinstance(ledger, str) and ledger else None,
        bounds=chosen(bounds if isinstance(bounds, dict) else {}),
    )


def site_folder(config: Path | None) -> Path:
    """Where `mkdocs build` puts the site; it need not be there."""
    file = config or Path(CONFIG)
    return file.parent.absolute() / str(_site(config).get("site_dir") or "site")


def watched_folders(config: Path | None) -> tuple[Path, ...]:
    """Folders of the site in which a change starts a new build, or which a build empties; none where no site is."""
    file = config or Path(CONFIG)
    if not file.is_file():
        return ()
    docs = file.parent.absolute() / str(_site(config).get("docs_dir") or "docs")
    return site_settings(config, None, 1).sources, docs, site_folder(config)


def _site(config: Path | None) -> dict[str, Any]:
    """What mkdocs.yml says; empty where there is none."""
    import yaml

    file = config or Path(CONFIG)
    site: Any = {}
    if file.is_file():
        try:
            site = yaml.load(file.read_bytes(), _lenient_loader())  # noqa: S506 - made from SafeLoader
        except yaml.YAMLError as error:
            raise SettingsError(f"{file}: not valid YAML: {error}") from error
    elif config is not None:
        raise SettingsError(f"there is no file {config}; name the mkdocs.yml of the site with --config")
    return site if isinstance(site, dict) else {}


def _lenient_loader() -> type[yaml.SafeLoader]:
    """A loader that takes the tags MkDocs allows (`!ENV`, `!!python/name:`) for nothing and runs none."""
    import yaml

    class Lenient(yaml.SafeLoader):
        pass

    Lenient.add_multi_constructor("", lambda *_: None)
    return Lenient


def _options(settings: Any) -> dict[str, Any]:  # noqa: ANN401 - YAML as the site's author wrote it
    """The options of the plugin `briefgen` in the settings of a site; empty where it has none."""
    plugins = settings.get("plugins") if isinstance(settings, dict) else None
    named = (
        plugins.items()
        if isinstance(plugins, dict)
        else [item for plugin in plugins or [] if isinstance(plugin, dict) for item in plugin.items()]
    )
    for name, options in named:
        if name == "briefgen" and isinstance(options, dict):
            return options
    return {}
