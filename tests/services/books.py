"""What must be true of a store at any moment, worked out again from its facts alone, without our own sums."""

import hashlib
import json
from collections import Counter, defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import text

FACTS = (
    "sale", "sale_line", "sale_tax", "tender_line", "void_sale", "open_sale", "instrument", "instrument_movement",
    "stock_movement", "stock_level", "till_session", "session_tally", "cash_movement", "closing",
    "count_verification", "approval", "approval_use", "journal_entry", "print_record", "print_job", "outbox",
    "shop_setting", "operator", "role_right", "workstation", "price", "rate", "lock_out",
    "customer", "sale_customer", "open_sale_customer", "loyalty_member", "loyalty_card", "points_entry", "voucher",
    "voucher_holder", "voucher_use",
)  # fmt: skip


def rows(tx, statement: str, **values) -> list[dict]:
    return [dict(row) for row in tx.connection.execute(text(statement), values).mappings()]


def snapshot(desk) -> dict[str, list[tuple]]:
    """Every row of every table: two equal snapshots mean that nothing was stored between them."""
    with desk.store.reading() as tx:
        known = {r["name"] for r in rows(tx, "SELECT name FROM sqlite_master WHERE type = 'table'")}
        return {table: sorted(map(repr, rows(tx, f"SELECT * FROM {table}"))) for table in FACTS if table in known}


def kinds(desk) -> list[str]:
    """The kinds of the journal's entries, in order."""
    with desk.store.reading() as tx:
        return [r["kind"] for r in rows(tx, "SELECT kind FROM journal_entry ORDER BY sequence")]


def last_payload(desk) -> dict:
    with desk.store.reading() as tx:
        return json.loads(tx.journal.head(desk.workstation.id).body)["payload"]


