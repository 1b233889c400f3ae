"""An online shop that offers the contract, on a file, with makers for what the shop's own software would write."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import create_engine, insert, select, update

from koom_pos.remote import contract_tables as tables
from koom_pos.remote.contract import ContractShop, create_contract

START = datetime(2026, 11, 23, 20, 0)  # noqa: DTZ001 - the contract's instants are UTC without zone


@dataclass
class ShopSide:
    """The online shop as its own software sees it."""

    engine: object
    now: datetime = START
    count: int = field(default=0)

    def forward(self, **step) -> None:
        self.now += timedelta(**step)

    def clock(self) -> datetime:
        return self.now.replace(tzinfo=UTC)

    def next_id(self, prefix: str) -> str:
        self.count += 1
        return f"{prefix}{self.count:04d}"

    def add(self, table, **values) -> str:
        row = {"id": self.next_id(table.name[5:8]), "changed_at": self.now, **values}
        with self.engine.begin() as connection:
            connection.execute(insert(table), {k: v for k, v in row.items() if k in table.c})
        return row["id"]

    def change(self, table, row_id: str, **values) -> None:
        with self.engine.begin() as connection:
            connection.execute(update(table).where(table.c.id == row_id).values(changed_at=self.now, **values))

    def row(self, table, row_id: str) -> dict:
        with self.engine.connect() as connection:
            return dict(connection.execute(select(table).where(table.c.id == row_id)).mappings().one())

    def rows(self, table) -> list[dict]:
        with self.engine.connect() as connection:
            return [dict(row) for row in connection.execute(select(table)).mappings()]

    def customer(self, **values) -> str:
        fields = {"first_name": "Léa", "last_name": "Wamytan", "email": "lea@courriel.example", **values}
        return self.add(tables.customer, email_key=fields["email"].lower(), created_at=self.now, **fields)

    def order(self, *lines: tuple[str, int, int], **values) -> str:
        total = sum(gross for _, _, gross in lines)
        fields = {
            "number": f"{100 + self.count}",
            "placed_at": self.now,
            "payment_state": "unpaid",
            "preparation_state": "new",
            "handover_state": "waiting",
            "is_pickup": True,
            "total_xpf": total,
            **values,
        }
        order_id = self.add(tables.order, **fields)
        for sku, quantity, gross in lines:
            self.add(
                tables.order_line,
                order_id=order_id,
                sku=sku,
                label=f"Article {sku}",
                quantity=quantity,
                gross_xpf=gross,
            )
        return order_id

    def variant(self, sku: str, stock: int = 10, gross_xpf: int = 2500) -> str:
        return self.add(
            tables.variant,
            article_id="a1",
            sku=sku,
            name="Rouge Velours",
            gross_xpf=gross_xpf,
            rate_bp=2200,
            stock=stock,
            stock_changed_at=self.now,
        )


def open_shop_side(url: str) -> tuple[ShopSide, ContractShop]:
    engine = create_engine(url)
    create_contract(engine)
    side = ShopSide(engine)
    return side, ContractShop(engine, side.clock)
