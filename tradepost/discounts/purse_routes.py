"""The routes of gift cards and store credit."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from fastapi import Depends, Query, Request, status

from tradepost.accounts.auth import Caller, SignedIn, may
from tradepost.accounts.rights import Right
from tradepost.core import labels
from tradepost.core.db import Db
from tradepost.core.errors import Invalid
from tradepost.core.limiter import client_address
from tradepost.core.money import to_minor, to_text
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.settings import settings
from tradepost.core.web import Id, router as make_router
from tradepost.discounts import crediting, gift_cards, ledger, throttle
from tradepost.discounts.models import Purse, PurseEntry
from tradepost.discounts.schemas import (
    CardBalance,
    CardIn,
    CardMade,
    CardOut,
    CreditIn,
    CreditOut,
    Currency,
    PurseEntryOut,
    Replacement,
    TopUp,
)

cards, credit = make_router("gift cards"), make_router("store credit")

Reader = Annotated[Caller, may(Right.DISCOUNTS_READ)]
Writer = Annotated[Caller, may(Right.DISCOUNTS_WRITE)]

_cards = paging(Purse.id, "-id", balance=Purse.balance, created_at=Purse.created_at)
_entries = paging(PurseEntry.id, "-id", created_at=PurseEntry.created_at)


def _minor(amount: Decimal, currency: str) -> int:
    try:
        return to_minor(amount, currency)
    except ValueError as error:
        raise Invalid("amount", str(error)) from error


def _card_values(card: Purse) -> dict[str, Any]:
    plain = ("id", "last4", "currency", "email", "note", "expires_at", "disabled_at", "created_at", "updated_at")
    status_ = "disabled" if card.disabled_at else "open" if ledger.is_open(card) else "expired"
    return {
        **{name: getattr(card, name) for name in plain},
        "balance": to_text(card.balance, card.currency),
        "status": status_,
    }


def _card(card: Purse) -> CardOut:
    return CardOut(**_card_values(card))


def _entry(row: Any, *, staff: bool) -> PurseEntryOut:
    entry, currency = row
    plain = ("id", "kind", "order_id", "reason", "created_at")
    return PurseEntryOut(
        **{name: getattr(entry, name) for name in plain},
        amount=to_text(entry.amount, currency),
        balance=to_text(entry.balance, currency),
        currency=currency,
        by=entry.actor_name if staff else None,
    )


async def _list(db: Db, query: Any, page: Paging, *, staff: bool) -> Page[PurseEntryOut]:
    found = Page[PurseEntryOut](**await paged(db, query, page, lambda row: _entry(row, staff=staff)))
    await labels.numbered(db, found.items, "order")
    return found


# --- gift cards ---


@cards.get("/gift-cards")
async def list_cards(
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(_cards)],
    last4: Annotated[str, Query(max_length=4, description="The end of a card's code")] = "",
    state: Annotated[Literal["open", "disabled", "expired"] | None, Query(alias="status")] = None,
) -> Page[CardOut]:
    """Every gift card, newest first."""
    return Page[CardOut](**await paged(db, gift_cards.listed(last4=last4, state=state), page, _card))


@cards.post("/gift-cards", status_code=status.HTTP_201_CREATED)
async def issue_card(body: CardIn, db: Db, _who: Writer) -> CardMade:
    """A new gift card. Its code is shown here and, with `email`, mailed; it can be read nowhere later."""
    currency = body.currency or settings().currency
    made, code = await gift_cards.issue(
        db,
        _minor(body.amount, currency),
        currency=currency,
        expires_at=body.expires_at,
        email=body.email,
        language=body.language,
        note=body.note,
    )
    return CardMade(**_card_values(made), code=code)


@cards.get("/gift-cards/balance")
async def card_balance(
    code: Annotated[str, Query(min_length=1, max_length=100)], db: Db, request: Request
) -> CardBalance:
    """What is left on a card that can be spent, for whoever has its code; 404 for every other code.

    429 after many looks from one address, so that codes cannot be guessed.
    """
    await throttle.look(client_address(request.scope))
    found = await gift_cards.by_code(db, code)
    return CardBalance(
        currency=found.currency, balance=to_text(found.balance, found.currency), expires_at=found.expires_at
    )


@cards.get("/gift-cards/{card_id}")
async def get_card(card_id: Id, db: Db, _who: Reader) -> CardOut:
    """One gift card."""
    return _card(await gift_cards.find(db, card_id))


@cards.get("/gift-cards/{card_id}/entries")
async def card_entries(
    card_id: Id, db: Db, _who: Reader, page: Annotated[Paging, Depends(_entries)]
) -> Page[PurseEntryOut]:
    """Every change of a card's balance, newest first."""
    await gift_cards.find(db, card_id)
    return await _list(db, ledger.entries().where(Purse.id == card_id), page, staff=True)


