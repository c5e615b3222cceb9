"""An area's numbers as organisers read them: a page, a picture and a file that say the same."""
