"""The store of a workstation, and the one door to it: a transaction that commits once."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from koom_pos.store.catalogue import CatalogueVerbs
from koom_pos.store.catalogue_bulk import CatalogueBulkVerbs
from koom_pos.store.clienteling import ClientelingVerbs
from koom_pos.store.consents import ConsentVerbs
from koom_pos.store.customer_merges import CustomerMergeVerbs
from koom_pos.store.customer_orders import CustomerOrderVerbs
from koom_pos.store.customers import CustomerVerbs
from koom_pos.store.engine import naming_faults, open_engine, reading
from koom_pos.store.exchange_care import ExchangeCareVerbs
from koom_pos.store.house import HouseVerbs
from koom_pos.store.instruments import InstrumentVerbs
from koom_pos.store.journal import JournalVerbs
from koom_pos.store.loyalty import LoyaltyVerbs
from koom_pos.store.mail import MailVerbs
from koom_pos.store.online import OnlineVerbs
from koom_pos.store.open_sales import OpenSaleVerbs
from koom_pos.store.operators import OperatorVerbs
from koom_pos.store.paper import PaperVerbs
from koom_pos.store.privacy import PrivacyVerbs
from koom_pos.store.reports import ReportQueries
from koom_pos.store.sales import SaleVerbs
from koom_pos.store.stock import StockVerbs
from koom_pos.store.till import TillVerbs
from koom_pos.store.vouchers import VoucherVerbs


class Transaction:
    """Verbs over one database transaction, by table group. Nothing is kept unless the block ends well."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    @cached_property
    def session(self) -> Session:
        """ORM session on this transaction; flushed before the commit."""
        return Session(bind=self.connection, expire_on_commit=False)

    @cached_property
    def catalogue(self) -> CatalogueVerbs:
        """Articles, codes, prices, rates, search."""
        return CatalogueVerbs(self.connection)

    @cached_property
    def catalogue_bulk(self) -> CatalogueBulkVerbs:
        """Whole assortments at once: imports, the demo shop."""
        return CatalogueBulkVerbs(self.connection)

    @cached_property
    def stock(self) -> StockVerbs:
        """Stock movements and levels."""
        return StockVerbs(self.connection)

    @cached_property
    def open_sales(self) -> OpenSaleVerbs:
        """The sale being rung and the suspended ones."""
        return OpenSaleVerbs(self.connection)

    @cached_property
    def sales(self) -> SaleVerbs:
        """Settled tickets."""
        return SaleVerbs(self.connection)

    @cached_property
    def instruments(self) -> InstrumentVerbs:
        """Gift cards and credit notes."""
        return InstrumentVerbs(self.connection)

    @cached_property
    def till(self) -> TillVerbs:
        """Sessions, running totals, movements, closings."""
        return TillVerbs(self.connection)

    @cached_property
    def journal(self) -> JournalVerbs:
        """The signed chain."""
        return JournalVerbs(self.connection)

    @cached_property
    def operators(self) -> OperatorVerbs:
        """People, rights, lock-outs, approvals."""
        return OperatorVerbs(self.session)

    @cached_property
    def house(self) -> HouseVerbs:
        """Workstations, shop settings, outbox."""
        return HouseVerbs(self.connection)

    @cached_property
    def exchange_care(self) -> ExchangeCareVerbs:
        """What a person does about the exchange with the online shop."""
        return ExchangeCareVerbs(self.connection)

    @cached_property
    def online(self) -> OnlineVerbs:
        """Links, cursors and conflicts of the synchronisation."""
        return OnlineVerbs(self.connection)

    @cached_property
    def customer_orders(self) -> CustomerOrderVerbs:
        """Orders of the online shop."""
        return CustomerOrderVerbs(self.connection)

    @cached_property
    def reports(self) -> ReportQueries:
        """Read-only figures over many tickets."""
        return ReportQueries(self.connection)

    @cached_property
    def clienteling(self) -> ClientelingVerbs:
        """What one customer bought and wished for."""
        return ClientelingVerbs(self.connection)

    @cached_property
    def paper(self) -> PaperVerbs:
        """Print jobs and print records."""
        return PaperVerbs(self.connection)

    @cached_property
    def mail(self) -> MailVerbs:
        """Messages to send, and codes sent to confirm an address."""
        return MailVerbs(self.connection)

    @cached_property
    def consents(self) -> ConsentVerbs:
        """Consents, their wordings and proofs, the purpose gate."""
        return ConsentVerbs(self.connection)

    @cached_property
    def privacy(self) -> PrivacyVerbs:
        """Suppression list, versions of the policy, processors, exports, holds."""
        return PrivacyVerbs(self.connection)

    @cached_property
    def loyalty(self) -> LoyaltyVerbs:
        """Memberships, loyalty cards, the ledger of points."""
        return LoyaltyVerbs(self.connection)

    @cached_property
    def vouchers(self) -> VoucherVerbs:
        """Single-use vouchers."""
        return VoucherVerbs(self.connection)

    @cached_property
    def customers(self) -> CustomerVerbs:
        """Customers' cards, search, tickets, looks."""
        return CustomerVerbs(self.connection)

    @cached_property
    def customer_merges(self) -> CustomerMergeVerbs:
        """Which cards became one, and how they were before."""
        return CustomerMergeVerbs(self.connection)


class Store:
    """A workstation's encrypted file. Threads may share it; transactions may not."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._reader = reading(engine)

    @classmethod
    def open(cls, path: Path, key: bytes) -> "Store":
        """Open a migrated store; see `open_engine` for what it raises."""
        return cls(open_engine(path, key))

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Give the one writer's transaction: committed, durable, when the block ends; undone if it raises.

        Raises:
            StoreDiskError, StoreBusyError: nothing of the block was stored.
        """
        with naming_faults(), self.engine.begin() as connection:
            tx = Transaction(connection)
            yield tx
            if "session" in tx.__dict__:
                tx.session.flush()

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """Give one consistent moment of the store; writing in it is an error."""
        with self._reader.connect() as connection, connection.begin():
            yield Transaction(connection)

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()