@cards.post("/gift-cards/{card_id}/top-up")
async def top_up_card(card_id: Id, body: TopUp, db: Db, _who: Writer) -> CardOut:
    """Put more on a card. 409 for one that is disabled or has expired."""
    found = await gift_cards.find(db, card_id, lock=True)
    await gift_cards.top_up(db, found, _minor(body.amount, found.currency), reason=body.reason)
    return _card(found)


@cards.post("/gift-cards/{card_id}/disable")
async def disable_card(card_id: Id, db: Db, _who: Writer) -> CardOut:
    """Let nobody spend a card; what is on it stays."""
    found = await gift_cards.find(db, card_id, lock=True)
    await gift_cards.disable(db, found)
    return _card(found)


@cards.post("/gift-cards/{card_id}/enable")
async def enable_card(card_id: Id, db: Db, _who: Writer) -> CardOut:
    """Let a card be spent again."""
    found = await gift_cards.find(db, card_id, lock=True)
    await gift_cards.enable(db, found)
    return _card(found)


@cards.post("/gift-cards/{card_id}/replace")
async def replace_card(card_id: Id, body: Replacement, db: Db, _who: Writer) -> CardMade:
    """Give a lost card another code, shown here and, with `email`, mailed; the old code is good no more."""
    found = await gift_cards.find(db, card_id, lock=True)
    code = await gift_cards.replace(db, found, email=body.email, language=body.language)
    return CardMade(**_card_values(found), code=code)


# --- store credit ---


def _credits(found: list[Purse]) -> list[CreditOut]:
    return [CreditOut(currency=one.currency, balance=to_text(one.balance, one.currency)) for one in found]


@credit.get("/store-credit")
async def own_credit(db: Db, who: SignedIn) -> list[CreditOut]:
    """What you have to spend here, in each currency."""
    return _credits(await crediting.of(db, who.id))


@credit.get("/store-credit/entries")
async def own_entries(
    db: Db,
    who: SignedIn,
    page: Annotated[Paging, Depends(_entries)],
    currency: Annotated[Currency | None, Query()] = None,
) -> Page[PurseEntryOut]:
    """Every change of your credit, newest first."""
    return await _list(db, crediting.entries(who.id, currency), page, staff=False)


@credit.get("/store-credit/accounts/{account_id}")
async def credit_of(account_id: Id, db: Db, _who: Reader) -> list[CreditOut]:
    """What an account has to spend, in each currency."""
    await crediting.known(db, account_id)
    return _credits(await crediting.of(db, account_id))


@credit.get("/store-credit/accounts/{account_id}/entries")
async def entries_of(
    account_id: Id,
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(_entries)],
    currency: Annotated[Currency | None, Query()] = None,
) -> Page[PurseEntryOut]:
    """Every change of an account's credit, newest first."""
    await crediting.known(db, account_id)
    return await _list(db, crediting.entries(account_id, currency), page, staff=True)


@credit.post("/store-credit/accounts/{account_id}/grant", status_code=status.HTTP_201_CREATED)
async def grant(account_id: Id, body: CreditIn, db: Db, _who: Writer) -> PurseEntryOut:
    """Give an account credit."""
    currency = body.currency or settings().currency
    entry = await crediting.grant(db, account_id, currency, _minor(body.amount, currency), reason=body.reason)
    return _entry((entry, currency), staff=True)


@credit.post("/store-credit/accounts/{account_id}/withdraw", status_code=status.HTTP_201_CREATED)
async def withdraw(account_id: Id, body: CreditIn, db: Db, _who: Writer) -> PurseEntryOut:
    """Take credit back that was given by mistake. 409 when less is left."""
    currency = body.currency or settings().currency
    entry = await crediting.withdraw(db, account_id, currency, _minor(body.amount, currency), reason=body.reason)
    return _entry((entry, currency), staff=True)
