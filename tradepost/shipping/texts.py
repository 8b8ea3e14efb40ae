"""The words on labels, in each language."""

TEXTS: dict[str, dict[str, str]] = {
    "en": {
        "label": "Label {number}",
        "from": "From",
        "to": "To",
        "shipment": "Shipment",
        "method": "By",
        "weight": "Weight",
        "kg": "{kg} kg",
        "tracking": "Tracking number",
    },
    "ru": {
        "label": "Этикетка {number}",
        "from": "От кого",
        "to": "Кому",
        "shipment": "Отправление",
        "method": "Способ",
        "weight": "Вес",
        "kg": "{kg} кг",
        "tracking": "Номер для отслеживания",
    },
}


def text_of(name: str, language: str, **values: str) -> str:
    """A word or sentence."""
    return TEXTS[language if language in TEXTS else "en"][name].format(**values)
