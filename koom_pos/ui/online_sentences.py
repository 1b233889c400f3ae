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
}

_LOYALTY = {
    "ShortPointsError": QT_TRANSLATE_NOOP(
        "Refusals", "The card holds {balance} points; this reward costs {needed}. Nothing was spent."
    ),
    "ProgrammeError": QT_TRANSLATE_NOOP("Refusals", "The programme contradicts itself: {field}. It is unchanged."),
    "CardCodeError": QT_TRANSLATE_NOOP("Refusals", "This is not the code of a loyalty card. Scan it again."),
    "CardTakenError": QT_TRANSLATE_NOOP("Refusals", "This card was given before. Take another one."),
    "CardNotActiveError": QT_TRANSLATE_NOOP("Refusals", "This card is not hers, or is blocked already."),
    "RewardTooLargeError": QT_TRANSLATE_NOOP(
        "Refusals", "A reward of {value_xpf} is taken whole, and the ticket leaves less. Nothing was spent."
    ),
    "PointsGoBackError": QT_TRANSLATE_NOOP(
        "Refusals", "{points_xpf} were paid in points: give them back as points first."
    ),
    "WholeRewardError": QT_TRANSLATE_NOOP("Refusals", "Points are spent by whole rewards. Choose a reward."),
    "NotAMemberError": QT_TRANSLATE_NOOP(
        "Refusals", "She is not in the loyalty programme, or no customer is attached to this sale."
    ),
    "UnknownRewardError": QT_TRANSLATE_NOOP(
        "Refusals", "The programme no longer gives this reward this way. Choose another."
    ),
    "UnknownBenefitError": QT_TRANSLATE_NOOP("Refusals", "This reward or voucher was already taken off the sale."),
    "UnknownVoucherError": QT_TRANSLATE_NOOP("Refusals", "Unknown voucher. Check its code and enter it again."),
    "VoucherUsedError": QT_TRANSLATE_NOOP("Refusals", "This voucher was already used; it is good once."),
    "VoucherExpiredError": QT_TRANSLATE_NOOP("Refusals", "This voucher was good until {expires_on}."),
    "SecondVoucherError": QT_TRANSLATE_NOOP("Refusals", "This sale has a voucher already. Take it off first."),
    "PointsAmountError": QT_TRANSLATE_NOOP(
        "Refusals", "Enter a number of points other than 0, of at most one million."
    ),
    "NotCreditableError": QT_TRANSLATE_NOOP(
        "Refusals", "Only a ticket of today that has no customer yet can still be credited."
    ),
}

_MAIL = {
    "MailRecipientError": QT_TRANSLATE_NOOP(
        "Refusals", "This is not one complete e-mail address. Nothing was sent; correct it and try again."
    ),
    "NoTicketMailError": QT_TRANSLATE_NOOP("Refusals", "The ticket cannot go by e-mail: {why}."),
    "NoEmailError": QT_TRANSLATE_NOOP("Refusals", "The customer has given no e-mail address."),
    "NoCodeSentError": QT_TRANSLATE_NOOP("Refusals", "No code is waiting for this address. Send one first."),
    "CodeSpentError": QT_TRANSLATE_NOOP(
        "Refusals", "This code is no longer valid: too old, or wrong too often. Send another one."
    ),
    "WrongCodeError": QT_TRANSLATE_NOOP("Refusals", "This is not the code that was sent. Attempts left: {left}."),
    "MailError": QT_TRANSLATE_NOOP(
        "Refusals", "The mail server {host} did not take the message. It waits and is sent later."
    ),
    "MailUnreachableError": QT_TRANSLATE_NOOP(
        "Refusals", "The mail server {host} cannot be reached. Check its name, the port and the internet connection."
    ),
    "MailTimeoutError": QT_TRANSLATE_NOOP(
        "Refusals", "The mail server {host} does not answer in time. Check the port and the encryption."
    ),
    "MailTlsError": QT_TRANSLATE_NOOP(
        "Refusals",
        "The connection to {host} is not encrypted as chosen, so nothing was sent. Choose another encryption.",
    ),
    "MailCertificateError": QT_TRANSLATE_NOOP(
        "Refusals", "The certificate of {host} is not valid: it may be another server. Check the name of the server."
    ),
    "MailLoginError": QT_TRANSLATE_NOOP(
        "Refusals", "The mail server {host} refused the user or the password. Enter both again."
    ),
    "MailSenderError": QT_TRANSLATE_NOOP(
        "Refusals", "The mail server {host} does not accept this sender (code {code}). Check the sender's address."
    ),
    "MailDroppedError": QT_TRANSLATE_NOOP(
        "Refusals", "The connection to {host} broke. The message was not taken; try again."
    ),
    "MailDelayedError": QT_TRANSLATE_NOOP(
        "Refusals", "The mail server {host} asks to try again later (code {code})."
    ),
    "MailRejectedError": QT_TRANSLATE_NOOP(
        "Refusals", "The mail server {host} refuses this message or this address for good (code {code})."
    ),
    "MailAddressUnsupportedError": QT_TRANSLATE_NOOP(
        "Refusals", "The mail server {host} cannot write to an address with accents before the @."
    ),
    "MailAnswerLostError": QT_TRANSLATE_NOOP(
        "Refusals",
        "The connection to {host} broke at the end: the message may have arrived. Check before sending again.",
    ),
    "OrderStepError": QT_TRANSLATE_NOOP(
        "Refusals",
        "The order was moved meanwhile, here or at the online shop. Look at it again; nothing was changed.",
    ),
    "SeveralCardsError": QT_TRANSLATE_NOOP(
        "Refusals", "Several customer cards carry the e-mail of an account of the online shop. Merge them first."
    ),
}
"""Class name → English source, as in `refusal_sentences`."""
