"""Everything Palier can show, on one page: each card and form as every platform draws it."""
