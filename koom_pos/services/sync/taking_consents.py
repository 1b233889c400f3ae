"""Take consents from the online shop: a withdrawal at once, a grant only with its proof.

A bare flag of the shop proves nothing (GDPR art. 7-1): it becomes a claim, shown on the card to be confirmed, and
opens no gate.
"""

from koom_pos.domain.business_day import utc_offset_minutes
from koom_pos.domain.consent import ConsentRecord, ConsentState, Method, check_proven, fold
from koom_pos.domain.customer import Source
from koom_pos.domain.wordings import Wording
from koom_pos.remote.online_shop import ShopConsent
from koom_pos.services import consent_recording, policy
from koom_pos.services.desk import Desk
from koom_pos.services.sync.actor import CUSTOMER
from koom_pos.services.sync.taking_customers import Taken
from koom_pos.store import Transaction
from koom_pos.store.online import ConsentClaim

CONSENT = "consent"
"""Kind of the links that keep a statement of the shop from being taken twice."""


def take_consent(tx: Transaction, desk: Desk, record: ShopConsent) -> Taken:
    """Take one statement of the shop, once; see the module for what it may do.

    Whoever it is about must be linked already: customers are read before consents. A statement older than what she
    said here changes nothing; at the same instant the narrower holds (`domain.consent.fold`).
    """
    if tx.online.link(CONSENT, record.remote_id) is not None:
        return Taken.SAME
    link = tx.online.link(CUSTOMER, record.customer_remote_id)
    customer = tx.customers.current(link.local_id) if link is not None else None
    if customer is None:
        return Taken.SKIPPED
    cell = (record.purpose, record.channel)
    held = fold(tx.consents.statements(customer.id)).get(cell)
    holds = held is not None and held.state is ConsentState.GIVEN
    if record.is_box and record.state is not ConsentState.GIVEN and not holds:
        tx.online.end_claim(customer.id, record.purpose, record.channel)
        return Taken.SKIPPED
    if record.state is ConsentState.GIVEN and not record.is_proven:
        if held is None:
            tx.online.put_claim(ConsentClaim(customer.id, record.purpose, record.channel, record.at_utc))
        return Taken.SKIPPED
    statement = _statement(tx, desk, record, customer.id)
    consent_recording.store_in(tx, desk, [statement], fold(tx.consents.statements(customer.id)))
    tx.online.remember(CONSENT, record.remote_id, statement.id)
    tx.online.end_claim(customer.id, record.purpose, record.channel)
    return Taken.CHANGED


def _statement(tx: Transaction, desk: Desk, record: ShopConsent, customer_id: str) -> ConsentRecord:
    sha256 = ""
    if record.wording:
        words = Wording(record.purpose, record.channel, "fr", 0, "", record.wording, "")
        tx.consents.keep_wording(words, at_utc=desk.now())
        sha256 = words.sha256
    statement = ConsentRecord(
        id=desk.new_id(),
        customer_id=customer_id,
        purpose=record.purpose,
        channel=record.channel,
        state=record.state,
        wording_sha256=sha256,
        policy_version=record.policy_version or policy.read_policy(tx).version,
        form_version="",
        method=Method.WEB,
        at_utc=record.at_utc,
        utc_offset_minutes=utc_offset_minutes(record.at_utc),
        workstation_id=desk.workstation.id,
        operator_id="",
        evidence_ref=record.evidence_ref,
        source=Source.WEB,
    )
    check_proven(statement)
    return statement
