"""What the demo shop says besides its goods, in English or Russian, by the installation's language."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.content import service as content
from tradepost.content.models import Banner, Page, Post
from tradepost.content.schemas import BannerIn, PageIn, PostIn
from tradepost.core import clock
from tradepost.core.settings import settings


class _Page(NamedTuple):
    slug: str
    title: str
    body: str


class _Post(NamedTuple):
    slug: str
    days_ago: int
    title: str
    tags: list[str]
    body: str


class _Banner(NamedTuple):
    place: str
    title: str
    text: str
    link: str


class _Words(NamedTuple):
    author: str
    pages: tuple[_Page, ...]
    posts: tuple[_Post, ...]
    banners: tuple[_Banner, ...]


WORDS = {
    "en": _Words(
        author="The demo shop",
        pages=(
            _Page(
                "delivery",
                "Delivery",
                "We pack your order within one working day.\n\n"
                "| Where to | How long |\n|---|---|\n| The same city | 1 to 2 days |\n| The same "
                "country | 2 to 5 days |\n"
                "| Abroad | 5 to 14 days |\n\n"
                "What delivery costs is shown in the cart as soon as you choose a country. You can "
                "follow the parcel on "
                "the page of your order.",
            ),
            _Page(
                "returns",
                "Returns",
                "Something does not suit you? Send it back within **14 days**.\n\n"
                "1. Open the order in your account and choose what you want to return.\n"
                "2. Wait for our answer: it comes by mail, usually on the same day.\n"
                "3. Send the goods. The money goes back the way it came as soon as they are here.\n",
            ),
            _Page(
                "about",
                "About us",
                "This is a demo shop. Nobody works here, nothing is delivered, and all buyers are made up.\n\n"
                "Everything else is real: *place an order*, look at it in the back office, and send it on its way.",
            ),
        ),
        posts=(
            _Post(
                "how-we-choose-what-we-sell",
                300,
                "How we choose what we sell",
                ["shop"],
                "We take in what we would buy ourselves.\n\nEach thing stays with one of us for a "
                "month. What is still in "
                "use after that may come into the shop; what has gone into a drawer stays there.",
            ),
            _Post(
                "a-gift-that-is-used",
                90,
                "A gift that is used",
                ["gifts", "advice"],
                "The best gift is one that is in use a year later.\n\n- Give what is touched every "
                "day.\n- Choose the plain "
                "one of two.\n- Keep the receipt: we take everything back for 14 days.\n",
            ),
            _Post(
                "how-to-make-things-last",
                7,
                "How to make things last",
                ["advice"],
                "Most things wear out from care that was meant well.\n\n> Read the label, then do "
                "half of it.\n\nWood wants "
                "oil, not water. Wool wants air, not soap. And what is sharp wants a board, not a plate.",
            ),
        ),
        banners=(
            _Banner("home_top", "Everything for every day", "Forty good things, and no more", "/all"),
            _Banner("home_middle", "14 days to think it over", "Returns are easy here", "/pages/returns"),
        ),
    ),
    "ru": _Words(
        author="Демо-магазин",
        pages=(
            _Page(
                "delivery",
                "Доставка",
                "Мы собираем заказ за один рабочий день.\n\n"
                "| Куда | Как долго |\n|---|---|\n| По городу | 1–2 дня |\n| По стране | 2–5 дней |\n"
                "| За границу | 5–14 дней |\n\n"
                "Стоимость доставки видна в корзине, как только вы выберете страну. За посылкой "
                "можно следить на странице "
                "заказа.",
            ),
            _Page(
                "returns",
                "Возврат",
                "Что-то не подошло? Верните в течение **14 дней**.\n\n"
                "1. Откройте заказ в личном кабинете и выберите, что хотите вернуть.\n"
                "2. Дождитесь ответа: он приходит по почте, обычно в тот же день.\n"
                "3. Отправьте товар. Деньги вернутся тем же путём, как только он будет у нас.\n",
            ),
            _Page(
                "about",
                "О нас",
                "Это демонстрационный магазин. Здесь никто не работает, ничего не доставляется, а "
                "покупатели придуманы.\n\n"
                "Всё остальное настоящее: *оформите заказ*, посмотрите на него в админке и отправьте в путь.",
            ),
        ),
        posts=(
            _Post(
                "how-we-choose-what-we-sell",
                300,
                "Как мы выбираем, что продавать",
                ["магазин"],
                "Мы берём то, что купили бы сами.\n\nКаждая вещь месяц живёт у кого-то из нас. Чем "
                "пользуются и после "
                "этого, то может попасть в магазин; что легло в ящик, там и остаётся.",
            ),
            _Post(
                "a-gift-that-is-used",
                90,
                "Подарок, которым пользуются",
                ["подарки", "советы"],
                "Лучший подарок — тот, которым пользуются и через год.\n\n- Дарите то, что берут в "
                "руки каждый день.\n"
                "- Из двух выбирайте простое.\n- Сохраните чек: мы принимаем обратно 14 дней.\n",
            ),
            _Post(
                "how-to-make-things-last",
                7,
                "Чтобы вещи служили долго",
                ["советы"],
                "Чаще всего вещи портит забота, которая хотела как лучше.\n\n> Прочтите ярлык и "
                "сделайте половину.\n\n"
                "Дереву нужно масло, а не вода. Шерсти — воздух, а не мыло. А острому — доска, а не тарелка.",
            ),
        ),
        banners=(
            _Banner("home_top", "Всё для каждого дня", "Сорок хороших вещей, и ни одной лишней", "/all"),
            _Banner("home_middle", "14 дней на раздумья", "Вернуть у нас просто", "/pages/returns"),
        ),
    ),
}


async def say(db: AsyncSession, opened: datetime, today: date) -> None:
    """Write the pages and banners down as of the day the shop opened, and each post on its day."""
    words = WORDS[settings().language]
    with clock.at(opened):
        for position, page in enumerate(words.pages):
            text = PageIn(
                title=page.title, slug=page.slug, body=page.body, status="published", position=position
            )  # fmt: skip
            await content.create(db, Page, text)
        for position, banner in enumerate(words.banners):
            await content.create(db, Banner, BannerIn(**banner._asdict(), position=position))
    for post in words.posts:
        with clock.at(clock.local(datetime.combine(today - timedelta(days=post.days_ago), time(10)))):
            body = PostIn(
                title=post.title,
                slug=post.slug,
                body=post.body,
                tags=post.tags,
                author=words.author,
                status="published",
            )
            await content.create(db, Post, body)
