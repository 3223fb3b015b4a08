"""CPU milliseconds and compressed bytes that the picture of its course adds to each real record."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable
from pathlib import Path

import click

from generator.course import course_of
from generator.course.file import CourseFiles
from generator.course.page import course_pictures
from generator.read import read_atlas

ROUNDS = 20


def cpu(work: Callable[[], object]) -> float:
    """CPU milliseconds of one run, the mean of several."""
    start = time.process_time()
    for _ in range(ROUNDS):
        work()
    return (time.process_time() - start) * 1000 / ROUNDS


@click.command()
def main() -> None:
    """Print one row per record: its course, both pictures of the page, both files; KB compressed on the page."""
    atlas, files = read_atlas(Path("cases")), CourseFiles()
    click.echo(f"{'record':<10} {'course ms':>10} {'pictures ms':>12} {'files ms':>9} {'page KB gz':>11}")
    for case in atlas.cases:
        course = course_of(case, atlas.vocabulary)
        drawn = "".join(picture.body for _, picture in course_pictures(course))
        times = (
            cpu(lambda case=case: course_of(case, atlas.vocabulary)),  # type: ignore[misc]  # mypy cannot infer a default
            cpu(lambda course=course: course_pictures(course)),  # type: ignore[misc]  # the same
            cpu(lambda course=course: files.of(course)),  # type: ignore[misc]  # the same
        )
        size = len(gzip.compress(drawn.encode(), 9)) / 1024
        click.echo("{:<10} {:>10.1f} {:>12.1f} {:>9.1f} {:>11.1f}".format(case.id, *times, size))


if __name__ == "__main__":
    main()
