"""What Palier can say and ask: plain data and words, no platform."""
