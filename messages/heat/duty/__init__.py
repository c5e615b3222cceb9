"""The town's people on duty: who agrees that they are told, what is written to them."""
