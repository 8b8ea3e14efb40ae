"""What goes over the wire of the guide."""

from tradepost.core.web import Schema


class HelpFound(Schema):
    """A page of the guide; `heading` is where in it the words stand, empty at its beginning.

    Pages are English; `title_ru` is what one is called in Russian.
    """

    page: str
    title: str
    title_ru: str
    heading: str
    excerpt: str


class HelpFoundOut(Schema):
    """Pages, the best first."""

    items: list[HelpFound]
    total: int


class HelpPage(Schema):
    """A page, its text as HTML that is safe to show."""

    page: str
    title: str
    title_ru: str
    html: str
