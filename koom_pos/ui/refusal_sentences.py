"""The sentences of `refusals`, one per error class, in the order of the day: people, ringing, money, day, catalogue,
house, devices.

Each says what happened, then what stands or what to do. No blame, no code, no exclamation mark.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from koom_pos.ui.customer_sentences import CONSENT, CUSTOMERS, LOYALTY, MAIL
from koom_pos.ui.online_sentences import ONLINE_SHOP

_PEOPLE = {
    "NotAllowedError": QT_TRANSLATE_NOOP(
        "Refusals", "Your role does not allow this. A manager can approve it once with her PIN."
    ),
    "NotAllowedError.other": QT_TRANSLATE_NOOP(
        "Refusals", "Your discounts go up to {cap_bp}. A manager can approve more, once, with her PIN."
    ),
    "WrongPinError": QT_TRANSLATE_NOOP("Refusals", "Unknown PIN. Tries left: {left}."),
    "WrongPinError.other": QT_TRANSLATE_NOOP("Refusals", "Unknown PIN. Wait before trying again."),
    "LockedOutError": QT_TRANSLATE_NOOP("Refusals", "Too many wrong PINs. Try again at {until_utc}."),
    "WeakPinError": QT_TRANSLATE_NOOP(
        "Refusals", "Choose 4 to 8 digits that are neither all the same nor in sequence."
    ),
    "PinTakenError": QT_TRANSLATE_NOOP("Refusals", "This PIN is already in use. Choose another."),
    "UnknownBadgeError": QT_TRANSLATE_NOOP("Refusals", "This badge belongs to nobody who works here now."),
    "ApprovalSpentError": QT_TRANSLATE_NOOP(
        "Refusals", "This approval was for another act or is already used. Ask the manager again."
    ),
}

_RINGING = {
    "UnknownCodeError": QT_TRANSLATE_NOOP("Refusals", "Unknown article: {code}. Search for it by name."),
    "UnknownCodeError.other": QT_TRANSLATE_NOOP(
        "Refusals", "The code {code} was misread. Scan it again, or search for the article by name."
    ),
    "NoPriceError": QT_TRANSLATE_NOOP(
        "Refusals", "{code} is known but has no price or TGC rate today. Enter them under Articles."
    ),
    "NotAnArticleError": QT_TRANSLATE_NOOP("Refusals", "This code is no article. The sale is unchanged."),
    "GtinLengthError": QT_TRANSLATE_NOOP("Refusals", "A barcode has 8, 12, 13 or 14 digits; this one reads {text}."),
    "GtinCheckDigitError": QT_TRANSLATE_NOOP(
        "Refusals", "One digit of {text} is wrong. Scan it again or check it against the label."
    ),
    "ElementStringError": QT_TRANSLATE_NOOP("Refusals", "The code could not be read. Scan it again."),
    "ElementDateError": QT_TRANSLATE_NOOP("Refusals", "The date in the code is no date: {digits}. Scan the barcode."),
    "ShopCodeFormatError": QT_TRANSLATE_NOOP("Refusals", "{text} is not a code of this shop."),
    "ShopCodeCheckError": QT_TRANSLATE_NOOP("Refusals", "{text} was misread. Scan it again."),
    "QuantityPrefixError": QT_TRANSLATE_NOOP("Refusals", "{written} is no quantity. The article was not added."),
    "QuantityError": QT_TRANSLATE_NOOP("Refusals", "{quantity} is no possible quantity. The line is unchanged."),
    "UnknownLineError": QT_TRANSLATE_NOOP("Refusals", "This line is no longer in the sale."),
    "LineNotChangeableError": QT_TRANSLATE_NOOP(
        "Refusals", "This line cannot be changed: a return keeps the price of its ticket, a gift card its amount."
    ),
    "GiftCardAmountError": QT_TRANSLATE_NOOP(
        "Refusals", "A gift card is sold for an amount payable in coins; {amount_xpf} is not."
    ),
    "SaleHasTendersError": QT_TRANSLATE_NOOP(
        "Refusals", "Money was already taken on this sale. Take the payments back first."
    ),
    "SaleInTheWayError": QT_TRANSLATE_NOOP("Refusals", "Another sale is under way. Suspend or finish it first."),
    "SaleNotOpenError": QT_TRANSLATE_NOOP("Refusals", "This sale is already settled, suspended or voided."),
    "DiscountTooLargeError": QT_TRANSLATE_NOOP(
        "Refusals", "A discount of {asked_xpf} exceeds what it is taken from: {gross_xpf}."
    ),
    "DiscountNotPositiveError": QT_TRANSLATE_NOOP("Refusals", "A discount must take something off."),
    "UnknownRateError": QT_TRANSLATE_NOOP(
        "Refusals", "{rate_bp} is not a TGC rate. The rates are 0, 3, 6, 11 and 22 %."
    ),
    "AmountFormatError": QT_TRANSLATE_NOOP("Refusals", "{text} is not a whole number of francs."),
}

_SETTLING = {
    "EmptySaleError": QT_TRANSLATE_NOOP("Refusals", "There is nothing to settle. Scan an article first."),
    "ShortTenderError": QT_TRANSLATE_NOOP("Refusals", "{missing_xpf} are still missing."),
    "OverTenderError": QT_TRANSLATE_NOOP(
        "Refusals", "Only cash gives change: {tender_type} takes {left_xpf} at most."
    ),
    "NotPayableInCashError": QT_TRANSLATE_NOOP(
        "Refusals", "Coins cannot make {amount_xpf}. Check the amount of cash."
    ),
    "WrongSignError": QT_TRANSLATE_NOOP("Refusals", "{amount_xpf} cannot be taken here. Check the amount."),
    "UnknownTenderError": QT_TRANSLATE_NOOP("Refusals", "This payment was already taken back."),
    "UnknownInstrumentError": QT_TRANSLATE_NOOP("Refusals", "No gift card or credit note carries the code {code}."),
    "WrongInstrumentError": QT_TRANSLATE_NOOP("Refusals", "This code is of another kind: {kind}."),
    "InstrumentExpiredError": QT_TRANSLATE_NOOP("Refusals", "It expired on {expires_on}."),
    "InstrumentBalanceError": QT_TRANSLATE_NOOP("Refusals", "Its balance is {balance_xpf}."),
    "AvoirOnlyError": QT_TRANSLATE_NOOP("Refusals", "Without a ticket, a return is paid out as a credit note only."),
    "NotOriginalTenderError": QT_TRANSLATE_NOOP(
        "Refusals", "At most {most_xpf} can go back by {tender_type}. The rest can be a credit note."
    ),
    "UnknownTicketError": QT_TRANSLATE_NOOP("Refusals", "No ticket carries the number {number}."),
    "OtherTillTicketError": QT_TRANSLATE_NOOP(
        "Refusals", "This ticket, number {number}, was sold at till {workstation}. Return it there."
    ),
    "OverReturnError": QT_TRANSLATE_NOOP("Refusals", "{label}: {left} can still be returned."),
    "NotReturnableError": QT_TRANSLATE_NOOP("Refusals", "{label} cannot be returned."),
}

_DAY = {
    "NoOpenDayError": QT_TRANSLATE_NOOP("Refusals", "The day is not open. Count the opening float first."),
    "DayAlreadyOpenError": QT_TRANSLATE_NOOP("Refusals", "The day of {business_date} is already open."),
    "ForgottenDayError": QT_TRANSLATE_NOOP(
        "Refusals", "The day of {business_date} was not closed. Close it before opening the next."
    ),
    "DayAlreadyClosedError": QT_TRANSLATE_NOOP(
        "Refusals", "The day of {business_date} is closed. Nothing can be recorded in it any more."
    ),
    "PeriodNotOverError": QT_TRANSLATE_NOOP(
        "Refusals", "{period} cannot be closed: it is not over, its days are not all closed, or it is closed already."
    ),
    "OpenSalesLeftError": QT_TRANSLATE_NOOP(
        "Refusals", "Sales not finished: {count}. Settle or void them before closing."
    ),
    "CountReasonMissingError": QT_TRANSLATE_NOOP(
        "Refusals", "The difference is {over_short_xpf}. Choose a reason before closing."
    ),
    "DenominationError": QT_TRANSLATE_NOOP("Refusals", "There is no coin or note of {denomination_xpf}."),
    "MovementAmountError": QT_TRANSLATE_NOOP(
        "Refusals", "Enter an amount above zero that coins can pay; {amount_xpf} is not."
    ),
    "ReasonMissingError": QT_TRANSLATE_NOOP("Refusals", "Choose a reason: it is written in the journal."),
    "VerifierIsCloserError": QT_TRANSLATE_NOOP("Refusals", "Somebody other than who counted must verify."),
    "AlreadyVerifiedError": QT_TRANSLATE_NOOP("Refusals", "This closing was already verified."),
}

_CATALOGUE = {
    "UnknownArticleError": QT_TRANSLATE_NOOP("Refusals", "This article is no longer in the catalogue. Search again."),
    "PriceAmountError": QT_TRANSLATE_NOOP("Refusals", "{gross_xpf} is no possible price. The price is unchanged."),
    "PastDateError": QT_TRANSLATE_NOOP(
        "Refusals", "{valid_from} is past: prices and rates change from today, {today}, or later."
    ),
    "UnreadableSheetError": QT_TRANSLATE_NOOP(
        "Refusals", "The file cannot be read as a table ({reason}). Save it as CSV or XLSX and choose it again."
    ),
    "ImportCancelledError": QT_TRANSLATE_NOOP("Refusals", "The import was stopped. Nothing was written."),
    "FaultyPlanError": QT_TRANSLATE_NOOP(
        "Refusals", "The catalogue changed since the check. Nothing was written: check the file again."
    ),
    "SpanError": QT_TRANSLATE_NOOP("Refusals", "The period ends on {last}, before it begins on {first}."),
}

_HOUSE = {
    "NotADemoFolderError": QT_TRANSLATE_NOOP(
        "Refusals", "{data_dir} holds a real shop, not a demo. Choose another folder; nothing was touched."
    ),
    "NoCardToPrintError": QT_TRANSLATE_NOOP(
        "Refusals", "There is no card to print: this customer has no loyalty card in use. Give her one first."
    ),
    "IdentityMissingError": QT_TRANSLATE_NOOP("Refusals", "A ticket must say who sells. Still missing: {fields}."),
    "InvoiceMentionsMissingError": QT_TRANSLATE_NOOP(
        "Refusals", "An invoice must carry these mentions; enter them in Settings: {fields}."
    ),
    "WorkstationNameError": QT_TRANSLATE_NOOP("Refusals", "A till needs a name of 1 to 40 characters."),
    "RidetError": QT_TRANSLATE_NOOP("Refusals", "A RIDET has 10 digits: 7 of the company, 3 of the establishment."),
    "RecoveryKeyError": QT_TRANSLATE_NOOP(
        "Refusals", "This is not the key as printed: signs are missing or wrong. Read it again from the sheet."
    ),
    "RecoveryKeyError.other": QT_TRANSLATE_NOOP("Refusals", "Group {group} of the recovery key is wrong."),
    "StoreInUseError": QT_TRANSLATE_NOOP(
        "Refusals", "The till is already open on this PC. Its window comes forward."
    ),
    "StoreDiskError": QT_TRANSLATE_NOOP(
        "Refusals", "The disk is full or does not answer. Nothing was stored; free some space and try again."
    ),
    "StoreBusyError": QT_TRANSLATE_NOOP(
        "Refusals", "Another program keeps the store busy. Nothing was stored; try again."
    ),
    "WrongKeyError": QT_TRANSLATE_NOOP(
        "Refusals", "The key does not open the store {path}. Enter the recovery key of this store."
    ),
    "MissingKeyError": QT_TRANSLATE_NOOP(
        "Refusals", "The key of the store {store} is not on this PC. Enter the recovery key."
    ),
    "KeyExistsError": QT_TRANSLATE_NOOP("Refusals", "A key is already kept on this PC. It was left as it is."),
    "StoreNewerThanProgramError": QT_TRANSLATE_NOOP(
        "Refusals", "The store was written by a newer version of the program. Update this PC; the store is unchanged."
    ),
    "NotAStoreError": QT_TRANSLATE_NOOP("Refusals", "{path} is not a store of this program. It is unchanged."),
    "CopyTargetExistsError": QT_TRANSLATE_NOOP(
        "Refusals", "{target} already exists and was left as it is. Choose another name."
    ),
    "CopyFailedError": QT_TRANSLATE_NOOP(
        "Refusals", "The copy to {target} did not succeed. The store is unharmed; check the disk and copy again."
    ),
    "ExportFailedError": QT_TRANSLATE_NOOP(
        "Refusals", "The file could not be written there. Nothing else changed; choose another folder."
    ),
    "ArchiveNotWrittenError": QT_TRANSLATE_NOOP(
        "Refusals", "The archive could not be written there ({detail}). Choose another folder."
    ),
    "EmptyPeriodError": QT_TRANSLATE_NOOP(
        "Refusals", "The journal has no entry from {first} to {last}. Nothing was written."
    ),
    "KeyringUnavailableError": QT_TRANSLATE_NOOP(
        "Refusals", "The keyring of this PC is locked or missing. Unlock it and start again."
    ),
}

_DEVICES = {
    "PrinterError": QT_TRANSLATE_NOOP(
        "Refusals", "{printer} did not print everything. The sale is recorded; print again when it is ready."
    ),
    "PaperOutError": QT_TRANSLATE_NOOP(
        "Refusals", "{printer} has no more paper. The sale is recorded; change the roll, the ticket will follow."
    ),
    "CoverOpenError": QT_TRANSLATE_NOOP(
        "Refusals", "The cover of {printer} is open. The sale is recorded; close it, the ticket will follow."
    ),
    "PrinterOfflineError": QT_TRANSLATE_NOOP(
        "Refusals", "{printer} is off-line. The sale is recorded; check the printer, the ticket will follow."
    ),
    "PrinterUnreachableError": QT_TRANSLATE_NOOP(
        "Refusals", "{printer} cannot be reached. The sale is recorded; check its cable and power."
    ),
    "PrinterTimeoutError": QT_TRANSLATE_NOOP(
        "Refusals", "{printer} stopped answering. The sale is recorded; check it, then print again."
    ),
    "DisplayError": QT_TRANSLATE_NOOP("Refusals", "The customer display on {port} does not answer. Selling goes on."),
    "TerminalError": QT_TRANSLATE_NOOP(
        "Refusals", "The card terminal was not asked; no card was charged. Check it and try again."
    ),
    "TerminalUnreachableError": QT_TRANSLATE_NOOP(
        "Refusals", "The card terminal cannot be reached; no card was charged. Check it and try again."
    ),
    "TerminalBusyError": QT_TRANSLATE_NOOP(
        "Refusals", "The card terminal still has an earlier payment under way. Look at its screen first."
    ),
    "FrameFormatError": QT_TRANSLATE_NOOP(
        "Refusals", "The card terminal answered something unreadable. Look at its screen: paid or refused."
    ),
    "IncompleteFrameError": QT_TRANSLATE_NOOP(
        "Refusals", "The card terminal's answer broke off. Look at its screen: paid or refused."
    ),
}

SENTENCES: dict[str, str] = {
    name: str(source)
    for group in (
        _PEOPLE,
        _RINGING,
        _SETTLING,
        _DAY,
        _CATALOGUE,
        _HOUSE,
        CONSENT,
        CUSTOMERS,
        _DEVICES,
        ONLINE_SHOP,
        LOYALTY,
        MAIL,
    )
    for name, source in group.items()
}
"""Class name → English source; `<name>.other` is the second sentence of a class."""
