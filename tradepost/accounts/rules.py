"""What names, e-mail addresses and passwords may be; how a log-in's name is read."""

import unicodedata

from email_validator import SPECIAL_USE_DOMAIN_NAMES, EmailNotValidError, validate_email

# A shop inside a company may well use addresses that the public internet does not know (the library's documented way).
SPECIAL_USE_DOMAIN_NAMES.clear()

SHORTEST, LONGEST = 8, 200

# The commonest passwords of at least eight characters that turn up in leaks: what a guesser tries first.
COMMONEST = frozenset(
    """
    password password1 password12 passw0rd p@ssw0rd p@ssword 12345678 123456789 1234567890 0123456789
    0987654321 987654321 87654321 123123123 12341234 12344321 11111111 111111111 1111111111 00000000 88888888
    99999999 11223344 1q2w3e4r 1q2w3e4r5t 1qaz2wsx qwertyui qwertyuiop qwerty123 qwerty12 qwerty1234 asdfghjk
    asdfghjkl zxcvbnm1 abcd1234 abc12345 a1234567 a12345678 aa123456 iloveyou iloveyou1 sunshine princess
    football baseball superman starwars trustno1 whatever computer internet letmein1 welcome1 changeme
    admin123 admin1234 administrator йцукенгш йцукен123 пароль123 пароль1234
    """.split()  # noqa: SIM905 - sixty words read better than sixty lines
)


def fold(text: str) -> str:
    """A name or address as it is stored and looked up: one form of each letter, lower case, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())


def username_fault(username: str) -> str | None:
    """What is wrong with a folded username."""
    if not 1 <= len(username) <= 100:
        return "must have 1 to 100 characters"
    if "@" in username:
        return "must not contain @: an e-mail address goes into the field email"
    if not username.isprintable():
        return "must be made of printable characters"
    return None


def email_fault(email: str) -> str | None:
    """What is wrong with a folded e-mail address."""
    try:
        validate_email(email, check_deliverability=False, globally_deliverable=False)
    except EmailNotValidError as error:
        return f"is not an e-mail address: {error}"
    return None if len(email) <= 254 else "must have at most 254 characters"


def password_fault(password: str, *names: str | None) -> str | None:
    """What is wrong with a new password of the account with these names."""
    if not SHORTEST <= len(password) <= LONGEST:
        return f"must have {SHORTEST} to {LONGEST} characters"
    plain = fold(password)
    if plain in {fold(name) for name in names if name}:
        return "must not be the username or the e-mail address"
    if plain in COMMONEST or len(set(plain)) == 1:
        return "is one of the commonest: choose one that nobody would guess"
    return None
