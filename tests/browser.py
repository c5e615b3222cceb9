"""A real Chromium for the tests that look at a page."""

import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, async_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str:
    """The path of a Chromium: $CHROMIUM, one on PATH, Playwright's own, downloaded if need be."""
    if named := os.environ.get("CHROMIUM"):
        return named
    for name in NAMES:
        if found := shutil.which(name):
            return found
    if found := _playwrights_own():
        return found
    fetched = subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if found := _playwrights_own():
        return found
    raise RuntimeError(
        "No Chromium: install one (Debian: apt-get install chromium) or name it in CHROMIUM. "
        f"Playwright could not fetch its own:\n{fetched.stdout[-2000:]}"
    )


def _playwrights_own() -> str | None:
    script = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as tool: print(tool.chromium.executable_path)"
    )
    # In a process of its own: Playwright's blocking interface refuses a running event loop.
    asked = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    path = asked.stdout.strip()
    return path if Path(path).exists() else None


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """Runs a headless Chromium with an empty profile for the length of the block."""
    path = chromium()
    async with async_playwright() as tool:
        opened = await tool.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield opened
        finally:
            await opened.close()
