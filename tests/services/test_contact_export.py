"""Addresses leave the shop through the gate, for who committed himself in writing, and it is written down."""

import csv
import json
from datetime import date, timedelta

import pytest

from koom_pos.domain.consent import Channel, Purpose, UnaskedCellError
from koom_pos.domain.customer import PersonalFields
from koom_pos.domain.operator import NotAllowedError
from koom_pos.services import consents, contact_export, processors
from koom_pos.services.contact_export import ContactExportError, NoRecipientsError
from koom_pos.services.processors import CommitmentMissingError, ProcessorError, UnknownProcessorError
from koom_pos.store.privacy import Processor
from tests.services.signing import answer, customer

NEWS = (Purpose.KOOM_OFFERS, Channel.EMAIL)
SMS = (Purpose.KOOM_OFFERS, Channel.SMS)
PARTNERS = (Purpose.PARTNER_OFFERS, Channel.EMAIL)


def entry(role="processor", **changed):
    fields = {
        "id": "",
        "name": "Routage du Lagon",
        "role": role,
        "purpose": "envoi de la newsletter",
        "commitment_on": date(2026, 3, 1),
        "commitment_ref": "contrat 2026-03",
        "active": True,
    }
    return Processor(**{**fields, **changed})


def put(shop, *arguments, **changed):
    return processors.put_processor(shop.desk, shop.manager, entry(*arguments, **changed))


def export(shop, cell, path, **more):
    return contact_export.export_recipients(shop.desk, shop.manager, *cell, path, **more)


def journalled(shop, kind):
    with shop.desk.store.reading() as tx:
        bodies = tx.connection.exec_driver_sql(
            f"SELECT body FROM journal_entry WHERE kind = '{kind}' ORDER BY sequence"
        ).all()
    return [json.loads(body[0])["payload"] for body in bodies]


@pytest.fixture
def reader(shop):
    """A customer who agreed to everything."""
    her = customer(shop)
    answer(shop, her, NEWS, SMS, PARTNERS)
    return her


