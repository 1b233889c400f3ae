"""The other half of the inventory: columns of text, date or blob kind that say nothing about a person, and why."""

from collections.abc import Mapping
from enum import StrEnum


class Harmless(StrEnum):
    """Why a column is not personal.

    `KEY` is the random id of a thing, `STATE` a word of a short list, `MOMENT` when something of the shop happened,
    `GOODS` words about articles, `HOUSE` the shop's own words and secrets, `SEAL` a hash or signature over facts,
    `FAULT` technical words of ours that repeat no content.
    """

    KEY = "key"
    STATE = "state"
    MOMENT = "moment"
    GOODS = "goods"
    HOUSE = "house"
    SEAL = "seal"
    FAULT = "fault"


H = Harmless

NOT_PERSONAL: Mapping[str, Mapping[Harmless, str]] = {
    "approval": {H.KEY: "id workstation_id subject_id", H.STATE: "action", H.MOMENT: "at_utc"},
    "approval_use": {H.KEY: "approval_id", H.MOMENT: "at_utc"},
    "article": {H.KEY: "id brand_id category_id picture_id", H.GOODS: "sku name kind", H.MOMENT: "updated_at_utc"},
    "brand": {H.KEY: "id", H.GOODS: "name"},
    "cash_movement": {H.KEY: "id workstation_id session_id", H.STATE: "kind reason", H.MOMENT: "at_utc"},
    "category": {H.KEY: "id", H.GOODS: "name"},
    "closing": {H.KEY: "id workstation_id session_id", H.STATE: "kind period", H.MOMENT: "at_utc"},
    "consent_evidence": {H.KEY: "id workstation_id"},
    "consent_record": {H.KEY: "id workstation_id"},
    "consent_wording": {
        H.SEAL: "sha256",
        H.STATE: "purpose channel language",
        H.HOUSE: "text",
        H.MOMENT: "since_utc",
    },
    "contact_confirmation": {H.KEY: "id workstation_id"},
    "contact_export": {H.KEY: "id workstation_id processor_id", H.STATE: "purpose channel", H.MOMENT: "at_utc"},
    "count_verification": {H.KEY: "id workstation_id closing_id", H.HOUSE: "count", H.MOMENT: "at_utc"},
    "customer_look": {H.KEY: "id workstation_id"},
    "customer_merge": {H.KEY: "workstation_id"},
    "customer_order": {
        H.KEY: "id remote_id number",
        H.STATE: "status payment preparation handover payment_title",
        H.MOMENT: "placed_at_utc updated_at_utc",
    },
    "customer_order_line": {H.KEY: "id order_id remote_id variant_id", H.GOODS: "sku gtin label"},
    "instrument": {H.KEY: "id workstation_id code", H.STATE: "kind", H.MOMENT: "issued_at_utc expires_on"},
    "instrument_movement": {H.KEY: "id workstation_id instrument_id sale_id", H.MOMENT: "at_utc"},
    "journal_entry": {
        H.KEY: "workstation_id",
        H.STATE: "kind",
        H.SEAL: "previous_hash entry_hash signature",
        H.MOMENT: "at_utc business_date",
    },
    "legal_hold": {H.KEY: "id workstation_id"},
    "lock_out": {H.KEY: "workstation_id", H.MOMENT: "until_utc"},
    "loyalty_member": {H.KEY: "workstation_id"},
    "mail_job": {H.KEY: "id workstation_id", H.STATE: "state", H.FAULT: "fault", H.MOMENT: "not_before_utc"},
    "open_sale": {H.KEY: "id workstation_id", H.STATE: "state", H.MOMENT: "updated_at_utc"},
    "order_step": {H.KEY: "id workstation_id order_id", H.STATE: "kind was now source", H.MOMENT: "at_utc"},
    "outbox": {H.KEY: "id workstation_id", H.STATE: "topic", H.MOMENT: "at_utc sent_at_utc"},
    "outbox_delivery": {H.KEY: "message_id", H.STATE: "state", H.FAULT: "reason", H.MOMENT: "not_before_utc"},
    "parked_record": {H.STATE: "stream", H.FAULT: "reason", H.MOMENT: "at_utc"},
    "picture": {H.KEY: "id", H.GOODS: "png"},
    "points_entry": {H.KEY: "id workstation_id"},
    "policy_version": {
        H.HOUSE: "version text ended_purposes notify",
        H.SEAL: "sha256",
        H.MOMENT: "dated_on effective_at_utc",
    },
    "price": {H.KEY: "variant_id", H.MOMENT: "valid_from updated_at_utc"},
    "print_job": {
        H.KEY: "id workstation_id",
        H.STATE: "title state",
        H.FAULT: "fault",
        H.MOMENT: "queued_at_utc updated_at_utc",
    },
    "print_record": {H.KEY: "id workstation_id document_id", H.STATE: "document_kind medium", H.MOMENT: "at_utc"},
    "processor": {
        H.KEY: "id",
        H.HOUSE: "name purpose commitment_ref",
        H.STATE: "role",
        H.MOMENT: "commitment_on updated_at_utc",
    },
    "remote_stamp": {H.STATE: "stream", H.SEAL: "stamp"},
    "role_right": {H.STATE: "role right"},
    "sale": {
        H.KEY: "id workstation_id session_id",
        H.STATE: "kind regime",
        H.GOODS: "ticket_discount benefits",
        H.MOMENT: "business_date at_utc",
    },
    "sale_line": {
        H.KEY: "id sale_id variant_id return_of_line_id",
        H.GOODS: "sku gtin label detail kind discount",
        H.STATE: "return_reason",
        H.MOMENT: "price_from",
    },
    "sale_tax": {H.KEY: "sale_id"},
    "session_tally": {H.KEY: "session_id", H.STATE: "name"},
    "shop_link": {H.STATE: "kind"},
    "shop_secret": {H.HOUSE: "name secret"},
    "shop_setting": {H.HOUSE: "key value", H.MOMENT: "updated_at_utc"},
    "stock_level": {H.KEY: "variant_id"},
    "stock_movement": {H.KEY: "id workstation_id variant_id sale_line_id", H.STATE: "reason", H.MOMENT: "at_utc"},
    "sync_conflict": {H.KEY: "id", H.STATE: "kind field choice", H.MOMENT: "at_utc"},
    "sync_cursor": {H.STATE: "stream", H.KEY: "last_id", H.MOMENT: "at read_at_utc swept_at_utc"},
    "sync_run": {H.KEY: "id workstation_id", H.FAULT: "fault", H.MOMENT: "began_at_utc"},
    "tax_rate": {H.KEY: "article_id", H.MOMENT: "valid_from updated_at_utc"},
    "tender_line": {H.KEY: "id sale_id", H.STATE: "tender_type"},
    "till_session": {
        H.KEY: "id workstation_id",
        H.STATE: "state",
        H.HOUSE: "opening_count",
        H.MOMENT: "business_date opened_at_utc",
    },
    "variant": {H.KEY: "id article_id", H.GOODS: "sku shade swatch size", H.MOMENT: "updated_at_utc"},
    "variant_gtin": {H.KEY: "variant_id", H.GOODS: "gtin"},
    "variant_search": {H.GOODS: "terms"},
    "void_sale": {H.KEY: "id workstation_id session_id", H.STATE: "reason", H.MOMENT: "at_utc"},
    "voucher": {H.KEY: "id workstation_id code", H.STATE: "campaign how", H.MOMENT: "issued_at_utc expires_on"},
    "voucher_use": {H.KEY: "voucher_id sale_id", H.MOMENT: "at_utc"},
    "workstation": {H.KEY: "id", H.HOUSE: "name", H.SEAL: "public_key"},
}
"""Table → reason → columns, blank-separated."""
