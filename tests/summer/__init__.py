"""A whole summer, simulated: hundreds of neighbours, seven areas, and all that goes wrong.

`make summer` lives it and tells it; `tests/test_summer.py` holds Palier to it.
"""
