"""Pictures of the demo goods: a few shapes on a soft background, drawn large and made small for smooth edges."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from PIL import Image, ImageColor, ImageDraw

SIZE = 600
SCALE = 2  # drawn this much larger
Box = Sequence[float]


class Pen(NamedTuple):
    """What a shape is drawn with, on a canvas of 100 by 100: the thing's colour, lighter and darker ones, and white."""

    draw: ImageDraw.ImageDraw
    main: str
    light: str
    dark: str

    def oval(self, box: Box, fill: str) -> None:
        self.draw.ellipse(_big(box), fill)

    def block(self, box: Box, fill: str, radius: float = 2) -> None:
        self.draw.rounded_rectangle(_big(box), _big([radius])[0], fill)

    def shape(self, points: Box, fill: str) -> None:
        self.draw.polygon(_big(points), fill)

    def line(self, points: Box, fill: str, width: float = 3) -> None:
        big, thick = _big(points), int(_big([width])[0])
        self.draw.line(big, fill, thick, joint="curve")
        for x, y in ((big[0], big[1]), (big[-2], big[-1])):  # round ends
            self.draw.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), fill)

    def arc(self, box: Box, start: float, end: float, fill: str, width: float = 4) -> None:
        self.draw.arc(_big(box), start, end, fill, int(_big([width])[0]))


def _big(numbers: Box) -> list[float]:
    return [number * SIZE * SCALE / 100 for number in numbers]


