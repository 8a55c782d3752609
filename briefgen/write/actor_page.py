"""The page of one actor: what all documents say, each line leading to its evidence.

In: a dossier and the passages of its briefings. Out: its `Page`, in the order of templates/actor.html.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.corpus import Dossier
from briefgen.published import Heading, Page
from briefgen.write import site_map
from briefgen.write.briefing_page import description
from briefgen.write.listing import label, rows
from briefgen.write.passages import Passages
from briefgen.write.render import render, visible
from briefgen.write.view import Name

COMPANY = 25
"""Names shown under "Named with": beyond this few share more than one document with the actor."""

TITLES = {
    "roles": "Roles as worded",
    "made": "Committed to",
    "received": "Committed to them",
    "said": "Said",
    "with": "Named with",
    "briefings": "Briefings",
}


def page(dossier: Dossier, passages: Mapping[str, Passages], by_id: Mapping[str, Dossier]) -> Page:
    """The finished page; `passages` are those of every briefing by id, `by_id` all dossiers."""
    here = site_map.dossier(dossier.id)
    company = tuple(
        (Name(by_id[other].name, site_map.link(here, site_map.dossier(other))), shared)
        for other, shared in dossier.named_with
        if other in by_id
    )
    content = {
        "roles": tuple(
            (
                role,
                passages[role.evidence.source.id].proof(role.evidence, here),
                label(passages[role.evidence.source.id].briefing),
            )
            for role in dossier.roles
        ),
        "made": rows(dossier.made, here),
        "received": rows(dossier.received, here),
        "said": rows(dossier.said, here),
        "with": company[:COMPANY],
        "briefings": tuple(
            (
                label(appearance.briefing),
                appearance,
                site_map.link(here, site_map.briefing(appearance.briefing.source.id), appearance.actor.id),
            )
            for appearance in dossier.appearances
        ),
    }
    html = render(
        "actor.html",
        titles=TITLES,
        dossier=dossier,
        others=len(company) - COMPANY,
        home=site_map.link(here, site_map.ACTORS),
        **{key: value for key, value in content.items() if key != "with"},
        company=content["with"],
    )
    name = visible(" ".join(dossier.name.split()))
    sections = (Heading(2, key, words) for key, words in TITLES.items() if content[key])
    about = f"{name}: what the documents say, each line with its evidence."
    return Page(here, name, html, (Heading(1, "top", name), *sections), description(about))
