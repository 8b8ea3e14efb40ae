"""A country by whatever name it comes."""

import pycountry
import pytest

from tradepost.customers.rules import country_code, is_country


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("GB", "GB"),
        ("gbr", "GB"),
        ("United Kingdom", "GB"),
        ("  united   kingdom ", "GB"),
        ("UK", "GB"),
        ("Великобритания", "GB"),
        ("EIRE", "IE"),
        ("RSA", "ZA"),
        ("USA", "US"),
        ("США", "US"),
        ("Соединённые Штаты", "US"),
        ("соединенные штаты", "US"),
        ("Korea", "KR"),
        ("Korea, Republic of", "KR"),
        ("Czech Republic", "CZ"),
        ("Czechia", "CZ"),
        ("Russia", "RU"),
        ("Российская Федерация", "RU"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("Hong Kong", "HK"),
        ("Taiwan", "TW"),
    ],
)
def test_a_countrys_names_are_its_code(text, code):
    assert country_code(text) == code


@pytest.mark.parametrize("text", ["Channel Islands", "West Indies", "European Community", "Unspecified", "Атлантида"])
def test_what_is_no_country_of_the_standard_stays_as_it_came(text):
    assert country_code(f"  {text} ") == text
    assert not is_country(country_code(text))


def test_nothing_stays_nothing():
    assert country_code("  ") == ""


def test_every_code_and_english_name_of_the_standard_is_known():
    for country in pycountry.countries:
        assert country_code(country.alpha_2) == country.alpha_2
        assert country_code(country.alpha_3.lower()) == country.alpha_2
        assert country_code(country.name.upper()) == country.alpha_2
        assert is_country(country.alpha_2)
