"""The desk of a WooCommerce shop: answers wc/v3 as the recorded exchanges do, with every trap that was met there."""

import json
import re
from dataclasses import dataclass, field

from tests.remote.http_shop import Asked, Told, is_let_in

ROOT = "/wp-json/wc/v3/"
NOW = "2026-11-22T23:05:38"
STATUSES = {
    "pending", "on-hold", "processing", "ready-pickup", "completed", "cancelled", "failed", "refunded", "trash",
}  # fmt: skip


@dataclass
class WooDesk:
    """A shop: its records by id, as its interface shows them. `is_administrator` is whose key is used."""

    orders: dict[int, dict] = field(default_factory=dict)
    notes: dict[int, list[dict]] = field(default_factory=dict)
    refunds: dict[int, list[dict]] = field(default_factory=dict)
    products: dict[int, dict] = field(default_factory=dict)
    customers: dict[int, dict] = field(default_factory=dict)
    coupons: dict[int, dict] = field(default_factory=dict)
    is_administrator: bool = True
    keeps_metas: bool = True
    ignored: set[str] = field(default_factory=set)
    next_id: int = 600

    def order(self, order_id: int, status: str, total: str = "5150", *, paid: bool = False, **more) -> dict:
        paid_at = "2026-11-21T20:29:13" if paid else None
        row = {
            "id": order_id, "status": status, "total": total, "date_paid_gmt": paid_at,
            "payment_method": "cod", "payment_method_title": "", "transaction_id": "", "meta_data": [],
            "line_items": [], **more,
        }  # fmt: skip
        self.orders[order_id] = row
        return row

    def product(self, product_id: int, sku: str, quantity: int | None, **more) -> dict:
        row = {
            "id": product_id, "type": "simple", "parent_id": 0, "sku": sku, "manage_stock": quantity is not None,
            "stock_quantity": quantity, "meta_data": [], **more,
        }  # fmt: skip
        self.products[product_id] = row
        return row

    def customer(self, customer_id: int, email: str, role: str = "customer", **billing) -> dict:
        row = {
            "id": customer_id, "email": email, "role": role, "first_name": "", "last_name": "", "meta_data": [],
            "billing": {"first_name": "", "last_name": "", "phone": "", "city": "", "email": email, **billing},
        }  # fmt: skip
        self.customers[customer_id] = row
        return row

    def coupon(self, coupon_id: int, code: str, **more) -> dict:
        row = {
            "id": coupon_id, "code": code, "status": "publish", "date_expires": None, "date_expires_gmt": None,
            "usage_count": 0, "usage_limit": 1, "meta_data": [], **more,
        }  # fmt: skip
        self.coupons[coupon_id] = row
        return row

    def __call__(self, asked: Asked) -> Told:
        if not is_let_in(asked):
            return Told.json(401, _error("woocommerce_rest_cannot_view", "Sorry, you cannot list resources.", 401))
        for method, pattern, answer in _ROUTES:
            if method == asked.method and (found := re.fullmatch(ROOT + pattern, asked.path)):
                status, data = answer(self, asked, *map(int, found.groups()))
                return Told.json(status, _only(data, asked.query.get("_fields")))
        return Told.json(404, _error("rest_no_route", "No route was found.", 404))

    def get_order(self, _asked, order_id):
        if order_id not in self.orders:
            return 404, _error("woocommerce_rest_shop_order_invalid_id", "Invalid ID.", 404)
        return 200, self.orders[order_id]

    def put_order(self, asked, order_id):
        if order_id not in self.orders:
            return 400, _error("woocommerce_rest_shop_order_invalid_id", "ID is invalid.", 400)
        row, body = self.orders[order_id], self._heard(asked)
        status = body.get("status")
        if status is not None and status not in STATUSES:
            return 400, _error("rest_invalid_param", "Invalid parameter(s): status", 400)
        row |= {
            name: body[name] for name in ("payment_method", "payment_method_title", "transaction_id") if name in body
        }
        is_set = status is not None
        if is_set:
            row["status"] = status
        if body.get("set_paid") and row["status"] in ("pending", "failed"):
            row["status"], is_set = "processing", True
        if is_set and row["status"] in ("processing", "completed"):
            # Only coming into these states stamps it; what is to be paid at the door stands there unpaid.
            row["date_paid_gmt"] = row["date_paid_gmt"] or NOW
        for each in body.get("meta_data", ()):
            if each["key"] == "_date_paid":
                row["date_paid_gmt"] = "2026-11-22T23:00:00"
            else:
                _put_meta(row, each)
        return 200, row

    def get_notes(self, _asked, order_id):
        return 200, self.notes.get(order_id, [])

    def post_note(self, asked, order_id):
        if order_id not in self.orders:
            return 404, _error("woocommerce_rest_order_invalid_id", "Invalid order ID.", 404)
        body = self._heard(asked)
        note = {"id": self._id(), "note": body["note"], "customer_note": bool(body.get("customer_note"))}
        self.notes.setdefault(order_id, []).insert(0, note)
        return 201, note

    def get_refunds(self, _asked, order_id):
        return 200, self.refunds.get(order_id, [])

    def post_refund(self, asked, order_id):
        row, body = self.orders[order_id], self._heard(asked)
        before = self.refunds.setdefault(order_id, [])
        left = int(row["total"]) - sum(int(each["amount"]) for each in before)
        if int(body["amount"]) > left:
            return 500, {"code": "woocommerce_rest_cannot_create_order_refund", "message": "Invalid refund amount."}
        lines = [
            {"id": self._id(), "quantity": -line["quantity"],
             "meta_data": [{"key": "_refunded_item_id", "value": str(line["id"])}]}
            for line in body.get("line_items", ())
        ]  # fmt: skip
        made = {"id": self._id(), "amount": body["amount"], "reason": body.get("reason", ""), "line_items": lines}
        before.insert(0, made)
        if int(body["amount"]) == left:
            row["status"] = "refunded"
        return 201, made

    def find_products(self, asked):
        return 200, [row for row in self.products.values() if row["sku"] == asked.query.get("sku")]

    def get_product(self, _asked, *ids):
        if ids[-1] not in self.products:
            return 404, _error("woocommerce_rest_product_invalid_id", "Invalid ID.", 404)
        return 200, self.products[ids[-1]]

    def put_product(self, asked, *ids):
        row, body = self.products[ids[-1]], self._heard(asked)
        if len(ids) == 1 and row["type"] == "variation":
            return 404, _error("woocommerce_rest_invalid_product_id", "To manipulate product variations ...", 404)
        if row["manage_stock"] is True and "inventory_delta" in body:
            row["stock_quantity"] += body["inventory_delta"]
        for each in body.get("meta_data", ()) if self.keeps_metas else ():
            _put_meta(row, each)
        return 200, row

    def find_customers(self, asked):
        rows = list(self.customers.values())
        if "email" in asked.query:
            roles = ("customer",) if asked.query.get("role") != "all" else None
            email = asked.query["email"].casefold()
            rows = [
                each for each in rows if each["email"].casefold() == email and (not roles or each["role"] in roles)
            ]
        return 200, [self._seen(each) for each in rows]

    def get_customer(self, _asked, customer_id):
        if customer_id not in self.customers:
            return 404, _error("woocommerce_rest_invalid_id", "Invalid resource ID.", 404)
        return 200, self._seen(self.customers[customer_id])

    def post_customer(self, asked):
        body = self._heard(asked)
        if "password" not in body:
            return 400, _error("rest_missing_callback_param", "Missing parameter(s): password", 400)
        if any(each["email"].casefold() == body["email"].casefold() for each in self.customers.values()):
            text = f"An account is already registered with {body['email']}."
            return 400, _error("registration-error-email-exists", text, 400)
        row = self.customer(self._id(), body["email"], **body.get("billing", {}))
        row |= {name: body[name] for name in ("first_name", "last_name") if name in body}
        return 201, self._seen(row)

    def put_customer(self, asked, customer_id):
        row, body = self.customers[customer_id], self._heard(asked)
        others = (each for each in self.customers.values() if each is not row)
        if any(each["email"].casefold() == body.get("email", "").casefold() for each in others):
            return 400, _error("woocommerce_rest_customer_invalid_email", "Email address is invalid.", 400)
        row |= {name: body[name] for name in ("email", "first_name", "last_name") if name in body}
        row["billing"] |= body.get("billing", {})
        for each in body.get("meta_data", ()):
            if not each["key"].startswith("_"):
                _put_meta(row, each)
        return 200, self._seen(row)

    def delete_customer(self, asked, customer_id):
        if customer_id not in self.customers:
            return 404, _error("wc_user_invalid_id", "Invalid user ID.", 404)
        if not self.is_administrator:
            return 403, _error("woocommerce_rest_cannot_delete", "Sorry, you are not allowed to delete this.", 403)
        if asked.query.get("force") != "true":
            return 501, _error("woocommerce_rest_trash_not_supported", "Customers do not support trashing.", 501)
        return 200, self._seen(self.customers.pop(customer_id))

    def find_coupons(self, asked):
        return 200, [each for each in self.coupons.values() if each["code"] == asked.query["code"].lower()]

    def put_coupon(self, asked, coupon_id):
        row, body = self.coupons[coupon_id], self._heard(asked)
        row |= {name: body[name] for name in ("date_expires", "status", "usage_limit") if name in body}
        row["date_expires_gmt"] = row["date_expires"]
        for each in body.get("meta_data", ()):
            _put_meta(row, each)
        return 200, row

    def list_orders(self, _asked):
        return 200, list(self.orders.values())[:1]

    def _heard(self, asked: Asked) -> dict:
        """What of a body reaches the shop: nothing of one that is not said to be JSON."""
        if asked.headers.get("Content-Type") != "application/json":
            return {}
        return {name: value for name, value in json.loads(asked.body).items() if name not in self.ignored}

    def _seen(self, row: dict) -> dict:
        return row if self.is_administrator else {name: value for name, value in row.items() if name != "meta_data"}

    def _id(self) -> int:
        self.next_id += 1
        return self.next_id


