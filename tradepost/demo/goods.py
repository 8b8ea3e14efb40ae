"""What the demo shop sells: eight categories of five things each, with prices as one would think them in roubles."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Thing:
    """A product: its picture is drawn by `shape`, its variants are choices of one option."""

    name: str
    text: str
    russian: str
    price: int
    shape: str
    weight_g: int
    choices: tuple[str, ...] = ()
    option: str = "colour"
    more: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A category with its brand, the colours of its pictures, and how well it sells from January to December."""

    name: str
    text: str
    brand: str
    code: str
    colours: tuple[str, str, str]  # background above, background below, the thing itself
    seasons: tuple[int, ...]
    things: tuple[Thing, ...]


BRANDS = {
    "Nordhus": "Quiet things for the kitchen and the home",
    "Voltaro": "Cables, chargers and sound that just work",
    "Taiga Trail": "Gear for the weekend outside",
    "Malyk": "Wooden and soft toys for small hands",
    "Zelen": "Tools and pots for gardens and window sills",
    "Velvara": "Care made of few ingredients",
    "Papyr": "Paper and pens for people who write by hand",
    "Pushok": "Good things for cats and dogs",
}
SELLERS = {
    "Northern Lane LLC": "shop@northern-lane.example, +7 495 000-00-01",
    "Riverside Trading": "hello@riverside.example, +7 812 000-00-02",
}

