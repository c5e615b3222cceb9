"""What Palier tells a monitor in numbers: counted as it works, read when somebody asks."""
