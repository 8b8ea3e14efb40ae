"""The verbs of accounts for the rooms above: each story has a file of its own."""

from tradepost.accounts.changing_passwords import ask_for_reset, change as change_password, reset as reset_password
from tradepost.accounts.inviting import accept as accept_invitation, invite
from tradepost.accounts.leaving import delete_account, export as export_account
from tradepost.accounts.profile import confirm_email, update as update_profile
from tradepost.accounts.registering import Taken, add, ensure_owner, register
from tradepost.accounts.sessions import Tokens, end as end_session, end_all as end_sessions, refresh
from tradepost.accounts.signing_in import WrongCode, WrongPassword, log_in, prove

__all__ = [
    "Taken",
    "Tokens",
    "WrongCode",
    "WrongPassword",
    "accept_invitation",
    "add",
    "ask_for_reset",
    "change_password",
    "confirm_email",
    "delete_account",
    "end_session",
    "end_sessions",
    "ensure_owner",
    "export_account",
    "invite",
    "log_in",
    "prove",
    "refresh",
    "register",
    "reset_password",
    "update_profile",
]
