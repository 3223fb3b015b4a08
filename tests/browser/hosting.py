"""Serves a built site below a path as GitHub Pages does, on this machine only."""

from __future__ import annotations

import functools
import http.server
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit


class _PagesHandler(http.server.SimpleHTTPRequestHandler):
    """Outside its path nothing is there; below it an unknown address answers with the site's own page for that."""

    def __init__(self, *args: object, path: str, directory: Path) -> None:
        self.below = path
        self.missing = directory / "404.html"
        super().__init__(*args, directory=str(directory))  # type: ignore[arg-type]  # what the server hands over

    @property
    def is_below(self) -> bool:
        return urlsplit(self.path).path.startswith(self.below)

    def translate_path(self, path: str) -> str:
        """The file of an address below the path of the site."""
        whole = path if path.startswith(self.below) else f"{path}/"
        return super().translate_path(f"/{whole.removeprefix(self.below)}")

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """What is asked for; the site's folder without its slash leads to that with it, beside it is nothing."""
        if not self.is_below and urlsplit(self.path).path != self.below.rstrip("/"):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def list_directory(self, path: object) -> None:
        """A directory without an index has no page."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page where it has one and the address lies below its path."""
        if code != HTTPStatus.NOT_FOUND or not self.is_below or not self.missing.is_file():
            super().send_error(code, message, explain)
            return
        body = self.missing.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base class's
        """Say nothing: requests are not what a test reports."""


@contextmanager
def hosted(directory: Path, path: str) -> Iterator[str]:
    """The address of the site in `directory`, served below `path`, which begins and ends with a slash."""
    handler = functools.partial(_PagesHandler, path=path, directory=directory)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{path}"
        server.shutdown()
