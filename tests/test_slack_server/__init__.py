"""The fake Slack is driven by the real slack-bolt."""
