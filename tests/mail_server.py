"""A mail server on 127.0.0.1 that keeps what it is given."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class MailServer:
    """Where it is, whom it refuses, and what came in."""

    port: int = 0
    refuses: str = ""
    recipients: list[str] = field(default_factory=list)
    messages: list[EmailMessage] = field(default_factory=list)


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """A server that speaks as much SMTP as it takes to get a message."""
    kept = MailServer()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.say("220 here")
            for line in self.rfile:
                match line.decode().upper().split():
                    case ["DATA", *_]:
                        self.say("354 go on")
                        data = b"".join(iter(self.rfile.readline, b".\r\n"))
                        kept.messages.append(message_from_bytes(data, policy=policy.default))
                        self.say("250 taken")
                    case ["RCPT", to, *_] if kept.refuses and kept.refuses.upper() in to:
                        self.say("550 nobody of that name")
                    case ["RCPT", *_]:
                        kept.recipients.append(line.decode().strip().partition("<")[2].rstrip(">"))
                        self.say("250 fine")
                    case ["QUIT", *_]:
                        self.say("221 bye")
                        return
                    case _:
                        self.say("250 fine")

        def say(self, words: str) -> None:
            self.wfile.write(words.encode() + b"\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        kept.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield kept
        server.shutdown()
        thread.join()
