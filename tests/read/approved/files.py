"""Files of all kinds that need a reader, with what is odd about them; what is read out stands in files.txt."""

# ruff: noqa: E501 - a line is a case
from __future__ import annotations

from tests.read.formats import made

FIRST, SECOND, THIRD = made.FIRST, made.SECOND, made.THIRD


def _feed(item: str, channel: str = "<title>Harbour Post</title>", after: str = "") -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel>{channel}<item>{item}</item>{after}</channel></rss>"
    ).encode()


def _atom(entry: str, feed: str = "") -> bytes:
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{feed}<entry>{entry}</entry></feed>'.encode()


def _mail(head: str, body: str) -> bytes:
    return f"{head}\n\n{body}".replace("\n", "\r\n").encode()


def _parts(*parts: str) -> str:
    return "".join(f"--b\n{part}\n" for part in parts) + "--b--\n"


def _word(*paragraphs: str) -> bytes:
    return made.word("".join(paragraphs))


def _p(words: str, style: str = "") -> str:
    marks = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{marks}<w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def _set(
    words: str, top: float, left: float = 60, size: float = 11, letters: int = 62
) -> list[tuple[float, float, float, str]]:
    """A paragraph in lines."""
    return [(left, top + 13 * at, size, line) for at, line in enumerate(made.lines(words, letters))]


def _turned(words: str) -> str:
    return " ".join(reversed(words.split()))


_TEXTS = (FIRST, SECOND, THIRD, made.LAST, " ".join(made.ITEMS))
_PAGED = [
    [
        (60.0, 30.0, 8.0, f"Harbour Post {number}"),
        *_set(words, 100),
        *_set(_turned(_TEXTS[-number]), 300),
        (60.0, 770.0, 8.0, f"Page {number} of 5"),
    ]
    for number, words in enumerate(_TEXTS, 1)
]
_COLUMNS = [
    one
    for at, (left, right) in enumerate(zip(made.lines(THIRD, 30), made.lines(made.LAST, 30), strict=False))
    for one in ((40.0, 100.0 + 13 * at, 10.0, left), (320.0, 100.0 + 13 * at, 10.0, right))
]


def _web(body: str, head: str = "", html: str = "") -> bytes:
    return f"<!doctype html><html{html}><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()


_BODY = "<p>It rained on the harbour.</p>"
_ITEM = f"<title>Bridge to open</title><description>{_BODY.replace('<', '&lt;')}</description>"
_MULTI = "From: Jane Doe <jane@example.org>\nSubject: Bridge\nMIME-Version: 1.0\nContent-Type: multipart/{}; boundary=b"
_PLAIN = "Content-Type: text/plain; charset=utf-8\n\nIt rained in plain text.\n"
_HTML = "Content-Type: text/html; charset=utf-8\n\n<p>It rained in <b>HTML</b>.</p>\n"
_ATTACHED = "Content-Type: image/png\nContent-Disposition: attachment{}\n\nx\n"
_ARTICLE = f"<article><h1>Bridge to open</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>"

