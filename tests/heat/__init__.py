"""Stories of the heat: where its level comes from, who may set it, what is shown."""
