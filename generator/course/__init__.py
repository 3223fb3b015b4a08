"""The clinical course as a picture: a record to lanes and panels, to a scale, to SVG."""

from generator.course.model import Course
from generator.course.panels import course_of

__all__ = ["Course", "course_of"]
