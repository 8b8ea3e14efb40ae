"""What mails with reports say, in each language."""

TEXTS: dict[str, dict[str, tuple[str, str]]] = {
    "en": {
        "report": ("{name}: {span}", "{name}\n{span}, {currency}\n\n{totals}\n\nThe rows are in the attached file."),
        "failed": ("{name} could not be made", "The report {name} could not be made this time: {reason}"),
    },
    "ru": {
        "report": ("{name}: {span}", "{name}\n{span}, {currency}\n\n{totals}\n\nСтроки отчёта в приложенном файле."),
        "failed": ("Отчёт «{name}» не составлен", "Отчёт «{name}» в этот раз не удалось составить: {reason}"),
    },
}


def text_of(kind: str, language: str, **values: str) -> dict[str, str]:
    """{"subject", "text"} in a language; English where there is none."""
    subject, text = TEXTS.get(language, TEXTS["en"])[kind]
    return {"subject": subject.format(**values).strip(": "), "text": text.format(**values)}
