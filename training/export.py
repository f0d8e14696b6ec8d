"""Weights as they ship: the trained encoder as an int8 ONNX graph for one question at a time, its vocabulary and its card."""

from __future__ import annotations

import hashlib
import tempfile
import warnings
from pathlib import Path

import torch
from corpus import ANSWERS
from encoder import LONGEST, MARKS, START, Encoder
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

OUT = Path(__file__).parent.parent / "src" / "dateline" / "resources" / "encoder"


class _One(torch.nn.Module):
    """The encoder for one question without padding, as log-probabilities."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: torch.Tensor, at: torch.Tensor) -> torch.Tensor:
        hidden = self.encoder.bert(input_ids=ids, attention_mask=torch.ones_like(ids)).last_hidden_state
        picked = hidden[0].index_select(0, torch.cat([torch.zeros_like(at[:1]), at]))
        return torch.log_softmax(self.encoder.head(picked.reshape(1, -1)), -1)[0]


def export(encoder: Encoder, notes: dict[str, str]) -> Path:
    """Write weights, vocabulary and card; the path of the weights."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole, ready = Path(folder) / "whole.onnx", Path(folder) / "ready.onnx"
        ids, at = torch.randint(1000, 2000, (1, 24)), torch.tensor([2, 6, 0])
        torch.onnx.export(
            _One(encoder).eval(), (ids, at), whole, input_names=["ids", "at"], output_names=["logp"],
            dynamic_axes={"ids": {1: "length"}}, opset_version=17, dynamo=False,
        )  # fmt: skip
        quant_pre_process(whole, ready, skip_symbolic_shape=True)
        quantize_dynamic(
            ready, OUT / "acts.onnx", per_channel=True, reduce_range=True, weight_type=QuantType.QInt8
        )
    (OUT / "vocab.txt").write_bytes((START / "vocab.txt").read_bytes())
    (OUT / "card.toml").write_text(_card(notes), "utf-8")
    return OUT / "acts.onnx"


def _card(notes: dict[str, str]) -> str:
    digests = {n: hashlib.sha256((OUT / n).read_bytes()).hexdigest() for n in ("acts.onnx", "vocab.txt")}
    head = "".join(f'{k} = "{v}"\n' for k, v in notes.items())
    answers = ", ".join(f'"{a}"' for a in ANSWERS)
    marks = "".join(f"{k} = {v[0]}\n" for k, v in MARKS.items())
    files = "".join(f'"{k}" = "{v}"\n' for k, v in digests.items())
    return f"{head}\nlongest = {LONGEST}\nanswers = [{answers}]\n\n[marks]\n{marks}\n[sha256]\n{files}"
