"""A country by whatever name it comes."""

import pycountry
import pytest
from babel import Locale
from hypothesis import given, settings, strategies as st

from tradepost.core.errors import Invalid
from tradepost.customers.rules import country_code, country_name, country_named, is_country, nearest_countries


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
        ("Ivory Coast", "CI"),
        ("Cote d'Ivoire", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("St. Lucia", "LC"),
        ("Южная Корея", "KR"),
        ("Северная Корея", "KP"),
        ("Кыргызстан", "KG"),
        ("Молдавия", "MD"),
        ("Гонконг", "HK"),
        ("Мьянма", "MM"),
        ("Шри Ланка", "LK"),
        ("Кот-д'Ивуар", "CI"),
        ("Кот дивуар", "CI"),
        ("Папуа - Новая Гвинея", "PG"),
        ("Йемен", "YE"),
        ("Объединённые Арабские Эмираты", "AE"),
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


def test_every_name_in_both_languages_is_one_countrys_alone():
    codes = {country.alpha_2 for country in pycountry.countries}
    for language in ("en", "ru"):
        for code, name in Locale(language).territories.items():
            assert code not in codes or country_code(name) == code, name


def test_every_code_and_english_name_of_the_standard_is_known():
    for country in pycountry.countries:
        assert country_code(country.alpha_2) == country.alpha_2
        assert country_code(country.alpha_3.lower()) == country.alpha_2
        assert country_code(country.name.upper()) == country.alpha_2
        assert is_country(country.alpha_2)


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("Germny", "Germany"),
        ("Росия", "Россия"),
        ("Unted Kingdom", "United Kingdom"),
        ("rusia", "Russia"),
        ("Казакстан", "Казахстан"),
        ("Соедененные штаты", "Соединенные Штаты"),
        ("FRNACE", "France"),
    ],
)
def test_a_misspelt_country_is_refused_with_the_nearest_names_in_its_own_language(text, nearest):
    near = nearest_countries(text)
    assert near[0] == nearest
    assert len(near) <= 3
    with pytest.raises(Invalid) as refusal:
        country_named(text, "address.country")
    (error,) = refusal.value.extra["errors"]
    assert error["field"] == "address.country"
    assert nearest in error["message"]
    assert all(name in error["message"] for name in near)


def test_the_refusal_is_a_sentence():
    with pytest.raises(Invalid, match=r"'Germny' is no country of ISO 3166: did you mean Germany, .* or .*\?"):
        country_named("Germny")
    with pytest.raises(Invalid, match=r"«Росия» — такой страны нет: возможно, Россия, .* или .*\?"):
        country_named("Росия")


@pytest.mark.parametrize("text", ["", "  ", "qqqqqqqq", "42", "\x00", "🦆" * 60])
def test_what_is_like_no_country_is_refused_without_guessing(text):
    assert nearest_countries(text) == []
    with pytest.raises(Invalid, match="write it as DE or Germany"):
        country_named(text)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_whatever_is_written_is_a_country_or_is_refused(text):
    if is_country(country_code(text)):
        assert country_named(text) == country_code(text)
        return
    with pytest.raises(Invalid) as refusal:
        country_named(text)
    assert refusal.value.extra["errors"][0]["field"] == "country"


@settings(deadline=None)
@given(st.sampled_from(sorted(country.alpha_2 for country in pycountry.countries)), st.sampled_from(["en", "ru"]))
def test_a_country_is_found_by_what_it_is_called(code, language):
    assert country_named(country_name(code, language)) == code


async def test_an_address_in_no_country_is_refused_and_not_kept(buyer):
    answer = await buyer.post(
        "/api/v1/profile/addresses", json={"line1": "Tverskaya 1", "city": "Moscow", "country": "Rusia"}
    )
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert error["field"] == "country"
    assert "did you mean Russia" in error["message"]
    assert (await buyer.get("/api/v1/profile/addresses")).json() == []
