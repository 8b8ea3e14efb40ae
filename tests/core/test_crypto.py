"""Secrets at rest: handed out once, kept as hashes, or encrypted under a ring of keys."""

import pytest

from tradepost.core import crypto


def test_a_secret_is_long_and_never_the_same():
    made = {crypto.new_secret("tp_") for _ in range(50)}
    assert len(made) == 50
    assert all(secret.startswith("tp_") and len(secret) == 46 for secret in made)


def test_its_digest_tells_nothing_and_fits_a_column():
    assert crypto.digest("hunter2") == crypto.digest("hunter2")
    assert len(crypto.digest("x" * 1000)) == 64
    assert "hunter2" not in crypto.digest("hunter2")


@pytest.mark.parametrize(
    ("left", "right", "same"), [("a", "a", True), ("a", "b", False), ("ü", "ü", True), ("", "a", False)]
)
def test_secrets_are_compared(left, right, same):
    assert crypto.same(left, right) is same


def test_what_is_encrypted_is_read_again_and_looks_different_each_time():
    first, second = crypto.encrypt("привет"), crypto.encrypt("привет")
    assert first != second
    assert crypto.decrypt(first) == crypto.decrypt(second) == "привет"


def test_an_old_key_still_opens_and_a_new_one_encrypts(configure):
    configure(encryption_keys="old")
    kept = crypto.encrypt("hunter2")
    configure(encryption_keys="new, old")
    assert crypto.decrypt(kept) == "hunter2"
    renewed = crypto.renewed(kept)
    assert crypto.renewed(renewed) is None  # it is under the newest key already
    configure(encryption_keys="new")
    assert crypto.decrypt(renewed) == "hunter2"
    with pytest.raises(ValueError, match="none of the installation's encryption keys"):
        crypto.decrypt(kept)
    with pytest.raises(ValueError, match="none of the installation's encryption keys"):
        crypto.renewed(kept)


@pytest.mark.parametrize("text", ["", "hunter2", "gAAAAA", "ü"])
def test_what_was_never_encrypted_is_refused(text):
    with pytest.raises(ValueError, match="none of the installation's"):
        crypto.decrypt(text)
