"""Markdown becomes HTML that is safe to show, whoever wrote it."""

import re

import pytest
from hypothesis import given, strategies as st

from tradepost.content import rules


def test_what_is_usual_in_a_page():
    made = rules.html(
        "# Delivery\n\nBy *post* or **courier**, ~~by pigeon~~.\n\n- one\n- two\n\n3. three\n\n> quoted\n\n"
        "| city | days |\n|---|---:|\n| Moscow | 2 |\n\n`code`\n\n---\n\n![a lamp](/media/lamp.png)"
    )
    for part in (
        "<h1>Delivery</h1>",
        "<p>By <em>post</em> or <strong>courier</strong>, <s>by pigeon</s>.</p>",
        "<li>one</li>",
        '<ol start="3">',
        "<blockquote>",
        "<th>city</th>",
        "<td>2</td>",
        "<code>code</code>",
        "<hr>",
        '<img src="/media/lamp.png" alt="a lamp">',
    ):
        assert part in made


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("[us](/delivery)", '<p><a href="/delivery">us</a></p>\n'),
        ("[here](#top)", '<p><a href="#top">here</a></p>\n'),
        ("[it](https://example.com)", '<p><a href="https://example.com" rel="noopener nofollow">it</a></p>\n'),
        ("[it](//example.com)", '<p><a href="//example.com" rel="noopener nofollow">it</a></p>\n'),
        ("[it](HTTPS://example.com)", '<p><a href="HTTPS://example.com" rel="noopener nofollow">it</a></p>\n'),
        (
            "<https://example.com>",
            '<p><a href="https://example.com" rel="noopener nofollow">https://example.com</a></p>\n',
        ),
        ("[we](mailto:a@b.example)", '<p><a href="mailto:a@b.example" rel="noopener nofollow">we</a></p>\n'),
        ("https://example.com", "<p>https://example.com</p>\n"),
    ],
)
def test_links_that_lead_out_say_so(markdown, html):
    assert rules.html(markdown) == html


@pytest.mark.parametrize(
    "markdown",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<p style="position:fixed" onclick="alert(1)">x</p>',
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        "![x](data:image/svg+xml;base64,PHN2Zz4=)",
        "![x](data:image/png;base64,AAAA)",
        "<iframe src='https://evil.example'></iframe>",
        "<svg><script>alert(1)</script></svg>",
        '[x](https://a.example "onmouseover=alert(1)")',
        '<a href="https://a.example" target=_blank>x</a>',
        "[x](&#106;avascript:alert(1))",
        "<style>*{display:none}</style>",
    ],
)
def test_nothing_that_a_browser_would_run_gets_through(markdown):
    made = rules.html(markdown)
    tags = re.findall(r"<[^>]*>", made)
    assert all(re.fullmatch(r"</?(p|a|img|h\d|em|strong)( [^>]*)?>", tag) for tag in tags), made
    assert not any(re.search(r"\s(on\w+|style|target)=", re.sub(r'"[^"]*"', '""', tag)) for tag in tags), made
    assert not any(re.search(r"(javascript|vbscript|data):", tag, re.IGNORECASE) for tag in tags), made


@given(st.text(alphabet="<>/\"'=()[]!#*_~`|-: \nabcjsonclick&;:data", max_size=200))
def test_whatever_is_written_only_known_tags_come_out(text):
    for name in re.findall(r"<\s*/?\s*([a-zA-Z0-9]+)", rules.html(text)):
        assert name in rules.TAGS


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("", ""),
        ("# Title only", ""),
        ("# Title\n\nFirst *words* of\nit.\n\nMore.", "First words of it."),
        ("![picture](/a.png)\n\nText", "Text"),
        ("word " * 100, "word " * 59 + "word…"),
    ],
)
def test_the_beginning_is_the_first_paragraph_as_plain_text(markdown, found):
    assert rules.beginning(markdown) == found
