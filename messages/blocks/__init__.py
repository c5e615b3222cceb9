"""Whom somebody would rather not have to do with, as they alone read it."""