def test_the_shops_own_file_opens_in_a_french_spreadsheet(shop, reader, tmp_path):
    done = export(shop, NEWS, tmp_path / "newsletter.csv")
    raw = (tmp_path / "newsletter.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    header, row = csv.reader(raw.decode("utf-8-sig").splitlines(), delimiter=";")
    assert header == ["email", *contact_export.COLUMNS]
    assert row[:6] == ["manon@example.nc", "Manon", "Wamytan", "fr", "koom_offers", "email"]
    assert row[6] == "1"
    assert len(row[7]) == 64
    assert row[8] == "23/11/2026 08:00"
    assert done.rows == 1


def test_a_processors_file_is_what_mailing_tools_read(shop, reader, tmp_path):
    export(shop, SMS, tmp_path / "sms.csv", processor_id=put(shop).id)
    lines = (tmp_path / "sms.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("mobile,prenom,nom")
    assert lines[1].startswith("+687751234,Manon")


def test_a_name_is_never_a_formula(shop, tmp_path):
    answer(shop, customer(shop, PersonalFields(first_name="=1+1", email="x@example.nc")), NEWS)
    export(shop, NEWS, tmp_path / "out.csv")
    assert "'=1+1" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")


def test_an_export_is_logged_and_journalled_by_its_count_without_a_name(shop, reader, tmp_path):
    done = export(shop, NEWS, tmp_path / "out.csv")
    assert contact_export.exports(shop.desk, shop.manager) == [done]
    (payload,) = journalled(shop, "export")
    assert payload == {
        "operator": shop.manager.code,
        "what": "contacts",
        "purpose": "koom_offers",
        "channel": "email",
        "rows": 1,
        "destination": "shop",
    }


def test_partners_offers_leave_for_a_partner_alone(shop, reader, tmp_path):
    path = tmp_path / "out.csv"
    with pytest.raises(CommitmentMissingError):
        export(shop, PARTNERS, path)
    with pytest.raises(CommitmentMissingError):
        export(shop, PARTNERS, path, processor_id=put(shop).id)
    export(shop, PARTNERS, path, processor_id=put(shop, "partner").id)
    assert journalled(shop, "export")[-1]["destination"] == "partner"


def test_the_shops_own_offers_leave_for_no_partner(shop, reader, tmp_path):
    with pytest.raises(CommitmentMissingError):
        export(shop, NEWS, tmp_path / "out.csv", processor_id=put(shop, "partner").id)


def test_nothing_leaves_without_a_commitment_in_force(shop, reader, tmp_path):
    without = put(shop, commitment_on=None, commitment_ref="")
    ended = processors.end_processor(shop.desk, shop.manager, put(shop).id)
    for processor in (without, ended):
        with pytest.raises(CommitmentMissingError):
            export(shop, NEWS, tmp_path / "out.csv", processor_id=processor.id)
    with pytest.raises(UnknownProcessorError):
        export(shop, NEWS, tmp_path / "out.csv", processor_id="nobody")
    assert list(tmp_path.glob("*.csv*")) == []
    assert contact_export.exports(shop.desk, shop.manager) == []


def test_what_does_not_canvass_is_not_exported(shop, reader, tmp_path):
    for cell in ((Purpose.E_TICKET, Channel.EMAIL), (Purpose.PROFILING, Channel.NONE)):
        with pytest.raises(UnaskedCellError):
            export(shop, cell, tmp_path / "out.csv")


def test_an_empty_list_is_no_file(shop, tmp_path):
    customer(shop)
    with pytest.raises(NoRecipientsError):
        export(shop, NEWS, tmp_path / "out.csv")
    assert list(tmp_path.glob("*.csv*")) == []


def test_who_withdraws_is_not_in_the_next_file(shop, reader, tmp_path):
    consents.withdraw(shop.desk, shop.cashier, reader, *NEWS)
    with pytest.raises(NoRecipientsError):
        export(shop, NEWS, tmp_path / "out.csv")


def test_a_disk_that_refuses_leaves_what_stood_there_and_no_trace_of_an_export(shop, reader, tmp_path):
    (tmp_path / "out.csv").write_text("before")
    with pytest.raises(ContactExportError) as caught:
        export(shop, NEWS, tmp_path / "missing" / "out.csv")
    assert "missing" not in str(caught.value)
    assert (tmp_path / "out.csv").read_text() == "before"
    assert contact_export.exports(shop.desk, shop.manager) == []


def test_a_cashier_exports_nothing_and_keeps_no_register(shop, reader, tmp_path):
    with pytest.raises(NotAllowedError):
        contact_export.export_recipients(shop.desk, shop.cashier, *NEWS, tmp_path / "out.csv")
    with pytest.raises(NotAllowedError):
        processors.put_processor(shop.desk, shop.cashier, entry())


def test_the_register_is_kept_and_journalled_without_names(shop):
    first = put(shop)
    processors.put_processor(shop.desk, shop.manager, entry(id=first.id, name="Routage du Nord"))
    processors.end_processor(shop.desk, shop.manager, first.id)
    (kept,) = processors.processors(shop.desk)
    assert (kept.name, kept.active) == ("Routage du Nord", False)
    told = journalled(shop, "processor_change")
    assert [payload["event"] for payload in told] == ["entered", "changed", "ended"]
    assert "Routage" not in str(told)


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("name", {"name": " "}),
        ("role", {"role": "friend"}),
        ("purpose", {"purpose": ""}),
        ("commitment_on", {"commitment_on": date(2026, 11, 23) + timedelta(days=1)}),
        ("commitment_ref", {"commitment_ref": ""}),
    ],
)
def test_an_incomplete_entry_is_refused(shop, field, changed):
    with pytest.raises(ProcessorError) as caught:
        put(shop, **changed)
    assert caught.value.field == field


def test_an_entry_that_is_not_there_is_not_changed(shop):
    with pytest.raises(UnknownProcessorError):
        put(shop, id="nobody")
