"""Gift cards: issued, topped up, replaced, closed and opened again.

Of a card's code only the hash and the last four letters are kept: whoever reads the database, staff included, cannot
spend what others hold. The code is shown once and mailed on request; for a lost one the card gets another.
"""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, not_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock, events, mail
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.core.jobs import later
from tradepost.core.money import to_text
from tradepost.core.settings import settings
from tradepost.discounts import ledger
from tradepost.discounts.codes import LETTERS
from tradepost.discounts.models import Purse
from tradepost.discounts.texts import card_mail

_GROUPS, _LETTERS_EACH = 4, 4  # 79 bits


def _new_code() -> str:
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(_LETTERS_EACH)) for _ in range(_GROUPS))


async def issue(
    db: AsyncSession,
    amount: int,
    *,
    currency: str,
    expires_at: datetime | None = None,
    email: str | None = None,
    language: str | None = None,
    note: str = "",
) -> tuple[Purse, str]:
    """A new card with so much on it, and its code; mailed when there is an address. Invalid for an end that is past."""
    if expires_at is not None and expires_at <= clock.now():
        raise Invalid("expires_at", "must be in the future")
    code = _new_code()
    made = Purse(
        kind=ledger.GIFT_CARD,
        currency=currency,
        balance=0,
        hash=ledger.card_hash(code),
        last4=code[-4:],
        expires_at=expires_at,
        note=note,
    )
    db.add(made)
    await db.flush()
    await ledger.add(db, made, amount, kind="issued")
    await _mail(db, made, code, email, language)
    return made, code


async def find(db: AsyncSession, card_id: int, *, lock: bool = False) -> Purse:
    """A card by its id, locked when it is to be changed; NotFound."""
    query = select(Purse).where(Purse.id == card_id, Purse.kind == ledger.GIFT_CARD)
    query = query.execution_options(populate_existing=True)
    found = (await db.execute(query.with_for_update() if lock else query)).scalar_one_or_none()
    if found is None:
        raise NotFound("gift card", card_id)
    return found


def listed(*, last4: str = "", state: str | None = None) -> Select[Purse]:
    """The cards whose code ends so, in one state or all: open, disabled, expired."""
    query, now = select(Purse).where(Purse.kind == ledger.GIFT_CARD), clock.now()
    if last4:
        query = query.where(Purse.last4 == last4.upper())
    over = and_(Purse.expires_at.is_not(None), Purse.expires_at <= now)
    if state == "disabled":
        return query.where(Purse.disabled_at.is_not(None))
    if state is not None:
        query = query.where(Purse.disabled_at.is_(None), over if state == "expired" else not_(over))
    return query


async def by_code(db: AsyncSession, code: str) -> Purse:
    """The card of a code that can be spent; NotFound, in the same words, for every other code."""
    found = (await db.execute(select(Purse).where(Purse.hash == ledger.card_hash(code)))).scalar_one_or_none()
    if found is None or not ledger.is_open(found):
        raise NotFound("gift card")
    return found


async def top_up(db: AsyncSession, card: Purse, amount: int, *, reason: str = "") -> None:
    """Put so much more on a card. Conflict for one that cannot be spent."""
    if not ledger.is_open(card):
        raise Conflict("This card is disabled or has expired")
    await ledger.add(db, card, amount, kind="topped_up", reason=reason)


async def disable(db: AsyncSession, card: Purse) -> None:
    """Let nobody spend a locked card; what is on it stays. Once more changes nothing."""
    await _close(db, card, clock.now() if card.disabled_at is None else card.disabled_at, "gift_card.disabled")


async def enable(db: AsyncSession, card: Purse) -> None:
    """Let a locked card be spent again."""
    await _close(db, card, None, "gift_card.enabled")


async def _close(db: AsyncSession, card: Purse, at: datetime | None, name: str) -> None:
    card.disabled_at = at
    await _save(db, card, name)


async def _save(db: AsyncSession, card: Purse, name: str, **data: Any) -> None:
    changes = events.changed(card, leave_out=("updated_at", "hash", "email"))
    await db.flush()
    if changes:
        await events.record(db, name, card, subject_name=ledger.title(card), changes=changes, **data)


async def replace(db: AsyncSession, card: Purse, *, email: str | None = None, language: str | None = None) -> str:
    """Give a locked card another code, which is answered; the old one is good no more, the balance stays."""
    code = _new_code()
    card.hash, card.last4 = ledger.card_hash(code), code[-4:]
    await _save(db, card, "gift_card.replaced")
    await _mail(db, card, code, email, language)
    return code


async def _mail(db: AsyncSession, card: Purse, code: str, email: str | None, language: str | None) -> None:
    if not email:
        return
    card.email = email
    await db.flush()
    amount = f"{to_text(card.balance, card.currency)} {card.currency}"
    subject, text = card_mail(language or settings().language, code=code, amount=amount, expires_at=card.expires_at)
    await later(db, mail.send, to=email, subject=subject, text=text)
