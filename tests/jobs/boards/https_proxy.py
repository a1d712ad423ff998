"""A proxy that looks into HTTPS and answers itself, so that JobSpy meets the boards' real hosts."""

import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

Answer = tuple[int, str]


@dataclass
class Proxy:
    """Answers for every host with the next of `answers`; the last one again and again."""

    ca_file: str
    answers: list[Answer]
    url: str = ""
    hosts: list[str] = field(default_factory=list)  # who was asked, in order


def make_certificate(folder: Path, hosts: list[str]) -> Path:
    """Write a certificate for `hosts` that is its own authority, with its key beside it."""
    program = shutil.which("openssl")
    assert program, "openssl makes the certificate of the test: apt-get install openssl"
    names = ",".join(f"DNS:{host}" for host in hosts)
    subprocess.run(
        [
            *(program, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=Proxy of a test", "-addext", f"subjectAltName={names}"),
            *("-keyout", str(folder / "proxy.key"), "-out", str(folder / "proxy.pem")),
        ],
        check=True,
        capture_output=True,
    )
    return folder / "proxy.pem"


@contextmanager
def https_proxy(certificate: Path) -> Iterator[Proxy]:
    proxy = Proxy(str(certificate), [])
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate, certificate.with_suffix(".key"))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_CONNECT(self) -> None:
            self.asked = self.path.partition(":")[0]
            self.send_response(200)
            self.end_headers()
            self.connection = tls.wrap_socket(self.connection, server_side=True)
            self.rfile = self.connection.makefile("rb")
            self.wfile = self.connection.makefile("wb", buffering=0)  # type: ignore[assignment]
            self.close_connection = False

        def give(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            self.rfile.read(length)
            proxy.hosts.append(self.asked)
            status, text = proxy.answers.pop(0) if len(proxy.answers) > 1 else proxy.answers[0]
            content = text.encode()
            self.send_response(status)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = give  # noqa: N815  the names that http.server calls

        def log_message(self, *args: object) -> None:
            """Keep the test output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}).start()
    proxy.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield proxy
    finally:
        server.shutdown()
        server.server_close()
