"""``translate site``: the translated articles as a web site."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from translate.errors import InputError, UsageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    actions = parser.add_subparsers(dest="action", metavar="build | serve", required=True)
    build = actions.add_parser("build", help="make the site of the translated articles")
    build.add_argument(
        "--from", dest="source", type=Path, default=Path("out"), help="what was translated (default: out/)"
    )
    build.add_argument("--out", type=Path, help="where to put the site (default: the folder site in the former)")
    build.add_argument("--report", type=Path, metavar="JSON", help="what translate run --json wrote, for the figures")
    build.add_argument("--base-url", default="", metavar="URL", help="public address, for feeds and sitemap")
    build.add_argument("--title", default="", help="name of the site")
    serve = actions.add_parser("serve", help="show the site to this machine's browser")
    serve.add_argument("--out", type=Path, default=Path("out/site"), help="the site (default: out/site)")
    serve.add_argument("--port", type=int, default=8000, help="port on 127.0.0.1 (default: 8000; 0: any that is free)")


def run(args: argparse.Namespace) -> int:
    """Build the site, or serve it until interrupted."""
    return _serve(args.out, args.port) if args.action == "serve" else _build(args)


def _build(args: argparse.Namespace) -> int:
    from translate.writing.site import build

    site = args.out or args.source / "site"
    result = build(args.source, site, args.report, base_url=args.base_url, title=args.title)
    for warning in result.warnings:
        print(f"translate: {warning}", file=sys.stderr)
    files = f"{result.written} files written, {result.unchanged} unchanged, {result.removed} removed"
    articles = "1 article" if result.articles == 1 else f"{result.articles} articles"
    print(f"{articles} on {result.pages} pages; {files} → {site / 'index.html'}")
    return 1 if result.warnings else 0


def _serve(site: Path, port: int) -> int:
    from functools import partial
    from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

    class Handler(SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            self.send_header("Cache-Control", "no-cache")
            self.send_header("X-Content-Type-Options", "nosniff")
            super().end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    if not (site / "index.html").is_file():
        raise InputError(f"there is no site in {site}; make it with translate site build")
    if not 0 <= port < 65536:
        raise UsageError(f"--port goes from 0 to 65535, not {port}")
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, directory=str(site)))
    except OSError as error:
        raise UsageError(f"port {port} cannot be used ({error.strerror}); choose another with --port") from error
    with server:
        print(f"http://127.0.0.1:{server.server_address[1]}/ (stop with Ctrl-C)", flush=True)
        server.serve_forever()
    return 0
