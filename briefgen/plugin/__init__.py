"""The edge to MkDocs: the only place that imports it.

In: the options in mkdocs.yml. Out: the pages and files of `build.site`, as MkDocs wants them.
The events MkDocs calls: events.py; the options: options.py; what a page becomes: pages.py; how pages outside the
navigation are finished: made_files.py, finish.py, shell.py, and when not: foreign.py; the sitemap: sitemap.py; what is
added to the theme's templates: head.py and theme/; what the log says: report.py.
"""

from briefgen.plugin.events import BriefgenPlugin
from briefgen.plugin.options import BriefgenConfig

__all__ = ["BriefgenConfig", "BriefgenPlugin"]
