"""What the room explains, in each language."""

from collections.abc import Mapping
from typing import Any

from tradepost.core.settings import settings

POINTS: dict[str, dict[str, str]] = {
    "en": {
        "title_length.good": "The title has {length} characters of at most {limit}.",
        "title_length.too_long": "The title has {length} characters; the channel takes {limit}.",
        "title_length.too_short": "The title has {length} characters; with {least} or more it says enough.",
        "title_main_keyword.good": "The main keyword is in the title.",
        "title_main_keyword.missing": "Of the main keyword the title lacks: {keywords}.",
        "title_main_keyword.no_keywords": "There are no keywords to look for.",
        "title_keywords.good": "The title has the first {of} keywords.",
        "title_keywords.missing": "The title has {there} of the first {of} keywords; it lacks: {keywords}.",
        "title_keywords.no_keywords": "There are no keywords to look for.",
        "description_length.good": "The description has {length} characters of at most {limit}.",
        "description_length.too_long": "The description has {length} characters; the channel takes {limit}.",
        "description_length.too_short": "The description has {length} characters; {least} or more say enough.",
        "description_keywords.good": "The description has every keyword.",
        "description_keywords.missing": "The description has {there} of {of} keywords; it lacks: {keywords}.",
        "description_keywords.no_keywords": "There are no keywords to look for.",
        "description_natural.good": "No word is repeated too often.",
        "description_natural.repeated": "Repeated too often: {keywords}.",
        "description_natural.empty": "There is no description yet.",
        "attributes.good": "{there} attributes are filled in.",
        "attributes.few": "{there} attributes are filled in; {of} make a product easy to filter.",
        "pictures.good": "There are {there} pictures.",
        "pictures.few": "There are {there} pictures; {of} show a product from its sides.",
        "pictures.too_many": "There are {there} pictures; the channel takes {limit}.",
        "left_out.limit": "“{keyword}” does not fit into the {field}.",
        "left_out.number": "“{keyword}” has a number that is not among the product's facts.",
        "check": "“{keyword}” says something that the product's facts do not: check that it is true.",
        "added": "“{keyword}” was put into the {field}.",
        "title": "title",
        "description": "description",
        "keywords": "keywords",
        "is_there": "“{word}” is there already, as “{other}”: nothing was changed.",
        "twice": "“{word}” stands twice in this list, as “{other}”: the first one was taken.",
    },
    "ru": {
        "title_length.good": "В названии {length} знаков из {limit}.",
        "title_length.too_long": "В названии {length} знаков, площадка принимает {limit}.",
        "title_length.too_short": "В названии {length} знаков: хорошо бы не меньше {least}.",
        "title_main_keyword.good": "Главное ключевое слово есть в названии.",
        "title_main_keyword.missing": "Из главного ключевого слова в названии нет: {keywords}.",
        "title_main_keyword.no_keywords": "Ключевых слов нет.",
        "title_keywords.good": "В названии есть первые ключевые слова: {of}.",
        "title_keywords.missing": "Из первых ключевых слов ({of}) в названии есть {there}; нет: {keywords}.",
        "title_keywords.no_keywords": "Ключевых слов нет.",
        "description_length.good": "В описании {length} знаков из {limit}.",
        "description_length.too_long": "В описании {length} знаков, площадка принимает {limit}.",
        "description_length.too_short": "В описании {length} знаков: хорошо бы не меньше {least}.",
        "description_keywords.good": "В описании есть все ключевые слова.",
        "description_keywords.missing": "Из ключевых слов ({of}) в описании есть {there}; нет: {keywords}.",
        "description_keywords.no_keywords": "Ключевых слов нет.",
        "description_natural.good": "Ни одно слово не повторяется слишком часто.",
        "description_natural.repeated": "Слишком часто повторяется: {keywords}.",
        "description_natural.empty": "Описания пока нет.",
        "attributes.good": "Заполнено характеристик: {there}.",
        "attributes.few": "Заполнено характеристик: {there}; с {of} товар легко найти фильтрами.",
        "pictures.good": "Фотографий: {there}.",
        "pictures.few": "Фотографий: {there}; {of} покажут товар со всех сторон.",
        "pictures.too_many": "Фотографий: {there}, площадка принимает {limit}.",
        "left_out.limit": "«{keyword}» не помещается в {field}.",
        "left_out.number": "В «{keyword}» есть число, которого нет среди сведений о товаре.",
        "check": "«{keyword}» говорит о том, чего нет в сведениях о товаре: проверьте, что это правда.",
        "added": "«{keyword}» добавлено в {field}.",
        "title": "название",
        "description": "описание",
        "keywords": "ключевые слова",
        "is_there": "«{word}» уже есть как «{other}»: ничего не изменилось.",
        "twice": "«{word}» стоит в этом списке дважды, как «{other}»: взято первое.",
    },
}


def say(name: str, language: str, values: Mapping[str, Any] | None = None) -> str:
    """A sentence in a language; English where there is none. Lists become enumerations."""
    known = POINTS.get(language or settings().language, POINTS["en"])
    shown = {
        key: ", ".join(map(str, value)) if isinstance(value, list) else value for key, value in (values or {}).items()
    }
    return known[name].format(**shown)
