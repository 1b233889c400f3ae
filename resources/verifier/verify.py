#!/usr/bin/env python3
"""Vérifie une archive du journal de caisse KOOM POS, sans KOOM POS.

    python3 verify.py [ARCHIVE.zip | DOSSIER]

Sans argument : le dossier où se trouve ce fichier. Python 3.8 ou plus récent suffit, rien n'est à installer ; si la
bibliothèque « cryptography » est présente, la vérification est plus rapide. Code de sortie : 0 intacte, 1 non.

Ce que l'on vérifie, entrée par entrée : forme canonique (RFC 8785), empreinte SHA-256, chaînage, numéro d'ordre,
signature Ed25519 (RFC 8032) ; puis le manifeste, sa signature, et que les entrées sont bien celles qu'il annonce.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zipfile
from pathlib import Path
from typing import Tuple  # noqa: UP035 - un Python 3.8 doit pouvoir lire ce fichier

MANIFEST_CONTEXT = b"KOOM POS journal archive 1\n"
FILES = ("manifest.json", "manifest.sig", "entries.jsonl")

# --- Ed25519, RFC 8032 section 5.1, en Python seul -----------------------------------------------------------------

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
BASE_Y = 4 * pow(5, P - 2, P) % P
NEUTRAL = (0, 1, 1, 0)
Point = Tuple[int, int, int, int]  # noqa: UP006


def add(a: Point, b: Point) -> Point:
    """Additionne deux points (coordonnées étendues)."""
    left = (a[1] - a[0]) * (b[1] - b[0]) % P
    right = (a[1] + a[0]) * (b[1] + b[0]) % P
    c = 2 * a[3] * b[3] * D % P
    d = 2 * a[2] * b[2] % P
    e, f, g, h = right - left, d - c, d + c, right + left
    return e * f % P, g * h % P, f * g % P, e * h % P


def recover_x(y: int, sign: int) -> int | None:
    """Retrouve x à partir de y et de son signe ; None si ce n'est pas un point."""
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * SQRT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    return P - x if x & 1 != sign else x


def decode_point(text: bytes) -> Point | None:
    """Lit un point de 32 octets ; None si ce n'en est pas un."""
    number = int.from_bytes(text, "little")
    y = number & ((1 << 255) - 1)
    x = recover_x(y, number >> 255)
    return None if x is None else (x, y, 1, x * y % P)


def encode_point(point: Point) -> bytes:
    """Écrit un point en 32 octets."""
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


class Table:
    """Multiples d'un point, octet par octet : la clé est la même pour toutes les entrées."""

    def __init__(self, point: Point) -> None:
        self.rows = []
        for _ in range(32):
            row = [NEUTRAL]
            for _ in range(255):
                row.append(add(row[-1], point))
            self.rows.append(row)
            point = add(row[-1], point)

    def times(self, number: int) -> Point:
        """Multiplie le point par un entier."""
        total = NEUTRAL
        for row, byte in enumerate(number.to_bytes(32, "little")):
            if byte:
                total = add(total, self.rows[row][byte])
        return total


class PlainKey:
    """Clé publique Ed25519, sans bibliothèque."""

    _base = None

    def __init__(self, public: bytes) -> None:
        point = decode_point(public) if len(public) == 32 else None
        if point is None:
            raise ValueError("clé publique illisible")
        self.public = public
        minus = (P - point[0], point[1], 1, P - point[3])
        if PlainKey._base is None:
            x = recover_x(BASE_Y, 0)
            PlainKey._base = Table((x, BASE_Y, 1, x * BASE_Y % P))
        self.minus = Table(minus)

    def fits(self, signature: bytes, message: bytes) -> bool:
        """Dit si la signature est celle du message : S·B − k·A doit redonner R."""
        if len(signature) != 64:
            return False
        r, s = signature[:32], int.from_bytes(signature[32:], "little")
        if s >= ORDER:
            return False
        k = int.from_bytes(hashlib.sha512(r + self.public + message).digest(), "little") % ORDER
        return encode_point(add(PlainKey._base.times(s), self.minus.times(k))) == r


class LibraryKey:
    """Clé publique Ed25519, par la bibliothèque cryptography."""

    def __init__(self, public: bytes) -> None:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415 - facultatif

        self.key = Ed25519PublicKey.from_public_bytes(public)

    def fits(self, signature: bytes, message: bytes) -> bool:
        """Dit si la signature est celle du message."""
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - facultatif

        try:
            self.key.verify(signature, message)
        except InvalidSignature:
            return False
        return True


def read_key(public: bytes) -> LibraryKey | PlainKey:
    """Donne la clé, par la bibliothèque si elle est là."""
    try:
        return LibraryKey(public)
    except ImportError:
        return PlainKey(public)


# --- RFC 8785 (JCS), pour ce que le journal contient : ni fraction, ni nombre au-delà de 2^53 --------------------


def refuse_fraction(text: str) -> None:
    """Refuse les nombres à virgule : le journal n'en contient pas."""
    raise ValueError(text)


