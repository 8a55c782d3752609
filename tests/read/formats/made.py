"""The same article as a web page, a PDF, a Word document, a mail and an item of two feeds; and broken ones."""

from __future__ import annotations

import io
import json
import zipfile
from email.message import EmailMessage
from xml.sax.saxutils import escape

TITLE = "Council to reopen the harbour bridge by summer"
DATE, DAY = "2031-04-14", "14 April 2031"
OUTLET, AUTHOR = "Harbour Post", "Jane Doe"
URL = "https://harbour-post.example/news/bridge"
FIRST = (
    "HARBOUR CITY, Norland — The city council on Monday pledged to reopen the harbour bridge by 30 June 2031, eleven "
    "months after a freighter struck its northern pier and closed the only road link between the two banks."
)
SECOND = (
    "“We will reopen the bridge before the summer,” Mayor Lena Brandt told reporters after the meeting. The repair is "
    "to cost 43 million crowns, of which the national government will pay two thirds, she said."
)
HEADING = "Money and deadlines"
THIRD = (
    "Transport Minister Tomas Reyl said that his ministry had agreed to fund a second crossing. “We have committed "
    "ourselves to a decision before the end of the year,” Reyl said in a statement."
)
ITEMS = ("The council promised to publish the contract.", "The ministry agreed to report every three months.")
LAST = (
    "Opposition members criticised the plan. “The council has broken every deadline it has set itself since the "
    "accident,” said Peter Vance, who leads the Citizens' List."
)
PARAGRAPHS = (FIRST, SECOND, THIRD, LAST)


