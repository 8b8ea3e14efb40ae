"""What is asked and said in the demo shop, the rules that answer by themselves, and what its owner has planned."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.models import Account
from tradepost.accounts.rights import Role
from tradepost.calendar import service as calendar
from tradepost.calendar.schemas import CalendarEventIn
from tradepost.catalog.models import Product
from tradepost.conversations import service as conversations
from tradepost.conversations.models import Conversation
from tradepost.conversations.service import Buyer
from tradepost.core import clock
from tradepost.core.events import Event
from tradepost.replies import sending, service as replies

Local = Callable[[date, int], datetime]


class _Said(NamedTuple):
    """A word of a buyer, so many days ago, and the shop's answer some hours later; none while it waits."""

    ago: int
    who: str
    language: str
    about: str  # a word of the product's name; of a message, its subject
    text: str
    answer: str = ""
    hours: int = 2


QUESTIONS: tuple[_Said, ...] = (
    _Said(34, "Anna Petrova", "ru", "kettle", "Подходит ли для индукционной плиты?",
          "Да, дно стальное: подходит для индукции, газа и электричества.", 1),
    _Said(21, "Emily Carter", "en", "headphones", "Can they be used with a cable when the battery is empty?",
          "Yes, there is a 3.5 mm cable in the box.", 5),
    _Said(12, "Timur Akhmetov", "ru", "Table lamp", "Лампочка в комплекте?", "Да, тёплая, на 6 Вт.", 3),
    _Said(6, "Daniel Novak", "en", "Cast iron pan", "Is it seasoned already?",
          "It is, with flax oil: rinse it and cook.", 26),
    _Said(1, "Olga Smirnova", "ru", "kettle", "Как очистить накипь, чтобы не повредить эмаль?"),
    _Said(1, "Nino Beridze", "en", "Table lamp", "Does it come in green?"),
)  # fmt: skip
MESSAGES: tuple[_Said, ...] = (
    _Said(17, "Сергей Павлов", "ru", "Счёт для юридического лица", "Можно ли получить счёт и закрывающие документы?",
          "Да: пришлите реквизиты в ответ, счёт выставим в тот же день.", 4),
    _Said(9, "Ani Grigoryan", "en", "Gift wrapping", "Do you wrap gifts?",
          "We do, free of charge: say so at checkout.", 1),
    _Said(1, "Елена Волкова", "ru", "Самовывоз", "Можно забрать заказ в шоуруме в воскресенье?"),
)  # fmt: skip
RULES: tuple[dict[str, Any], ...] = (
    {"trigger": "order_received", "name": "Thanks for the order",
     "response": "Thank you{% if buyer.name %}, {{ buyer.name }}{% endif %}! Your order {{ order.number }} is with us.",
     "translations": {
         "ru": "Спасибо{% if buyer.name %}, {{ buyer.name }}{% endif %}! Заказ {{ order.number }} принят."}},
    {"trigger": "review_posted", "name": "A low mark", "approve": True,
     "response": "We are sorry that {{ product.name }} let you down. Write to us: we will put it right.",
     "translations": {"ru": "Нам жаль, что {{ product.name }} вас не порадовал. Напишите нам: мы всё исправим."},
     "conditions": {"rating_max": 3, "with_text": True}},
    {"trigger": "question_asked", "name": "Descaling", "approve": True, "settles": True,
     "response": "Boil water with a spoon of citric acid, wait half an hour and rinse: enamel bears that well.",
     "translations": {"ru": "Вскипятите воду с ложкой лимонной кислоты и ополосните: эмали это не вредит."},
     "conditions": {"words": ["накипь", "scale"]}},
    {"trigger": "message_received", "name": "We have read it",
     "response": "Thank you for writing{% if buyer.name %}, {{ buyer.name }}{% endif %}: we answer within a day.",
     "translations": {
         "ru": "Спасибо, что написали{% if buyer.name %}, {{ buyer.name }}{% endif %}: ответим в течение дня."}},
)  # fmt: skip


async def talk(db: AsyncSession, products: Sequence[Product], today: date, local: Local) -> None:
    """Write all of it down."""
    with clock.at(local(today - timedelta(days=60), 9)):
        for rule in RULES:
            await replies.create(db, **rule)
    for one in QUESTIONS:
        product = next(found for found in products if one.about in found.name)
        with clock.at(_at(one, today, local)):
            made = await conversations.ask(db, Buyer(None, one.who, one.language), product.id, one.text)
            await _by_rule(db, made)
        await _answer(db, made, one)
    for one in MESSAGES:
        with clock.at(_at(one, today, local)):
            made = await conversations.write(db, Buyer(None, one.who, one.language), one.text, subject=one.about)
            await _by_rule(db, made)
        await _answer(db, made, one)
    with clock.at(local(today - timedelta(days=1), 9)):
        await _plan(db, today, local)


def _at(one: _Said, today: date, local: Local) -> datetime:
    return local(today - timedelta(days=one.ago), 10)


async def _by_rule(db: AsyncSession, made: Conversation) -> None:
    """Have the rules answer what has just been said: what is imported, they leave alone."""
    query = select(Event).where(Event.subject_type == "conversations", Event.subject_id == made.id)
    await sending.answer(db, list((await db.execute(query)).scalars()))


async def _answer(db: AsyncSession, made: Conversation, one: _Said) -> None:
    if one.answer:
        with clock.at(made.asked_at + timedelta(hours=one.hours)):
            await conversations.answer(db, made, one.answer, by=None)


async def _plan(db: AsyncSession, today: date, local: Local) -> None:
    """The owner's calendar: what comes round, and what is ahead."""
    query = select(Account).where(Account.role == Role.OWNER).order_by(Account.id).limit(1)
    owner = (await db.execute(query)).scalar_one_or_none()
    if owner is None:
        return
    monday = today - timedelta(days=today.weekday())
    plans: tuple[tuple[str, date, int, int, str], ...] = (
        ("Order from suppliers", monday, 10, 1, "FREQ=WEEKLY;BYDAY=MO"),
        ("Count the showroom", monday.replace(day=1), 9, 2, "FREQ=MONTHLY;BYMONTHDAY=1"),
        ("Разбор отзывов и вопросов", monday + timedelta(days=3), 16, 1, "FREQ=WEEKLY;INTERVAL=2"),
        ("Meet Baltic Care", today + timedelta(days=2), 14, 1, ""),
        ("Съёмка новых товаров", today + timedelta(days=5), 11, 4, ""),
    )
    for title, day, hour, hours, rule in plans:
        start = local(day, hour)
        end = start + timedelta(hours=hours)
        body = CalendarEventIn(title=title, start_time=start, end_time=end, recurrence=rule, remind_minutes=60)
        await calendar.create(db, body, by=owner)
    sale = today + timedelta(days=8)
    body = CalendarEventIn(
        title="Sale of the season", start_time=local(sale, 0), end_time=local(sale + timedelta(days=3), 0), all_day=True
    )
    await calendar.create(db, body, by=owner)
