"""The archive proves itself outside: by the program, and by plain Python without it."""

import importlib.util
import json
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from koom_pos.domain.journal import JournalKind
from koom_pos.domain.operator import NotAllowedError
from koom_pos.domain.tender import TenderType
from koom_pos.paths import resource
from koom_pos.services import journal_report, ringing, settling, tendering
from koom_pos.services.journal_archive import (
    MANIFEST_CONTEXT,
    ArchiveNotWrittenError,
    EmptyPeriodError,
    verify_archive,
    write_archive,
)
from koom_pos.services.journal_links import JournalFault
from koom_pos.store.append_only import drop_all

TODAY = date(2026, 11, 23)


@pytest.fixture
def archive(open_shop, tmp_path) -> Path:
    for number in range(5):
        item = open_shop.item(1500 + number, name="Crème « œillet »", shade="n° 4 ’")
        sale = ringing.ring_item(open_shop.desk, open_shop.cashier, item.variant_id).sale
        tendering.add_tender(open_shop.desk, open_shop.cashier, TenderType.CARD, 1500 + number)
        settling.settle(open_shop.desk, open_shop.cashier, sale.id)
    path = tmp_path / "journal.zip"
    write_archive(open_shop.desk, open_shop.manager, TODAY, TODAY, path)
    return path


def extracted(archive: Path) -> Path:
    folder = archive.with_suffix("")
    with zipfile.ZipFile(archive) as file:
        file.extractall(folder)
    return folder


def run_plain_python(folder: Path, *arguments: str) -> tuple[int, str]:
    """Run the extracted verifier as somebody without KOOM POS: isolated, no site-packages."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-X", "utf8", str(folder / "verify.py"), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def rebuilt(folder: Path) -> Path:
    """Zip a tampered folder again, for the program's own verification."""
    path = folder.with_suffix(".tampered.zip")
    with zipfile.ZipFile(path, "w") as file:
        for each in folder.iterdir():
            file.write(each, each.name)
    return path


def lines_of(folder: Path) -> list[str]:
    return (folder / "entries.jsonl").read_text(encoding="utf-8").splitlines()


