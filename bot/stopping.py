"""Being told to stop: the signals that end the programme in good order."""

from __future__ import annotations

import asyncio
import signal


def stop_on_signals(stop: asyncio.Event, *signals: signal.Signals) -> None:
    """Set the event once one of the signals comes.

    The event loop of Windows takes none and says `NotImplementedError`: there a key press ends the
    programme as Python does it by itself, and there is no signal besides.
    """
    loop = asyncio.get_running_loop()
    for each in signals:
        try:
            loop.add_signal_handler(each, stop.set)
        except NotImplementedError:
            return
