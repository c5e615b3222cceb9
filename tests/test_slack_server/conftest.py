"""A server, a workspace, a neighbour and her wall."""

from collections.abc import AsyncIterator, Iterator

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack import Channel, Person, SlackServer, Workspace


@pytest.fixture
async def server() -> AsyncIterator[SlackServer]:
    async with SlackServer() as server:
        yield server


@pytest.fixture
def quartier(server: SlackServer) -> Workspace:
    return server.workspace()


@pytest.fixture
def client(server: SlackServer, quartier: Workspace) -> AsyncWebClient:
    return AsyncWebClient(quartier.token, base_url=server.api_url, timeout=5)


@pytest.fixture
def lea(quartier: Workspace) -> Person:
    return quartier.person("Léa")


@pytest.fixture
def mur(quartier: Workspace, lea: Person) -> Channel:
    return quartier.channel("le-mur", lea, app=True)


@pytest.fixture
def forgiven(server: SlackServer) -> Iterator[None]:
    """Let a test send what no correct app sends."""
    yield
    server.faults.clear()
