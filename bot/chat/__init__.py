"""The chat core: how an event is taken, answered and said, whatever the platform."""