def canonical(value: object) -> str:
    """Donne la forme canonique d'une valeur JSON."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(canonical(key) + ":" + canonical(value[key]) for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(part) for part in value) + "]"
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > 2**53 - 1:
        raise ValueError(value)
    return json.dumps(value, ensure_ascii=False)


def read_body(body: str) -> dict | None:
    """Lit le texte d'une entrée ; None si sa forme n'est pas canonique."""
    try:
        fields = json.loads(body, parse_float=refuse_fraction, parse_constant=refuse_fraction)
        return fields if isinstance(fields, dict) and canonical(fields) == body else None
    except (TypeError, ValueError, RecursionError):
        return None


# --- L'archive ----------------------------------------------------------------------------------------------------


class BrokenArchiveError(Exception):
    """L'archive n'est pas intacte ; le texte dit où et pourquoi."""


def read_files(place: Path) -> dict[str, bytes]:
    """Lit les fichiers d'un zip ou d'un dossier."""
    try:
        if place.is_dir():
            return {name: (place / name).read_bytes() for name in FILES}
        with zipfile.ZipFile(str(place)) as archive:
            return {name: archive.read(name) for name in FILES}
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        raise BrokenArchiveError(f"archive illisible : {error}") from error


def from_hex(text: str, what: str) -> bytes:
    """Lit de l'hexadécimal."""
    try:
        return bytes.fromhex(text)
    except (TypeError, ValueError) as error:
        raise BrokenArchiveError(f"{what} : hexadécimal illisible") from error


def check_manifest(files: dict[str, bytes]) -> tuple[dict, LibraryKey | PlainKey]:
    """Vérifie le manifeste et sa signature ; donne le manifeste et la clé."""
    try:
        manifest = json.loads(files["manifest.json"].decode("utf-8"))
        public = bytes.fromhex(manifest["public_key"])
        key = read_key(public)
    except (ValueError, KeyError, TypeError) as error:
        raise BrokenArchiveError(f"manifeste illisible : {error}") from error
    signature = from_hex(files["manifest.sig"].decode("ascii", "replace").strip(), "signature du manifeste")
    if not key.fits(signature, MANIFEST_CONTEXT + files["manifest.json"]):
        raise BrokenArchiveError("manifeste modifié : sa signature ne correspond pas")
    return manifest, key


def check_entry(
    line: str, key: LibraryKey | PlainKey, workstation: str, *, sequence: int, previous_hash: str
) -> tuple[str, str]:
    """Vérifie une entrée à sa place ; donne son empreinte et son genre."""
    name = f"entrée {sequence}"
    try:
        entry = json.loads(line)
        body, digest, signature = entry["body"], entry["hash"], entry["signature"]
        found = hashlib.sha256(body.encode("utf-8")).hexdigest()
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BrokenArchiveError(f"{name} : ligne illisible") from error
    if found != digest:
        raise BrokenArchiveError(f"{name} : texte modifié, son empreinte ne correspond pas")
    if not key.fits(from_hex(signature, name), bytes.fromhex(digest)):
        raise BrokenArchiveError(f"{name} : signature fausse, l’entrée n’a pas été scellée par cette caisse")
    fields = read_body(body)
    if fields is None:
        raise BrokenArchiveError(f"{name} : forme non canonique")
    if fields.get("workstation") != workstation:
        raise BrokenArchiveError(f"{name} : entrée d’une autre caisse")
    if fields.get("sequence") != sequence:
        raise BrokenArchiveError(f"{name} : c’est l’entrée {fields.get('sequence')} qui se trouve là")
    if fields.get("previous_hash") != previous_hash:
        raise BrokenArchiveError(f"{name} : elle ne suit pas l’entrée précédente")
    return digest, fields.get("kind")


def verify(place: Path) -> tuple[dict, dict[str, int]]:
    """Vérifie toute l'archive ; donne le manifeste et le nombre d'entrées par genre."""
    files = read_files(place)
    manifest, key = check_manifest(files)
    try:
        workstation = manifest["workstation"]["id"]
        sequence, digest = manifest["first"]["sequence"], manifest["first"]["previous_hash"]
        announced = (manifest["entries"], manifest["last"]["sequence"], manifest["last"]["hash"])
        announced_kinds = manifest["kinds"]
    except (KeyError, TypeError) as error:
        raise BrokenArchiveError(f"manifeste incomplet : {error}") from error
    kinds = {}
    count = 0
    for line in files["entries.jsonl"].decode("utf-8", "replace").split("\n"):
        if line:
            digest, kind = check_entry(line, key, workstation, sequence=sequence, previous_hash=digest)
            kinds[kind] = kinds.get(kind, 0) + 1
            sequence += 1
            count += 1
    if (count, sequence - 1, digest) != announced or kinds != announced_kinds:
        raise BrokenArchiveError(
            f"le manifeste annonce {announced[0]} entrées, jusqu’à la {announced[1]} ; l’archive en contient {count}"
        )
    return manifest, kinds


def say(text: str) -> None:
    """Écrit une ligne, aussi sur une console qui n'a pas nos accents."""
    encoding = sys.stdout.encoding or "ascii"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding) + "\n")


def main(arguments: list[str]) -> int:
    """Vérifie et dit le résultat ; donne le code de sortie."""
    place = Path(arguments[0]) if arguments else Path(__file__).resolve().parent
    say(f"Archive : {place}")
    try:
        manifest, kinds = verify(place)
    except BrokenArchiveError as broken:
        say(f"NON INTACTE : {broken}.")
        return 1
    say(f"Caisse : {manifest['workstation'].get('name', '')}")
    say(f"Période : du {manifest['period']['from']} au {manifest['period']['to']}")
    say(f"Clé publique : {manifest['public_key']}")
    for kind in sorted(kinds):
        say(f"  {kind:<24} {kinds[kind]:>7}")
    first, last = manifest["first"]["sequence"], manifest["last"]["sequence"]
    say(f"INTACTE. {manifest['entries']} entrées, de la {first} à la {last}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
