"""The inventory of personal data: every column that says something about a person, why it is kept, and what becomes
of it when she is erased.

The schema is walked against this table by a test: a column of text, date or blob kind that is neither here nor in
`data_not_personal` fails it. The access export, the erasure and the register of processing (GDPR art. 30) are drawn
from here, so that nothing is forgotten in one of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from koom_pos.domain.customer import Origin


class DataClass(StrEnum):
    """What a column says about a person.

    `LINK` ties a row to her by a random id; `STAFF` is about somebody who works here.
    """

    IDENTITY = "identity"
    CONTACT = "contact"
    ADDRESS = "address"
    BIRTHDAY = "birthday"
    PREFERENCE = "preference"
    FREE_WORDS = "free_words"
    PURCHASES = "purchases"
    LOYALTY = "loyalty"
    CONSENT = "consent"
    SIGNATURE = "signature"
    MESSAGE = "message"
    PAYMENT = "payment"
    LOOKS = "looks"
    LINK = "link"
    STAFF = "staff"


class DataUse(StrEnum):
    """What the shop keeps it for: the purposes of the register."""

    SERVE = "serve_customers"
    LOYALTY = "run_the_loyalty_programme"
    PERSONALISE = "personalise_with_consent"
    PROVE_CONSENT = "prove_consent"
    HONOUR_OBJECTIONS = "honour_objections"
    INFORM = "inform_of_the_policy"
    ORDERS = "fulfil_online_orders"
    AFTER_SALES = "after_sales_and_disputes"
    ACCOUNTS = "keep_the_accounts"
    TRACE_STAFF = "trace_who_did_what"
    SECURITY = "keep_data_safe"


class LawfulBasis(StrEnum):
    """GDPR art. 6-1."""

    CONTRACT = "contract"
    CONSENT = "consent"
    LEGAL_DUTY = "legal_duty"
    INTEREST = "legitimate_interest"


class Erasure(StrEnum):
    """What the erasure of a customer does: the row goes, the column is emptied, the link is cut, or it is kept.

    What is kept stays for the duty named by its retention row, and goes by that row.
    """

    DELETE = "delete"
    BLANK = "blank"
    CUT = "cut"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class PersonalColumn:
    """One column with personal data. `retention_row` is a number of `data_retention.RETENTION`."""

    table: str
    column: str
    data_class: DataClass
    use: DataUse
    basis: LawfulBasis
    origin: Origin
    retention_row: int
    erasure: Erasure


C, U, B, E = DataClass, DataUse, LawfulBasis, Erasure
_Columns = Mapping[DataClass, str]


@dataclass(frozen=True, slots=True)
class _Rule:
    """What columns of a table share; `columns` by class, blank-separated."""

    table: str
    row: int
    use: DataUse
    basis: LawfulBasis
    erasure: Erasure
    origin: Origin
    columns: _Columns


_SAID, _MADE, _DRAWN = Origin.DECLARED, Origin.GENERATED, Origin.DEDUCED

_CUSTOMER_RULES = (
    _Rule("customer", 1, U.SERVE, B.CONTRACT, E.DELETE, _SAID, {
        C.IDENTITY: "first_name last_name",
        C.CONTACT: "email phone",
        C.ADDRESS: "street street_more postal_code city country",
        C.BIRTHDAY: "birthday",
        C.PREFERENCE: "language",
        C.FREE_WORDS: "note",
    }),
    _Rule("customer", 1, U.SERVE, B.CONTRACT, E.DELETE, _MADE, {
        C.LINK: "id search_id merged_into_id",
        C.PREFERENCE: "source created_at_utc updated_at_utc",
    }),
    _Rule("customer", 1, U.SERVE, B.CONTRACT, E.DELETE, _DRAWN, {C.CONTACT: "email_key"}),
    _Rule("customer", 7, U.HONOUR_OBJECTIONS, B.LEGAL_DUTY, E.DELETE, _DRAWN, {C.CONTACT: "email_hash phone_hash"}),
    _Rule("customer_search", 1, U.SERVE, B.CONTRACT, E.DELETE, _DRAWN, {C.IDENTITY: "terms"}),
    _Rule("customer_field_origin", 1, U.SERVE, B.CONTRACT, E.DELETE, _MADE, {
        C.LINK: "customer_id",
        C.PREFERENCE: "field origin source at_utc",
    }),
    _Rule("customer_merge", 1, U.SERVE, B.CONTRACT, E.DELETE, _MADE, {
        C.LINK: "id kept_id gone_id",
        C.IDENTITY: "kept_before gone_before",
        C.LOOKS: "at_utc undone_at_utc",
    }),
    _Rule("customer_look", 21, U.SECURITY, B.INTEREST, E.DELETE, _MADE, {
        C.LINK: "customer_id",
        C.LOOKS: "reason at_utc",
    }),
    _Rule("legal_hold", 17, U.AFTER_SALES, B.INTEREST, E.KEEP, _MADE, {
        C.LINK: "customer_id",
        C.FREE_WORDS: "reason",
        C.PREFERENCE: "code scope opened_at_utc review_on ended_at_utc",
    }),
    _Rule("wishlist_item", 4, U.PERSONALISE, B.CONSENT, E.DELETE, _SAID, {
        C.LINK: "customer_id",
        C.PREFERENCE: "sku label wished_at_utc",
    }),
    _Rule("mail_job", 1, U.SERVE, B.CONTRACT, E.DELETE, _MADE, {
        C.LINK: "customer_id",
        C.CONTACT: "recipient",
        C.MESSAGE: "kind subject message queued_at_utc sent_at_utc",
    }),
    _Rule("contact_confirmation", 6, U.PROVE_CONSENT, B.LEGAL_DUTY, E.DELETE, _MADE, {
        C.LINK: "customer_id",
        C.CONTACT: "channel address_hash code_hash",
        C.CONSENT: "sent_at_utc confirmed_at_utc",
    }),
)  # fmt: skip

_PURCHASE_RULES = (
    _Rule("sale_customer", 9, U.SERVE, B.CONTRACT, E.CUT, _MADE, {
        C.LINK: "customer_id",
        C.PURCHASES: "sale_id at_utc",
    }),
    _Rule("open_sale_customer", 9, U.SERVE, B.CONTRACT, E.CUT, _MADE, {
        C.LINK: "customer_id",
        C.PURCHASES: "open_sale_id",
    }),
    _Rule("open_sale", 9, U.SERVE, B.CONTRACT, E.KEEP, _SAID, {C.FREE_WORDS: "note", C.PAYMENT: "document"}),
    _Rule("void_sale", 8, U.ACCOUNTS, B.LEGAL_DUTY, E.KEEP, _SAID, {C.PAYMENT: "document"}),
    _Rule("tender_line", 10, U.ACCOUNTS, B.LEGAL_DUTY, E.KEEP, _SAID, {C.PAYMENT: "detail"}),
    _Rule("print_job", 10, U.SERVE, B.CONTRACT, E.BLANK, _MADE, {C.MESSAGE: "data"}),
    _Rule("outbox", 1, U.SERVE, B.CONTRACT, E.DELETE, _MADE, {C.LINK: "subject_id", C.MESSAGE: "payload"}),
)  # fmt: skip

_LOYALTY_RULES = (
    _Rule("loyalty_member", 3, U.LOYALTY, B.CONTRACT, E.DELETE, _MADE, {
        C.LINK: "id customer_id",
        C.LOYALTY: "joined_at_utc left_at_utc",
    }),
    _Rule("loyalty_card", 3, U.LOYALTY, B.CONTRACT, E.DELETE, _MADE, {
        C.LINK: "code member_id",
        C.LOYALTY: "state issued_at_utc",
    }),
    _Rule("points_entry", 3, U.LOYALTY, B.CONTRACT, E.DELETE, _MADE, {
        C.LINK: "member_id sale_id sale_line_id tender_line_id reverses_id",
        C.LOYALTY: "kind points reason business_date at_utc",
    }),
    _Rule("voucher_holder", 4, U.LOYALTY, B.CONTRACT, E.CUT, _MADE, {C.LINK: "customer_id", C.LOYALTY: "voucher_id"}),
)  # fmt: skip

_CONSENT_RULES = (
    _Rule("consent_record", 6, U.PROVE_CONSENT, B.LEGAL_DUTY, E.KEEP, _SAID, {
        C.LINK: "customer_id evidence_ref merge_id",
        C.CONSENT: "purpose channel state wording_sha256 policy_version form_version method at_utc"
        " utc_offset_minutes source",
    }),
    _Rule("consent_evidence", 6, U.PROVE_CONSENT, B.LEGAL_DUTY, E.KEEP, _SAID, {
        C.LINK: "customer_id slip_code",
        C.SIGNATURE: "signature_png",
        C.CONSENT: "kind state cells language policy_version at_utc signed_at_utc",
    }),
    _Rule("consent_claim", 6, U.PROVE_CONSENT, B.LEGAL_DUTY, E.DELETE, _SAID, {
        C.LINK: "customer_id",
        C.CONSENT: "purpose channel at_utc",
    }),
    _Rule("suppression", 7, U.HONOUR_OBJECTIONS, B.LEGAL_DUTY, E.KEEP, _DRAWN, {
        C.CONTACT: "address_hash",
        C.CONSENT: "channel purpose reason at_utc",
    }),
    _Rule("policy_notification", 6, U.INFORM, B.LEGAL_DUTY, E.DELETE, _MADE, {
        C.LINK: "customer_id",
        C.CONSENT: "policy_version how at_utc",
    }),
)  # fmt: skip

_ONLINE_RULES = (
    _Rule("customer_order", 11, U.ORDERS, B.CONTRACT, E.CUT, _MADE, {C.LINK: "customer_id"}),
    _Rule("customer_order", 11, U.ORDERS, B.CONTRACT, E.BLANK, _SAID, {
        C.IDENTITY: "contact_name",
        C.CONTACT: "contact_email",
    }),
    _Rule("customer_order", 12, U.ORDERS, B.CONTRACT, E.BLANK, _SAID, {
        C.CONTACT: "contact_phone",
        C.ADDRESS: "street street_more postal_code city",
        C.FREE_WORDS: "note",
    }),
    _Rule("customer_order", 13, U.ACCOUNTS, B.LEGAL_DUTY, E.KEEP, _MADE, {C.PAYMENT: "transaction_id"}),
    _Rule("shop_link", 1, U.ORDERS, B.CONTRACT, E.DELETE, _MADE, {C.LINK: "remote_id local_id", C.IDENTITY: "base"}),
    _Rule("remote_stamp", 1, U.ORDERS, B.CONTRACT, E.DELETE, _MADE, {C.LINK: "remote_id"}),
    _Rule("parked_record", 1, U.ORDERS, B.CONTRACT, E.DELETE, _MADE, {C.LINK: "remote_id"}),
    _Rule("sync_conflict", 1, U.ORDERS, B.CONTRACT, E.DELETE, _SAID, {
        C.LINK: "local_id remote_id",
        C.IDENTITY: "base here there",
    }),
)  # fmt: skip

_STAFF: Mapping[str, str] = {
    "operator": "id code display_name role pin_hash badge_hash updated_at_utc updated_by",
    "approval": "approved_by asked_by",
    "article": "updated_by",
    "cash_movement": "operator_id approved_by",
    "closing": "operator_id figures",
    "consent_evidence": "operator_id",
    "consent_record": "operator_id",
    "contact_export": "operator_id",
    "count_verification": "operator_id",
    "customer": "created_by updated_by",
    "customer_look": "operator_id",
    "customer_merge": "operator_id",
    "journal_entry": "body",
    "legal_hold": "operator_id",
    "loyalty_card": "issued_by",
    "open_sale": "operator_id",
    "order_step": "operator_id",
    "points_entry": "operator_id",
    "policy_notification": "operator_id",
    "policy_version": "entered_by",
    "price": "updated_by",
    "print_record": "operator_id",
    "processor": "updated_by",
    "sale": "operator_id",
    "session_tally": "key",
    "shop_setting": "updated_by",
    "tax_rate": "updated_by",
    "till_session": "opened_by",
    "variant": "updated_by",
    "void_sale": "operator_id",
}
"""Who of the shop did it. An operator's code is a pseudonym; erasing a customer leaves it as it is."""

_RULES = (
    *_CUSTOMER_RULES,
    *_PURCHASE_RULES,
    *_LOYALTY_RULES,
    *_CONSENT_RULES,
    *_ONLINE_RULES,
    *(
        _Rule(table, 20, U.TRACE_STAFF, B.LEGAL_DUTY, E.KEEP, _MADE, {C.STAFF: columns})
        for table, columns in _STAFF.items()
    ),
)


def _columns() -> Iterator[PersonalColumn]:
    for rule in _RULES:
        for data_class, names in rule.columns.items():
            for name in names.split():
                yield PersonalColumn(
                    rule.table, name, data_class, rule.use, rule.basis, rule.origin, rule.row, rule.erasure
                )


PERSONAL: tuple[PersonalColumn, ...] = tuple(_columns())
"""Every column with personal data, by table."""


def columns_of(table: str) -> tuple[PersonalColumn, ...]:
    """Return the personal columns of a table."""
    return tuple(each for each in PERSONAL if each.table == table)