def web_page() -> bytes:
    """As a newspaper publishes it, with what stands around it, and a script that would write a promise."""
    about = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": TITLE,
        "datePublished": f"{DATE}T18:20:00+02:00",
        "author": {"@type": "Person", "name": AUTHOR},
        "publisher": {"@type": "Organization", "name": OUTLET},
    }
    items = "".join(f"<li>{item}</li>" for item in ITEMS)
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | {OUTLET}</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="{OUTLET}">
<meta property="article:published_time" content="{DATE}T18:20:00+02:00"><meta name="author" content="{AUTHOR}">
<link rel="canonical" href="{URL}"><script type="application/ld+json">{json.dumps(about)}</script>
<script>document.write("<p>The mayor pledged to build a casino.</p>")</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>{TITLE}</h1><p class="byline">By <a href="/jane">{AUTHOR}</a></p>
<p>{FIRST.replace("road link", '<a href="/r">road link</a>')}</p>
<p>{SECOND.replace("43 million", "43&nbsp;million")}</p>
<h2>{HEADING}</h2><p>{THIRD}</p><ul>{items}</ul>
<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2031</td><td>43 million</td></tr></table><p>{LAST}</p></article>
<aside><h3>Most read</h3><ul><li><a href="/x">Ferry prices to rise</a></li></ul></aside></main>
<footer><p>© 2031 {OUTLET}. All rights reserved.</p></footer></body></html>""".encode()


def mail(html: bool = False) -> EmailMessage:
    """A press release with a quoted mail, a signature and an attachment."""
    made = EmailMessage()
    made["From"] = f"{AUTHOR} <press@harbour-post.example>"
    made["To"] = "desk@example.org"
    made["Subject"] = TITLE
    made["Date"] = "Mon, 14 Apr 2031 23:30:00 -0300"
    made["Organization"] = OUTLET
    if html:
        body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
        made.set_content(f"<html><head><style>p{{}}</style></head><body>{body}</body></html>", subtype="html")
    else:
        made.set_content(
            "\n\n".join(PARAGRAPHS) + "\n\n> Will you send it to us today?\n\n-- \nHarbour Post, press desk\n"
        )
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="bridge.png")
    return made


def rss(*titles: str) -> bytes:
    """A feed; of one item where no titles are given."""
    content = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    items = "".join(
        f"<item><title>{escape(title)}</title><link>{URL}</link><dc:creator>{AUTHOR}</dc:creator>"
        f"<pubDate>Mon, 14 Apr 2031 00:30:00 +0200</pubDate>"
        f"<description>A short one.</description><content:encoded><![CDATA[{content}]]></content:encoded></item>"
        for title in titles or (TITLE,)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>{OUTLET}</title><link>https://harbour-post.example/</link><description>News</description>"
        f"{items}</channel></rss>"
    ).encode()


def atom_entry() -> bytes:
    """An entry alone, as some programs save it."""
    content = escape("".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS))
    return (
        f'<?xml version="1.0"?><entry xmlns="http://www.w3.org/2005/Atom"><title>{TITLE}</title>'
        f'<link href="{URL}"/><published>{DATE}T23:30:00-08:00</published><author><name>{AUTHOR}</name></author>'
        f'<source><title>{OUTLET}</title></source><content type="html">{content}</content></entry>'
    ).encode()


def word(body: str | None = None, **parts: str) -> bytes:
    """A Word document: headings, paragraphs, a list, a table, a tracked change, a comment; or the XML of `body`."""

    def paragraph(words: str, style: str = "") -> str:
        marks = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        return f'<w:p>{marks}<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'

    if body is None:
        changed = (
            '<w:p><w:r><w:t xml:space="preserve">The works will </w:t></w:r><w:del w:id="1" w:author="x"><w:r>'
            '<w:delText>never</w:delText></w:r></w:del><w:ins w:id="2" w:author="x"><w:r><w:t>soon</w:t></w:r>'
            "</w:ins><w:r><w:t> begin.</w:t></w:r></w:p>"
        )
        cells = "".join(
            "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
            for row in (("Year", "Cost"), ("2031", "43 million"))
        )
        numbered = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        item = f"<w:p>{numbered}<w:r><w:t>{{}}</w:t></w:r></w:p>"
        body = "".join(
            (
                paragraph(TITLE, "Title"),
                paragraph(f"By {AUTHOR}"),
                paragraph(DAY),
                paragraph(FIRST),
                paragraph(SECOND),
                paragraph(HEADING, "Heading1"),
                paragraph(THIRD),
                *(item.format(one) for one in ITEMS),
                f"<w:tbl>{cells}</w:tbl>",
                changed,
                paragraph(LAST),
            )
        )
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    types = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    files = {
        "[Content_Types].xml": f'{head}<Types xmlns="{types}/content-types"><Default Extension="rels" ContentType="'
        'application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="'
        f'application/xml"/><Override PartName="/word/document.xml" ContentType="{main}.document.main+xml"/></Types>',
        "_rels/.rels": f'{head}<Relationships xmlns="{types}/relationships"><Relationship Id="r1" Type="{office}/'
        'officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{head}<Relationships xmlns="{types}/relationships">'
        f'<Relationship Id="r1" Type="{office}/styles" Target="styles.xml"/>'
        f'<Relationship Id="r2" Type="{office}/numbering" Target="numbering.xml"/></Relationships>',
        "word/styles.xml": f'{head}<w:styles {space}><w:style w:type="paragraph" w:styleId="Title">'
        '<w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
        "</w:style></w:styles>",
        "word/numbering.xml": f'{head}<w:numbering {space}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        "</w:numbering>",
        "word/document.xml": f"{head}<w:document {space}><w:body>{body}</w:body></w:document>",
        **parts,
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files.items():
            opened.writestr(zipfile.ZipInfo(name), content)
    return packed.getvalue()


FONT = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >>"
LINE = 62
"""Letters of a line in the PDF."""


def pdf(pages: list[list[tuple[float, float, float, str]]] | None = None) -> bytes:
    """A PDF of text at places: (left, top, size, words) in points; by default the article on two pages.

    The second paragraph goes on over the end of the first page. Both pages have a running head and a number.
    """
    if pages is None:
        pages = _article_pages()
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for page in pages:
        drawn = "".join(
            f"BT /F1 {size} Tf 1 0 0 1 {left} {800 - top} Tm ({_pdf_words(words)}) Tj ET\n"
            for left, top, size, words in page
        )
        stream = f"<< /Length {len(drawn.encode('latin-1'))} >>\nstream\n{drawn}endstream"
        at = len(objects) + 1
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {at + 1} 0 R /Resources {FONT} >>",
            stream,
        ]
        kids.append(f"{at} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    content, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{one}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(content)
    tail = (
        f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(places) + 1} /Root 1 0 R >>\n"
    )
    return content + tail.encode() + f"startxref\n{start}\n%%EOF\n".encode()


def _article_pages() -> list[list[tuple[float, float, float, str]]]:
    flow: list[tuple[float, str, float]] = [(20, TITLE, 30), (11, f"By {AUTHOR}", 20), (11, DAY, 20)]
    for paragraph in (FIRST, SECOND):
        flow += [(11, line, 13) for line in lines(paragraph)]
        flow[-1] = (*flow[-1][:2], 26)
    flow.append((14, HEADING, 26))
    for paragraph in (THIRD, *(f"\u2022 {item}" for item in ITEMS), LAST):
        flow += [(11, line, 13) for line in lines(paragraph)]
        flow[-1] = (*flow[-1][:2], 26)
    turn = next(at for at, (_, line, _) in enumerate(flow) if line in SECOND) + 1
    pages = []
    for number, part in enumerate((flow[:turn], flow[turn:]), 1):
        page: list[tuple[float, float, float, str]] = [(60, 40, 8, f"{OUTLET}, Monday edition")]
        top = 80.0
        for size, line, down in part:
            page.append((60, top, size, line))
            top += down
        page.append((300, 770, 8, str(number)))
        pages.append(page)
    return pages


def lines(paragraph: str, letters: int = LINE) -> list[str]:
    """The paragraph as lines of a page."""
    found = [""]
    for word in paragraph.split():
        if len(found[-1]) + len(word) > letters:
            found.append("")
        found[-1] = f"{found[-1]} {word}".strip()
    return found


def _pdf_words(words: str) -> str:
    plain = "".join(chr(byte) for byte in words.encode("cp1252"))
    return plain.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
