"""Sentences about the online shop: what happened, what stands, what to do."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

ONLINE_SHOP = {
    "ShopUnreachableError": QT_TRANSLATE_NOOP(
        "Refusals", "The online shop cannot be reached. Selling goes on; what waits is sent as soon as it answers."
    ),
    "ShopBusyError": QT_TRANSLATE_NOOP(
        "Refusals", "The online shop is busy. Nothing was changed there; the program tries again by itself."
    ),
    "ShopFullError": QT_TRANSLATE_NOOP(
        "Refusals", "The online shop's disk is full. Nothing was changed there; tell whoever looks after it."
    ),
    "ShopAccessError": QT_TRANSLATE_NOOP(
        "Refusals",
        "The online shop does not let this program in, or not that far ({name}). Check the account's rights.",
    ),
    "ShopDriftError": QT_TRANSLATE_NOOP(
        "Refusals",
        "The online shop's tables are not those this program knows ({name}). Nothing more is read or written there.",
    ),
    "UnknownShopError": QT_TRANSLATE_NOOP(
        "Refusals", "This address names no kind of online shop the program knows. Check it."
    ),
    "OrderStepError": QT_TRANSLATE_NOOP(
        "Refusals",
        "The order was moved meanwhile, here or at the online shop. Look at it again; nothing was changed.",
    ),
    "SeveralCardsError": QT_TRANSLATE_NOOP(
        "Refusals", "Several customer cards carry the e-mail of an account of the online shop. Merge them first."
    ),
    "AnswerLostError": QT_TRANSLATE_NOOP(
        "Refusals",
        "The online shop's answer was lost. The program looks there before it sends anything again.",
    ),
    "OutboxNotEmptyError": QT_TRANSLATE_NOOP(
        "Refusals",
        "{waiting} messages have not reached the online shop yet. Send them first, or give up those that are parked.",
    ),
    "OtherShopError": QT_TRANSLATE_NOOP(
        "Refusals",
        "This address is not the online shop this store exchanges with. Nothing moved; change it in the settings.",
    ),
    "NoOnlineShopError": QT_TRANSLATE_NOOP(
        "Refusals", "No online shop is set up. Enter its address in the settings."
    ),
    "AlreadyDecidedError": QT_TRANSLATE_NOOP(
        "Refusals", "This no longer waits for a decision: somebody decided, or both sides agree again."
    ),
}
"""Class name → English source, as in `refusal_sentences`."""
