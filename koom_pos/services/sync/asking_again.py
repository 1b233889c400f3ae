"""Take records of the shop that could not be taken before, because somebody asked for them again."""

from collections.abc import Iterable

from koom_pos.remote.online_shop import OnlineShop, Stream
from koom_pos.services.desk import Desk
from koom_pos.services.sync.marks import ASKED, GONE
from koom_pos.services.sync.pulling import Pulled, take_records
from koom_pos.store.online import ParkedRecord


def take_asked(desk: Desk, shop: OnlineShop, streams: Iterable[Stream], pulled: Pulled) -> None:
    """Fetch what was asked for again and take it; what cannot be taken is parked as before, with its new reason.

    Raises:
        ShopUnreachableError, ShopDriftError, ShopAccessError: what was asked for stays asked for.
    """
    with desk.store.reading() as tx:
        asked = [record for record in tx.online.parked() if record.reason == ASKED]
    for stream in streams:
        wanted = [record.remote_id for record in asked if record.stream == stream]
        if not wanted:
            continue
        batch = shop.fetch(stream, wanted)
        take_records(desk, stream, batch, pulled)
        there = {record.remote_id for record in batch.records} | {fault.remote_id for fault in batch.faults}
        with desk.store.transaction() as tx:
            for remote_id in (each for each in wanted if each not in there):
                tx.online.park(ParkedRecord(stream, remote_id, GONE, desk.now()))
