organise-not-yours = This is for the organisers of this neighbourhood.