_ROUTES = (
    ("GET", r"orders", WooDesk.list_orders),
    ("GET", r"orders/(\d+)", WooDesk.get_order),
    ("PUT", r"orders/(\d+)", WooDesk.put_order),
    ("GET", r"orders/(\d+)/notes", WooDesk.get_notes),
    ("POST", r"orders/(\d+)/notes", WooDesk.post_note),
    ("GET", r"orders/(\d+)/refunds", WooDesk.get_refunds),
    ("POST", r"orders/(\d+)/refunds", WooDesk.post_refund),
    ("GET", r"products", WooDesk.find_products),
    ("GET", r"products/(\d+)", WooDesk.get_product),
    ("GET", r"products/(\d+)/variations/(\d+)", WooDesk.get_product),
    ("PUT", r"products/(\d+)", WooDesk.put_product),
    ("PUT", r"products/(\d+)/variations/(\d+)", WooDesk.put_product),
    ("GET", r"customers", WooDesk.find_customers),
    ("POST", r"customers", WooDesk.post_customer),
    ("GET", r"customers/(\d+)", WooDesk.get_customer),
    ("PUT", r"customers/(\d+)", WooDesk.put_customer),
    ("DELETE", r"customers/(\d+)", WooDesk.delete_customer),
    ("GET", r"coupons", WooDesk.find_coupons),
    ("PUT", r"coupons/(\d+)", WooDesk.put_coupon),
)


def _put_meta(row: dict, given: dict) -> None:
    kept = [each for each in row["meta_data"] if each["key"] != given["key"]]
    row["meta_data"] = [*kept, {"id": 1, "key": given["key"], "value": given["value"]}]


def _error(code: str, message: str, status: int) -> dict:
    return {"code": code, "message": message, "data": {"status": status}}


def _only(data, fields: str | None):
    if fields is None or (isinstance(data, dict) and "code" in data and "message" in data):
        return data
    names = set(fields.split(","))
    cut = [
        {name: value for name, value in row.items() if name in names}
        for row in (data if isinstance(data, list) else [data])
    ]
    return cut if isinstance(data, list) else cut[0]
