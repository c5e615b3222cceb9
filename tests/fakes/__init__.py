"""The platforms, small and strict, on loopback: what Palier speaks to in stories."""
