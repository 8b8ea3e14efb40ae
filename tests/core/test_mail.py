"""Mail leaves through a real server, as a job that tries again; without one it is in the log for a newcomer to see."""

import socket
import ssl
from typing import Any

import aiosmtplib
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from tests.core.test_logs import logged_lines
from tests.mailbox import Mailbox, mail_server, text_of
from tests.shop import free_port
from tradepost.core import db, jobs, mail
from tradepost.core.jobs import Job

# That passwords travel unencrypted: on this machine they may.
in_the_open = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS:UserWarning")


async def ask_for_a_mail(**fields: str) -> str:
    async with db.transaction() as session:
        made = await jobs.later(
            session,
            mail.send,
            **{"to": "carol@example.com", "subject": "Hello", "text": "Open https://shop.example/x", **fields},
        )
        return made.id


async def job(number: str) -> Job:
    async with db.reading() as session:
        return await session.get_one(Job, number)


async def test_a_mail_arrives(clean, configure):
    with mail_server() as (mailbox, url):
        configure(smtp_url=url, mail_from="Tea & Co <shop@example.com>")
        number = await ask_for_a_mail(subject="Здравствуйте", text="Откройте https://shop.example/x\n")
        arrived = await mailbox.one()
    assert (arrived["To"], arrived["Subject"]) == ("carol@example.com", "Здравствуйте")
    assert "shop@example.com" in arrived["From"]
    assert text_of(arrived).splitlines() == ["Откройте https://shop.example/x"]
    done = await job(number)
    assert (done.status, done.args) == (jobs.SUCCEEDED, {})  # a link that opens an account is not kept


async def test_a_line_break_in_a_subject_makes_no_header(clean, configure):
    with mail_server() as (mailbox, url):
        configure(smtp_url=url)
        await ask_for_a_mail(subject="Hello\r\nBcc: evil@example.com")
        arrived = await mailbox.one()
    assert arrived["Subject"] == "Hello Bcc: evil@example.com"
    assert arrived["Bcc"] is None


@pytest.mark.parametrize("to", ["carol@example.com\r\nBcc: evil@example.com", "", "no address"])
async def test_a_recipient_that_is_none_is_refused(to, configure):
    with mail_server() as (mailbox, url):
        configure(smtp_url=url)
        with pytest.raises((ValueError, aiosmtplib.SMTPException)):
            await mail.deliver(to, "Hello", "Hello")
        assert mailbox.mails == []


@pytest.fixture
def guarded():
    """A mail server that asks for a name and a password."""
    mailbox = Mailbox()

    def check(_server: Any, _session: Any, _envelope: Any, _how: str, given: Any) -> AuthResult:
        right = isinstance(given, LoginPassword) and (given.login, given.password) == (b"shop", b"p@ss:word")
        return AuthResult(success=right, handled=right)

    port = free_port()
    server = Controller(
        mailbox, hostname="127.0.0.1", port=port, authenticator=check, auth_required=True, auth_require_tls=False
    )
    server.start()
    yield mailbox, port
    server.stop()


@in_the_open
async def test_a_name_and_a_password_are_given_as_the_address_has_them(guarded, configure):
    mailbox, port = guarded
    configure(smtp_url=f"smtp://shop:p%40ss%3Aword@127.0.0.1:{port}")
    await mail.deliver("carol@example.com", "Hello", "Hello")
    assert [arrived["Subject"] for arrived in mailbox.mails] == ["Hello"]


@in_the_open
async def test_a_wrong_password_is_told_without_it(guarded, configure):
    mailbox, port = guarded
    configure(smtp_url=f"smtp://shop:hunter2@127.0.0.1:{port}")
    with pytest.raises(aiosmtplib.SMTPAuthenticationError) as refused:
        await mail.deliver("carol@example.com", "Hello", "Hello")
    assert "hunter2" not in str(refused.value)
    assert mailbox.mails == []


async def test_starttls_that_must_be_is_not_left_out(configure):
    with mail_server() as (mailbox, url):
        configure(smtp_url=url.replace("smtp://", "smtp+starttls://"))
        with pytest.raises((aiosmtplib.SMTPException, ssl.SSLError)):
            await mail.deliver("carol@example.com", "Hello", "Hello")
        assert mailbox.mails == []


async def test_a_server_that_is_away_fails_the_try_and_the_next_one_sends(clean, configure):
    port = free_port()
    configure(smtp_url=f"smtp://127.0.0.1:{port}")
    number = await ask_for_a_mail()
    with pytest.raises((OSError, aiosmtplib.SMTPException)):
        await jobs.execute(number, 1)
    waiting = await job(number)
    assert (waiting.status, waiting.args["to"]) == (jobs.RUNNING, "carol@example.com")
    mailbox = Mailbox()
    server = Controller(mailbox, hostname="127.0.0.1", port=port)
    server.start()
    await jobs.execute(number, 1)
    server.stop()
    assert [arrived["To"] for arrived in mailbox.mails] == ["carol@example.com"]
    assert (await job(number)).status == jobs.SUCCEEDED


def test_a_mail_is_tried_often_before_it_is_given_up():
    assert jobs.KINDS["mail.send"].attempts == 6


async def test_a_server_that_says_nothing_is_not_waited_for_for_ever(configure, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        configure(smtp_url=f"smtp://127.0.0.1:{silent.getsockname()[1]}")
        monkeypatch.setattr(mail, "PATIENCE", 0.2)
        with pytest.raises((TimeoutError, aiosmtplib.SMTPException)):
            await mail.deliver("carol@example.com", "Hello", "Hello")


async def test_without_a_server_a_newcomer_finds_the_mail_in_the_log(capsys, configure):
    with logged_lines(capsys, configure) as lines:
        configure(smtp_url="")
        await mail.deliver("carol@example.com", "Hello", "Open https://shop.example/x")
    (line,) = lines
    assert (line["event"], line["to"], line["text"]) == (
        "mail.printed", "carol@example.com", "Open https://shop.example/x",
    )  # fmt: skip
