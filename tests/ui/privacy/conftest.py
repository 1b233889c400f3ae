"""The privacy page in its real window, on a real store, the manager signed in."""

from datetime import date

import pytest

from koom_pos.domain.consent import Channel, Purpose
from koom_pos.domain.customer import LookReason, PersonalFields
from koom_pos.domain.legal_hold import HoldCode
from koom_pos.services import consents, contact_export, customer_card, holds, policy, processors
from koom_pos.store.privacy import Processor
from koom_pos.ui.privacy.privacy_page import PrivacyPage
from tests.services.signing import answer, customer

NEWS = (Purpose.KOOM_OFFERS, Channel.EMAIL)
SMS = (Purpose.KOOM_OFFERS, Channel.SMS)
PARTNERS = (Purpose.PARTNER_OFFERS, Channel.EMAIL)
PEOPLE = (
    PersonalFields(first_name="Manon", last_name="Wamytan", email="manon@example.nc", phone="+687751234"),
    PersonalFields(first_name="Jane", last_name="Cook", email="jane@example.com", language="en"),
    PersonalFields(first_name="Rose", last_name="Tuilaepa", phone="+687751235"),
    PersonalFields(),
)


@pytest.fixture
def page(counter, framed, open_shop):
    """The page in front, on the policy."""
    counter.sign_in(open_shop.manager)
    made = PrivacyPage(counter)
    made.frame = framed(made, "privacy")
    return made


@pytest.fixture
def section(page, settled):
    """Bring a section to the front and wait for its figures: `section("contacts")`."""

    def show(key):
        page.open_thing(key)
        assert page.current_key() == key
        settled()
        return page.section(key)

    return show


@pytest.fixture
def settled(qtbot, counter):
    """Wait until what works behind the screens has come to its end."""
    return lambda: qtbot.waitUntil(lambda: not counter.tasks.is_busy())


@pytest.fixture
def people(open_shop):
    """Manon and Jane have an e-mail, Rose a telephone, the last one a bare card. Manon said yes to offers."""
    ids = [customer(open_shop, fields) for fields in PEOPLE]
    answer(open_shop, ids[0], NEWS, SMS, PARTNERS)
    answer(open_shop, ids[1], NEWS)
    return ids


@pytest.fixture
def new_policy(open_shop, people):
    """A version entered after those people came."""
    policy.confirm_first_policy(open_shop.desk, open_shop.manager, date(2025, 3, 1))
    open_shop.clock.forward(days=1)
    return policy.enter_policy(
        open_shop.desk,
        open_shop.manager,
        "2026",
        date(2026, 11, 24),
        "Politique de confidentialité\n\nNouveau texte.",
        ended_purposes=[Purpose.PROFILING],
    )


@pytest.fixture
def register(open_shop):
    """A processor with a commitment, one without, and a partner."""
    entries = (
        ("Routage du Lagon", "processor", "Envoi de la newsletter", date(2026, 3, 1), "Contrat 2026-03"),
        ("Agence Bleu Corail", "processor", "Campagnes de SMS", None, ""),
        ("Maison Niaouli", "partner", "Offres de la marque", date(2026, 9, 15), "Lettre du 15/09"),
    )
    return [
        processors.put_processor(
            open_shop.desk, open_shop.manager, Processor("", name, role, what, on, reference, active=True)
        )
        for name, role, what, on, reference in entries
    ]


@pytest.fixture
def busy_shop(open_shop, new_policy, people, register, tmp_path):
    """A shop with everything the page can show."""
    desk, manager = open_shop.desk, open_shop.manager
    contact_export.export_recipients(desk, manager, *NEWS, tmp_path / "news.csv", processor_id=register[0].id)
    contact_export.export_recipients(desk, manager, *SMS, tmp_path / "sms.csv")
    consents.withdraw(desk, open_shop.cashier, people[1], *NEWS)
    holds.place_hold(
        desk,
        manager,
        people[2],
        HoldCode.CLAIM,
        reason="Dossier 2026-14",
        scope=["tickets"],
        review_on=date(2026, 11, 25),
    )
    for who, operator, reason in (
        (people[0], open_shop.cashier, LookReason.SALE),
        (people[1], open_shop.cashier, LookReason.SERVICE),
        (people[3], manager, LookReason.REQUEST),
    ):
        customer_card.look_at(desk, operator, who, reason)
        open_shop.clock.forward(minutes=7)
    open_shop.clock.forward(days=5)
    return open_shop
