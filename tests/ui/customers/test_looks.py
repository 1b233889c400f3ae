"""Every state of the page drawn in both themes, as pictures to look at; and what can be checked without eyes."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from koom_pos.domain.consent import ASKED_CELLS, Channel, Purpose
from koom_pos.domain.customer import CustomerField, LookReason, PersonalFields
from koom_pos.services import customers
from koom_pos.ui.language import install_language
from koom_pos.ui.widgets.labels import Text
from tests.services.members import give_points, sell_to
from tests.services.signing import answer, customer

LONG = {
    CustomerField.FIRST_NAME: "Marie-Hélène Anne-Sophie",
    CustomerField.LAST_NAME: "de La Rochefoucauld-Wamytan épouse Poithily",
    CustomerField.EMAIL: "marie-helene.delarochefoucauld-wamytan@lagoon.nc",
    CustomerField.STREET: "12 rue des Flamboyants prolongée",
    CustomerField.STREET_MORE: "Résidence Les Jardins du Ouen Toro, bâtiment C",
    CustomerField.NOTE: "Préfère être appelée l’après-midi. Demande un échantillon de parfum avec ses achats.",
}
SOME = ((Purpose.KOOM_OFFERS, Channel.EMAIL), (Purpose.PROFILING, Channel.NONE), (Purpose.E_TICKET, Channel.EMAIL))


def nothing(page, _shop, _manager, _lea):
    page.shown()


def found(page, shop, _manager, _lea):
    for first_name in ("Ana", "Noémie", "Louise"):
        give_points(shop, customer(shop, PersonalFields(first_name=first_name, last_name="Wamytan")), -120)
    page.list.search.setText("wamytan")


def bare(page, shop, _manager, _lea):
    page.open_customer(customer(shop, PersonalFields()), LookReason.SERVICE)


def typical(page, shop, _manager, lea):
    give_points(shop, lea, 1130)
    sell_to(shop, lea, 8900)
    answer(shop, lea, *SOME)
    page.open_customer(lea, LookReason.SERVICE)


def full(page, shop, manager, lea):
    customers.change_customer(shop.desk, shop.cashier, lea, LONG)
    for price in (2500, 8900, 1_254_300):
        sell_to(shop, lea, price)
        shop.clock.forward(minutes=9)
    give_points(shop, lea, -25_000)
    for _ in range(5):
        answer(shop, lea, *ASKED_CELLS)
        shop.clock.forward(minutes=1)
    manager()
    page.open_customer(lea, LookReason.SERVICE)


def portrait(page, shop, manager, lea):
    full(page, shop, manager, lea)
    page.view.history.tabs.setCurrentWidget(page.view.history.portrait)


def withdrawing(page, shop, manager, lea):
    full(page, shop, manager, lea)
    page.view.consents.withdrawal(SOME[0]).click()


def refused(page, shop, manager, lea):
    typical(page, shop, manager, lea)
    page.open_thing("nobody")


def editing(page, shop, manager, lea):
    full(page, shop, manager, lea)
    page.view.edit.click()


STATES = {
    made.__name__: made for made in (nothing, found, bare, typical, full, portrait, withdrawing, refused, editing)
}


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("name", STATES)
def test_no_word_is_cut_in_any_state(request, qapp, open_shop, name, mode):
    install_language(qapp, "fr_NC")
    request.getfixturevalue("theme")(mode)
    page, lea = request.getfixturevalue("page"), request.getfixturevalue("lea")
    STATES[name](page, open_shop, request.getfixturevalue("as_manager"), lea)
    frame = page.frame
    QApplication.sendPostedEvents()
    qapp.processEvents()
    if frame.panel.is_open():
        ground = frame.panel.parentWidget()
        request.getfixturevalue("qtbot").waitUntil(lambda: frame.panel.geometry().right() < ground.width())
    request.getfixturevalue("picture")(frame, f"customers-{name}-{mode}")
    cut = [
        widget.text()
        for kind in (QAbstractButton, Text)
        for widget in page.findChildren(kind)
        if widget.isVisible() and widget.text() and widget.width() < _needed(widget)
    ]
    assert cut == []
    assert not page.is_open() or (page.view.left.fits() and page.view.right.fits())


def _needed(widget) -> int:
    if isinstance(widget, Text):
        return 0 if widget.wordWrap() else widget.sizeHint().width()
    return widget.sizeHint().width()
