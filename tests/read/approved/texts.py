"""Texts as people save them, with what is odd about them; what is read out of each stands in texts.txt."""

# ruff: noqa: E501, W291 - texts as they are saved, with spaces at the ends of lines
from __future__ import annotations

LONG = (
    "The council of the northern harbour promised on Monday to reopen the old bridge before the summer, after eleven "
    "months in which ferries alone had joined the two banks of the river, and to publish the contract of the works."
)

TEXTS: dict[str, str | bytes] = {
    "everything.txt": f"""---
title: "Harbour: the bridge"
date: 2031-04-14
topics: [bridges, transport, bridges]
colour: red
---
Council to reopen the harbour bridge

By Jane Doe, Harbour Post

Updated 15 April 2031

HARBOUR CITY, Norland (Harbour Press) — {LONG}

Money and deadlines

1. The council pays two thirds.
2. The ministry reports every
   three months.

• A list with bullets
- and one with a dash

* * *

Share this article

© 2031 Harbour Post. All rights reserved.
""",
    "wrapped.txt": """A letter about the ferry

The harbour board said that the ferry would sail in every
season of the year, and that nobody who lives on the islands
would pay more than the people of the town have always paid
for the same way.

It also said this:
- the pier is to be mended
- the clock is to be hung
and wound every week

(a) first of all
(b) and then
iv) at last
""",
    "verses.txt": "The rain came down\nThe ferry stayed\nThe people on the pier\nWent home again\n",
    "headings.txt": f"""Summary

{LONG}

The second crossing

{LONG}

“A quoted line”

{LONG}

lower case line

{LONG}

A line that ends.

{LONG}

A line of far too many words to be a heading here

{LONG}

The end
""",
    "repeated.txt": f"The bridge is open\n\nThe bridge is open\n\n{LONG}\n\nIt rained.\n",
    "one-line.txt": "The bridge is open",
    "no-title.txt": f"{LONG}\n\nIt rained.\n",
    "only-headings.md": "# \n\n## The bridge\n",
    "year-dateline.txt": f"NORTHTOWN, Norland, April 14, 2031 (Harbour Press) -- {LONG}\n\nIt rained.\n",
    "lead-lines.txt": f"Bridge to open\n\nA short line\n\nAnother one\n\nNORTHTOWN — {LONG}\n\nIt rained.\n",
    "byline-below.txt": f"Bridge to open\n\nBy JOHN ROE and JANE DOE\nHarbour Post Staff Writers\n\nMonday, 14 April 2031\n\n{LONG}\n",
    "published.txt": f"Bridge to open\n\nPublished: 14 April 2031 18:20\nLast updated: 16 April 2031\n\n{LONG}\n",
    "american.txt": f"Bridge to open\n\nApril 14, 2031\n\n{LONG}\n",
    "iso.txt": f"Bridge to open\n\n2031-04-14\n\n{LONG}\n",
    "wrong-day.txt": f"Bridge to open\n\n31 April 2031\n\n{LONG}\n",
    "outlet.txt": f"Bridge to open\n\nJane Doe | Harbour Post\n\n{LONG}\n",
    "note.txt": f"Bridge to open\n\n{LONG}\n\nJane Doe is a reporter at the Harbour Post. She writes about ferries.\n",
    "furniture.txt": f"""Bridge to open

Advertisement

{LONG}

Read more: Ferry prices to rise

Sign up for our newsletter

{LONG}

Related articles

Follow us on social media

Comments (12)

This article was first published in the Harbour Post.
""",
    "glued.txt": "The newspaperreported that the mayorsaid so. The council,which met,agreed to it.It rained.\n",
    "odd-letters.txt": "The coun\u00adcil\u200b said\u00a0so \ufb01rst.\n\nThe\tmayor  said : “ yes ” .\n\nIt&#8217;s &amp; it&nbsp;was &lt;here&gt;.\n",
    "mojibake.txt": "The mayor said â€œwe will reopen the cafÃ©â€\u009d and left.\n",
    "picture.md": "![The bridge](bridge.png)\n\n***\n\nIt rained.\n",
    "marks.md": """# The bridge #

Intro with *stress*, **weight**, `code`, [a link](https://example.org/x), <https://example.org> and ~~nothing~~.

The second
==========

Some text under
the heading.

The third
---

> Quoted words
>
> > go on
> here

```python
promise = 1
```

~~~
never
~~~

<!-- a note -->

<!-- a longer
note --> 

| Year | Cost |
|------|-----:|
| 2031 | 43 |

[ref]: https://example.org "Title"

* one
* two
  goes on
+ three

1. first
2) second

A line that breaks  
here and \\
there.

###### Six

Footnote[^1] and \\*no stress\\*.

[^1]: The note.
""",
    "open-code.md": "# Bridge\n\nIt rained.\n\n```\ncode without an end\n",
    "open-comment.md": "# Bridge\n\nIt rained.\n\n<!-- no end\n\nwords\n",
    "markup.txt": "<p>The council</p> said <b>so</b>.\n\n{{ secret }} --8<-- 'file'\n",
    "crlf.txt": b"The bridge is open\r\n\r\nIt rained on the harbour.\r\n",
    "western.txt": "The mayor said “we’ll reopen” – for €3 million – at the Café Zoë.\n".encode("cp1252"),
    "wide.txt": "The mayor said “yes” to the bridge.\n".encode("utf-16-le"),
    "french.txt": "Le pont rouvrira en mai\n\nLe conseil a promis lundi de rouvrir le vieux pont avant l’été. Il pleuvait sur la ville.\n",
    "german.txt": "---\nlanguage: de-AT\n---\nDie Brücke\n\nDer Rat versprach am Montag, die alte Brücke vor dem Sommer zu öffnen.\n",
    "english-and-french.txt": f"Bridge to open\n\n{LONG}\n\nLe conseil a promis lundi de rouvrir le vieux pont avant l’été, et de publier le contrat des travaux.\n",
    "open-matter.txt": "---\ntitle: The bridge\n\nIt rained.\n",
    "prose-matter.txt": "---\nIt rained on the harbour.\n---\nThe bridge is open.\n",
    "bad-matter.txt": '---\ntitle: "The bridge\n---\nIt rained.\n',
    "dots-matter.txt": "---  \nauthor: Jane Doe\noutlet: Harbour Post\nurl: https://example.org/a\nlanguage: en\ndateline: NORTHTOWN\nretrieved: 2031-04-20\n...\nIt rained.\n",
    "empty-matter.txt": "---\n---\nIt rained.\n",
    "empty.txt": " \n\n",
    "stars.txt": "***\n\n---\n",
    "nul.txt": b"text\0text",
    "cut.txt": b"\xff\xfea",
    "control.txt": b"\1\2\3abc",
    "title-abbreviation.txt": "Dr. Jane Doe of the U.S. office met Mr. Roe at 5 p.m. on Monday. It rained.\n",
    "title-clause.txt": "The council of the harbour promised to reopen the bridge before the summer; the ministry pays for it, and nobody else does, it said.\n",
    "title-short.txt": "Yes. We can. The council promised on Monday to reopen the bridge. It rained.\n",
    "title-question.txt": "Who pays for the bridge? The council does.\n",
    "title-quote.txt": "“We will reopen the bridge,” the mayor said. “It rained.”\n",
}
