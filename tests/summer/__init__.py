"""A whole summer, simulated: three hundred neighbours, six areas, and everything that goes wrong.

`make summer` lives it and tells it; `tests/test_summer.py` holds Palier to it.
"""