SHELVES = (
    Shelf(
        "Home & kitchen",
        "Kettles, pans and everything that makes a home",
        "Nordhus",
        "HOM",
        ("#fdf1e3", "#f3c9a5", "#c8553d"),
        (9, 8, 9, 8, 8, 7, 7, 8, 9, 10, 15, 19),
        (
            Thing("Enamel kettle 1.7 l", "Whistles when it is ready. For every stove, induction too.",
                  "Эмалированный чайник со свистком, 1,7 л. Подходит для всех плит.", 2490, "kettle", 1150,
                  ("red", "blue", "cream")),
            Thing("Cast iron pan 26 cm", "Heavy, even heat, lasts for generations.",
                  "Чугунная сковорода 26 см: ровный жар и служит десятилетиями.", 3190, "pan", 2300),
            Thing("Stoneware mug 350 ml", "Glazed by hand, no two quite alike.",
                  "Кружка из каменной керамики, 350 мл, глазурь ручной работы.", 690, "cup", 380, ("sand", "moss")),
            Thing("Linen tea towels, set of 3", "Soft after the first wash, dry in an hour.",
                  "Льняные кухонные полотенца, набор из трёх штук.", 1290, "stack", 240),
            Thing("Table lamp Dusk", "Warm light with a dimmer, oak foot.",
                  "Настольная лампа с диммером и дубовым основанием.", 4590, "lamp", 1400),
        ),
    ),
    Shelf(
        "Electronics accessories",
        "Charge it, plug it in, hear it",
        "Voltaro",
        "ELE",
        ("#e6effb", "#a9c5ee", "#2f4b8f"),
        (9, 8, 8, 8, 8, 8, 9, 10, 11, 10, 16, 17),
        (
            Thing("USB-C cable", "Braided, 100 W, made for bending.",
                  "Кабель USB-C в оплётке, 100 Вт.", 590, "cable", 60, ("1 m", "2 m"), "length"),
            Thing("Wall charger 65 W", "Three ports, small enough for a pocket.",
                  "Зарядное устройство на 65 Вт с тремя портами.", 2290, "plug", 130),
            Thing("Wireless headphones Hush", "Thirty hours of music, and quiet when you want it.",
                  "Беспроводные наушники с шумоподавлением, до 30 часов работы.", 6990, "headphones", 260,
                  ("black", "white")),
            Thing("Power bank 20 000 mAh", "Charges a laptop once or a phone four times.",
                  "Внешний аккумулятор 20 000 мА·ч.", 3490, "box", 410),
            Thing("Laptop stand", "Aluminium, folds flat, six heights.",
                  "Алюминиевая подставка для ноутбука, складная.", 2790, "stand", 620),
        ),
    ),
    Shelf(
        "Sport & outdoors",
        "For the mat, the lake and the trail",
        "Taiga Trail",
        "SPO",
        ("#e4f4ea", "#9fd3b4", "#2a6f4e"),
        (10, 7, 8, 10, 13, 14, 13, 11, 8, 6, 6, 8),
        (
            Thing("Yoga mat 6 mm", "Does not slip, rolls up small, natural rubber.",
                  "Коврик для йоги из натурального каучука, 6 мм.", 2890, "mat", 1900, ("plum", "teal")),
            Thing("Steel water bottle 750 ml", "Cold for a day, hot for half of one.",
                  "Стальная бутылка-термос, 750 мл.", 1790, "bottle", 340, ("black", "green", "sand")),
            Thing("Two-person tent Ladoga", "Up in five minutes, dry in a downpour.",
                  "Двухместная палатка, ставится за пять минут.", 12490, "tent", 2700),
            Thing("Dumbbell 4 kg", "Neoprene, does not roll away.",
                  "Гантель 4 кг в неопрене.", 990, "dumbbell", 4000),
            Thing("Football size 5", "Hand-stitched, keeps its shape in the rain.",
                  "Футбольный мяч, размер 5, ручная сшивка.", 1990, "ball", 430),
        ),
    ),
    Shelf(
        "Kids & toys",
        "To build, to hug, to draw with",
        "Malyk",
        "KID",
        ("#fff6d9", "#ffd97d", "#e07a1f"),
        (6, 7, 8, 7, 8, 9, 7, 8, 9, 8, 15, 24),
        (
            Thing("Wooden blocks, 50 pieces", "Beech, water colours, a cotton bag.",
                  "Деревянные кубики из бука, 50 штук.", 2190, "blocks", 1600),
            Thing("Plush bear Misha", "Forty centimetres of comfort, washable.",
                  "Плюшевый мишка, 40 см, можно стирать.", 1890, "bear", 420),
            Thing("Puzzle World map, 120 pieces", "Thick board, animals of every continent.",
                  "Пазл «Карта мира», 120 деталей.", 990, "puzzle", 520),
            Thing("Racing car", "Push it, let go, run after it.",
                  "Инерционная гоночная машинка.", 790, "car", 180, ("red", "blue")),
            Thing("Wax crayons, 24 colours", "Easy to hold, easy to wash off.",
                  "Восковые мелки, 24 цвета, легко смываются.", 590, "pens", 220),
        ),
    ),
    Shelf(
        "Garden",
        "From the window sill to the far bed",
        "Zelen",
        "GAR",
        ("#eef6d8", "#c4dc8c", "#5a7d2a"),
        (3, 5, 12, 19, 20, 14, 9, 7, 6, 4, 3, 4),
        (
            Thing("Terracotta pot with saucer", "Breathes, so roots do not drown.",
                  "Терракотовый горшок с поддоном.", 890, "pot", 900, ("14 cm", "20 cm", "26 cm"), "size"),
            Thing("Watering can 5 l", "Galvanised, with a fine brass rose.",
                  "Оцинкованная лейка, 5 л, с латунной насадкой.", 2390, "can", 1100),
            Thing("Hand trowel", "Forged steel, ash handle, stays sharp.",
                  "Садовый совок из кованой стали с ясеневой ручкой.", 1190, "trowel", 320),
            Thing("Gardening gloves", "Thin enough to feel the seed.",
                  "Садовые перчатки, тонкие и прочные.", 490, "gloves", 90, ("S", "M", "L"), "size"),
            Thing("Herb seeds, set of 6", "Basil, dill, parsley, thyme, mint, chives.",
                  "Семена пряных трав, набор из шести видов.", 450, "packet", 40),
        ),
    ),
    Shelf(
        "Beauty & care",
        "For skin, hair and ten quiet minutes",
        "Velvara",
        "BEA",
        ("#fbe9f0", "#efb8cd", "#a8336a"),
        (8, 11, 13, 8, 8, 7, 7, 7, 8, 9, 12, 14),
        (
            Thing("Hand cream with oat", "Absorbs at once, smells of almost nothing.",
                  "Крем для рук с овсом, 75 мл.", 490, "tube", 95),
            Thing("Soap bar", "Cold pressed, cures for six weeks.",
                  "Мыло ручной работы, холодный способ.", 350, "soap", 110, ("lavender", "pine"), "scent"),
            Thing("Face oil 30 ml", "Rosehip and jojoba, three drops are enough.",
                  "Масло для лица: шиповник и жожоба, 30 мл.", 1690, "dropper", 120),
            Thing("Bamboo hair brush", "Wooden pins, no static.",
                  "Бамбуковая расчёска, не электризует волосы.", 1090, "brush", 140),
            Thing("Clay mask 100 ml", "White clay, ten minutes, once a week.",
                  "Маска из белой глины, 100 мл.", 890, "jar", 190),
        ),
    ),
    Shelf(
        "Books & stationery",
        "Paper, ink and something to read",
        "Papyr",
        "BOO",
        ("#efe9f7", "#c3b1e1", "#5b3e96"),
        (8, 7, 7, 7, 6, 5, 7, 17, 14, 8, 9, 13),
        (
            Thing("Dotted notebook A5", "192 pages, lies flat, no bleeding through.",
                  "Блокнот в точку A5, 192 страницы.", 790, "book", 330, ("navy", "ochre")),
            Thing("Fountain pen First", "Steel nib, starts at once, converter included.",
                  "Перьевая ручка со стальным пером и конвертером.", 1990, "pen", 40, ("F", "M"), "nib"),
            Thing("Weekly planner", "Undated: begin whenever you like.",
                  "Недельный планер без дат.", 990, "calendar", 300),
            Thing("The Bread Book", "Sixty loaves and why they rise.",
                  "«Книга о хлебе»: шестьдесят рецептов.", 1490, "book", 720),
            Thing("Washi tape, set of 5", "Tears by hand, comes off again.",
                  "Декоративный скотч васи, 5 рулонов.", 550, "rolls", 80),
        ),
    ),
    Shelf(
        "Pets",
        "For those who wait at the door",
        "Pushok",
        "PET",
        ("#e3f3f5", "#9ed3da", "#1f6f7a"),
        (8, 8, 9, 9, 9, 8, 8, 8, 9, 9, 10, 12),
        (
            Thing("Ceramic bowl", "Does not slide, does not tip.",
                  "Керамическая миска, не скользит.", 790, "bowl", 650, ("0.4 l", "0.9 l"), "size"),
            Thing("Cat bed Cloud", "Deep, warm, washable at 40 degrees.",
                  "Лежанка для кошки, можно стирать.", 2990, "bed", 900),
            Thing("Dog lead 2 m", "Soft on the hand, steel carabiner.",
                  "Поводок для собаки, 2 м.", 1190, "lead", 210),
            Thing("Rubber ball on a rope", "Flies far, floats, forgives teeth.",
                  "Резиновый мяч на верёвке.", 590, "ball", 160),
            Thing("Scratching post 70 cm", "Sisal, heavy foot, a place to sit on top.",
                  "Когтеточка из сизаля, 70 см.", 3690, "post", 5200),
        ),
    ),
)  # fmt: skip
