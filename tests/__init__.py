"""Stories told in every world, contracts, races and faults."""
