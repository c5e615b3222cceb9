"""Runs the server by itself: `python -m tests.fakes.telegram --port 8081 [--token …]`."""

import argparse
import asyncio
import contextlib
import json
import signal
import sys

from .control import ControlledServer


async def serve(port: int, tokens: list[str], *, checks: bool) -> None:
    """Say where it listens, in one line of JSON, and serve until told to stop."""
    server = ControlledServer(port=port, token=tokens[0] if tokens else None, checks=checks)
    for number, token in enumerate(tokens[1:], 2):
        server.bot(f"palier{number}_bot", token=token)
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with server:
        told = {"url": server.url, "tokens": [bot.token for bot in server.bots.values()]}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        await stop.wait()


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(prog="tests.fakes.telegram", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--token", action="append", default=[], help="once per bot")
    parser.add_argument("--no-checks", action="store_true", help="trust parameters, for speed")
    wishes = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(wishes.port, wishes.token, checks=not wishes.no_checks))


if __name__ == "__main__":
    main()
