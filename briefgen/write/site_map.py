"""Where everything is published, in one place.

In: ids. Out: paths below the site's root and relative links between them. To move a page, change it here
only.
"""

from __future__ import annotations

from functools import lru_cache
from posixpath import dirname, relpath
from urllib.parse import quote, urlencode, urlsplit

from briefgen.identity import content_id, slug
from briefgen.site_lexicon import OWN

HOME = "index.html"
BRIEFINGS = "briefings/index.html"
ACTORS = "actors/index.html"
REGISTER = "commitments/index.html"
BOARD = "commitments/board/index.html"
MATRIX = "commitments/matrix/index.html"
TIMELINE = "timeline/index.html"
CORRECTIONS = "corrections/index.html"
CHANGES = "changes/index.html"
METHOD = "method/corpus/index.html"
SEARCH = "search/index.html"
SEARCH_DATA = "search/data"
SEARCH_SCRIPT = "assets/briefgen/search.js"
SEARCH_ENGINE = "assets/briefgen/minisearch.js"
STYLES = "assets/briefgen/briefgen.css"
SCRIPT = "assets/briefgen/briefgen.js"
BRIEFING_SCRIPT = "assets/briefgen/briefing.js"

FRAGMENT_WORDS = 5
"""Words at either end of a text fragment: enough to be unique in an article, short enough for an address
bar."""


def briefing(source_id: str) -> str:
    """The page of one source."""
    return f"briefings/{source_id}/index.html"


def briefing_part(source_id: str, number: int) -> str:
    """A further page of a long source, from 2."""
    return f"briefings/{source_id}/page-{number}/index.html"


def data(source_id: str) -> str:
    """The public JSON of one source, beside its page."""
    return f"briefings/{source_id}/briefing.json"


def raw(source_id: str) -> str:
    """The text of one source as it was read, beside its page; text, never HTML."""
    return f"briefings/{source_id}/source.txt"


def citation(source_id: str, suffix: str) -> str:
    """How one source is cited, as a file for reference managers, beside its page; `suffix` is bib, ris or json."""
    return f"briefings/{source_id}/citation.{suffix}"


def dossier(dossier_id: str) -> str:
    """The page of one actor."""
    return f"actors/{dossier_id}/index.html"


def register_part(name: str) -> str:
    """The page of the register for one year, for one month of a full year, or for undated sources."""
    return f"commitments/{name}/index.html"


def briefings_part(name: str) -> str:
    """The list of the briefings of one year, or one month of a full year, where one page is not enough."""
    return f"archive/{name}/index.html"


def actors_part(name: str) -> str:
    """The list of the actors with one first letter, where one page is not enough; beside no dossier."""
    return f"archive/actors-{name}/index.html"


def rule(here: str, rule_id: str) -> str:
    """How `here` points at what is said of a rule, such as "commitments/pledge-to"."""
    return link(here, METHOD, rule_anchor(rule_id))


def rule_anchor(rule_id: str) -> str:
    """The id of a rule's line on the page of the method."""
    family, _, rest = rule_id.partition("/")
    if rest.startswith(OWN):  # an editor's words, which may be any
        return content_id(f"rule-{family}-own-{slug(rest.removeprefix(OWN))}", rest, taken=set())
    return f"rule-{rule_id.replace('/', '-')}"


def thread(thread_id: str) -> str:
    """The page of one commitment that more than one document tells of."""
    return f"commitments/{thread_id}/index.html"


def timeline_part(name: str) -> str:
    """The page of the timeline for one year, or one month of a full year."""
    return f"timeline/{name}/index.html"


def filtered(here: str, **wanted: str) -> str:
    """How `here` points at the register with its filters set, such as `status="cancelled"`."""
    return f"{link(here, REGISTER)}?{urlencode(wanted)}"


def searched(here: str, **wanted: str) -> str:
    """How `here` points at the search with a query and facets, such as `q="ferry"` or `kind="pledge"`."""
    return f"{link(here, SEARCH)}?{urlencode(wanted)}"


def search_data(name: str) -> str:
    """A file of the index, by the name that search.js asks for."""
    return f"{SEARCH_DATA}/{name}.js"


def link(here: str, there: str, anchor: str | None = None) -> str:
    """How the page `here` points at the file `there`.

    Always relative and ending in a file, so that the site works from a folder, a subpath and a server alike.
    """
    fragment = "" if anchor is None else f"#{quote(anchor)}"
    if here == there and fragment:
        return fragment
    return _relative(dirname(here), there) + fragment


@lru_cache(maxsize=8192)
def _relative(folder: str, there: str) -> str:
    """As `posixpath.relpath`, for paths that are already as short as they can be, in a fifth of the time."""
    above, below = folder.split("/") if folder else [], there.split("/")
    same, most = 0, min(len(above), len(below))
    while same < most and above[same] == below[same]:
        same += 1
    if same == len(below):
        return quote(relpath(there, folder))  # a folder above: no file of ours, and said otherwise
    return quote("../" * (len(above) - same) + "/".join(below[same:]))


def outside(url: str | None) -> str | None:
    """The address if a reader may be sent there, else None: http, https or mailto, nothing that could run."""
    if url is None:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    web = parts.scheme in {"http", "https"} and bool(parts.netloc)
    mail = parts.scheme == "mailto" and "@" in parts.path
    return quote(url.strip(), safe="%/:?#[]@!$&()*+,;=~") if web or mail else None


def fragment(url: str | None, words: str, page: int | None = None) -> str | None:
    """The address of the original that has the browser find the words, or open the page of a PDF; None without one.

    Text fragments need a page that still says the same, so this link is an extra and never the only one.
    """
    address = outside(url)
    if address is None or not address.startswith("http") or "#" in address:
        return None
    if page is not None:
        return f"{address}#page={page}"
    pieces = words.split()
    if len(pieces) > 2 * FRAGMENT_WORDS:
        ends = [" ".join(pieces[:FRAGMENT_WORDS]), " ".join(pieces[-FRAGMENT_WORDS:])]
    else:
        ends = [" ".join(pieces)]
    # A hyphen and a comma have a meaning of their own in a text directive, and quote() leaves the hyphen
    # alone.
    return f"{address}#:~:text=" + ",".join(quote(end, safe="").replace("-", "%2D") for end in ends)


def suggestion(to: str | None, subject: str, body: str) -> str | None:
    """Where a reader can suggest a correction, with what it is about filled in; None where nobody takes any.

    `to` is an e-mail address, or the address of a form that takes `title` and `body`, as those for issues do.
    """
    if to is None:
        return None
    mail = "@" in to and "://" not in to
    address = outside(f"mailto:{to.removeprefix('mailto:')}" if mail else to)
    if address is None:
        return None
    filled = urlencode({"subject" if mail else "title": subject, "body": body}, quote_via=quote)
    return f"{address}{'&' if '?' in address else '?'}{filled}"