def mixed(first: str, second: str, share: float) -> str:
    """A colour between two: 0 is the first, 1 the second."""
    pairs = zip(ImageColor.getrgb(first), ImageColor.getrgb(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def picture(shape: str, colours: tuple[str, str, str], turn: int) -> Image.Image:
    """A thing on its category's background; `turn` shifts the hue a little, so that no two look the same."""
    above, below, colour = colours
    image = _background(above, below).copy()
    draw = ImageDraw.Draw(image)
    accents = ("#c8553d", "#2f6f9f", "#d9a441", "#4f8a5b", "#7a5ba8")
    main = mixed(colour, accents[turn % len(accents)], 0.28)
    pen = Pen(draw, main, mixed(main, "#ffffff", 0.45), mixed(main, "#000000", 0.35))
    pen.oval((10 + 3 * turn, 8, 80 + 3 * turn, 78), mixed(above, "#ffffff", 0.5))
    pen.oval((22, 81, 78, 89), mixed(below, "#000000", 0.18))
    SHAPES[shape](pen)
    return image.reduce(SCALE)


@lru_cache
def _background(above: str, below: str) -> Image.Image:
    side = (SIZE * SCALE, SIZE * SCALE)
    return Image.composite(
        Image.new("RGB", side, below), Image.new("RGB", side, above), Image.linear_gradient("L").resize(side)
    )


def _kettle(p: Pen) -> None:
    p.arc((32, 18, 68, 58), 180, 360, p.dark, 5)
    p.shape((70, 58, 88, 42, 91, 46, 76, 70), p.main)
    p.block((28, 42, 74, 86), p.main, 18)
    p.block((40, 36, 62, 44), p.light, 3)
    p.oval((48, 31, 54, 37), p.dark)


def _pan(p: Pen) -> None:
    p.block((58, 52, 96, 60), p.dark, 4)
    p.oval((12, 36, 68, 84), p.dark)
    p.oval((18, 41, 62, 78), p.main)
    p.oval((26, 47, 44, 60), p.light)


def _cup(p: Pen) -> None:
    p.arc((58, 44, 84, 72), 0, 360, p.dark, 5)
    p.block((26, 34, 68, 86), p.main, 8)
    p.oval((26, 30, 68, 42), p.light)
    p.oval((30, 33, 64, 41), p.dark)


def _stack(p: Pen) -> None:
    for n, colour in enumerate((p.dark, p.main, p.light)):
        p.block((22 + 2 * n, 68 - 16 * n, 78 - 2 * n, 84 - 16 * n), colour, 6)
        p.line((30, 78 - 16 * n, 70, 78 - 16 * n), mixed(colour, "#ffffff", 0.4), 1)


def _lamp(p: Pen) -> None:
    p.shape((36, 20, 64, 20, 78, 52, 22, 52), p.main)
    p.oval((40, 46, 60, 58), "#fff3c4")
    p.block((48, 52, 52, 82), p.dark)
    p.block((34, 80, 66, 87), p.dark, 4)


def _cable(p: Pen) -> None:
    for n in range(3):
        p.arc((20 + 6 * n, 26 + 6 * n, 76 - 6 * n, 82 - 6 * n), 0, 360, p.main if n % 2 else p.dark, 3)
    p.line((74, 54, 86, 36), p.main, 3)
    p.block((80, 22, 92, 40), p.dark, 3)
    p.block((83, 15, 89, 23), p.light, 1)


def _plug(p: Pen) -> None:
    p.block((26, 34, 74, 86), p.main, 10)
    for x in (38, 56):
        p.block((x, 18, x + 6, 36), p.dark, 1)
    for n in range(3):
        p.block((36, 48 + 11 * n, 64, 54 + 11 * n), p.light, 3)


def _headphones(p: Pen) -> None:
    p.arc((22, 20, 78, 84), 180, 360, p.dark, 6)
    for x in (16, 66):
        p.block((x, 48, x + 18, 82), p.main, 8)
        p.block((x + 5, 54, x + 13, 76), p.light, 4)


def _box(p: Pen) -> None:
    p.block((32, 20, 68, 86), p.main, 6)
    p.block((36, 24, 64, 40), p.dark, 3)
    for n in range(4):
        p.oval((38 + 7 * n, 74, 42 + 7 * n, 78), p.light)


def _stand(p: Pen) -> None:
    p.shape((18, 66, 72, 30, 78, 34, 26, 70), p.main)
    p.line((22, 84, 74, 34), p.dark, 4)
    p.line((22, 84, 80, 84), p.dark, 4)
    p.shape((26, 60, 70, 26, 62, 14, 20, 48), p.light)


def _mat(p: Pen) -> None:
    p.block((16, 66, 84, 86), p.light, 3)
    p.oval((10, 44, 40, 86), p.dark)
    p.oval((15, 51, 35, 79), p.main)
    p.oval((21, 59, 29, 71), p.light)


def _bottle(p: Pen) -> None:
    p.block((36, 34, 64, 87), p.main, 9)
    p.block((42, 16, 58, 30), p.dark, 3)
    p.block((40, 28, 60, 38), p.light, 3)
    p.block((40, 44, 45, 80), p.light, 2)


def _tent(p: Pen) -> None:
    p.shape((50, 20, 92, 86, 8, 86), p.main)
    p.shape((50, 20, 62, 86, 38, 86), p.dark)
    p.shape((50, 34, 57, 86, 43, 86), p.light)


def _dumbbell(p: Pen) -> None:
    p.block((26, 50, 74, 60), p.dark, 3)
    for x in (14, 68):
        p.block((x, 34, x + 18, 76), p.main, 5)
        p.block((x + 4, 40, x + 8, 70), p.light, 2)


def _ball(p: Pen) -> None:
    p.oval((22, 26, 82, 86), p.main)
    p.shape((52, 42, 64, 51, 59, 65, 45, 65, 40, 51), p.dark)
    for points in ((52, 42, 52, 27), (64, 51, 80, 46), (59, 65, 68, 80), (45, 65, 36, 80), (40, 51, 24, 46)):
        p.line(points, p.light, 2)


def _blocks(p: Pen) -> None:
    for x, y, colour in ((18, 60, p.main), (46, 60, p.dark), (32, 34, p.light)):
        p.block((x, y, x + 26, y + 26), colour, 3)
        p.oval((x + 8, y + 8, x + 18, y + 18), mixed(colour, "#ffffff", 0.5))


def _bear(p: Pen) -> None:
    for x in (28, 60):
        p.oval((x, 16, x + 14, 30), p.dark)
    p.oval((28, 50, 74, 88), p.main)
    p.oval((30, 18, 72, 58), p.main)
    p.oval((42, 38, 60, 54), p.light)
    for x in (41, 57):
        p.oval((x, 31, x + 4, 35), "#222222")
    p.oval((48, 40, 54, 44), "#222222")
    p.oval((40, 60, 62, 84), p.light)


def _puzzle(p: Pen) -> None:
    for x, y, colour in ((20, 24, p.main), (51, 24, p.light), (20, 55, p.light), (51, 55, p.dark)):
        p.block((x, y, x + 29, y + 29), colour, 2)
    p.oval((44, 32, 56, 44), p.main)
    p.oval((28, 48, 40, 60), p.main)
    p.oval((60, 48, 72, 60), p.light)


def _car(p: Pen) -> None:
    p.block((12, 52, 88, 74), p.main, 8)
    p.shape((28, 54, 38, 34, 62, 34, 74, 54), p.main)
    p.shape((34, 52, 41, 39, 49, 39, 49, 52), p.light)
    p.shape((52, 52, 52, 39, 60, 39, 67, 52), p.light)
    for x in (22, 60):
        p.oval((x, 64, x + 20, 84), "#333333")
        p.oval((x + 6, 70, x + 14, 78), p.light)


def _pens(p: Pen) -> None:
    for n, colour in enumerate(("#d1495b", "#edae49", "#66a182", "#2e4057", "#8d6a9f")):
        x = 20 + 12 * n
        p.block((x, 36, x + 9, 86), colour, 2)
        p.shape((x, 38, x + 9, 38, x + 4.5, 22), mixed(colour, "#ffffff", 0.35))


def _pot(p: Pen) -> None:
    for points in ((50, 54, 32, 20), (50, 54, 50, 12), (50, 54, 68, 20)):
        p.line(points, "#4f8a3c", 3)
        p.oval((points[2] - 8, points[3] - 6, points[2] + 8, points[3] + 10), "#6aa84f")
    p.shape((28, 54, 72, 54, 65, 86, 35, 86), "#c96f4a")
    p.block((24, 48, 76, 58), "#a9552f", 3)


def _can(p: Pen) -> None:
    p.arc((50, 30, 88, 76), 250, 110, p.dark, 4)
    p.shape((30, 66, 10, 34, 15, 31, 36, 52), p.dark)
    p.oval((4, 26, 20, 40), p.light)
    p.block((30, 42, 72, 86), p.main, 6)
    p.oval((30, 37, 72, 49), p.light)


def _trowel(p: Pen) -> None:
    p.block((45, 12, 55, 42), "#b07d4b", 5)
    p.block((48, 38, 52, 54), p.dark)
    p.shape((36, 50, 64, 50, 62, 72, 50, 88, 38, 72), p.main)
    p.line((50, 54, 50, 80), p.light, 2)


def _gloves(p: Pen) -> None:
    for x, colour in ((16, p.main), (52, p.dark)):
        p.block((x, 46, x + 30, 78), colour, 8)
        for n in range(4):
            p.block((x + 1 + 7.4 * n, 24 + 4 * abs(n - 1.5), x + 7 + 7.4 * n, 56), colour, 3)
        p.block((x + 2, 74, x + 28, 87), p.light, 3)


def _packet(p: Pen) -> None:
    for n, colour in enumerate((p.dark, p.main, p.light)):
        x = 18 + 16 * n
        p.block((x, 26 + 5 * n, x + 32, 86), colour, 2)
        p.oval((x + 8, 46 + 4 * n, x + 24, 68 + 4 * n), "#6aa84f")


def _tube(p: Pen) -> None:
    p.shape((32, 16, 68, 16, 62, 70, 38, 70), p.main)
    p.block((31, 12, 69, 18), p.dark, 1)
    p.block((40, 70, 60, 86), p.dark, 3)
    p.block((38, 34, 62, 52), p.light, 3)


def _soap(p: Pen) -> None:
    p.block((18, 50, 82, 86), p.main, 12)
    p.block((26, 57, 74, 76), p.light, 8)
    for x, y, r in ((30, 38, 8), (48, 28, 6), (62, 38, 9), (76, 26, 5)):
        p.oval((x - r, y - r, x + r, y + r), mixed(p.light, "#ffffff", 0.6))


def _dropper(p: Pen) -> None:
    p.block((34, 46, 66, 87), p.main, 6)
    p.block((42, 34, 58, 48), p.dark, 2)
    p.block((45, 12, 55, 36), p.light, 5)
    p.block((40, 58, 60, 76), p.light, 2)


def _brush(p: Pen) -> None:
    p.block((45, 50, 55, 88), "#b07d4b", 5)
    p.oval((30, 12, 70, 60), "#b07d4b")
    p.oval((35, 17, 65, 55), p.light)
    for y in range(24, 52, 7):
        for x in range(42, 62, 6):
            p.oval((x - 1.5, y - 1.5, x + 1.5, y + 1.5), p.dark)


def _jar(p: Pen) -> None:
    p.block((24, 44, 76, 86), p.light, 8)
    p.block((28, 54, 72, 82), p.main, 6)
    p.block((22, 30, 78, 46), p.dark, 4)


def _book(p: Pen) -> None:
    p.block((28, 18, 78, 86), p.dark, 3)
    p.block((30, 20, 76, 82), "#fffdf5", 1)
    p.block((24, 16, 72, 82), p.main, 3)
    p.block((24, 16, 31, 82), p.dark, 3)
    p.block((38, 28, 65, 42), p.light, 2)


def _pen(p: Pen) -> None:
    p.line((24, 80, 72, 24), p.main, 8)
    p.line((62, 36, 78, 17), p.dark, 9)
    p.shape((16, 88, 20, 76, 28, 83), "#d8b24a")
    p.line((70, 34, 80, 22), p.light, 1.5)


def _calendar(p: Pen) -> None:
    p.block((18, 24, 82, 86), "#fffdf5", 5)
    p.block((18, 24, 82, 40), p.main, 5)
    for x in (32, 64):
        p.block((x, 17, x + 4, 31), p.dark, 2)
    for row in range(3):
        for column in range(5):
            colour = p.main if (row, column) in {(0, 3), (2, 1)} else p.light
            x, y = 25 + 11 * column, 47 + 13 * row
            p.block((x, y, x + 7, y + 8), colour, 1)


def _rolls(p: Pen) -> None:
    places = ((16, 56), (36, 62), (58, 56), (26, 34), (48, 36))
    for (x, y), colour in zip(places, ("#d1495b", "#edae49", "#66a182", p.main, p.dark), strict=True):
        p.oval((x, y, x + 25, y + 25), colour)
        p.oval((x + 7, y + 7, x + 18, y + 18), "#f6f1e7")


def _bowl(p: Pen) -> None:
    p.oval((14, 42, 86, 66), p.dark)
    p.shape((14, 54, 86, 54, 74, 86, 26, 86), p.main)
    p.oval((20, 45, 80, 63), p.light)
    p.oval((28, 48, 72, 62), "#9c6b3f")


def _bed(p: Pen) -> None:
    p.oval((8, 42, 92, 88), p.main)
    p.oval((22, 46, 78, 76), p.dark)
    p.oval((26, 52, 74, 78), p.light)
    p.oval((34, 50, 66, 72), "#444444")
    for x in (38, 62):
        p.shape((x - 6, 58, x, 42, x + 6, 56), "#444444")


def _lead(p: Pen) -> None:
    points = (20, 30, 40, 22, 52, 40, 34, 56, 44, 74, 66, 70, 74, 52)
    for (x1, y1), (x2, y2) in pairwise(zip(points[::2], points[1::2], strict=True)):
        p.line((x1, y1, x2, y2), p.main, 5)
    p.arc((8, 22, 30, 44), 0, 360, p.dark, 5)
    p.block((70, 34, 80, 54), "#9aa0a6", 4)


def _post(p: Pen) -> None:
    p.block((20, 78, 80, 88), p.dark, 3)
    p.block((40, 26, 60, 80), "#cdb48c", 3)
    for y in range(32, 78, 6):
        p.line((41, y, 59, y + 3), "#a98f65", 1)
    p.block((24, 16, 76, 28), p.main, 6)


SHAPES: dict[str, Callable[[Pen], None]] = {
    "ball": _ball, "bear": _bear, "bed": _bed, "blocks": _blocks, "book": _book, "bottle": _bottle, "bowl": _bowl,
    "box": _box, "brush": _brush, "cable": _cable, "calendar": _calendar, "can": _can, "car": _car, "cup": _cup,
    "dropper": _dropper, "dumbbell": _dumbbell, "gloves": _gloves, "headphones": _headphones, "jar": _jar,
    "kettle": _kettle, "lamp": _lamp, "lead": _lead, "mat": _mat, "packet": _packet, "pan": _pan, "pen": _pen,
    "pens": _pens, "plug": _plug, "post": _post, "pot": _pot, "puzzle": _puzzle, "rolls": _rolls, "soap": _soap,
    "stack": _stack, "stand": _stand, "tent": _tent, "trowel": _trowel, "tube": _tube,
}  # fmt: skip
