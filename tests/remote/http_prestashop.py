"""The desk of a PrestaShop: answers its webservice as the recorded exchanges do, with every trap met there."""

from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from tests.remote.http_shop import Asked, Told, is_let_in

ROOT = "/api/"
KEY = "K" * 32
ELEMENTS = {
    "orders": "order", "order_histories": "order_history", "order_payments": "order_payment", "messages": "message",
    "customers": "customer", "addresses": "address", "products": "product", "combinations": "combination",
    "stock_availables": "stock_available", "cart_rules": "cart_rule", "order_states": "order_state",
    "order_cart_rules": "order_cart_rule",
}  # fmt: skip
STATES = {
    2: ("1", "0", ""), 3: ("1", "0", ""), 4: ("1", "1", ""), 5: ("1", "1", ""), 6: ("0", "0", ""), 7: ("0", "0", ""),
    8: ("0", "0", ""), 10: ("0", "0", "ps_wirepayment"), 12: ("0", "0", ""), 13: ("0", "0", "ps_cashondelivery"),
    14: ("0", "0", ""), 15: ("0", "1", ""),
}  # fmt: skip
"""Paid, shipped, module: the flags of the states the recorded shop had."""


@dataclass
class PrestaDesk:
    """A shop: its records by resource and id, all as text. `no_rights` names calls this key may not make."""

    records: dict[str, dict[str, dict[str, str]]] = field(default_factory=lambda: {name: {} for name in ELEMENTS})
    no_rights: set[str] = field(default_factory=set)
    ignored: set[str] = field(default_factory=set)
    next_id: int = 1000

    def __post_init__(self):
        for number, (paid, shipped, module) in STATES.items():
            self.add("order_states", number, paid=paid, shipped=shipped, module_name=module, deleted="0")

    def add(self, resource: str, number: int | str, **fields) -> dict[str, str]:
        row = {"id": str(number), **{name: str(value) for name, value in fields.items()}}
        self.records[resource][str(number)] = row
        return row

    def order(
        self, number: int, state: int, *, paid: int = 0, total: int = 7590, reference: str = "HQSMHEPMD", **more
    ):
        self.add("orders", number, reference=reference, current_state=state, total_paid=f"{total}.000000",
                 total_paid_real=f"{paid}.000000", module="Paiement au retrait", id_address_delivery=392,
                 id_address_invoice=392, **more)  # fmt: skip
        self.history(number, state)
        return self.records["orders"][str(number)]

    def history(self, order: int | str, state: int | str, employee: int | str = 0) -> dict[str, str]:
        return self.add("order_histories", self.new_id(), id_order=order, id_order_state=state, id_employee=employee)

    def customer(self, number: int, email: str, **more) -> dict[str, str]:
        fields = {"firstname": "Malia", "lastname": "Berger", "newsletter": "0", "optin": "0", "is_guest": "0",
                  "newsletter_date_add": "0000-00-00 00:00:00", "deleted": "0", "active": "1", "passwd": "$2y$10$OuA",
                  "secure_key": "b9ef487f4e89", "date_upd": "2026-09-19 10:07:09"}  # fmt: skip
        return self.add("customers", number, email=email, **{**fields, **more})

    def address(self, number: int, customer: int, **more) -> dict[str, str]:
        fields = {"id_country": "156", "id_state": "0", "alias": "Mon adresse", "company": "", "lastname": "Berger",
                  "firstname": "Malia", "address1": "143 rue Jean Jaurès", "address2": "", "postcode": "98860",
                  "city": "Koné", "other": "", "phone": "25 92 58", "phone_mobile": "", "deleted": "0"}  # fmt: skip
        return self.add("addresses", number, id_customer=customer, **{**fields, **more})

    def rows(self, resource: str, **wanted) -> list[dict[str, str]]:
        return [
            row
            for row in self.records[resource].values()
            if all(row.get(name) == str(value) for name, value in wanted.items())
        ]

    def new_id(self) -> int:
        self.next_id += 1
        return self.next_id

    def __call__(self, asked: Asked) -> Told:
        if not is_let_in(asked, KEY, ""):
            return _errors(401, "20", "Authentification key is not active")
        resource, _, number = asked.path.removeprefix(ROOT).partition("/")
        if not resource:
            return self.root()
        if resource not in ELEMENTS:
            return _errors(400, "72", "Resource of type 'x' does not exists.")
        if f"{asked.method.lower()} {resource}" in self.no_rights:
            return _errors(405, "25", f"Method {asked.method} is not allowed for the resource {resource}")
        return getattr(self, asked.method.lower())(asked, resource, number)

    def root(self) -> Told:
        methods = ("get", "post", "patch", "put", "delete")
        rights = (
            f"<{name} "
            + " ".join(f'{each}="{str(f"{each} {name}" not in self.no_rights).lower()}"' for each in methods)
            + "/>"
            for name in ELEMENTS
        )
        return _xml(200, f'<api shopName="KOOM">{"".join(rights)}</api>')

    def get(self, asked, resource, _number) -> Told:
        display = asked.query.get("display", "").strip("[]").split(",")
        is_full = display == ["full"]
        wanted = {name[7:-1]: value.strip("[]") for name, value in asked.query.items() if name.startswith("filter[")}
        rows = [
            {name: int(row["id"]) if name == "id" else row.get(name, "") for name in (row if is_full else display)}
            for row in self.records[resource].values()
            if all(row.get(name, "").casefold() == value.casefold() for name, value in wanted.items())
        ]
        return Told.json(200, {resource: rows} if rows else [])

    def post(self, asked, resource, _number) -> Told:
        body = self._heard(asked)
        if body is None:
            return _errors(500, "127", "XML error : String could not be parsed as XML")
        if resource == "order_histories":
            return self._post_history(body)
        if resource == "customers" and self._is_taken(body):
            return _errors(500, "140", f"The email {body['email']} is already used, please choose another one")
        if resource == "messages" and "<" in body["message"]:
            return _errors(400, "85", 'Validation error: "Property Message->message is not valid"')
        if resource == "addresses":
            body = {"deleted": "0", "phone_mobile": "", "other": "", "company": "", "address2": "", **body}
        if resource == "customers":
            body = {"is_guest": "0", "deleted": "0", "active": "", "newsletter": "0", "optin": "0", **body}
        return _record(201, resource, self.add(resource, self.new_id(), **body))

    def _post_history(self, body) -> Told:
        if "id_order" not in body:
            return _errors(400, "41", 'parameter "id_order" required')
        order = self.records["orders"].get(body["id_order"])
        if order is None or int(body["id_order_state"]) not in STATES:
            return Told(500, b"", {"Content-Type": "text/html; charset=utf-8"})
        order["current_state"] = body["id_order_state"]
        row = self.history(body["id_order"], body["id_order_state"], body.get("id_employee", "0"))
        due = float(order["total_paid"]) - float(order["total_paid_real"])
        if STATES[int(body["id_order_state"])][0] == "1" and due > 0:
            order["total_paid_real"] = order["total_paid"]
            self.add("order_payments", self.new_id(), order_reference=order["reference"], amount=f"{due:.6f}",
                     payment_method=order["module"], transaction_id="")  # fmt: skip
        return _record(201, "order_histories", row)

    def patch(self, asked, resource, number) -> Told:
        body = self._heard(asked)
        if body is None or "id" not in body:
            return _errors(400, "90", "id is required when modifying a resource")
        row = self.records[resource].get(body["id"])  # the id inside wins over the one outside
        if row is None:
            return _errors(404, "92", "Invalid ID")
        if resource == "customers" and self._is_taken(body):
            return _errors(500, "140", "The email is already used, please choose another one")
        row |= body
        del number
        return _record(200, resource, row)

    def delete(self, _asked, resource, number) -> Told:
        row = self.records[resource].get(number)
        if row is None:
            return _errors(404, "87", f"Id(s) not exists: {number}")
        uses = {number} & {each[name] for each in self.rows("orders") for name in ("id_address_delivery",)}
        if resource == "addresses" and uses:
            row["deleted"] = "1"
        else:
            del self.records[resource][number]
        return Told(200)

    def _is_taken(self, body) -> bool:
        email = body.get("email", "").casefold()
        others = (row for row in self.rows("customers", is_guest=0) if row["id"] != body.get("id"))
        return any(row["email"].casefold() == email for row in others)

    def _heard(self, asked) -> dict[str, str] | None:
        try:
            record = ElementTree.fromstring(asked.body)[0]
        except (ElementTree.ParseError, IndexError):
            return None
        return {each.tag: each.text or "" for each in record if each.tag not in self.ignored}


def _record(status: int, resource: str, row: dict[str, str]) -> Told:
    element = ELEMENTS[resource]
    fields = "\n".join(f"\t<{name}><![CDATA[{value}]]></{name}>" for name, value in row.items())
    return _xml(status, f"<{element}>\n{fields}\n</{element}>")


def _errors(status: int, code: str, message: str) -> Told:
    error = f"<error><code><![CDATA[{code}]]></code><message>{escape(message)}</message></error>"
    return _xml(status, f"<errors>{error}</errors>")


def _xml(status: int, content: str) -> Told:
    document = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<prestashop xmlns:xlink="http://www.w3.org/1999/xlink">\n'
        f"{content}\n</prestashop>\n"
    )
    return Told(status, document.encode(), {"Content-type": "text/xml;charset=utf-8"})


def as_record(document: str | bytes) -> dict[str, str]:
    """Read the first record of a document of the webservice."""
    return {each.tag: (each.text or "").strip() for each in ElementTree.fromstring(document)[0]}
