"""What the customer reads besides the legal texts, in French and in English.

Her language is not the till's: both stand here side by side, and the screen says hers at one touch. The texts she
agrees to are in `domain/wordings.py`; they are versioned, these are not.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CustomerWords:
    """One language of the customer's scenes. `{0}` stands for a fact."""

    code: str
    name: str
    check_title: str
    check_again_title: str
    nothing_given: str
    first_name: str
    email: str
    phone: str
    address: str
    birthday: str
    note: str
    card: str
    new_card: str
    is_right: str
    correct: str
    correcting: str
    correcting_note: str
    leave: str
    not_joined: str
    boxes_title: str
    boxes_note: str
    no_email: str
    no_phone: str
    no_address: str
    none_of_these: str
    these_choices: str
    again_title: str
    again_note: str
    today_yes: str
    today_no: str
    today_never: str
    yes: str
    no: str
    change_nothing: str
    back: str
    sign_title: str
    sign_note: str
    sign_hint: str
    sign_on_paper: str
    clear: str
    sign: str
    welcome: str
    welcome_named: str
    kept: str
    your_card: str
    points_rule: str
    reward_rule: str
    voucher: str
    withdraw_any_time: str
    hand_back: str
    staff_goes_on: str
    step: str


FRENCH = CustomerWords(
    code="fr",
    name="Français",
    check_title="Vérifions ensemble",
    check_again_title="Vos choix, quand vous voulez",
    nothing_given="Vous n’avez rien indiqué : votre carte sera anonyme.",
    first_name="Nom",
    email="E-mail",
    phone="Téléphone",
    address="Adresse",
    birthday="Anniversaire",
    note="Note",
    card="Carte",
    new_card="Une nouvelle carte vous est attribuée",
    is_right="C’est exact, continuer",
    correct="À corriger",
    correcting="Un instant, nous corrigeons",
    correcting_note="Dites simplement ce qui n’est pas juste.",
    leave="Je ne m’inscris pas",
    not_joined="Rien n’a été enregistré",
    boxes_title="Que souhaitez-vous recevoir ?",
    boxes_note="Rien n’est coché d’avance. Votre carte et vos points ne dépendent d’aucun de ces choix.",
    no_email="Sans adresse e-mail, les envois par e-mail ne vous sont pas proposés.",
    no_phone="Sans numéro de téléphone, les envois par SMS ne vous sont pas proposés.",
    no_address="Sans e-mail ni téléphone, aucun envoi ne vous est proposé.",
    none_of_these="Rien de tout cela",
    these_choices="Valider mes choix",
    again_title="Ce que vous acceptez aujourd’hui",
    again_note="Touchez Oui ou Non pour changer. Ce que vous laissez reste comme aujourd’hui.",
    today_yes="Aujourd’hui : oui, depuis le {0}",
    today_no="Aujourd’hui : non, depuis le {0}",
    today_never="Aujourd’hui : non, jamais accepté",
    yes="Oui",
    no="Non",
    change_nothing="Ne rien changer",
    back="Retour",
    sign_title="Votre signature",
    sign_note="Vous acceptez :",
    sign_hint="Signez ici, du doigt",
    sign_on_paper="Vous préférez le papier ? Demandez un bulletin à signer.",
    clear="Effacer",
    sign="Signer et terminer",
    welcome="Bienvenue",
    welcome_named="Bienvenue, {0}",
    kept="C’est noté",
    your_card="Votre carte de fidélité",
    points_rule="{0} pour 100 F d’achat",
    reward_rule="{0} points = {1} de réduction",
    voucher="Votre code de réduction : {0}",
    withdraw_any_time="Vous pouvez changer d’avis à tout moment, en caisse ou à koom@koom.nc.",
    hand_back="Merci. Vous pouvez nous rendre l’écran.",
    staff_goes_on="L’équipe reprend l’écran",
    step="Étape {0} sur {1}",
)

ENGLISH = CustomerWords(
    code="en",
    name="English",
    check_title="Let us check together",
    check_again_title="Your choices, whenever you like",
    nothing_given="You gave nothing: your card will bear no name.",
    first_name="Name",
    email="E-mail",
    phone="Phone",
    address="Address",
    birthday="Birthday",
    note="Note",
    card="Card",
    new_card="You get a new card",
    is_right="This is right, go on",
    correct="To be corrected",
    correcting="One moment, we are correcting it",
    correcting_note="Simply tell us what is not right.",
    leave="I do not sign up",
    not_joined="Nothing was kept",
    boxes_title="What would you like to receive?",
    boxes_note="Nothing is ticked in advance. Your card and your points depend on none of these choices.",
    no_email="Without an e-mail address, nothing by e-mail is offered to you.",
    no_phone="Without a phone number, nothing by text message is offered to you.",
    no_address="Without e-mail or phone, no messages are offered to you.",
    none_of_these="None of these",
    these_choices="Confirm my choices",
    again_title="What you accept today",
    again_note="Touch Yes or No to change. What you leave stays as it is today.",
    today_yes="Today: yes, since {0}",
    today_no="Today: no, since {0}",
    today_never="Today: no, never accepted",
    yes="Yes",
    no="No",
    change_nothing="Change nothing",
    back="Back",
    sign_title="Your signature",
    sign_note="You accept:",
    sign_hint="Sign here with your finger",
    sign_on_paper="You prefer paper? Ask for a slip to sign.",
    clear="Clear",
    sign="Sign and finish",
    welcome="Welcome",
    welcome_named="Welcome, {0}",
    kept="Noted",
    your_card="Your loyalty card",
    points_rule="{0} for every 100 F you spend",
    reward_rule="{0} points = {1} off",
    voucher="Your discount code: {0}",
    withdraw_any_time="You can change your mind at any time, at the counter or at koom@koom.nc.",
    hand_back="Thank you. Please hand us the screen back.",
    staff_goes_on="The shop goes on",
    step="Step {0} of {1}",
)

BOTH = (FRENCH, ENGLISH)


def words_of(language: str) -> CustomerWords:
    """Return the words of `fr` or `en`; any other language reads French, the language of the shop."""
    return ENGLISH if language == ENGLISH.code else FRENCH


def points_word(points: int, language: str) -> str:
    """Return so many points in words: one is singular in both languages, and French has no plural for 0 either."""
    singular = points < 2 if language == FRENCH.code else points == 1
    return f"{points} point" if singular else f"{points} points"
