"""The heat as people see it: levels, screens, pictures."""
