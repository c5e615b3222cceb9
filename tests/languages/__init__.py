"""Languages nobody speaks, made as folders, and everything Palier says in one."""
