"""What Palier does: one file per capability, no platform, no network, no sentence."""
