"""What people are told of, and where, unless they chose otherwise."""

from dataclasses import dataclass

from tradepost.accounts.rights import Right


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that people are told: where by itself, and by which right, if only staff are."""

    in_app: bool = True
    by_mail: bool = False
    right: Right | None = None
    by_webhook: bool = False
    by_telegram: bool = False
    digest: bool = False  # its mails are gathered into one a day


WAYS = ("in_app", "by_mail", "by_webhook", "by_telegram", "digest")  # what people choose for a kind

# A room that tells of something new adds its kind here.
KINDS: dict[str, Kind] = {
    "message": Kind(),  # somebody of the shop wrote to them
    "order": Kind(by_mail=True),  # their own order
    "review": Kind(),  # their own review: published, answered
    "reply": Kind(),  # an answer that the shop gives by itself
    "conversation": Kind(by_mail=True),  # an answer to their own question, or a message of the shop
    "sale": Kind(right=Right.ORDERS_READ),  # a new order came in
    "stock": Kind(right=Right.INVENTORY_READ),  # something runs low
    "waiting": Kind(right=Right.REPLIES_READ),  # a question or a message waits for an answer
    "position": Kind(right=Right.PROMOTION_READ),  # products stand further back for their keywords
    "short": Kind(by_mail=True, right=Right.ORDERS_READ),  # a channel sold what is gone: the order is to be cancelled
    "floor": Kind(right=Right.PRICES_READ),  # a channel shows a price below its floor
    "promotion": Kind(right=Right.PRICES_READ),  # a promotion of a channel goes below a floor and could not be left
    "promotion_left": Kind(right=Right.PRICES_READ),  # and was left
    "credentials": Kind(by_mail=True, right=Right.CHANNELS_READ),  # those of a channel end within a fortnight
    "failing": Kind(by_mail=True, right=Right.CHANNELS_READ),  # a channel works no longer
    "moderation": Kind(right=Right.REVIEWS_READ),  # a review waits to be let through
}
