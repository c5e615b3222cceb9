"""The town's people on duty: who lets them be told, what they are told, that they take over."""
