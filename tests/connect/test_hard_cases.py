"""The six hardest cases of who is who, from texts to dossiers, with the language model."""

from __future__ import annotations

import pytest

from briefgen import build
from briefgen.settings import Settings

pytestmark = pytest.mark.model

CASES = {
    "two ministers of one surname": (
        {
            "a": "Norway will buy ten ferries, Transport Minister Ada Solheim said in Oslo on Monday.",
            "b": "Denmark will close two ports, Finance Minister Bo Solheim said on Tuesday.",
            "c": "Transport Minister Solheim said that Norway would open the harbour in July.",
        },
        {"ada-solheim": ["c", "a"], "bo-solheim": ["b"]},
        [],
    ),
    "a minister who changes office": (
        {
            "a": "Defense Minister Carl Brandt said that Germany would buy three ships.",
            "b": "Foreign Minister Carl Brandt promised that Germany would open the port.",
        },
        {"carl-brandt": ["b", "a"]},
        [],
    ),
    "a party and a government": (
        {
            "a": "The Norwegian Labour Party promised to cut the tax. The Norwegian government refused to comment.",
            "b": "The Labour Party pledged to build a bridge. Norway will pay for it, the Labour Party said.",
            "c": "The British Labour Party vowed to reopen the mines. Britain will hold an election.",
        },
        {"norwegian-labour-party": ["b", "a"], "british-labour-party": ["c"], "norway": ["b", "a"]},
        ["norwegian-labour-party"],
    ),
    "a capital as government and as place": (
        {
            "a": "Oslo accused Moscow of breaking the treaty. Norway and Russia signed it. Oslo promised to answer.",
            "b": "The ferry company will open a shop in Oslo, director Dina Falk said. Oslo has three harbours.",
        },
        {"norway": ["a"], "russia": ["a"], "dina-falk": ["b"]},
        [],
    ),
    "an acronym defined elsewhere": (
        {
            "a": "The Northern Harbour Organization (NHO) pledged to build a pier. Norway will help, Ada Solheim said.",
            "b": "The NHO will close the pier, Ada Solheim said on Friday. NHO promised to pay.",
        },
        {"northern-harbour-organization": ["b", "a"], "ada-solheim": ["b", "a"]},
        [],
    ),
    "a father, his son and a namesake": (
        {
            "a": "President Edgar Holm of Norway promised to open the bridge.",
            "b": "Striker Edgar Holm scored twice for Harbour United. Holm promised to stay with the club.",
            "c": "Edgar Holm Jr., the president's son, pledged to stay out of politics. Norway is watching.",
        },
        {"edgar-holm": ["a"], "edgar-holm-striker": ["b"], "edgar-holm-jr": ["c"]},
        [],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_who_is_who_in_texts(case, tmp_path):
    texts, wanted, doubtful = CASES[case]
    for month, (name, text) in enumerate(texts.items(), 1):
        (tmp_path / f"{name}.txt").write_text(f"---\ntitle: {name}\ndate: 2031-0{month}-01\n---\n{text}\n", "utf-8")
    corpus, problems = build.corpus(Settings(sources=tmp_path, root=tmp_path))
    found = {d.id: [a.briefing.source.id for a in d.appearances] for d in corpus.dossiers}
    assert not problems
    assert {one: found.get(one) for one in wanted} == wanted
    surnames = {one.split("-")[-1] for one in wanted if "-" in one}
    assert {one for one in found if one.split("-")[-1] in surnames} <= set(wanted), "nobody has a second page"
    assert [d.id for d in corpus.dossiers if d.doubts] == doubtful
