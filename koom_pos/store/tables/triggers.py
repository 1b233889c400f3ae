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
    "till_session_stays": """
        CREATE TRIGGER till_session_stays BEFORE DELETE ON till_session
        BEGIN SELECT RAISE(ABORT, 'append-only: till_session'); END""",
}
"""Named triggers with their SQL, besides the append-only pairs."""

VIRTUAL_TABLES = {
    "variant_search": """
        CREATE VIRTUAL TABLE variant_search USING fts5(
            terms, content='', contentless_delete=1, prefix='1 2 3', tokenize='unicode61')""",
}
"""Search index: one row per variant (rowid = variant.search_id) of folded words and code endings."""