def write_lines(folder: Path, lines: list[str]) -> None:
    (folder / "entries.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


def test_a_good_archive_is_good_for_the_program_and_for_plain_python(open_shop, archive):
    verdict = verify_archive(archive)
    assert verdict.holds
    assert verify_archive(archive, signing_key=open_shop.desk.signing_key) == verdict
    code, said = run_plain_python(extracted(archive))
    assert code == 0
    assert f"INTACTE. {verdict.entries} entrées, de la 1 à la {verdict.last}." in said
    assert open_shop.desk.workstation.public_key in said
    assert run_plain_python(extracted(archive), str(archive))[0] == 0


def test_the_archive_holds_what_the_manual_says(archive):
    folder = extracted(archive)
    assert {each.name for each in folder.iterdir()} == {
        "entries.jsonl", "manifest.json", "manifest.sig", "public_key.pem", "verify.py", "LISEZMOI.txt",
    }  # fmt: skip
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["period"] == {"from": "2026-11-23", "to": "2026-11-23"}
    assert manifest["kinds"]["sale"] == 5
    assert manifest["first"]["previous_hash"] == "0" * 64
    assert "œillet" in "".join(lines_of(folder))


def test_the_export_is_journalled_with_the_last_hash_it_holds(open_shop, archive):
    manifest = json.loads((extracted(archive) / "manifest.json").read_text(encoding="utf-8"))
    with open_shop.desk.store.reading() as tx:
        head = tx.journal.head(open_shop.desk.workstation.id)
    assert head.kind is JournalKind.EXPORT
    payload = json.loads(head.body)["payload"]
    assert (payload["what"], payload["last_hash"]) == ("journal_archive", manifest["last"]["hash"])


def test_the_next_archive_continues_the_hash_of_the_one_before(open_shop, archive, tmp_path):
    before = json.loads((extracted(archive) / "manifest.json").read_text(encoding="utf-8"))
    open_shop.clock.forward(days=1)
    first = tmp_path / "next.zip"
    write_archive(open_shop.desk, None, TODAY, TODAY, first)
    open_shop.clock.forward(days=1)
    second = tmp_path / "after.zip"
    write_archive(open_shop.desk, None, date(2026, 11, 24), date(2026, 11, 25), second)
    after = json.loads((extracted(second) / "manifest.json").read_text(encoding="utf-8"))
    assert before["entries"] < after["first"]["sequence"]
    assert verify_archive(second).holds
    assert run_plain_python(extracted(second))[0] == 0


def flip(lines: list[str]) -> list[str]:
    return [line.replace("1501", "1401") for line in lines]


TAMPERED = {
    "changed": (flip, JournalFault.CHANGED, "texte modifié"),
    "dropped": (lambda lines: [*lines[:5], *lines[6:]], JournalFault.MISSING, "c’est l’entrée 7"),
    "swapped": (lambda ls: [*ls[:4], ls[5], ls[4], *ls[6:]], JournalFault.SWAPPED, "c’est l’entrée 6"),
    "doubled": (lambda lines: [*lines[:5], lines[4], *lines[5:]], JournalFault.INSERTED, "c’est l’entrée 5"),
    "cut off": (lambda lines: lines[:-1], JournalFault.MANIFEST_DISAGREES, "le manifeste annonce"),
}


@pytest.mark.parametrize("case", TAMPERED)
def test_a_tampered_archive_is_found_by_the_program_and_by_plain_python(archive, case):
    tamper, fault, words = TAMPERED[case]
    folder = extracted(archive)
    write_lines(folder, tamper(lines_of(folder)))
    verdict = verify_archive(rebuilt(folder))
    assert (verdict.fault, verdict.holds) == (fault, False)
    code, said = run_plain_python(folder)
    assert code == 1
    assert "NON INTACTE" in said
    assert words in said


def test_a_text_hashed_again_without_the_key_is_found(archive):
    folder = extracted(archive)
    lines = lines_of(folder)
    entry = json.loads(lines[-1])
    entry["body"] = entry["body"].replace("1504", "1004")
    import hashlib  # noqa: PLC0415 - only the forger needs it

    entry["hash"] = hashlib.sha256(entry["body"].encode()).hexdigest()
    write_lines(folder, [*lines[:-1], json.dumps(entry, ensure_ascii=False)])
    assert verify_archive(rebuilt(folder)).fault is JournalFault.REHASHED
    code, said = run_plain_python(folder)
    assert (code, "signature fausse" in said) == (1, True)


def test_a_manifest_that_announces_fewer_entries_is_found_by_its_signature(archive):
    folder = extracted(archive)
    text = (folder / "manifest.json").read_text(encoding="utf-8")
    (folder / "manifest.json").write_text(text.replace('"sale": 5', '"sale": 4'), encoding="utf-8")
    assert verify_archive(rebuilt(folder)).fault is JournalFault.MANIFEST_CHANGED
    code, said = run_plain_python(folder)
    assert (code, "manifeste modifié" in said) == (1, True)


def test_the_signature_of_a_manifest_never_passes_for_the_signature_of_an_entry(open_shop, archive):
    folder = extracted(archive)
    signature = bytes.fromhex((folder / "manifest.sig").read_text().strip())
    text = (folder / "manifest.json").read_bytes()
    open_shop.desk.signing_key.public_key().verify(signature, MANIFEST_CONTEXT + text)
    assert len(MANIFEST_CONTEXT + text) != 32


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"\x00" * 200])
def test_what_is_no_archive_is_called_so(tmp_path, content):
    path = tmp_path / "else.zip"
    path.write_bytes(content)
    assert verify_archive(path).fault is JournalFault.NOT_AN_ARCHIVE
    assert verify_archive(tmp_path / "nowhere.zip").fault is JournalFault.NOT_AN_ARCHIVE


