"""Serves a directory on this machine as a static host would, and knows what that host would send."""

from __future__ import annotations

import gzip
import http.server
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

# What static hosts send gzipped; all other files go as they are, and most of those are compressed inside.
TEXT_TYPES = frozenset({".html", ".js", ".mjs", ".css", ".json", ".svg", ".txt", ".xml", ".wasm"})


@dataclass(frozen=True)
class Served:
    """A served directory, and the path of every request so far."""

    root: Path
    url: str
    requested: list[str] = field(default_factory=list)

    def sent(self, paths: Iterable[str]) -> int:
        """The bytes that a gzipping host would send for these requests, without headers."""
        return sum(sent_size(self.root / path) for path in paths)


@contextmanager
def served(root: Path) -> Iterator[Served]:
    """The directory, served as long as the context lasts."""
    requested: list[str] = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # else the body waits until the head is acknowledged

        def __init__(self, *args: object) -> None:
            super().__init__(*args, directory=str(root))  # type: ignore[arg-type]  # what the server hands over

        def do_GET(self) -> None:
            requested.append(unquote(urlsplit(self.path).path).strip("/"))
            super().do_GET()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base class's
            """Say nothing: requests are counted, not told."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Served(root, f"http://127.0.0.1:{server.server_port}", requested)
        server.shutdown()


@cache  # a file is asked for in every cold run, and large ones take seconds
def sent_size(path: Path) -> int:
    """The size of a file as a gzipping host sends it; nothing where there is none."""
    if not path.is_file():
        return 0
    return len(gzip.compress(path.read_bytes(), 9)) if path.suffix in TEXT_TYPES else path.stat().st_size
