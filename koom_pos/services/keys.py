"""The secrets of a workstation: the key of its store, the key that signs its journal, and passwords of services.

Each key is drawn once from the system's generator and never overwritten; passwords are typed and can be changed.
They live in the keyring of the system
(Windows Credential Manager, Secret Service, macOS Keychain) or, where there is none or where the whole state
shall lie in one folder, in `keys/` of the data folder.

Files are readable by their owner alone (0600) on Linux and macOS. On Windows they inherit the rights of the
data folder, which in the user's profile excludes other users but not administrators; an own access list would
need icacls or pywin32 and is not set.
"""

import base64
import binascii
import contextlib
import os
import secrets
import stat
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from koom_pos.domain.errors import DeviceError, InvariantError, RefusedError
from koom_pos.domain.recovery_key import RecoveryKeyError, key_from_recovery, recovery_words

__all__ = [
    "DamagedKeyError",
    "KeyExistsError",
    "KeyVault",
    "KeyringUnavailableError",
    "MissingKeyError",
    "RecoveryKeyError",
    "key_from_recovery",
    "open_vault",
    "recovery_words",
]

_KEY_BYTES = 32
_STORE = "store"
_JOURNAL = "journal"
_LONGEST_SECRET = 500
_MARKER = "in-keyring"  # says where the keys are, so that a locked keyring is never taken for an empty one


class MissingKeyError(RefusedError):
    """There is a store but no key for it here: enter the recovery key. Drawing a new one would be useless."""

    def __init__(self, store: Path) -> None:
        super().__init__(f"no key for {store}")
        self.store = store


class KeyExistsError(RefusedError):
    """A store key is already kept here, and keys are never overwritten."""


class KeyringUnavailableError(DeviceError):
    """The keys are in the system's keyring, which is locked or gone. Unlock it and start again."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class DamagedKeyError(InvariantError):
    """What is kept under the name of a key is not a key. `place` is a file or a keyring entry."""

    def __init__(self, place: str) -> None:
        super().__init__(f"not a key: {place}")
        self.place = place


class KeyVault(Protocol):
    """Where the keys are kept. Asking for a key that does not exist draws it."""

    def store_key(self) -> bytes:
        """Return the raw 256-bit key of the store.

        Raises:
            MissingKeyError: The store exists and its key does not.
        """

    def signing_key(self) -> Ed25519PrivateKey:
        """Return the key that signs the journal of this workstation."""

    def adopt_store_key(self, key: bytes) -> None:
        """Keep a key read back by `key_from_recovery`.

        Raises:
            KeyExistsError: Another key is kept already.
        """

    def set_store_key_aside(self) -> None:
        """Keep what stands as the store's key under another name, so that another key can be adopted."""

    def adopt_signing_key(self, key: Ed25519PrivateKey) -> None:
        """Keep a signing key made elsewhere: the demo shop's, which comes from its seed.

        Raises:
            KeyExistsError: Another key is kept already.
        """

    def secret(self, name: str) -> str | None:
        """Return a password kept under a name such as `smtp`, or None when there is none."""

    def put_secret(self, name: str, text: str | None) -> None:
        """Keep a password in place of the former one; None or an empty one forgets it.

        Raises:
            ValueError: The name is not lower-case letters and hyphens, or the password is not one line.
        """


class _Place(Protocol):
    """Keeps named secrets of 32 bytes, and passwords beside them."""

    def read(self, name: str) -> bytes | None: ...

    def write_once(self, name: str, secret: bytes) -> None:
        """Keep the secret unless one is there: of two writers, the first wins."""

    def set_aside(self, name: str) -> None:
        """Give what is kept, if anything, a name nothing else has; it need not be a whole secret."""

    def read_password(self, name: str) -> str | None: ...

    def write_password(self, name: str, text: str | None) -> None:
        """Keep a password whole or leave the former one; None forgets it."""


