"""Who buys in the demo shop. Addresses are of the domain that never exists."""

from typing import NamedTuple


class Person(NamedTuple):
    """A customer of the demo shop."""

    name: str
    email: str
    country: str
    address: str


_LIVE = (
    ("Anna Petrova", "RU", "12 Tverskaya St, Moscow"),
    ("Иван Соколов", "RU", "Санкт-Петербург, Невский пр., 48"),
    ("Maria Kuznetsova", "RU", "7 Lenina Ave, Yekaterinburg"),
    ("Дмитрий Орлов", "RU", "Казань, ул. Баумана, 19"),
    ("Olga Smirnova", "RU", "31 Krasny Ave, Novosibirsk"),
    ("Алексей Морозов", "RU", "Нижний Новгород, Большая Покровская ул., 5"),
    ("Елена Волкова", "RU", "Самара, ул. Куйбышева, 80"),
    ("Sergey Pavlov", "RU", "3 Sovetskaya St, Tomsk"),
    ("Наталья Фёдорова", "RU", "Воронеж, пр. Революции, 22"),
    ("Timur Akhmetov", "KZ", "44 Abay Ave, Almaty"),
    ("Aigerim Sadykova", "KZ", "9 Kenesary St, Astana"),
    ("Nino Beridze", "GE", "17 Rustaveli Ave, Tbilisi"),
    ("Ani Grigoryan", "AM", "25 Abovyan St, Yerevan"),
    ("Daniel Novak", "RS", "6 Knez Mihailova, Belgrade"),
    ("Emily Carter", "US", "210 Maple St, Portland, OR"),
    ("James Miller", "US", "88 Lake View Dr, Madison, WI"),
    ("Sophia Rivera", "US", "1420 Sunset Blvd, Austin, TX"),
    ("Lukas Weber", "DE", "Lindenstr. 14, Leipzig"),
    ("Clara Hoffmann", "DE", "Am Hafen 3, Hamburg"),
    ("Oliver Brown", "GB", "5 Station Rd, Leeds"),
)
PEOPLE = tuple(
    Person(name, f"buyer{number:02d}@shop.example", country, address)
    for number, (name, country, address) in enumerate(_LIVE, 1)
)
ABROAD = frozenset({"US", "DE", "GB"})
