"""Slack, through slack-bolt: payloads in, Web API calls out, forms as modals, a home as screen."""
