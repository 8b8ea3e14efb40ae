"""A real mail server on this machine that keeps what it is given."""

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink

from tradepost.core import jobs


class Mailbox(Sink):
    """Every mail that arrived, oldest first."""

    def __init__(self) -> None:
        super().__init__()
        self.mails: list[EmailMessage] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - the library's name
        self.mails.append(BytesParser(policy=default).parsebytes(envelope.content))
        return "250 OK"

    async def arrived(self) -> list[EmailMessage]:
        """What arrived since this was asked before, once all waiting jobs are done."""
        await jobs.drain()
        new, self.mails = self.mails, []
        return new

    async def one(self) -> EmailMessage:
        """The one mail that arrived."""
        (mail,) = await self.arrived()
        return mail

    async def token(self, page: str = "") -> str:
        """The token of the link in the one mail that arrived; the link must point to this page."""
        return token_in(await self.one(), page)


def text_of(mail: EmailMessage) -> str:
    return str(mail.get_content())


def token_in(mail: EmailMessage, page: str = "") -> str:
    found = re.search(rf"https://shop\.example{re.escape(page) if page else '[^?]*'}\?token=(\S+)", text_of(mail))
    assert found, text_of(mail)
    return found[1]


@contextmanager
def mail_server() -> Iterator[tuple[Mailbox, str]]:
    """The server's mailbox and its address for TRADEPOST_SMTP_URL."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    mailbox = Mailbox()
    server = Controller(mailbox, hostname="127.0.0.1", port=port)
    server.start()
    try:
        yield mailbox, f"smtp://127.0.0.1:{port}"
    finally:
        server.stop()