def test_an_archive_of_another_workstation_is_verified_with_its_own_key(archive):
    assert verify_archive(archive, signing_key=Ed25519PrivateKey.generate()).holds


def test_a_broken_journal_is_archived_as_it_stands_and_its_archive_is_broken(open_shop, archive, tmp_path):
    with open_shop.desk.store.engine.begin() as connection:
        drop_all(connection)
        connection.exec_driver_sql(
            "UPDATE journal_entry SET body = replace(body, '1500', '1400') WHERE kind = 'sale'"
        )
    path = tmp_path / "broken.zip"
    write_archive(open_shop.desk, open_shop.manager, TODAY, TODAY, path)
    assert verify_archive(path).fault is JournalFault.CHANGED


def test_a_period_without_entries_is_refused_and_leaves_no_file(open_shop, tmp_path):
    with pytest.raises(EmptyPeriodError):
        write_archive(open_shop.desk, open_shop.manager, date(2020, 1, 1), date(2020, 1, 31), tmp_path / "none.zip")
    assert not [each for each in tmp_path.iterdir() if ".zip" in each.name]


def test_a_folder_that_is_not_there_is_told_with_its_path(open_shop, tmp_path):
    with pytest.raises(ArchiveNotWrittenError) as refused:
        write_archive(open_shop.desk, open_shop.manager, TODAY, TODAY, tmp_path / "no" / "a.zip")
    assert refused.value.path.name == "a.zip"


def test_a_cashier_may_not_take_the_journal_away(open_shop, tmp_path):
    with pytest.raises(NotAllowedError):
        write_archive(open_shop.desk, open_shop.cashier, TODAY, TODAY, tmp_path / "a.zip")


def load_verifier():
    spec = importlib.util.spec_from_file_location("koom_verify", resource("verifier", "verify.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# RFC 8032 section 7.1, tests 1 to 3: public key, message, signature.
RFC_8032 = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]


@pytest.mark.parametrize(("public", "message", "signature"), RFC_8032)
def test_the_verifier_knows_the_vectors_of_rfc_8032(public, message, signature):
    key = load_verifier().PlainKey(bytes.fromhex(public))
    assert key.fits(bytes.fromhex(signature), bytes.fromhex(message))
    assert not key.fits(bytes.fromhex(signature), bytes.fromhex(message) + b"!")
    wrong = bytearray.fromhex(signature)
    wrong[40] ^= 1
    assert not key.fits(bytes(wrong), bytes.fromhex(message))


def test_the_verifier_agrees_with_the_library_on_random_keys():
    verifier = load_verifier()
    key = Ed25519PrivateKey.generate()
    plain = verifier.PlainKey(key.public_key().public_bytes_raw())
    for number in range(20):
        message = bytes([number]) * 32
        signature = key.sign(message)
        assert plain.fits(signature, message)
        order = int.from_bytes(signature[32:], "little") + verifier.ORDER
        assert not plain.fits(signature[:32] + order.to_bytes(32, "little"), message)


def test_the_report_for_the_command_line_says_what_was_found(open_shop, archive, tmp_path):
    code, lines = journal_report.verify_lines(open_shop.desk)
    assert code == 0
    assert lines[0].startswith("Journal intact : ")
    assert lines[1] == "Base conforme au journal : 5 tickets, 0 clôtures."
    assert journal_report.verify_archive_lines(archive)[0] == 0
    with open_shop.desk.store.engine.begin() as connection:
        drop_all(connection)
        connection.exec_driver_sql("DELETE FROM journal_entry WHERE sequence = 6")
    code, lines = journal_report.verify_lines(open_shop.desk)
    assert code == 1
    assert lines[:2] == ["Journal : NON INTACT.", "Écriture 6 : elle manque."]
    assert "sans son écriture au journal" in lines[-1]
    code, lines = journal_report.archive_lines(open_shop.desk, TODAY, TODAY, tmp_path / "b.zip")
    assert code == 0
    assert lines[-1] == str(tmp_path / "b.zip")
    assert journal_report.verify_archive_lines(tmp_path / "b.zip")[0] == 1
