"""What organisers announce to their neighbours."""
