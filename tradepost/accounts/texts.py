"""What mails about accounts say, in each language.

No name that somebody typed when registering appears in them: anybody may register with anybody's address, and a name
can be a message.
"""

from typing import Any

from tradepost.core.settings import settings

TEXTS: dict[str, dict[str, tuple[str, str]]] = {
    "en": {
        "confirm": (
            "{shop}: confirm your e-mail address",
            (
                "Please confirm that this is your address at {shop}:\n\n{link}\n\n"
                "The link is good for 7 days. If you did not register, leave this mail aside.\n"
            ),
        ),
        "reset": (
            "{shop}: choose a new password",
            (
                "Somebody, hopefully you, asked for a new password at {shop}. Choose it here:\n\n{link}\n\n"
                "The link is good for one hour and works once. If it was not you, leave this mail aside: "
                "your password stays as it is.\n"
            ),
        ),
        "invite": (
            "{shop}: you are invited",
            (
                "{inviter} invites you to work in {shop} as {role}. Choose your password here:\n\n{link}\n\n"
                "The link is good for 7 days and works once.\n"
            ),
        ),
        "password_changed": (
            "{shop}: your password was changed",
            (
                "The password of your account at {shop} was changed and all other sessions were signed out.\n\n"
                "If it was not you, choose a new one at once: {address}\n"
            ),
        ),
        "email_changed": (
            "{shop}: your e-mail address was changed",
            (
                "Your account at {shop} now uses another e-mail address; this one is no longer used.\n\n"
                "If it was not you, tell the shop at once: {address}\n"
            ),
        ),
    },
    "ru": {
        "confirm": (
            "{shop}: подтвердите адрес почты",
            (
                "Пожалуйста, подтвердите, что это ваш адрес в {shop}:\n\n{link}\n\n"
                "Ссылка действует 7 дней. Если вы не регистрировались, просто оставьте это письмо без ответа.\n"
            ),
        ),
        "reset": (
            "{shop}: новый пароль",
            (
                "Кто-то — надеемся, вы — попросил новый пароль в {shop}. Задайте его здесь:\n\n{link}\n\n"
                "Ссылка действует один час и срабатывает один раз. Если это были не вы, ничего не делайте: "
                "пароль останется прежним.\n"
            ),
        ),
        "invite": (
            "{shop}: вас пригласили",
            (
                "{inviter} приглашает вас работать в {shop}. Ваша роль: {role}. Задайте пароль здесь:\n\n{link}\n\n"
                "Ссылка действует 7 дней и срабатывает один раз.\n"
            ),
        ),
        "password_changed": (
            "{shop}: пароль изменён",
            (
                "Пароль вашей учётной записи в {shop} изменён, все остальные сеансы завершены.\n\n"
                "Если это были не вы, сразу же задайте новый: {address}\n"
            ),
        ),
        "email_changed": (
            "{shop}: адрес почты изменён",
            (
                "Ваша учётная запись в {shop} теперь использует другой адрес; этот больше не используется.\n\n"
                "Если это были не вы, сразу же сообщите магазину: {address}\n"
            ),
        ),
    },
}

ROLES: dict[str, dict[str, str]] = {
    "en": {"owner": "owner", "manager": "manager", "analyst": "analyst", "customer": "customer"},
    "ru": {"owner": "владелец", "manager": "менеджер", "analyst": "аналитик", "customer": "покупатель"},
}


def text_of(name: str, language: str, **values: Any) -> tuple[str, str]:
    """(subject, text) of a mail."""
    chosen = language if language in TEXTS else "en"
    if "role" in values:
        values["role"] = ROLES[chosen][values["role"]]
    subject, body = TEXTS[chosen][name]
    known = {"shop": settings().project_name, "address": settings().address, **values}
    return subject.format(**known), body.format(**known)
