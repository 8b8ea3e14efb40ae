"""Mail through SMTP; without one it is written to the log, so that a newcomer still sees the link."""

import base64
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

import aiosmtplib

from tradepost.core.jobs import Run, job
from tradepost.core.logs import logger
from tradepost.core.settings import settings

log = logger("mail")
PATIENCE = 20  # seconds


async def deliver(to: str, subject: str, text: str, attachment: dict[str, str] | None = None) -> None:
    """Send one mail now; `attachment` has its name, type and content (base64).

    Errors of the server are raised: the job that sends tries again.
    """
    address = settings().smtp_url.get_secret_value()
    if not address:
        log.warning("mail.printed", to=to, subject=subject, text=text, hint="set TRADEPOST_SMTP_URL to send mail")
        return
    message = EmailMessage()
    message["From"], message["To"] = settings().mail_from, to
    message["Subject"] = " ".join(subject.split())  # a line break from somebody's name would end the header
    message.set_content(text)
    if attachment:
        main, _, sub = attachment["type"].partition(";")[0].partition("/")
        content = base64.b64decode(attachment["content"])
        message.add_attachment(content, maintype=main, subtype=sub, filename=attachment["name"])
    url = urlsplit(address)
    await aiosmtplib.send(
        message,
        hostname=url.hostname or "localhost",
        port=url.port or (465 if url.scheme == "smtps" else 587 if url.username else 25),
        username=unquote(url.username) if url.username else None,
        password=unquote(url.password) if url.password else None,
        use_tls=url.scheme == "smtps",
        start_tls=True if url.scheme == "smtp+starttls" else None,
        timeout=PATIENCE,
    )


@job("mail.send", attempts=6)
async def send(run: Run) -> None:
    """Send a mail as a job: `await later(db, send, to=..., subject=..., text=...)`."""
    await deliver(run.args["to"], run.args["subject"], run.args["text"], run.args.get("attachment"))
