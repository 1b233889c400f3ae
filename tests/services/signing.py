"""What a customer does with her hands in these tests: signs on a screen, or on a slip of paper."""

import io

from PIL import Image, ImageDraw

from koom_pos.domain.consent import ASKED_CELLS, Cell, Method
from koom_pos.domain.customer import PersonalFields
from koom_pos.services import consents, customers

MANON = PersonalFields(first_name="Manon", last_name="Wamytan", email="manon@example.nc", phone="+687751234")


def signature(*, ink: str = "black", ground: str = "white", strokes: int = 3, mode: str = "RGB") -> bytes:
    """A scribble as the pad makes it."""
    picture = Image.new(mode, (300, 120), ground)
    pen = ImageDraw.Draw(picture)
    for stroke in range(strokes):
        pen.line([(40 + stroke * 50, 80), (70 + stroke * 50, 30), (90 + stroke * 50, 90)], fill=ink, width=3)
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def customer(shop, fields: PersonalFields = MANON) -> str:
    """A customer of the shop who answered nothing yet."""
    return customers.create_customer(shop.desk, shop.cashier, fields, fifteen_or_over=True).id


def answer(shop, customer_id: str, *ticked: Cell, language: str = "fr"):
    """She leaves every box empty but those, and signs on her screen."""
    cells = ASKED_CELLS
    proof = consents.save_signature(shop.desk, shop.cashier, customer_id, signature(), cells, language=language)
    return consents.record_answers(
        shop.desk,
        shop.cashier,
        customer_id,
        {cell: cell in ticked for cell in cells},
        method=Method.CUSTOMER_SCREEN,
        evidence_id=proof,
        language=language,
    )
