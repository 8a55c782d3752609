"""A saved mail → its reading text: the subject and the body.

In: the bytes of a .eml file. Out: a `Reading`: what the sender wrote as plain text, else as HTML; date, author and
subject from the header. Quoted mails and signatures are shown as unused; attachments are not read, which the page
says. Only the standard library is needed.
"""

from __future__ import annotations

import codecs
import email
import email.policy
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from briefgen.read.formats.fragments import parts, write
from briefgen.read.formats.reading_text import NoReadingError, Reading, Writer
from briefgen.read.layout import chunks, pieces

if TYPE_CHECKING:
    from briefgen.bounds import Bounds

HEADER = "mail’s header"
QUOTED = "quoted mail"
SIGNATURE = "signature of the mail"
_DASHES = {"-- ", "--"}


def read(content: bytes, file: str, bounds: Bounds) -> Reading:  # noqa: ARG001 - as every reader is called
    """The subject and the body of the mail.

    Raises:
        NoReadingError: it is no mail, is encrypted, or has no text.
    """
    mail = email.message_from_bytes(content, policy=email.policy.default)
    if not ({"from", "date", "subject"} & {name.lower() for name in mail}):
        raise NoReadingError("this is no mail: it has no sender, date or subject.\nSave the mail anew as .eml.")
    kind = mail.get_content_type()
    if kind in {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}:
        raise NoReadingError("this mail is encrypted.\nDecrypt it in your mail program and save it anew as .eml.")
    writer = Writer()
    _header(mail, writer)
    body = mail.get_body(preferencelist=("plain", "html"))
    subject = str(mail.get("subject", ""))
    writer.block("heading", subject)
    before = writer.blocks
    how = "plain text"
    if body is not None and body.get_content_type() == "text/plain":
        _plain(_content(body), writer, flowed=body.get_param("format") == "flowed")
    if writer.blocks == before:
        html = mail.get_body(preferencelist=("html",))
        if html is not None:
            how = "HTML"
            _html(_content(html), writer)
    if writer.blocks == before:
        raise NoReadingError(
            "there is no text in this mail, only attachments or nothing.\n"
            "Save the attachment you mean as a file of its own here, and delete the mail."
        )
    names = [str(part.get_filename() or part.get_content_type()) for part in mail.iter_attachments()]
    if names:
        writer.leaves_out(
            f"The attachments of the mail are not read: {', '.join(names[:10])}{' …' if len(names) > 10 else ''}."
        )
    return writer.done(f"Python’s mail parser ({how})")


def _header(mail: EmailMessage, writer: Writer) -> None:
    writer.states("title", _safe(mail, "subject"), HEADER)
    try:
        day = parsedate_to_datetime(_safe(mail, "date") or "").date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        day = None
    writer.states("date", day, HEADER)
    try:
        senders = [one.display_name for one in mail["from"].addresses] if mail["from"] else []
    except (ValueError, TypeError, IndexError, AttributeError):
        senders = []
    writer.states("author", "; ".join(filter(None, senders)), HEADER)
    writer.states("outlet", _safe(mail, "organization"), HEADER)
    writer.states("language", _safe(mail, "content-language"), HEADER)


def _safe(mail: EmailMessage, name: str) -> str | None:
    """The header's words; None where it has none, or none that can be read."""
    try:
        value = mail.get(name)
    except (ValueError, TypeError, IndexError, AttributeError):  # what the standard library makes of broken headers
        return None
    return None if value is None else str(value)


def _content(part: MIMEPart) -> str:
    """The words of a part, in spite of a wrong or unknown charset."""
    try:
        return str(part.get_content(errors="strict"))
    except (LookupError, UnicodeError, ValueError, AttributeError):
        raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode(_charset(part), "replace")


def _charset(part: MIMEPart) -> str:
    """As the part states it; UTF-8 where nobody knows what it states."""
    try:
        return codecs.lookup(str(part.get_param("charset", "utf-8"))).name
    except LookupError:
        return "utf-8"


def _plain(text: str, writer: Writer, *, flowed: bool) -> None:
    """Adds the paragraphs of a body in plain text; from the line of two dashes on it is a signature."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    end = next((at for at, line in enumerate(lines) if line in _DASHES), len(lines))
    run: list[str] = []
    quoted = False
    for line in [*lines[:end], None]:
        is_quoted = line is not None and line.startswith(">")
        if line is None or is_quoted != quoted:
            if quoted:
                writer.aside("\n".join(run), QUOTED)
            else:
                _paragraphs("\n".join(run), writer, flowed=flowed)
            run, quoted = [], is_quoted
        if line is not None:
            run.append(line)
    writer.aside("\n".join(lines[end:]), SIGNATURE)


def _paragraphs(text: str, writer: Writer, *, flowed: bool) -> None:
    if flowed:  # a space before the end of a line says that the paragraph goes on (RFC 3676)
        text = text.replace(" \n", " ")
    for piece in pieces(list(chunks(text, 0)), text, markdown=False)[0]:
        writer.block(piece.kind, text[piece.start : piece.end])


def _html(html: str, writer: Writer) -> None:
    """Adds a body in HTML: all of it, since a mail has no page around its text."""
    write(parts(html), writer, quoted=QUOTED)
