"""What can go wrong in the language work, as one tree.

::

    GreffierError                the root of every error that a user can cause or mend
    ├── ClaimsError              the language work
    │   ├── UnreadableArticle    bytes, file or page that gives no article: missing, empty, binary, undecodable, no text
    │   ├── UnsupportedLanguage  a text in a language that we do not read
    │   └── ModelMismatch        vectors of two encoders in one comparison, or an encoder that cannot be loaded
    ├── warehouse.errors.*       the record
    └── flows.errors.*           fetching and running

Every message is one line that names the value and, where there is one, the remedy.
"""

from __future__ import annotations


class GreffierError(Exception):
    """The root: its message is one line for the person at the terminal."""


class ClaimsError(GreffierError):
    """Something in the language work cannot go on."""


class UnreadableArticle(ClaimsError):  # noqa: N818
    """There is no article here. The message names the place and the reason."""


class UnsupportedLanguage(ClaimsError):  # noqa: N818
    """The text is in a language that we do not read."""


class ModelMismatch(ClaimsError):  # noqa: N818
    """Vectors of different encoders must not meet."""