class _Vault:
    def __init__(self, place: _Place, *, store: Path | None) -> None:
        self._place = place
        self._store = store

    def store_key(self) -> bytes:
        key = self._place.read(_STORE)
        if key is None and self._store is not None and self._store.exists():
            raise MissingKeyError(self._store)
        return key or self._kept(_STORE, lambda: secrets.token_bytes(_KEY_BYTES))

    def signing_key(self) -> Ed25519PrivateKey:
        seed = self._place.read(_JOURNAL)
        seed = seed or self._kept(_JOURNAL, lambda: Ed25519PrivateKey.generate().private_bytes_raw())
        return Ed25519PrivateKey.from_private_bytes(seed)

    def adopt_store_key(self, key: bytes) -> None:
        if len(key) != _KEY_BYTES:
            raise ValueError(f"a store key has {_KEY_BYTES} bytes, not {len(key)}")
        if self._kept(_STORE, lambda: key) != key:
            raise KeyExistsError

    def set_store_key_aside(self) -> None:
        self._place.set_aside(_STORE)

    def adopt_signing_key(self, key: Ed25519PrivateKey) -> None:
        seed = key.private_bytes_raw()
        if self._kept(_JOURNAL, lambda: seed) != seed:
            raise KeyExistsError

    def secret(self, name: str) -> str | None:
        return self._place.read_password(_password_name(name))

    def put_secret(self, name: str, text: str | None) -> None:
        if text and (len(text) > _LONGEST_SECRET or not text.isprintable()):
            raise ValueError(f"a password is one line of at most {_LONGEST_SECRET} signs")
        self._place.write_password(_password_name(name), text or None)

    def _kept(self, name: str, draw: Callable[[], bytes]) -> bytes:
        """Write a secret once and return the one that is kept, which may be another process's."""
        self._place.write_once(name, draw())
        kept = self._place.read(name)
        if kept is None:
            raise DamagedKeyError(name)
        return kept


class _Folder:
    """Secrets as hex text files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.key"

    def holds_any(self) -> bool:
        return any(self._path(name).exists() for name in (_STORE, _JOURNAL))

    def read(self, name: str) -> bytes | None:
        path = self._path(name)
        try:
            text = path.read_text(encoding="ascii", errors="replace")
        except FileNotFoundError:
            return None
        _tighten(path)
        try:
            secret = bytes.fromhex(text.strip())
        except ValueError:
            secret = b""
        if len(secret) != _KEY_BYTES:
            raise DamagedKeyError(str(path))
        return secret

    def write_once(self, name: str, secret: bytes) -> None:
        """Write aside, then give the name: a power cut leaves a whole key or none."""
        make_private_folder(self._folder)
        part = self._folder / f"{name}.{secrets.token_hex(8)}.part"
        write_private_file(part, secret.hex().encode() + b"\n")
        try:
            with contextlib.suppress(FileExistsError):
                _name_once(part, self._path(name))
        finally:
            part.unlink(missing_ok=True)

    def set_aside(self, name: str) -> None:
        path = self._path(name)
        taken = len(list(self._folder.glob(f"{name}.key.aside-*")))
        with contextlib.suppress(FileNotFoundError):
            path.rename(path.with_name(f"{name}.key.aside-{taken + 1}"))

    def read_password(self, name: str) -> str | None:
        path = self._folder / f"{name}.txt"
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        except UnicodeDecodeError as error:
            raise DamagedKeyError(str(path)) from error
        _tighten(path)
        return text.removesuffix("\n")

    def write_password(self, name: str, text: str | None) -> None:
        path = self._folder / f"{name}.txt"
        if text is None:
            path.unlink(missing_ok=True)
            return
        make_private_folder(self._folder)
        part = self._folder / f"{name}.{secrets.token_hex(8)}.part"
        write_private_file(part, text.encode() + b"\n")
        part.replace(path)


class _Keyring:
    """Secrets as base64 entries of the system's keyring, one service for each data folder."""

    def __init__(self, data_dir: Path) -> None:
        self._service = "koom-pos " + sha256(str(data_dir.resolve()).encode()).hexdigest()[:16]

    def read(self, name: str) -> bytes | None:
        import keyring  # noqa: PLC0415 - 100 ms, and most stations keep files
        from keyring.errors import KeyringError  # noqa: PLC0415

        try:
            text = keyring.get_password(self._service, name)
        except KeyringError as error:
            raise KeyringUnavailableError(str(error)) from error
        if text is None:
            return None
        try:
            secret = base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            secret = b""
        if len(secret) != _KEY_BYTES:
            raise DamagedKeyError(f"{self._service}/{name}")
        return secret

    def write_once(self, name: str, secret: bytes) -> None:
        """Keyrings know no exclusive write; the instance lock keeps a second program away meanwhile."""
        import keyring  # noqa: PLC0415
        from keyring.errors import KeyringError  # noqa: PLC0415

        if self.read(name) is not None:
            return
        try:
            keyring.set_password(self._service, name, base64.b64encode(secret).decode())
        except KeyringError as error:
            raise KeyringUnavailableError(str(error)) from error

    def set_aside(self, name: str) -> None:
        import keyring  # noqa: PLC0415
        from keyring.errors import KeyringError  # noqa: PLC0415

        try:
            text = keyring.get_password(self._service, name)
            if text is None:
                return
            number = 1
            while keyring.get_password(self._service, f"{name}-aside-{number}") is not None:
                number += 1
            keyring.set_password(self._service, f"{name}-aside-{number}", text)
            keyring.delete_password(self._service, name)
        except KeyringError as error:
            raise KeyringUnavailableError(str(error)) from error

    def read_password(self, name: str) -> str | None:
        import keyring  # noqa: PLC0415
        from keyring.errors import KeyringError  # noqa: PLC0415

        try:
            return keyring.get_password(self._service, name)
        except KeyringError as error:
            raise KeyringUnavailableError(str(error)) from error

    def write_password(self, name: str, text: str | None) -> None:
        import keyring  # noqa: PLC0415
        from keyring.errors import KeyringError  # noqa: PLC0415

        try:
            if text is not None:
                keyring.set_password(self._service, name, text)
            elif keyring.get_password(self._service, name) is not None:
                keyring.delete_password(self._service, name)
        except KeyringError as error:
            raise KeyringUnavailableError(str(error)) from error


