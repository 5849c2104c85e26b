"""Email as a notification block of Prefect, over any mail server.

Prefect's own blocks send email only through a company's service. Prefect finds this one by the entry point
`prefect.collections`, wherever greffier is installed: on the server, which sends, too.
"""

from __future__ import annotations

import asyncio
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from enum import StrEnum
from typing import Final

from prefect.blocks.abstract import NotificationBlock, NotificationError
from pydantic import Field, SecretStr

PATIENCE_S: Final = 20


class Security(StrEnum):
    """How the connection to a mail server is kept private."""

    STARTTLS = "starttls"  # usual on port 587
    TLS = "tls"  # usual on port 465
    NONE = "none"  # only to a server on this machine

    @classmethod
    def usual(cls, server: str, port: int) -> Security:
        """What servers expect on this port; nothing that stays on this machine needs it."""
        if server in {"localhost", "127.0.0.1", "::1"}:
            return cls.NONE
        return cls.TLS if port == 465 else cls.STARTTLS


class Email(NotificationBlock):
    """Sends plain text through a mail server."""

    _block_type_name = "Email by SMTP"
    _block_type_slug = "greffier-email"
    _description = "Sends notifications as email through a mail server of your own."

    to: list[str] = Field(title="To", description="Who gets the messages.", min_length=1)
    sender: str = Field(title="From", description="An address from which the mail server lets you send.")
    server: str = Field(default="localhost", title="Mail server", description="Its name: smtp.example.org")
    port: int = Field(default=587, title="Port", ge=1, le=65535)
    security: Security = Field(default=Security.STARTTLS, title="Security")
    user: str = Field(default="", title="User name", description="Empty where the server asks for none.")
    password: SecretStr = Field(default=SecretStr(""), title="Password")

    async def notify(self, body: str, subject: str | None = None) -> None:
        """Send ``body`` to everybody; where it fails, NotificationError for an automation that is to know of it."""
        try:
            await asyncio.to_thread(self._send, self._message(body, subject or ""))
        except (OSError, smtplib.SMTPException) as error:
            raise NotificationError(f"{self.server}:{self.port}: {error}") from error

    def _message(self, body: str, subject: str) -> EmailMessage:
        message = EmailMessage()
        message["Subject"] = " ".join(subject.split())  # a header is one line
        message["From"] = self.sender
        message["To"] = ", ".join(self.to)
        message["Date"] = formatdate()
        message["Message-ID"] = make_msgid(domain=self.sender.rpartition("@")[2] or None)
        message.set_content(body)
        return message

    def _send(self, message: EmailMessage) -> None:
        secure = ssl.create_default_context()
        if self.security is Security.TLS:
            connected: smtplib.SMTP = smtplib.SMTP_SSL(self.server, self.port, timeout=PATIENCE_S, context=secure)
        else:
            connected = smtplib.SMTP(self.server, self.port, timeout=PATIENCE_S)
        with connected as server:
            if self.security is Security.STARTTLS:
                server.starttls(context=secure)
            if self.user:
                server.login(self.user, self.password.get_secret_value())
            server.send_message(message)
