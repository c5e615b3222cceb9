"""Palier is told to stop, where the event loop takes signals and where it takes none."""

from __future__ import annotations

import asyncio
import os
import signal

import pytest

from bot.stopping import stop_on_signals


async def test_a_signal_sets_the_event() -> None:
    stop = asyncio.Event()
    stop_on_signals(stop, signal.SIGUSR1)
    try:
        os.kill(os.getpid(), signal.SIGUSR1)
        async with asyncio.timeout(5):
            await stop.wait()
    finally:
        asyncio.get_running_loop().remove_signal_handler(signal.SIGUSR1)


async def test_where_no_signal_is_taken_the_programme_starts_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As on Windows."""

    def takes_none(*_: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(asyncio.get_running_loop(), "add_signal_handler", takes_none)
    stop = asyncio.Event()
    stop_on_signals(stop, signal.SIGTERM, signal.SIGINT)
    assert not stop.is_set()
