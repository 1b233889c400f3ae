"""What SQLite enforces beyond columns: facts never change, returns and balances never go too far.

Batch alters drop triggers without a word, so every migration asserts that all of these stand.
"""

APPEND_ONLY = (
    "sale",
    "sale_line",
    "sale_tax",
    "tender_line",
    "void_sale",
    "instrument_movement",
    "stock_movement",
    "cash_movement",
    "closing",
    "count_verification",
    "approval",
    "approval_use",
    "journal_entry",
    "print_record",
    "consent_wording",
    "contact_export",
    "voucher_use",
    "order_step",
)
"""Tables whose rows are inserted and never touched again."""

TRIGGERS = {
    "sale_line_refundable": """
        CREATE TRIGGER sale_line_refundable BEFORE INSERT ON sale_line
        WHEN NEW.return_of_line_id IS NOT NULL AND (
            NEW.quantity >= 0
            OR (SELECT quantity FROM sale_line WHERE id = NEW.return_of_line_id) <= 0
            OR (SELECT quantity FROM sale_line WHERE id = NEW.return_of_line_id)
               + (SELECT coalesce(sum(quantity), 0) FROM sale_line
                  WHERE return_of_line_id = NEW.return_of_line_id)
               + NEW.quantity < 0
            OR (SELECT gross_xpf FROM sale_line WHERE id = NEW.return_of_line_id)
               + (SELECT coalesce(sum(gross_xpf), 0) FROM sale_line
                  WHERE return_of_line_id = NEW.return_of_line_id)
               + NEW.gross_xpf < 0)
        BEGIN SELECT RAISE(ABORT, 'refundable: more returned than sold'); END""",
    "instrument_balance": """
        CREATE TRIGGER instrument_balance BEFORE INSERT ON instrument_movement
        WHEN (SELECT coalesce(sum(amount_xpf), 0) FROM instrument_movement
              WHERE instrument_id = NEW.instrument_id) + NEW.amount_xpf < 0
        BEGIN SELECT RAISE(ABORT, 'balance: instrument overdrawn'); END""",
    "journal_entry_next": """
        CREATE TRIGGER journal_entry_next BEFORE INSERT ON journal_entry
        WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM journal_entry
                              WHERE workstation_id = NEW.workstation_id)
        BEGIN SELECT RAISE(ABORT, 'journal: sequence has a gap'); END""",
    "sale_number_next": """
        CREATE TRIGGER sale_number_next BEFORE INSERT ON sale
        WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM sale
                            WHERE workstation_id = NEW.workstation_id)
        BEGIN SELECT RAISE(ABORT, 'sale: ticket number has a gap'); END""",
    **{
        f"{table}_in_open_session": f"""
        CREATE TRIGGER {table}_in_open_session BEFORE INSERT ON {table}
        WHEN (SELECT state FROM till_session WHERE id = NEW.session_id) = 'closed'
        BEGIN SELECT RAISE(ABORT, 'closed: the session has its Z'); END"""
        for table in ("sale", "void_sale", "cash_movement")
    },
    "till_session_stays_closed": """
        CREATE TRIGGER till_session_stays_closed BEFORE UPDATE ON till_session
        WHEN OLD.state = 'closed'
        BEGIN SELECT RAISE(ABORT, 'closed: a closed session never changes'); END""",
    "points_entry_redeem_covered": """
        CREATE TRIGGER points_entry_redeem_covered BEFORE INSERT ON points_entry
        WHEN NEW.kind = 'redeem' AND (SELECT coalesce(sum(points), 0) FROM points_entry
                                      WHERE member_id = NEW.member_id) + NEW.points < 0
        BEGIN SELECT RAISE(ABORT, 'points: more spent than held'); END""",
    "points_entry_earned_once": """
        CREATE TRIGGER points_entry_earned_once BEFORE INSERT ON points_entry
        WHEN NEW.kind = 'earn' AND EXISTS (SELECT 1 FROM points_entry
                                           WHERE kind = 'earn' AND sale_line_id = NEW.sale_line_id)
        BEGIN SELECT RAISE(ABORT, 'points: the line gave its points already'); END""",
    "points_entry_reversal_fits": """
        CREATE TRIGGER points_entry_reversal_fits BEFORE INSERT ON points_entry
        WHEN NEW.reverses_id IS NOT NULL AND (
            (SELECT kind FROM points_entry WHERE id = NEW.reverses_id) NOT IN ('earn', 'redeem', 'web')
            OR (SELECT sign(points) FROM points_entry WHERE id = NEW.reverses_id) = sign(NEW.points)
            OR abs((SELECT points FROM points_entry WHERE id = NEW.reverses_id))
               < abs((SELECT coalesce(sum(points), 0) FROM points_entry WHERE reverses_id = NEW.reverses_id)
                     + NEW.points))
        BEGIN SELECT RAISE(ABORT, 'points: more taken back than given'); END""",
    "points_entry_refuses_update": """
        CREATE TRIGGER points_entry_refuses_update BEFORE UPDATE ON points_entry
        BEGIN SELECT RAISE(ABORT, 'append-only: points_entry'); END""",
    "points_entry_goes_with_member": """
        CREATE TRIGGER points_entry_goes_with_member BEFORE DELETE ON points_entry
        WHEN EXISTS (SELECT 1 FROM loyalty_member WHERE id = OLD.member_id)
        BEGIN SELECT RAISE(ABORT, 'append-only: points_entry'); END""",
    "consent_record_refuses_update": """
        CREATE TRIGGER consent_record_refuses_update BEFORE UPDATE ON consent_record
        BEGIN SELECT RAISE(ABORT, 'append-only: consent_record'); END""",
    "consent_record_goes_after_customer": """
        CREATE TRIGGER consent_record_goes_after_customer BEFORE DELETE ON consent_record
        WHEN EXISTS (SELECT 1 FROM customer WHERE id = OLD.customer_id)
        BEGIN SELECT RAISE(ABORT, 'append-only: consent_record'); END""",
    "customer_look_refuses_update": """
        CREATE TRIGGER customer_look_refuses_update BEFORE UPDATE ON customer_look
        BEGIN SELECT RAISE(ABORT, 'append-only: customer_look'); END""",
    "policy_version_stays": """
        CREATE TRIGGER policy_version_stays BEFORE DELETE ON policy_version
        BEGIN SELECT RAISE(ABORT, 'append-only: policy_version'); END""",
    "policy_version_text_stays": """
        CREATE TRIGGER policy_version_text_stays BEFORE UPDATE ON policy_version
        BEGIN SELECT RAISE(ABORT, 'append-only: policy_version'); END""",
    "till_session_stays": """
        CREATE TRIGGER till_session_stays BEFORE DELETE ON till_session
        BEGIN SELECT RAISE(ABORT, 'append-only: till_session'); END""",
}
"""Named triggers with their SQL, besides the append-only pairs."""

VIRTUAL_TABLES = {
    "variant_search": """
        CREATE VIRTUAL TABLE variant_search USING fts5(
            terms, content='', contentless_delete=1, prefix='1 2 3', tokenize='unicode61')""",
    "customer_search": """
        CREATE VIRTUAL TABLE customer_search USING fts5(
            terms, content='', contentless_delete=1, prefix='1 2 3 4', tokenize='unicode61')""",
}
"""Search indexes. `variant_search`: one row per variant (rowid = variant.search_id) of folded words and code endings.
`customer_search`: one row per customer (rowid = customer.search_id): folded names, e-mail, phone and card numbers."""
