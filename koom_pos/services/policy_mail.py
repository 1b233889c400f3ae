"""Tell customers by mail of a new version of the policy: a message of service, without an offer, to each alone.

No consent is asked for it and none is used: the policy itself promises it (« en vous envoyant un e-mail »).
"""

from collections.abc import Callable, Sequence

from koom_pos.domain.business_day import format_local_date
from koom_pos.domain.operator import Operator, Right
from koom_pos.domain.wordings import CONTACT, POLICY_ADDRESS
from koom_pos.services import mailing, policy
from koom_pos.services.desk import Desk
from koom_pos.services.mailing import MailKind, MailRecipientError
from koom_pos.services.shop import read_profile
from koom_pos.store import Transaction
from koom_pos.store.privacy import PolicyReader, PolicyVersion

_AT_ONCE = 500
"""Letters queued in one transaction: the till sells on between two."""


def notify_by_mail(
    desk: Desk,
    operator: Operator,
    version: str,
    *,
    on_progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Queue a letter to every customer with an e-mail who was not told of a version, and note that she was told.

    Asked again, it goes on with who is still missing. An address that is none is left to the counter.

    Args:
        desk: The desk.
        operator: Needs `Right.PRIVACY`.
        version: Which version.
        on_progress: Told (customers done, customers in all) after each transaction.
        cancelled: Asked between two; True stops, what was queued stands.

    Returns:
        How many letters were queued.

    Raises:
        NotAllowedError, UnknownPolicyError
    """
    operator.check(Right.PRIVACY)
    readers = [reader for reader in policy.to_notify(desk, version) if reader.how == "mail"]
    queued = 0
    for first in range(0, len(readers), _AT_ONCE):
        if cancelled is not None and cancelled():
            break
        with desk.store.transaction() as tx:
            queued += _write(tx, desk, operator, version, readers[first : first + _AT_ONCE])
        if on_progress is not None:
            on_progress(min(first + _AT_ONCE, len(readers)), len(readers))
    return queued


def _write(tx: Transaction, desk: Desk, operator: Operator, version: str, readers: Sequence[PolicyReader]) -> int:
    known = next(each for each in tx.privacy.policies() if each.version == version)
    shop_name = read_profile(tx).name
    told = []
    for reader in readers:
        customer = tx.customers.current(reader.customer_id)
        if customer is None or not customer.fields.email:
            continue
        subject, text = _letter(known, reader, shop_name)
        try:
            mailing.queue_mail(
                tx, desk, MailKind.POLICY, customer.fields.email, subject, text=text, customer_id=customer.id
            )
        except MailRecipientError:
            continue  # typed wrongly long ago: she is told at the counter instead
        told.append(customer.id)
    tx.privacy.add_notifications(version, told, how="mail", operator_id=operator.id, at_utc=desk.now())
    return len(told)


def _letter(known: PolicyVersion, reader: PolicyReader, shop_name: str) -> tuple[str, str]:
    dated = format_local_date(known.dated_on) if known.dated_on else ""
    if reader.language == "en":
        hello = f"Hello {reader.first_name},".replace(" ,", ",")
        body = (
            f"Our privacy policy has changed: version {known.version}, dated {dated}.\n\n"
            f"You can read it in the shop and at {POLICY_ADDRESS}. Your choices stay as you made them, unless the new"
            " text asks you again; you may change them at any time, in the shop or by writing to"
            f" {CONTACT}."
        )
        return "Our privacy policy has changed", f"{hello}\n\n{body}\n\n{shop_name}\n"
    hello = f"Bonjour {reader.first_name},".replace(" ,", ",")
    body = (
        f"Notre politique de confidentialité a changé : version {known.version}, du {dated}.\n\n"
        f"Vous pouvez la lire en boutique et sur {POLICY_ADDRESS}. Vos choix restent ceux que vous avez faits,"
        " sauf si le nouveau texte vous les redemande ; vous pouvez les modifier à tout moment, en boutique ou en"
        f" écrivant à {CONTACT}."
    )
    return "Notre politique de confidentialité a changé", f"{hello}\n\n{body}\n\n{shop_name}\n"
