"""The mail runner with a real server: it waits without being in the way, and sends each message once."""

import pytest

from koom_pos.services import mailing
from koom_pos.services.mailing import MailKind
from koom_pos.ui.mailing import MailRunner
from tests.remote.mail_box import MailBox, mail_box


@pytest.fixture
def queue(shop):
    def put(*recipients):
        with shop.desk.store.transaction() as tx:
            for each in recipients:
                mailing.queue_mail(tx, shop.desk, MailKind.E_TICKET, each, "Ticket", text="Bonjour")

    return put


@pytest.fixture
def runner_for(shop, qtbot):
    """Make a runner for what `read` gives; stopped at the end of the test."""
    made = []

    def make(read):
        runner = MailRunner(shop.desk, read)
        made.append(runner)
        return runner

    yield make
    for runner in made:
        runner.stop()


def is_empty(shop):
    return lambda: not mailing.waiting_mails(shop.desk)


def test_what_waits_is_sent_one_after_the_other(shop, queue, runner_for, qtbot):
    queue("a@exemple.nc", "b@exemple.nc", "c@exemple.nc")
    with mail_box() as box:
        runner = runner_for(box.server)
        runner.wake()
        runner.wake()
        qtbot.waitUntil(is_empty(shop))
        assert box.recipients == ["a@exemple.nc", "b@exemple.nc", "c@exemple.nc"]


def test_a_message_queued_during_another_follows_it(shop, queue, runner_for, qtbot):
    with mail_box() as box:
        runner = runner_for(box.server)
        for number in range(4):
            queue(f"{number}@exemple.nc")
            runner.wake()
        qtbot.waitUntil(is_empty(shop))
    assert len(box.mails) == 4


def test_without_a_server_nothing_happens_and_nothing_is_lost(shop, queue, runner_for, qtbot):
    queue("a@exemple.nc")
    runner = runner_for(lambda: None)
    with qtbot.waitSignal(runner.stepped) as stepped:
        runner.wake()
    assert stepped.args == [None]
    assert mailing.count_waiting(shop.desk) == 1


def test_a_server_that_answers_later_gets_the_message_later(shop, queue, runner_for, qtbot):
    queue("a@exemple.nc")
    with mail_box(MailBox(answers={"rcpt": ["450 later", "250 OK"]})) as box:
        runner = runner_for(box.server)
        with qtbot.waitSignal(runner.stepped) as stepped:
            runner.wake()
        assert stepped.args[0].fault == "delayed"
        shop.clock.forward(minutes=1)
        runner.wake()
        qtbot.waitUntil(is_empty(shop))


def test_a_runner_stopped_sends_no_more(shop, queue, runner_for):
    queue("a@exemple.nc")
    with mail_box() as box:
        runner = runner_for(box.server)
        runner.stop()
        runner.wake()
    assert box.mails == []
