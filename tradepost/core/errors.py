"""Errors that explain themselves: a class with a sentence and a status, which core.problems turns into an answer."""

from typing import Any


class Problem(Exception):
    """An answer that is not a success. `detail` is a sentence for people; `extra` joins the answer's body."""

    status: int = 400
    kind: str = "bad-request"
    title: str = "Bad request"
    # What the request wrote before the refusal is kept: for those that must leave a mark, such as a stolen token's.
    keeps: bool = False

    def __init__(self, detail: str = "", *, headers: dict[str, str] | None = None, **extra: Any) -> None:
        super().__init__(detail or self.title)
        self.detail = detail or self.title
        self.headers = headers or {}
        self.extra = extra


class BadRequest(Problem):
    """400: the request as a whole makes no sense."""


class NotSignedIn(Problem):
    """401: no token, or one that is bad, spent or ended."""

    status, kind, title = 401, "not-signed-in", "Not signed in"

    def __init__(self, detail: str = "", **extra: Any) -> None:
        super().__init__(detail, headers={"WWW-Authenticate": "Bearer"}, **extra)


class TwoFactorRequired(NotSignedIn):
    """401: the password was right, the second factor is missing."""

    kind, title = "two-factor-required", "A code from your authenticator is needed"


class PaymentRequired(Problem):
    """402: a premium feature without a subscription."""

    status, kind, title = 402, "payment-required", "Not part of your plan"


class Forbidden(Problem):
    """403: signed in, but without the right."""

    status, kind, title = 403, "forbidden", "Not allowed"


class NotFound(Problem):
    """404: there is none, or it is somebody else's: the answer is the same."""

    status, kind, title = 404, "not-found", "Not found"

    def __init__(self, what: str = "", key: object = None, **extra: Any) -> None:
        super().__init__(
            f"There is no {what} {key}" if what and key is not None else f"There is no such {what}" if what else "",
            **extra,
        )


class Conflict(Problem):
    """409: it clashes with what is there."""

    status, kind, title = 409, "conflict", "Conflict"


class PreconditionFailed(Problem):
    """412: `If-Match` names a version that is no longer current."""

    status, kind, title = 412, "changed-meanwhile", "Changed in the meantime"


class TooLarge(Problem):
    """413: more bytes than allowed."""

    status, kind, title = 413, "too-large", "Too large"


class UnsupportedMedia(Problem):
    """415: not a type of file that is taken here."""

    status, kind, title = 415, "unsupported-media", "Not a supported type"


class Invalid(Problem):
    """422: fields that are wrong, each named: `Invalid("price", "must not be below the floor price")`."""

    status, kind, title = 422, "invalid", "Invalid input"

    def __init__(self, field: str, message: str, *more: tuple[str, str], **extra: Any) -> None:
        problems = [(field, message), *more]
        super().__init__(
            "; ".join(f"{name}: {text}" if name else text for name, text in problems),
            errors=[{"field": name, "message": text} for name, text in problems],
            **extra,
        )


class TooFast(Problem):
    """429: slow down; `Retry-After` says for how long."""

    status, kind, title = 429, "too-fast", "Too many requests"

    def __init__(self, seconds: int, detail: str = "") -> None:
        super().__init__(
            detail or f"Too many requests: try again in {seconds} s", headers={"Retry-After": str(max(1, seconds))}
        )


class Unavailable(Problem):
    """503: not at this moment; a database or another server is away."""

    status, kind, title = 503, "unavailable", "Not available at this moment"

    def __init__(self, detail: str = "", **extra: Any) -> None:
        super().__init__(detail, headers={"Retry-After": "5"}, **extra)
