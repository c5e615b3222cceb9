"""A process that was killed is known to have ended; whatever cannot be told counts as running."""

import subprocess
import sys

import pytest

from bot import processes
from bot.carrier_lease import CarrierLease
from bot.clock import ManualClock
from bot.processes import has_ended, new_process_name
from storage.database import Database
from tests.worlds import NOON

NAME = "from bot.processes import new_process_name; print(new_process_name(), flush=True); input()"


def neighbour() -> tuple[subprocess.Popen[str], str]:
    """Another process of this machine, and its name."""
    command = [sys.executable, "-c", NAME]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    return process, process.stdout.readline().strip()


def test_who_was_killed_has_ended_and_who_runs_has_not() -> None:
    process, name = neighbour()
    with process:
        assert not has_ended(name)
        process.kill()
        process.wait()
        assert has_ended(name)
    assert not has_ended(new_process_name())


def test_a_number_given_to_another_process_is_not_the_first_ones() -> None:
    here, number, started, rest = new_process_name().split(":")
    assert has_ended(f"{here}:{number}:{int(started) - 1}:{rest}")


def test_what_cannot_be_told_counts_as_running() -> None:
    _, number, started, rest = new_process_name().split(":")
    for name in ("", "older", f"elsewhere:{number}:{started}:{rest}", f":{number}:{started}:x"):
        assert not has_ended(name)


def test_a_process_that_is_hidden_counts_as_running(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another account's may be (`hidepid`): thought to have ended, its lease would be taken."""
    process, name = neighbour()
    with process:
        monkeypatch.setattr(processes, "_process_start", lambda number: None)
        assert not has_ended(name)
        process.kill()
        process.wait()
        assert has_ended(name)


async def test_the_lease_of_a_killed_process_is_taken_over_at_once(database: Database) -> None:
    process, name = neighbour()
    with process:
        first = CarrierLease(database, ManualClock(NOON), "telegram:1")
        first._holder = name
        assert await first.renew()
        second = CarrierLease(database, ManualClock(NOON), "telegram:1")
        assert not await second.renew()
        process.kill()
        process.wait()
        assert await second.renew()
        first._let_go()
        second._let_go()