def _password_name(name: str) -> str:
    """Give the name a password is kept under, which no key has."""
    if not name.replace("-", "a").isalpha() or not name.isascii() or name != name.lower():
        raise ValueError(f"not a name of a secret: {name!r}")
    return f"secret-{name}"


def open_vault(data_dir: Path, *, prefer_keyring: bool, store: Path | None = None) -> KeyVault:
    """Return the vault of a data folder; where the keys are once, they stay.

    Args:
        data_dir: The folder of the workstation's state; may not exist yet.
        prefer_keyring: For keys not drawn yet: take the system's keyring when it has a real one.
        store: The store the key is for. When it exists without a key, none is drawn.

    Raises:
        KeyringUnavailableError: The keys were put in a keyring that is not there now.
    """
    folder = data_dir / "keys"
    files = _Folder(folder)
    marker = folder / _MARKER
    if marker.exists():
        if not has_real_keyring():
            raise KeyringUnavailableError("no keyring on this session")
        return _Vault(_Keyring(data_dir), store=store)
    if prefer_keyring and not files.holds_any() and has_real_keyring():
        make_private_folder(folder)
        with contextlib.suppress(FileExistsError):
            write_private_file(marker, b"")
        return _Vault(_Keyring(data_dir), store=store)
    return _Vault(files, store=store)


def has_real_keyring() -> bool:
    """Tell whether the system offers a keyring that protects anything.

    A headless Linux offers one that only fails (priority 0); plain-text backends rank below 1.
    """
    import keyring  # noqa: PLC0415
    from keyring.errors import KeyringError  # noqa: PLC0415

    try:
        return bool(keyring.get_keyring().priority >= 1)
    except (KeyringError, RuntimeError):
        return False


def make_private_folder(folder: Path) -> None:
    """Create a folder only its owner may enter, with its parents."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if os.name == "posix":
        folder.chmod(0o700)


def write_private_file(path: Path, content: bytes) -> None:
    """Write a file that must not exist yet, readable by its owner alone, down to the disk."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _tighten(path: Path) -> None:
    """Take everybody else's rights off a file: a restored or copied folder came with wider ones."""
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        path.chmod(0o600)


def _name_once(part: Path, path: Path) -> None:
    """Give a finished file its name; FileExistsError when the name is taken.

    A POSIX rename would overwrite, so a hard link does it there; a Windows rename refuses by itself.
    """
    if os.name == "posix":
        path.hardlink_to(part)
    else:
        part.rename(path)