@dataclass
class Books:
    """Checks a store again and again; remembers up to where the chain was verified."""

    desk: object
    verified: int = 0
    previous: str = "0" * 64
    entries: dict[int, dict] = field(default_factory=dict)

    def check(self) -> None:
        with self.desk.store.reading() as tx:
            self._check_chain(tx)
            self._check_tickets(tx)
            self._check_returns(tx)
            self._check_stock(tx)
            self._check_instruments(tx)
            self._check_points(tx)
            for session in rows(tx, "SELECT * FROM till_session"):
                self._check_session(tx, session)
            self._check_closings(tx)

    def _check_chain(self, tx) -> None:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.desk.workstation.public_key))
        for entry in rows(
            tx, "SELECT * FROM journal_entry WHERE sequence > :after ORDER BY sequence", after=self.verified
        ):
            assert entry["sequence"] == self.verified + 1, "a gap in the journal"
            assert entry["previous_hash"] == self.previous, f"entry {entry['sequence']} is not chained"
            digest = hashlib.sha256(entry["body"].encode())
            assert digest.hexdigest() == entry["entry_hash"]
            try:
                key.verify(bytes.fromhex(entry["signature"]), digest.digest())
            except InvalidSignature as forged:
                raise AssertionError(f"entry {entry['sequence']} is not signed") from forged
            body = json.loads(entry["body"])
            for name in ("sequence", "kind", "business_date", "previous_hash"):
                assert body[name] == entry[name]
            self.verified, self.previous = entry["sequence"], entry["entry_hash"]
            self.entries[entry["sequence"]] = body

    def _check_tickets(self, tx) -> None:
        sales = rows(tx, "SELECT * FROM sale ORDER BY number")
        assert [s["number"] for s in sales] == list(range(1, len(sales) + 1)), "ticket numbers have a gap"
        lines = _by(rows(tx, "SELECT * FROM sale_line"), "sale_id")
        taxes = _by(rows(tx, "SELECT * FROM sale_tax"), "sale_id")
        tenders = _by(rows(tx, "SELECT * FROM tender_line"), "sale_id")
        told = Counter(r["subject_id"] for r in rows(tx, "SELECT subject_id FROM outbox"))
        for sale in sales:
            mine = lines[sale["id"]]
            gross = sale["gross_xpf"]
            assert gross == sum(each["gross_xpf"] for each in mine)
            paid = sum(each["amount_xpf"] for each in tenders[sale["id"]])
            assert gross == paid - sale["change_xpf"] - sale["rounding_xpf"]
            assert gross == sum(each["net_xpf"] + each["tax_xpf"] for each in taxes[sale["id"]])
            assert sale["subtotal_xpf"] - sale["line_discount_xpf"] - sale["ticket_discount_xpf"] == gross
            for each in mine:
                off = each["discount_xpf"] + each["ticket_discount_xpf"]
                assert each["gross_xpf"] == each["undiscounted_xpf"] - off
            body = self.entries[sale["journal_sequence"]]
            assert body["kind"] == ("sale" if sale["kind"] == "sale" else "return")
            assert body["business_date"] == sale["business_date"]
            assert body["payload"]["ticket"] == sale["number"]
            assert body["payload"]["gross_xpf"] == gross
            assert told[sale["id"]] == 1
        journalled = [e for e in self.entries.values() if e["kind"] in ("sale", "return")]
        assert len(journalled) == len(sales), "a journalled ticket without its sale"
        still_open = {r["id"] for r in rows(tx, "SELECT id FROM open_sale")}
        done = {s["id"] for s in sales} | {r["id"] for r in rows(tx, "SELECT id FROM void_sale")}
        assert not still_open & done, "a sale both open and done"
        active = rows(tx, "SELECT count(*) AS n FROM open_sale WHERE state = 'active'")
        assert active[0]["n"] <= 1

    def _check_returns(self, tx) -> None:
        for line in rows(
            tx,
            """SELECT o.quantity AS sold, o.gross_xpf AS paid, -sum(r.quantity) AS back, -sum(r.gross_xpf) AS francs
               FROM sale_line r JOIN sale_line o ON o.id = r.return_of_line_id GROUP BY o.id""",
        ):
            assert 0 <= line["back"] <= line["sold"]
            assert 0 <= line["francs"] <= line["paid"]
            if line["back"] == line["sold"]:
                assert line["francs"] == line["paid"], "all pieces came back, not all francs"

    def _check_stock(self, tx) -> None:
        levels = {r["variant_id"]: (r["sellable"], r["unsellable"]) for r in rows(tx, "SELECT * FROM stock_level")}
        fold: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for move in rows(tx, "SELECT * FROM stock_movement"):
            fold[move["variant_id"]][0 if move["sellable"] else 1] += move["quantity"]
            if move["reason"] in ("return_opened", "return_defective", "return_reaction"):
                assert not move["sellable"], "opened goods went back on the shelf"
        assert {v: tuple(n) for v, n in fold.items() if any(n)} == {v: n for v, n in levels.items() if any(n)}
        sold = {
            r["variant_id"]: r["n"]
            for r in rows(
                tx,
                """SELECT variant_id, sum(quantity) AS n FROM sale_line
                   WHERE variant_id IS NOT NULL AND kind = 'goods' GROUP BY variant_id""",
            )
        }
        moved = {
            r["variant_id"]: -r["n"]
            for r in rows(
                tx,
                """SELECT variant_id, sum(quantity) AS n FROM stock_movement
                   WHERE sale_line_id IS NOT NULL GROUP BY variant_id""",
            )
        }
        assert sold == moved

    def _check_instruments(self, tx) -> None:
        for each in rows(
            tx, "SELECT instrument_id, sum(amount_xpf) AS francs FROM instrument_movement GROUP BY instrument_id"
        ):
            assert each["francs"] >= 0, "an instrument is overdrawn"
        tendered = rows(
            tx,
            """SELECT coalesce(sum(amount_xpf), 0) AS n FROM tender_line
               WHERE tender_type IN ('gift_card', 'credit_note')""",
        )[0]["n"]
        sold = rows(tx, "SELECT coalesce(sum(gross_xpf), 0) AS n FROM sale_line WHERE kind = 'gift_card'")[0]["n"]
        held = rows(tx, "SELECT coalesce(sum(amount_xpf), 0) AS n FROM instrument_movement")[0]["n"]
        assert held == sold - tendered

    def _check_points(self, tx) -> None:
        """Points go as the goods go: what a line gave or cost is taken back by the share that came back."""
        back = {
            r["id"]: (r["sold"], r["back"])
            for r in rows(
                tx,
                """SELECT o.id, o.quantity AS sold, -coalesce(sum(r.quantity), 0) AS back FROM sale_line o
                   LEFT JOIN sale_line r ON r.return_of_line_id = o.id WHERE o.quantity > 0 GROUP BY o.id""",
            )
        }
        refunded: Counter = Counter()
        for each in rows(tx, "SELECT detail, amount_xpf FROM tender_line WHERE tender_type = 'points'"):
            detail = json.loads(each["detail"])
            assert (each["amount_xpf"] < 0) == ("of" in detail)
            if "of" in detail:
                refunded[detail["of"]] -= each["amount_xpf"]
        paid = {r["id"]: r["amount_xpf"] for r in rows(tx, "SELECT id, amount_xpf FROM tender_line")}
        for entry in rows(
            tx,
            """SELECT e.*, coalesce((SELECT sum(points) FROM points_entry r WHERE r.reverses_id = e.id), 0) AS undone
               FROM points_entry e WHERE kind IN ('earn', 'redeem') AND e.sale_id IS NOT NULL""",
        ):
            if entry["tender_line_id"]:
                whole, gone = paid[entry["tender_line_id"]], refunded[entry["tender_line_id"]]
            else:
                whole, gone = back[entry["sale_line_id"]]
            assert 0 <= gone <= whole
            left = abs(entry["points"]) * gone // whole
            assert abs(entry["undone"]) == left, "points kept after a refund, or taken back twice"
        for voucher in rows(tx, "SELECT voucher_id, count(*) AS n FROM voucher_use GROUP BY voucher_id"):
            assert voucher["n"] == 1
        for cost in rows(
            tx,
            """SELECT s.id, s.benefits, (SELECT coalesce(-sum(points), 0) FROM points_entry e
                                         WHERE e.sale_id = s.id AND e.kind = 'redeem') AS points,
                      (SELECT coalesce(sum(json_extract(detail, '$.points')), 0) FROM tender_line t
                       WHERE t.sale_id = s.id AND t.tender_type = 'points' AND t.amount_xpf > 0) AS tendered
               FROM sale s""",
        ):
            benefits = json.loads(cost["benefits"] or "[]")
            assert cost["points"] == cost["tendered"] + sum(b["points"] for b in benefits)

    def _check_session(self, tx, session: dict) -> None:
        day = session["id"]
        found = {
            (r["name"], r["key"]): (r["amount_xpf"], r["count"])
            for r in rows(tx, "SELECT * FROM session_tally WHERE session_id = :day", day=day)
        }
        assert found == self._tallies(tx, day) | {k: v for k, v in found.items() if k[0] == "x_report"}

    def _tallies(self, tx, day: str) -> dict:
        sums: dict = defaultdict(lambda: [0, 0])

        def add(name, key, amount, count=1):
            sums[name, key][0] += amount
            sums[name, key][1] += count

        for sale in rows(
            tx,
            """SELECT s.*, o.code FROM sale s JOIN operator o ON o.id = s.operator_id
               WHERE session_id = :day""",
            day=day,
        ):
            _add_ticket(tx, sale, add)
        for void in rows(tx, "SELECT gross_xpf FROM void_sale WHERE session_id = :day", day=day):
            add("void", "", void["gross_xpf"])
        for move in rows(tx, "SELECT kind, amount_xpf FROM cash_movement WHERE session_id = :day", day=day):
            add("movement", move["kind"], move["amount_xpf"])
        return {key: tuple(value) for key, value in sums.items()}

    def _check_closings(self, tx) -> None:
        closings = rows(tx, "SELECT * FROM closing WHERE kind = 'day' ORDER BY number")
        assert [c["number"] for c in closings] == list(range(1, len(closings) + 1))
        perpetual = absolute = 0
        for closing in closings:
            figures = json.loads(closing["figures"])
            day = closing["session_id"]
            gross = rows(tx, "SELECT coalesce(sum(gross_xpf), 0) AS n FROM sale WHERE session_id = :day", day=day)[0]
            perpetual += gross["n"]
            absolute += rows(
                tx,
                """SELECT coalesce(sum(abs(l.gross_xpf)), 0) AS n FROM sale_line l
                   JOIN sale s ON s.id = l.sale_id WHERE s.session_id = :day""",
                day=day,
            )[0]["n"]
            assert closing["gross_xpf"] == figures["gross_xpf"] == gross["n"]
            assert closing["perpetual_total_xpf"] == perpetual
            assert closing["perpetual_absolute_xpf"] == absolute
            assert figures["expected_xpf"] == self.cash_of(tx, day)
            assert figures["over_short_xpf"] == figures["counted_xpf"] - figures["expected_xpf"]
            body = self.entries[closing["journal_sequence"]]
            assert (body["kind"], body["payload"]) == ("z_report", figures)

    def cash_of(self, tx, day: str) -> int:
        """Float + cash taken − change ± moves, from the facts."""
        return rows(
            tx,
            """SELECT (SELECT opening_float_xpf FROM till_session WHERE id = :day)
               + coalesce((SELECT sum(t.amount_xpf) FROM tender_line t JOIN sale s ON s.id = t.sale_id
                           WHERE s.session_id = :day AND t.tender_type = 'cash'), 0)
               - coalesce((SELECT sum(change_xpf) FROM sale WHERE session_id = :day), 0)
               + coalesce((SELECT sum(amount_xpf) FROM cash_movement WHERE session_id = :day), 0) AS n""",
            day=day,
        )[0]["n"]


