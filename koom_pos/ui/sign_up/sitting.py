"""What one customer is shown, drawn from what she gave and from the shop's rules, in both languages."""

from collections.abc import Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from koom_pos.domain.business_day import format_local_date
from koom_pos.domain.consent import Cell, Channel, ConsentRecord, ConsentState
from koom_pos.domain.customer import PersonalFields
from koom_pos.domain.loyalty import Programme
from koom_pos.domain.money import format_francs
from koom_pos.domain.wordings import Wording, notice, wordings
from koom_pos.services import consents, contact_forms, loyalty_programme, policy, shop
from koom_pos.services.desk import Desk
from koom_pos.ui.sign_up.consent_boxes import Asked
from koom_pos.ui.sign_up.customer_words import BOTH, CustomerWords, points_word
from koom_pos.ui.sign_up.scene_parts import InOneLanguage, Shown

_NOUMEA = ZoneInfo("Pacific/Noumea")


def shown_to_new(desk: Desk, fields: PersonalFields, card_code: str) -> Shown:
    """Give what a new customer reads. `fields` are clean; an empty `card_code` stands for a new number."""
    return _shown(desk, fields, card_code, current=None)


def shown_to_known(desk: Desk, customer_id: str, fields: PersonalFields, card_code: str) -> Shown:
    """Give what a customer reads who is asked again: the same questions, with what holds today beside each."""
    return _shown(desk, fields, card_code, current=consents.current_consents(desk, customer_id))


def reachable(cell: Cell, fields: PersonalFields) -> bool:
    """Tell whether she gave the address a question is about; asking without it would promise nothing."""
    address = {Channel.EMAIL: fields.email, Channel.SMS: fields.phone}
    return bool(address.get(cell[1], "none is needed"))


def rules_in_words(programme: Programme, language: CustomerWords) -> tuple[str, ...]:
    """Say how points are earned and what the first reward is worth."""
    earned = language.points_rule.format(points_word(programme.points_per_100_xpf, language.code))
    rewards = sorted(programme.rewards, key=lambda reward: reward.points)[:1]
    return (
        earned,
        *(
            language.reward_rule.format(format_francs(reward.points, suffix=""), format_francs(reward.value_xpf))
            for reward in rewards
        ),
    )


def _shown(
    desk: Desk, fields: PersonalFields, card_code: str, *, current: Mapping[Cell, ConsentRecord] | None
) -> Shown:
    profile, version = shop.profile(desk), policy.current_policy(desk)
    programme = loyalty_programme.programme(desk)
    by_language = {
        words.code: InOneLanguage(
            given=_given(fields, card_code, words),
            notice=notice(
                words.code,
                legal_name=profile.legal_name,
                policy_version=version.version,
                policy_dated_on=version.dated_on,
            ),
            questions=_questions(fields, words, current),
            missing=_missing(fields, words),
            rules=rules_in_words(programme, words),
        )
        for words in BOTH
    }
    return Shown(by_language, profile.name, again=current is not None)


def _given(fields: PersonalFields, card_code: str, words: CustomerWords) -> Sequence[tuple[str, str]]:
    town = " ".join(part for part in (fields.postal_code, fields.city) if part)
    address = "\n".join(part for part in (fields.street, fields.street_more, town) if part)
    month, _, day = fields.birthday.partition("-")
    given = (
        (words.first_name, fields.display_name),
        (words.phone, contact_forms.show_phone(fields.phone)),
        (words.email, fields.email),
        (words.address, address),
        (words.birthday, f"{day}/{month}" if month else ""),
        (words.note, fields.note),
    )
    said = [(name, value) for name, value in given if value]
    return [*said, (words.card, card_code or words.new_card)] if said or card_code else []


def _questions(
    fields: PersonalFields, words: CustomerWords, current: Mapping[Cell, ConsentRecord] | None
) -> Sequence[Asked]:
    return [
        Asked(
            (each.purpose, each.channel),
            each.title,
            each.text,
            note=each.help if current is None else "",
            today="" if current is None else _today(each, words, current),
        )
        for each in wordings(words.code)
        if reachable((each.purpose, each.channel), fields)
    ]


def _today(asked: Wording, words: CustomerWords, current: Mapping[Cell, ConsentRecord]) -> str:
    record = current.get((asked.purpose, asked.channel))
    if record is None:
        return words.today_never
    day: date = record.at_utc.astimezone(_NOUMEA).date()
    said = words.today_yes if record.state is ConsentState.GIVEN else words.today_no
    return said.format(format_local_date(day))


def _missing(fields: PersonalFields, words: CustomerWords) -> str:
    if not fields.email and not fields.phone:
        return words.no_address
    if not fields.email:
        return words.no_email
    return "" if fields.phone else words.no_phone
