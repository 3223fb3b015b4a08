"""The live server's own script is allowed in what it serves."""

from __future__ import annotations

from typing import Any

from generator.live_reload import reloading
from generator.policy import known_scripts, with_policy
from tests.test_policy import page, sha256


def served(content_type: str, body: bytes) -> tuple[dict[str, str], bytes]:
    """Headers and body of an answer."""
    begun: list[Any] = []

    def app(_environ: Any, start_response: Any) -> list[bytes]:
        start_response("200 OK", [("Content-Type", content_type), ("Content-Length", str(len(body)))])
        return [body]

    answer = b"".join(reloading(app)({}, lambda *head: begun.append(head)))  # type: ignore[arg-type]  # nobody writes
    return dict(begun[0][1]), answer


def test_a_page_allows_the_script_that_the_server_put_in() -> None:
    """The hash is that of the last script, and the length is right."""
    text = with_policy("x", page("<p>Größe</p>"), known_scripts([page("")]))
    headers, body = served("text/html", text.replace("</body>", "<script>reload()</script></body>").encode())
    assert sha256("reload()") in body.decode()
    assert headers["Content-Length"] == str(len(body))


def test_everything_else_is_served_as_it_is() -> None:
    """Data stays the same bytes."""
    assert served("text/csv", b"a,b\n")[1] == b"a,b\n"
