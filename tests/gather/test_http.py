"""Fetching from a real server on this machine, which does what hostile servers do."""

import gzip
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dateline.errors import Unreadable
from dateline.gather import http

PAGE = b"<html><p>The envoy left the island on Tuesday.</p></html>"


class Hostile(BaseHTTPRequestHandler):
    def do_GET(self):
        getattr(self, "at_" + self.path.strip("/").split("?")[0])()

    def answer(self, body=b"", status=200, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def at_page(self):
        self.answer(PAGE, Content_Type="text/html", Content_Length=str(len(PAGE)), Set_Cookie="a=b")

    def at_gzip(self):
        self.answer(gzip.compress(PAGE), Content_Encoding="gzip")

    def at_bomb(self):
        self.answer(gzip.compress(b"\0" * 30_000_000), Content_Encoding="gzip")

    def at_brotli(self):
        self.answer(b"xx", Content_Encoding="br")

    def at_torn(self):
        self.answer(gzip.compress(PAGE * 50)[:-20], Content_Encoding="gzip")

    def at_short(self):
        self.answer(PAGE, Content_Length="5000")

    def at_large(self):
        self.answer(b"x" * 300_000)

    def at_missing(self):
        self.answer(b"no", status=404)

    def at_round(self):
        self.answer(status=302, Location="/round")

    def at_once(self):
        self.answer(status=301, Location="/page")

    def at_inward(self):
        self.answer(status=302, Location="http://192.168.0.1/")

    def at_file(self):
        self.answer(status=302, Location="file:///etc/passwd")

    def at_drip(self):
        self.send_response(200)
        self.end_headers()
        self._drip()

    def at_dripheaders(self):
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-A: ")
        self._drip()

    def _drip(self):
        try:
            for _ in range(60):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Hostile) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield running.server_address[1]
        running.shutdown()
        thread.join()


def fetch(port, path, **options):
    settings = {"allow_private": True, "ports": (port,), "deadline_s": 5.0} | options
    return http.fetch(f"http://127.0.0.1:{port}/{path}", **settings)


@pytest.mark.parametrize("path", ["page", "gzip", "once"])
def test_a_page_comes_whole(server, path):
    response = fetch(server, path)
    assert response.body == PAGE
    assert response.address == "127.0.0.1"
    assert response.url.endswith("page" if path == "once" else path)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("bomb", "E-TOO-LARGE"),
        ("brotli", "E-HTTP-ENCODING"),
        ("torn", "E-HTTP-FAILED"),
        ("short", "E-HTTP-FAILED"),
        ("missing", "E-HTTP-STATUS"),
        ("round", "E-HTTP-REDIRECTS"),
        ("file", "E-URL-SCHEME"),
    ],
)
def test_what_servers_do_wrong_has_a_code(server, path, code):
    with pytest.raises(Unreadable) as caught:
        fetch(server, path)
    assert caught.value.code == code and caught.value.remedy


def test_size_is_limited(server):
    with pytest.raises(Unreadable, match="larger than"):
        fetch(server, "large", limit_bytes=100_000)


@pytest.mark.parametrize("path", ["drip", "dripheaders"])
def test_one_deadline_covers_the_whole_fetch(server, path):
    # the server drips for three seconds: without one deadline over all reads the page would arrive
    with pytest.raises(Unreadable) as caught:
        fetch(server, path, deadline_s=0.4)
    assert caught.value.code == "E-HTTP-TIMEOUT"


def test_the_own_machine_is_not_fetched_from(server):
    with pytest.raises(Unreadable) as caught:
        fetch(server, "page", allow_private=False)
    assert caught.value.code == "E-PRIVATE-ADDRESS"


def test_one_private_address_among_several_is_enough_to_refuse(monkeypatch):
    rows = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 80)) for a in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: rows)
    with pytest.raises(Unreadable, match=r"10\.0\.0\.1"):
        http.fetch("http://host.example/")


def test_a_redirect_to_a_private_address_is_checked_anew(server, monkeypatch):
    real = http.public
    monkeypatch.setattr(http, "public", lambda a: a == "127.0.0.1" or real(a))
    with pytest.raises(Unreadable) as caught:
        fetch(server, "inward", allow_private=False)
    assert caught.value.code == "E-PRIVATE-ADDRESS" and "192.168.0.1" in caught.value.message


def test_an_unknown_host_and_a_slow_resolver(monkeypatch):
    def unknown(*_, **__):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(Unreadable) as caught:
        http.fetch("http://host.example/")
    assert caught.value.code == "E-HTTP-NO-HOST"
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(0.5) or [])
    with pytest.raises(Unreadable) as caught:
        http.fetch("http://host.example/", deadline_s=0.1)
    assert caught.value.code == "E-HTTP-TIMEOUT"
