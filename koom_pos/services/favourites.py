"""The favourites of the sale screen, as one ordered list."""

from collections.abc import Sequence

from koom_pos.domain.operator import Operator, Right
from koom_pos.services.catalogue import UnknownArticleError
from koom_pos.services.desk import Desk


def order_favourites(desk: Desk, operator: Operator, variant_ids: Sequence[str]) -> None:
    """Give these variants the first places, in this order; one that is no favourite yet becomes one.

    Favourites not named keep their place behind or between; name them all to order them all.

    Raises:
        UnknownArticleError: one is not in the catalogue; nothing changes.
        NotAllowedError
    """
    operator.check(Right.EDIT_CATALOGUE)
    with desk.store.transaction() as tx:
        for place, variant_id in enumerate(variant_ids):
            head = tx.catalogue.variant_head(variant_id)
            if head is None:
                raise UnknownArticleError(variant_id)
            if head.favourite != place:
                tx.catalogue.set_favourite(variant_id, place, at_utc=desk.now(), by=operator.id)
