"""The chapters of the tour, in order. Each is one thing a person does at the till."""

from collections.abc import Callable

from koom_pos.ui.tour import (
    back_office,
    coming_back,
    evening,
    first_morning,
    her_card,
    her_points,
    joining,
    looks,
    morning_sales,
    opening_hour,
)
from koom_pos.ui.tour.stage import Stage

Chapter = Callable[[Stage], None]

NEW_SHOP: tuple[Chapter, ...] = (first_morning.found_a_shop, first_morning.look_at_an_empty_till)
DEMO_SHOP: tuple[Chapter, ...] = (
    opening_hour.sign_in_at_the_lock,
    opening_hour.open_the_day,
    opening_hour.look_at_the_keys,
    opening_hour.search_and_find,
    morning_sales.sell_for_exact_cash,
    morning_sales.sell_for_a_note,
    morning_sales.sell_for_card_and_cash,
    morning_sales.sell_for_a_cheque,
    morning_sales.sell_for_the_wallet_and_correct,
    morning_sales.sell_a_gift_card_and_redeem_it,
    morning_sales.sell_with_discounts,
    morning_sales.suspend_and_resume,
    morning_sales.scan_in_every_way,
    morning_sales.give_up_a_sale,
    morning_sales.sell_a_service,
    morning_sales.check_a_price,
    looks.show_the_customer,
    looks.run_out_of_paper,
    looks.fill_the_cart,
    coming_back.look_for_a_ticket,
    coming_back.refund_in_cash,
    coming_back.exchange_for_another,
    coming_back.return_without_ticket,
    coming_back.make_papers_again,
    joining.join_on_her_own_screen,
    joining.refuse_on_the_turned_screen,
    joining.sign_a_slip,
    joining.meet_somebody_known,
    her_points.reward_a_regular,
    her_points.pay_with_points,
    her_points.bring_a_voucher,
    her_points.bring_back_what_gave_points,
    her_points.credit_a_forgotten_card,
    her_card.look_up_as_a_cashier,
    her_card.read_a_card_as_a_manager,
    her_card.withdraw_in_two_touches,
    her_card.merge_and_part,
    evening.move_cash,
    evening.read_an_x,
    looks.see_it_large,
    evening.close_the_day,
    evening.verify_the_count,
    back_office.look_at_articles,
    back_office.import_articles,
    back_office.look_at_reports,
    back_office.look_at_privacy,
    back_office.look_at_settings,
    evening.forget_a_day,
    evening.close_the_month,
)
IN_THE_DARK: tuple[Chapter, ...] = (looks.sell_in_the_dark, looks.look_around_in_the_dark, looks.sign_up_in_the_dark)
