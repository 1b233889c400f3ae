"""The page of customers in its real window, on a real store, with one customer to look at."""

import pytest

from koom_pos.domain.customer import PersonalFields
from koom_pos.ui.customers.customers_page import CustomersPage
from tests.services.signing import customer

LEA = PersonalFields(
    first_name="Léa",
    last_name="Wamytan",
    email="lea@lagoon.nc",
    phone="+687751234",
    street="BP 1234",
    postal_code="98845",
    city="Nouméa Cedex",
    birthday="05-14",
)


@pytest.fixture
def lea(open_shop) -> str:
    """The id of a customer who gave most of her fields and answered nothing."""
    return customer(open_shop, LEA)


@pytest.fixture
def page(counter, framed, open_shop):
    """The page in front; the cashier is signed in."""
    made = CustomersPage(counter)
    made.frame = framed(made, "customers")
    return made


@pytest.fixture
def as_manager(counter, open_shop):
    """Let the manager sign in."""

    def sign_in():
        counter.sign_in(open_shop.manager)

    return sign_in


@pytest.fixture
def panel(page):
    """What is asked in the panel at the right."""
    return page.frame.panel.content
