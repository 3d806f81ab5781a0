"""Writes what `nlp` reads of a trained pipeline: its weights (weights.npz) and how it parts texts (tokens.json).

Weights are laid out as nlp/entities/name_model.py multiplies them, so that it needs nothing of spaCy.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import NORM, ORTH  # type: ignore[import-not-found]
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.language import Language
from spacy.symbols import IDS  # type: ignore[import-not-found]
from spacy.tokenizer import Tokenizer

_MOVES = "BILU"  # how a name begins, goes on and ends, or is one word; then `O`, no name


def write_plain(pipeline: Language, folder: Path) -> None:
    """Write both files of a pipeline with `tok2vec` and `ner`, as config.cfg describes them."""
    arrays: dict[str, Any] = _weights(pipeline)
    np.savez(folder / "weights.npz", **arrays)
    rules = json.dumps(_rules(pipeline), ensure_ascii=False, indent=0)
    (folder / "tokens.json").write_text(rules + "\n", encoding="utf-8")


def _weights(pipeline: Any) -> dict[str, NDArray[Any]]:
    layers = list(pipeline.get_pipe("tok2vec").model.walk())
    tables = [layer for layer in layers if layer.name == "hashembed"]
    found: dict[str, NDArray[Any]] = {f"table_{n}": table.get_param("E") for n, table in enumerate(tables)}
    found["seeds"] = np.array([table.attrs["seed"] for table in tables])
    sums = [layer for layer in layers if layer.name == "maxout"]
    scales = [layer for layer in layers if layer.name == "layernorm"]
    found["depth"] = np.array(len(sums) - 1)
    names = ("mixed", *(f"around_{n}" for n in range(len(sums) - 1)))
    for name, one, scale in zip(names, sums, scales, strict=True):
        # spaCy has an output's pieces side by side; apart they are compared much faster.
        weights = one.get_param("W").swapaxes(0, 1)
        found[f"{name}_weights"] = np.ascontiguousarray(weights.reshape(-1, weights.shape[-1]).T)
        found[f"{name}_bias"] = one.get_param("b").T.reshape(-1)
        found[f"{name}_scale"], found[f"{name}_shift"] = scale.get_param("G"), scale.get_param("b")
    return found | _decisions(pipeline.get_pipe("ner"))


def _decisions(ner: Any) -> dict[str, NDArray[Any]]:
    """The layers that choose a move, whose order is that of labels within kinds of move."""
    moves = [ner.moves.get_class_name(n) for n in range(ner.moves.n_moves)]
    labels = [move[2:] for move in moves if move.startswith("B-")]
    wanted = [f"{kind}-{label}" for kind in _MOVES for label in labels] + ["O"]
    order = [moves.index(move) for move in wanted]
    linear = [layer for layer in ner.model.walk() if layer.name == "linear"]
    narrow, chosen = sorted(linear, key=lambda layer: bool(layer.get_dim("nO") == len(moves)))
    roles = next(layer for layer in ner.model.walk() if layer.name == "precomputable_affine")
    weights = roles.get_param("W").swapaxes(1, 2)
    return {
        "labels": np.array(labels),
        "narrow_weights": np.ascontiguousarray(narrow.get_param("W").T),
        "narrow_bias": narrow.get_param("b"),
        "roles": np.ascontiguousarray(weights.reshape(-1, weights.shape[-1]).T),
        "no_role": roles.get_param("pad")[0].swapaxes(1, 2).reshape(weights.shape[0], -1),
        "role_bias": roles.get_param("b").T.reshape(-1),
        "move_weights": np.ascontiguousarray(chosen.get_param("W")[order].T),
        "move_bias": chosen.get_param("b")[order],
    }


def _source(search: Any) -> str:
    """The expression that a pattern's method searches for."""
    return str(search.__self__.pattern)


def _rules(pipeline: Language) -> dict[str, Any]:
    tokeniser = pipeline.tokenizer
    assert isinstance(tokeniser, Tokenizer)
    patterns = (tokeniser.prefix_search, tokeniser.suffix_search, tokeniser.infix_finditer)
    prefix, suffix, infix, address = (_source(search) for search in (*patterns, tokeniser.url_match))
    told = {
        chunk: [str(part.get(ORTH) or part.get("ORTH")) for part in parts] for chunk, parts in tokeniser.rules.items()
    }
    norms = {
        str(part.get(ORTH) or part.get("ORTH")): part.get(NORM) or part.get("NORM")
        for parts in tokeniser.rules.values()
        for part in parts
    }
    bare = Tokenizer(
        pipeline.vocab, {}, tokeniser.prefix_search, tokeniser.suffix_search, tokeniser.infix_finditer,
        url_match=tokeniser.url_match,
    )  # fmt: skip
    # Most of spaCy's list would come out the same without it.
    told = {chunk: parts for chunk, parts in told.items() if [token.text for token in bare(chunk)] != parts}
    return {
        "prefix": prefix,
        "suffix": suffix,
        "infix": infix,
        "address": address,
        "norms": BASE_NORMS | {word: norm for word, norm in norms.items() if norm},
        "symbols": dict(IDS),
        "whole": sorted(chunk for chunk, parts in told.items() if parts == [chunk]),
        "parted": {chunk: parts for chunk, parts in sorted(told.items()) if parts != [chunk]},
    }
