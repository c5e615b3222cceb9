"""What is announced about the heat, to whom and when, and what neighbours answer."""

from handlers.heat.announcements import answers, cafe_guard, drills, jobs, ways_out

__all__ = ["answers", "cafe_guard", "drills", "jobs", "ways_out"]
