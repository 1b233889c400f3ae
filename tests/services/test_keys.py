"""The vault: each key is drawn once, kept privately, never overwritten, never confused with a lost one."""

import base64
import os
import stat
import subprocess
import sys
import textwrap

import keyring
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as FailingKeyring
from keyring.errors import KeyringLocked

from koom_pos.services.keys import (
    DamagedKeyError,
    KeyExistsError,
    KeyringUnavailableError,
    MissingKeyError,
    has_real_keyring,
    key_from_recovery,
    open_vault,
    recovery_words,
)

posix_only = pytest.mark.skipif(os.name != "posix", reason="Windows has no mode bits")


class DesktopKeyring(KeyringBackend):
    """A real backend of the keyring library, such as a desktop has; its entries live in this object."""

    priority = 5

    def __init__(self):
        super().__init__()
        self.entries = {}
        self.locked = False

    def get_password(self, service, username):
        if self.locked:
            raise KeyringLocked("locked")
        return self.entries.get((service, username))

    def set_password(self, service, username, password):
        self.entries[service, username] = password

    def delete_password(self, service, username):
        del self.entries[service, username]


@pytest.fixture(autouse=True)
def _headless():
    before = keyring.get_keyring()
    keyring.set_keyring(FailingKeyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture
def desktop():
    backend = DesktopKeyring()
    keyring.set_keyring(backend)
    return backend


def public(vault):
    return vault.signing_key().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def test_keys_are_drawn_once_and_stay(tmp_path):
    vault = open_vault(tmp_path, prefer_keyring=False)
    key, signer = vault.store_key(), public(vault)
    assert len(key) == 32
    again = open_vault(tmp_path, prefer_keyring=False)
    assert (again.store_key(), public(again)) == (key, signer)


def test_two_workstations_have_different_keys(tmp_path):
    vaults = [open_vault(tmp_path / name, prefer_keyring=False) for name in ("one", "two")]
    assert len({vault.store_key() for vault in vaults} | {public(vault) for vault in vaults}) == 4


@posix_only
def test_only_the_owner_can_read_the_files_even_after_a_careless_copy(tmp_path):
    vault = open_vault(tmp_path, prefer_keyring=False)
    vault.store_key(), vault.signing_key()
    folder = tmp_path / "keys"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert sorted(file.name for file in folder.iterdir()) == ["journal.key", "store.key"]
    for file in folder.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        file.chmod(0o644)
    vault.store_key(), vault.signing_key()
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


def test_a_damaged_key_file_is_said_and_not_replaced(tmp_path):
    vault = open_vault(tmp_path, prefer_keyring=False)
    vault.store_key()
    file = tmp_path / "keys" / "store.key"
    for content in ("", "zz" * 32, "00" * 31, "00" * 33):
        file.write_text(content)
        with pytest.raises(DamagedKeyError) as caught:
            vault.store_key()
        assert caught.value.place == str(file)
        assert file.read_text() == content


def test_no_new_key_is_drawn_for_a_store_whose_key_is_lost(tmp_path):
    store = tmp_path / "store.db"
    store.write_bytes(b"x")
    vault = open_vault(tmp_path, prefer_keyring=False, store=store)
    with pytest.raises(MissingKeyError) as caught:
        vault.store_key()
    assert caught.value.store == store
    assert not (tmp_path / "keys" / "store.key").exists()


def test_a_lost_key_comes_back_from_paper_and_never_overwrites(tmp_path):
    first = open_vault(tmp_path / "old", prefer_keyring=False)
    paper = recovery_words(first.store_key())
    store = tmp_path / "store.db"
    store.write_bytes(b"x")
    fresh = open_vault(tmp_path / "new", prefer_keyring=False, store=store)
    fresh.adopt_store_key(key_from_recovery(paper))
    assert fresh.store_key() == first.store_key()
    fresh.adopt_store_key(first.store_key())
    with pytest.raises(KeyExistsError):
        fresh.adopt_store_key(bytes(32))
    assert fresh.store_key() == first.store_key()


def test_processes_starting_together_agree_on_the_keys(tmp_path):
    program = textwrap.dedent(f"""
        import sys
        from pathlib import Path
        from koom_pos.services.keys import open_vault
        vault = open_vault(Path({str(tmp_path)!r}), prefer_keyring=False)
        sys.stdin.readline()
        print(vault.store_key().hex(), vault.signing_key().private_bytes_raw().hex())
    """)
    started = [
        subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    for process in started:
        process.stdin.write("go\n")
        process.stdin.flush()
    said = {process.communicate(timeout=60)[0] for process in started}
    assert len(said) == 1
    assert len(said.pop().split()) == 2
    assert sorted(file.name for file in (tmp_path / "keys").iterdir()) == ["journal.key", "store.key"]


def test_a_headless_machine_has_no_real_keyring_and_falls_back_to_files(tmp_path):
    assert has_real_keyring() is False
    open_vault(tmp_path, prefer_keyring=True).store_key()
    assert (tmp_path / "keys" / "store.key").exists()


def test_a_desktop_keeps_the_keys_in_its_keyring_when_asked(tmp_path, desktop):
    vault = open_vault(tmp_path, prefer_keyring=True)
    key, signer = vault.store_key(), public(vault)
    assert len(desktop.entries) == 2
    assert list((tmp_path / "keys").glob("*.key")) == []
    again = open_vault(tmp_path, prefer_keyring=False)
    assert (again.store_key(), public(again)) == (key, signer)


def test_without_the_wish_everything_stays_in_one_folder(tmp_path, desktop):
    open_vault(tmp_path, prefer_keyring=False).store_key()
    assert desktop.entries == {}
    open_vault(tmp_path, prefer_keyring=True).signing_key()
    assert desktop.entries == {}


def test_a_keyring_that_is_gone_or_locked_is_not_an_empty_one(tmp_path, desktop):
    vault = open_vault(tmp_path, prefer_keyring=True)
    key = vault.store_key()
    desktop.locked = True
    with pytest.raises(KeyringUnavailableError):
        vault.store_key()
    keyring.set_keyring(FailingKeyring())
    with pytest.raises(KeyringUnavailableError):
        open_vault(tmp_path, prefer_keyring=True)
    assert list((tmp_path / "keys").glob("*.key")) == []
    desktop.locked = False
    keyring.set_keyring(desktop)
    assert open_vault(tmp_path, prefer_keyring=True).store_key() == key


def test_a_damaged_keyring_entry_is_said(tmp_path, desktop):
    vault = open_vault(tmp_path, prefer_keyring=True)
    vault.store_key()
    for place in desktop.entries:
        desktop.entries[place] = "not a key"
    with pytest.raises(DamagedKeyError):
        vault.store_key()


def test_a_key_set_aside_in_the_keyring_stays_under_another_name(tmp_path, desktop):
    vault = open_vault(tmp_path, prefer_keyring=True)
    vault.set_store_key_aside()
    first = vault.store_key()
    vault.set_store_key_aside()
    vault.adopt_store_key(bytes(32))
    assert vault.store_key() == bytes(32)
    kept = {name: text for (_service, name), text in desktop.entries.items()}
    assert base64.b64decode(kept["store-aside-1"]) == first


@pytest.fixture(params=["files", "keyring"])
def vault_of_passwords(request, tmp_path):
    """A vault of either kind."""
    if request.param == "keyring":
        keyring.set_keyring(DesktopKeyring())
    return open_vault(tmp_path, prefer_keyring=request.param == "keyring")


def test_a_password_is_kept_changed_and_forgotten(vault_of_passwords, tmp_path):
    vault = vault_of_passwords
    assert vault.secret("smtp") is None
    vault.put_secret("smtp", "premier")
    vault.put_secret("smtp", "mot de passe d’été ")
    again = open_vault(tmp_path, prefer_keyring=False)
    assert again.secret("smtp") == "mot de passe d’été "
    assert again.secret("shop") is None
    vault.put_secret("smtp", "")
    vault.put_secret("smtp", None)
    assert again.secret("smtp") is None


@pytest.mark.parametrize(("name", "text"), [("../smtp", "x"), ("Smtp", "x"), ("", "x"), ("smtp", "a\nb")])
def test_what_is_no_name_or_no_password_is_refused(vault_of_passwords, name, text):
    with pytest.raises(ValueError, match=r"secret|password"):
        vault_of_passwords.put_secret(name, text)


@posix_only
def test_a_password_is_for_its_owner_alone_also_after_a_careless_copy(tmp_path):
    vault = open_vault(tmp_path, prefer_keyring=False)
    vault.put_secret("smtp", "secret")
    (file,) = (tmp_path / "keys").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.chmod(0o644)
    assert vault.secret("smtp") == "secret"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(DamagedKeyError):
        vault.secret("smtp")


def test_a_locked_keyring_says_so_of_passwords_too(tmp_path, desktop):
    vault = open_vault(tmp_path, prefer_keyring=True)
    vault.put_secret("smtp", "secret")
    desktop.locked = True
    with pytest.raises(KeyringUnavailableError):
        vault.secret("smtp")
