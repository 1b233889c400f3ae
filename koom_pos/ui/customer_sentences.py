"""Sentences about customers, their consents, their points and mail: what happened, what stands, what to do."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

CUSTOMERS = {
    "UnknownCustomerError": QT_TRANSLATE_NOOP("Refusals", "This customer is no longer known. Search for her again."),
    "UnknownCardError": QT_TRANSLATE_NOOP(
        "Refusals", "Nobody holds this loyalty card. Search for the customer by name, or sign her up."
    ),
    "TooYoungError": QT_TRANSLATE_NOOP(
        "Refusals", "The programme is open from the age of 15. Nothing was kept; the sale goes on."
    ),
    "PhoneError": QT_TRANSLATE_NOOP(
        "Refusals", "This is no telephone number. A number from abroad begins with + and its country."
    ),
    "EmailError": QT_TRANSLATE_NOOP("Refusals", "This is no e-mail address. Check what stands around the @."),
    "BirthdayError": QT_TRANSLATE_NOOP("Refusals", "No year has this day. Check the day and the month."),
    "RewardOnSaleError": QT_TRANSLATE_NOOP(
        "Refusals", "A reward of this customer is on the sale. Take the reward off first."
    ),
    "SameCustomerError": QT_TRANSLATE_NOOP("Refusals", "These two cards are one already. Nothing changed."),
    "MergeUndoneError": QT_TRANSLATE_NOOP("Refusals", "This merge no longer stands. Nothing changed."),
    "MergeInTheWayError": QT_TRANSLATE_NOOP(
        "Refusals", "A later merge stands on this one. Undo the later one first."
    ),
}

CONSENT = {
    "UnprovenConsentError": QT_TRANSLATE_NOOP(
        "Refusals", "An agreement needs the customer's own tick and signature. Nothing was recorded."
    ),
    "UnaskedCellError": QT_TRANSLATE_NOOP("Refusals", "The form does not ask this. Nothing was recorded."),
    "EmptySignatureError": QT_TRANSLATE_NOOP(
        "Refusals", "The signature is empty. The customer signs, or leaves every box empty."
    ),
    "UnreadableSignatureError": QT_TRANSLATE_NOOP(
        "Refusals", "The signature could not be read. The customer signs again."
    ),
    "UnknownSlipError": QT_TRANSLATE_NOOP("Refusals", "No sign-up slip carries the code {code}."),
    "SlipNotWaitingError": QT_TRANSLATE_NOOP(
        "Refusals", "The slip {code} was already entered or set aside. Print another one."
    ),
    "PolicyDateUnknownError": QT_TRANSLATE_NOOP(
        "Refusals", "Confirm the date of the policy in force first. Nothing was entered."
    ),
    "PolicyKnownError": QT_TRANSLATE_NOOP(
        "Refusals", "This policy is already entered, as version {version}. Nothing was changed."
    ),
    "PolicyEmptyError": QT_TRANSLATE_NOOP("Refusals", "A policy needs the name of its version and its text."),
    "UnknownPolicyError": QT_TRANSLATE_NOOP("Refusals", "No version {version} of the policy is entered."),
    "CommitmentMissingError": QT_TRANSLATE_NOOP(
        "Refusals", "Addresses leave only for who has given a written commitment. Record it first; nothing left."
    ),
    "UnknownProcessorError": QT_TRANSLATE_NOOP("Refusals", "This processor or partner is no longer in the register."),
    "ProcessorError": QT_TRANSLATE_NOOP("Refusals", "Correct the entry of the register first: {field}."),
    "NoRecipientsError": QT_TRANSLATE_NOOP("Refusals", "Nobody agreed to this. No file was written."),
    "ContactExportError": QT_TRANSLATE_NOOP(
        "Refusals", "The file could not be written there ({detail}). Choose another folder; nothing left the shop."
    ),
    "HoldReviewError": QT_TRANSLATE_NOOP(
        "Refusals", "A hold is reviewed between today and {latest}. Choose another date."
    ),
    "HoldReasonError": QT_TRANSLATE_NOOP("Refusals", "A hold needs its reason and what it keeps."),
    "UnknownHoldError": QT_TRANSLATE_NOOP("Refusals", "This hold is over, or unknown."),
}

LOYALTY = {
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

MAIL = {
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
}
"""Class name → English source, as in `refusal_sentences`."""
