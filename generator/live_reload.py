"""Lets the script that the live server puts into a page run under the page's policy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from generator.policy import allowing

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


def reloading(app: WSGIApplication) -> WSGIApplication:
    """The application whose pages allow their last inline script: the server's own, which follows all of the theme."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        begun: list[Any] = []
        body = b"".join(app(environ, lambda *head: begun.append(head)))  # type: ignore[arg-type]  # the live server ignores what is returned
        status, headers = begun[-1][0], dict(begun[-1][1])
        if headers.get("Content-Type") == "text/html":
            body = _allowing_last_script(body.decode()).encode()
            headers["Content-Length"] = str(len(body))
        start_response(status, list(headers.items()))
        return [body]

    return answer


def _allowing_last_script(text: str) -> str:
    return allowing(text, text.rpartition("<script>")[2].partition("</script>")[0])