def _by(found: list[dict], name: str) -> dict[str, list[dict]]:
    groups: dict[str, list[dict]] = defaultdict(list)
    for row in found:
        groups[row[name]].append(row)
    return groups


def _add_ticket(tx, sale: dict, add) -> None:
    gross = sale["gross_xpf"]
    lines = rows(tx, "SELECT * FROM sale_line WHERE sale_id = :id", id=sale["id"])
    add(sale["kind"], "", gross)
    add("gross", "", gross)
    add("absolute", "", sum(abs(each["gross_xpf"]) for each in lines))
    add("operator", sale["code"], gross)
    add("pieces", "", 0, sum(each["quantity"] for each in lines))
    back = [each["gross_xpf"] for each in lines if each["quantity"] < 0]
    if back:
        add("returned_lines", "", sum(back), len(back))
    for name in ("rounding", "line_discount", "ticket_discount"):
        if sale[f"{name}_xpf"]:
            add(name, "", sale[f"{name}_xpf"])
    for tax in rows(tx, "SELECT * FROM sale_tax WHERE sale_id = :id", id=sale["id"]):
        for name in ("gross", "net", "tax"):
            add(f"tax_{name}", str(tax["rate_bp"]), tax[f"{name}_xpf"])
    _add_tenders(tx, sale, add)


def _add_tenders(tx, sale: dict, add) -> None:
    by_type: Counter = Counter()
    for tender in rows(tx, "SELECT * FROM tender_line WHERE sale_id = :id", id=sale["id"]):
        by_type[tender["tender_type"]] += tender["amount_xpf"]
    if sale["change_xpf"]:
        by_type["cash"] -= sale["change_xpf"]
    for tender_type, amount in by_type.items():
        add("tender", tender_type, amount)
    for move in rows(
        tx,
        """SELECT i.kind, m.amount_xpf FROM instrument_movement m
           JOIN instrument i ON i.id = m.instrument_id WHERE m.sale_id = :id""",
        id=sale["id"],
    ):
        add("issued" if move["amount_xpf"] > 0 else "redeemed", move["kind"], move["amount_xpf"])


@contextmanager
def refused(desk, error: type[BaseException], *, keeping: tuple[str, ...] = ()):
    """The act inside raises `error` and leaves every table as it was, `keeping` aside."""
    before = snapshot(desk)
    with pytest.raises(error) as caught:
        yield caught
    after = snapshot(desk)
    assert {t: r for t, r in after.items() if t not in keeping} == {
        t: r for t, r in before.items() if t not in keeping
    }
