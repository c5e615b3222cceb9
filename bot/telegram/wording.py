"""Sentences as they are worded here: whatever this platform draws comes through these."""

from messages.catalog import PlatformIdiom

_idiom = PlatformIdiom("telegram")

render_text, plain_words, paragraphs = _idiom.render_text, _idiom.plain_words, _idiom.paragraphs