FILES: dict[str, bytes] = {
    # Feeds: what each key falls back to
    "plain.rss": _feed(_ITEM),
    "all.rss": _feed(
        f"{_ITEM}<link>https://example.org/a</link><author>jane@example.org (Jane Doe)</author>"
        "<pubDate>Mon, 14 Apr 2031 23:30:00 -0800</pubDate><source url='https://example.org'>North Post</source>",
        "<title>Harbour <b>Post</b></title><language>en-gb</language>",
    ),
    "channel-author.rss": _feed(_ITEM, "<title>Harbour Post</title><managingEditor>Jane Doe</managingEditor>"),
    "address-author.rss": _feed(f"{_ITEM}<author>jane@example.org</author>"),
    "html-title.rss": _feed(
        "<title>&lt;b&gt;Bridge&lt;/b&gt; &amp;amp; ferry</title><description>It rained.</description>"
    ),
    "no-title.rss": _feed("<description>It rained on the harbour.</description>"),
    "odd-day.rss": _feed(f"{_ITEM}<pubDate>some day in April</pubDate>"),
    "iso-day.rss": _feed(f"{_ITEM}<dc:date>2031-04-14</dc:date>"),
    "long-year.rss": _feed(f"{_ITEM}<pubDate>Mon, 14 Apr 99999 23:30:00 GMT</pubDate>"),
    "content.rss": _feed(
        f"{_ITEM}<content:encoded>&lt;h2&gt;More&lt;/h2&gt;&lt;p&gt;It snowed.&lt;/p&gt;</content:encoded>"
    ),
    "headline-only.rss": _feed("<title>Bridge to open</title>"),
    "two.rss": _feed(_ITEM, after=f"<item>{_ITEM}</item>"),
    "none.rss": b"<rss version='2.0'><channel><title>Harbour Post</title></channel></rss>",
    "broken.xml": b"<rss><channel><item",
    "entities.rss": b"<!doctype x [< ! Entity a 'b'><! ENTITY a 'b'>]>" + _feed(_ITEM),
    "bare-item.xml": f"<?xml version='1.0'?><item>{_ITEM}</item>".encode(),
    "bare-item-and-space.xml": f"<item\n>{_ITEM}</item>".encode(),
    "bare-entry.xml": b"<entry><title>Bridge</title><summary>It rained.</summary><updated>2031-04-15T01:00:00Z</updated></entry>",
    "updated.atom": _atom(
        "<title>Bridge</title><content>It rained.</content><updated>2031-04-15T01:00:00+09:00</updated>"
    ),
    "both.atom": _atom(
        "<title>Bridge</title><content>It rained.</content><published>2031-04-14T01:00:00+09:00</published>"
        "<updated>2031-04-15T01:00:00+09:00</updated><link href='https://example.org/b'/>",
        "<title>Harbour Post</title><author><name>John Roe</name></author>",
    ),
    "two-contents.atom": _atom("<title>Bridge</title><content>It rained.</content><content>It snowed.</content>"),
    "prefix.xml": b"<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>Bridge</a:title>"
    b"<a:content>It rained.</a:content></a:entry></a:feed>",
    # Mails
    "plain.eml": _mail("From: jane@example.org\nSubject: Bridge", "It rained on the harbour."),
    "subject-only-head.eml": _mail("Subject: Bridge", "It rained on the harbour."),
    "date-only-head.eml": _mail("Date: Mon, 14 Apr 2031 23:30:00 +1400", "It rained on the harbour."),
    "from-only-head.eml": _mail("FROM: Jane Doe <j@example.org>, John Roe <r@example.org>", "It rained."),
    "no-head.eml": _mail("X-Kind: a", "It rained."),
    "bad-date.eml": _mail("From: a\nSubject: Bridge\nDate: Monday", "It rained."),
    "bad-from.eml": _mail("From: =?x?=, <<>,;:\nSubject: =?utf-8?q?Br=C3=BCcke?=", "It rained."),
    "stated.eml": _mail(
        "From: Jane Doe <j@example.org>\nOrganization: Harbour Post\nContent-Language: en-GB", "It rained."
    ),
    "signed.eml": _mail("Subject: Bridge", "It rained.\n\n--\nJane Doe\nHarbour Post\n"),
    "quoted.eml": _mail("Subject: Bridge", "> Will it rain?\n> Will it?\nIt rained.\n\n> And snow?\n\nIt snowed.\n"),
    "flowed.eml": _mail(
        "Subject: Bridge\nContent-Type: text/plain; format=flowed", "It rained \non the \nharbour.\nIt snowed."
    ),
    "not-flowed.eml": _mail(
        "Subject: Bridge\nContent-Type: text/plain; format=fixed", "It rained: \nThe ferry stayed: \nIt snowed."
    ),
    "list.eml": _mail("Subject: Bridge", "It said this:\n\n- one thing\n- another thing\n"),
    "unknown-charset.eml": _mail("Subject: Bridge\nContent-Type: text/plain; charset=x-none", "It rained – so."),
    "wrong-charset.eml": _mail("Subject: Bridge\nContent-Type: text/plain; charset=ascii", "It rained – so."),
    "not-even-utf-8.eml": _mail(
        "Subject: Bridge\nContent-Type: text/plain; charset=us-ascii", "It rained @ so."
    ).replace(b"@", b"\x96"),
    "broken-utf-8.eml": _mail("Subject: Bridge\nContent-Type: text/plain; charset=utf-8", "It “rained” @ so.").replace(
        b"@", b"\x96"
    ),
    "no-charset.eml": _mail("Subject: Bridge\nContent-Type: text/plain; charset=x-none", "It rained @ so.").replace(
        b"@", b"\x96"
    ),
    "western.eml": _mail("Subject: Bridge\nContent-Type: text/plain; charset=cp1252", "It rained @ so.").replace(
        b"@", b"\x96"
    ),
    "alternative.eml": _mail(_MULTI.format("alternative"), _parts(_PLAIN, _HTML)),
    "html-only.eml": _mail(_MULTI.format("alternative"), _parts(_HTML)),
    "empty-plain.eml": _mail(_MULTI.format("alternative"), _parts("Content-Type: text/plain\n\n \n", _HTML)),
    "attached.eml": _mail(
        _MULTI.format("mixed"), _parts(_PLAIN, _ATTACHED.format('; filename="a.png"'), _ATTACHED.format(""))
    ),
    "eleven.eml": _mail(
        _MULTI.format("mixed"), _parts(_PLAIN, *(_ATTACHED.format(f'; filename="{at}.png"') for at in range(11)))
    ),
    "ten.eml": _mail(
        _MULTI.format("mixed"), _parts(_PLAIN, *(_ATTACHED.format(f'; filename="{at}.png"') for at in range(10)))
    ),
    "only-attached.eml": _mail(_MULTI.format("mixed"), _parts(_ATTACHED.format('; filename="a.png"'))),
    "locked.eml": _mail(_MULTI.format("encrypted"), _parts(_PLAIN)),
    "smime.eml": _mail("Subject: Bridge\nContent-Type: application/pkcs7-mime", "x"),
    "old-smime.eml": _mail("Subject: Bridge\nContent-Type: application/x-pkcs7-mime", "x"),
    "quoted-html.eml": _mail(
        "Subject: Bridge\nContent-Type: text/html",
        "<p>Yes.<blockquote>Will<br><br>you?<table><tr><td>a<td>b</table></blockquote><p>No.",
    ),
    # Word
    "styles.docx": _word(
        _p("Bridge to open", "Title"), _p("It rained.", "Subtitle"), _p("So it did.", "Quote"), _p("Why", "Heading1")
    ),
    "note.docx": _word(_p("It rained <![CDATA[<b>]]> so."), "<w:p/>", _p("  "), _p("It snowed.")),
    "old.docx": bytes.fromhex("d0cf11e0a1b11ae1") + b"x",
    "sheet.docx": made.word(**{"word/styles.xml": "<!doctype x><w:styles/>"}),
    "rels.docx": made.word(**{"word/a.rels": "< ! ENTITY><! ENTITY a>"}),
    "media.docx": made.word(_p("It rained."), **{"word/media.bin": "<!DOCTYPE x>"}),
    "empty.docx": _word("<w:p/>"),
    # Web pages
    "article.html": _web(
        _ARTICLE,
        "<title>Bridge | Post</title><meta name=author content='Jane Doe;Jane Doe; John Roe'>",
        ' lang="en-GB"',
    ),
    "saved.html": _web(
        f"{_ARTICLE}", "<!-- saved from url=(0030)https://example.org/saved --><title>Bridge to open</title>"
    ),
    "named.html": _web(
        _ARTICLE,
        "<title>A title of its own</title><meta property=og:site_name content='Harbour Post'>"
        "<meta property=og:url content='https://example.org/n'><meta property=og:title content='A title of its own'>",
    ),
    "own-site.html": _web(_ARTICLE, "<meta property=og:url content='https://example.org/n'>"),
    "xml-lang.html": _web(_ARTICLE, "", " class=x xml:lang='fr'"),
    "parts.html": _web(
        f"<article><h1>Bridge to open</h1><p>{FIRST}</p><h2>Money</h2><blockquote><p>{SECOND}</p><p>It rained.</p></blockquote>"
        f"<ul><li>One thing.</li><li>Another <b>thing</b>.</li></ul><p>First line.<br><br>Second line.<br>The same.</p>"
        f"<pre><code>x = 1\ny = 2</code></pre><table><tr><th>Year</th><th>Cost</th></tr><tr><td>2031</td><td></td></tr></table>"
        f"<p>{THIRD}</p></article>"
    ),
    "old.html": b"<p>It rained on the harbour and on the bridge of the town.<p>It snowed on it too, and on the pier.",
    "divs.html": _web("<div>It rained on the harbour and on the bridge.</div><div>Short</div>"),
    "words.html": _web("<div>Home</div><div>Sport and more</div>"),
    "script.html": _web("<div id=root></div><script>render('It rained on the harbour and on the bridge.')</script>"),
    "latin.html": _web(_ARTICLE)
    .replace(b"charset=utf-8", b"charset = 'iso-8859-1'")
    .replace(b"NORTH", b"N")
    .replace("—".encode(), b"-")
    .replace("“".encode(), b'"')
    .replace("”".encode(), b'"')
    .replace(b"Norland", b"N\xf6rland"),
    "unknown-charset.html": _web("<p>It rained on the harbour and on the caf\xe9 of the town.</p>")
    .replace(b"charset=utf-8", b"charset=x-none")
    .replace("é".encode(), b"\xe9"),
    "picture.html": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "empty.html": b" \n",
    # PDFs: places in points
    "no.pdf": b"words",
    "cut.pdf": made.pdf()[:300],
    "pictures.pdf": made.pdf([[], []]),
    "some-pictures.pdf": made.pdf([[(60.0, 100.0, 11.0, "It rained on the harbour.")], *([[]] * 21)]),
    "lead.pdf": b"x" * 1000 + made.pdf([[(60.0, 100.0, 11.0, "It rained on the harbour.")]]),
    "late.pdf": b"x" * 1024 + made.pdf([[(60.0, 100.0, 11.0, "It rained on the harbour.")]]),
    "article.pdf": made.pdf(),
    "heads.pdf": made.pdf(_PAGED),
    "two-pages.pdf": made.pdf(_PAGED[:2]),
    "roman.pdf": made.pdf(
        [
            [*page[1:-1], (300.0, 770.0, 8.0, number)]
            for page, number in zip(_PAGED, ("iv", "v", "- vi -"), strict=False)
        ]
    ),
    "large.pdf": made.pdf(
        [
            [
                (60.0, 60.0, 16.0, "Bridge to"),
                (60.0, 80.0, 16.0, "open"),
                *_set(FIRST, 120),
                (60.0, 250.0, 13.0, "Money"),
                *_set(SECOND, 280),
            ]
        ]
    ),
    "two-large.pdf": made.pdf(
        [[(60.0, 60.0, 16.0, "Bridge to open"), *_set(FIRST, 120), (60.0, 250.0, 16.0, "Money"), *_set(SECOND, 280)]]
    ),
    "same-size.pdf": made.pdf([[*_set("Bridge to open", 60), *_set(FIRST, 120)]]),
    "indents.pdf": made.pdf(
        [
            [
                *_set(FIRST, 100),
                (80.0, 100.0 + 13 * 4, 11.0, "It is set in here and goes on over the width of the whole"),
                *_set(SECOND, 165),
            ]
        ]
    ),
    "items.pdf": made.pdf(
        [
            [
                *_set("It said:", 100),
                (60.0, 113.0, 11.0, "1. one thing"),
                (60.0, 126.0, 11.0, "(b) another thing"),
                (60.0, 139.0, 11.0, "iv) a third"),
                (60.0, 152.0, 11.0, "\u2022 and"),
                (72.0, 165.0, 11.0, "its end"),
                (60.0, 178.0, 11.0, "- last"),
            ]
        ]
    ),
    "notes.pdf": made.pdf(
        [
            [*_set(FIRST, 100), (60.0, 700.0, 7.0, "1 See the report."), (60.0, 710.0, 7.0, "2 And this one.")],
            _set(SECOND, 100),
        ]
    ),
    "small-above.pdf": made.pdf([[(60.0, 60.0, 7.0, "A small line above"), *_set(FIRST, 100)]]),
    "small-last-above.pdf": made.pdf([[*_set(FIRST, 100), (60.0, 60.0, 7.0, "A small line above")]]),
    "address.pdf": made.pdf(
        [
            [
                *_set(FIRST, 100),
                (60.0, 170.0, 11.0, "Town Hall"),
                (60.0, 183.0, 11.0, "Quay 7"),
                (60.0, 196.0, 11.0, "Harbour City"),
            ]
        ]
    ),
    "short-last-line.pdf": made.pdf(
        [
            [
                *_set(FIRST + " So.", 100),
                *_set("Then it rained on the harbour and on the bridge of the town.", 152),
                *_set(SECOND, 178),
            ]
        ]
    ),
    "over-pages.pdf": made.pdf([_set(FIRST[:150], 100), _set(FIRST[150:], 100), _set(SECOND, 100)]),
    "rows.pdf": made.pdf(
        [
            [
                (40.0, 40.0, 18.0, "A heading over both columns"),
                *_COLUMNS,
                (
                    40.0,
                    300.0,
                    10.0,
                    "The report was made in April of that year and has a line over the whole width of it.",
                ),
            ]
        ]
    ),
    "columns-crossed.pdf": made.pdf(
        [
            [
                *_COLUMNS[:6],
                (40.0, 142.0, 10.0, "A line that goes over both of the columns of this page and ends"),
                *[(a, b + 26, c, d) for a, b, c, d in _COLUMNS[6:]],
            ]
        ]
    ),
    "few-rows.pdf": made.pdf([_COLUMNS[:8]]),
    "table.pdf": made.pdf(
        [
            [
                *_set(FIRST, 60),
                *(
                    (left, 200.0 + 13 * at, 11.0, words)
                    for at in range(7)
                    for left, words in ((60.0, f"{2031 + at}"), (300.0, f"{at} million"))
                ),
            ]
        ]
    ),
    "double-spaced.pdf": made.pdf(
        [[(60.0, 100.0 + 26 * at, 11.0, line) for at, line in enumerate(made.lines(FIRST))], _set(SECOND, 100)]
    ),
    "gap-in-line.pdf": made.pdf(
        [[(60.0, 100.0, 11.0, "It rained on"), (300.0, 100.0, 11.0, "the harbour."), *_set(SECOND, 120)]]
    ),
    "two-notes.pdf": made.pdf(
        [
            [*_set(FIRST, 100), (60.0, 700.0, 7.0, "1 First note.")],
            [*_set(SECOND, 100), (60.0, 700.0, 7.0, "2 Second note.")],
            [(60.0, 100.0, 7.0, "3 Only a note.")],
            [],
        ]
    ),
    "long-heading.pdf": made.pdf(
        [[*[(60.0, 60.0 + 20 * at, 14.0, line) for at, line in enumerate(made.lines(SECOND, 50))], *_set(FIRST, 250)]]
    ),
    "many-blocks.pdf": made.pdf(
        [
            [
                *[(60.0, 60.0 + 30 * at, 11.0, f"Line {at} of it.") for at in range(9)],
                (60.0, 400.0, 16.0, "Bridge to open"),
                *_set(FIRST, 440),
            ]
        ]
    ),
    "item-wrapped.pdf": made.pdf(
        [
            [
                (60.0, 100.0, 11.0, "(a) The council pays two thirds of the whole repair, which will"),
                (76.0, 113.0, 11.0, "take until the summer of the year after the next one, or"),
                (76.0, 126.0, 11.0, "longer."),
                (60.0, 139.0, 11.0, "(b) Nobody else pays."),
            ]
        ]
    ),
    "scaled.pdf": made.pdf([_set(FIRST, 100)]).replace(b"/F1 11 Tf 1 0 0 1 ", b"/F1 1 Tf 11 0 0 11 "),
    "odd-letters.pdf": made.pdf(
        [
            [
                (60.0, 100.0, 11.0, "(It) rained \\ – so “they” say… €5"),
                (60.0, 113.0, 11.0, "a-"),
                (60.0, 126.0, 11.0, "b"),
            ]
        ]
    ),
    "divided.pdf": made.pdf(
        [
            [
                (60.0, 100.0, 11.0, "The council asked all the people of the harbour for their coop-"),
                (60.0, 113.0, 11.0, "eration and promised to reopen the bridge by the summer."),
            ]
        ]
    ),
    "sizes.pdf": made.pdf(
        [
            [
                (60.0, 100.0, 11.0, "The council asked all the people of the harbour for help, so"),
                (60.0, 113.0, 11.5, "it promised to reopen the bridge by the end of the summer."),
                (60.0, 126.0, 13.0, "Larger words of the council and of the people in the town."),
            ]
        ]
    ),
}

FEEDS: dict[str, bytes] = {
    "one": _feed(_ITEM),
    "two": _feed(
        f'{_ITEM}<link>https://example.org/a?b=1&amp;c="2"</link><author>j@example.org (Jane &amp; Doe)</author>'
        "<pubDate>Mon, 14 Apr 2031 23:30:00 -0800</pubDate>",
        "<title>Harbour &amp; Post</title>",
        "<item><title>&lt;i&gt;Ferry&lt;/i&gt;</title><content:encoded>&lt;p&gt;It &amp;amp; snowed.&lt;/p&gt;"
        "</content:encoded><description>Short.</description></item>",
    ),
    "nothing known": _feed(
        "<description>It rained.</description>", "", "<item><description>It snowed.</description></item>"
    ),
    "contents": b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><content>It</content><content> rained.</content>'
    b"<updated>2031-04-15T01:00:00Z</updated></entry><entry><summary>It snowed.</summary></entry></feed>",
    "no feed": b"words",
}
