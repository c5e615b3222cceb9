"""Palier on Slack, met over the wire: what is said, asked, refused, lost and found again."""
