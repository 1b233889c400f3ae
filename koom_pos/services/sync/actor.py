"""Who acts when the online shop does: nobody of the store, under a name of its own."""

from koom_pos.domain.operator import Operator, Right, Role

SHOP_ACTOR = Operator(
    id="online-shop",
    code="WEB",
    display_name="Boutique en ligne",
    role=Role.CASHIER,
    rights=frozenset({Right.CUSTOMERS}),
    discount_cap_bp=0,
)
"""`created_by` and `updated_by` of what a round writes; it signs in nowhere and is no row of `operator`."""

CUSTOMER, ORDER, VARIANT = "customer", "order", "variant"
"""Kinds of linked records."""
