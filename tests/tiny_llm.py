"""A real OpenAI-compatible server: llama.cpp with a tiny model of random weights.

It writes nonsense, but it speaks the protocol as it is spoken: streaming, token counts, keys, a
grammar for JSON. Two hundred kilobytes, made here; up in a fraction of a second.

Reference: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

from __future__ import annotations

import random
import struct
import subprocess
import sys
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

KEY = "sk-tiny"
WINDOW = 2048

_WIDTH, _HIDDEN, _LAYERS, _HEADS = 32, 64, 1, 2
_ALIGNMENT = 32
_UINT32, _INT32, _FLOAT32, _STRING, _ARRAY = 4, 5, 6, 8, 9
_NORMAL, _UNKNOWN, _CONTROL = 1, 2, 3  # kinds of tokens
_TEMPLATE = (
    "{% for m in messages %}{{ '<|' + m['role'] + '|>' }}{{ m['content'] }}{{ '</s>' }}"
    "{% endfor %}{% if add_generation_prompt %}{{ '<|assistant|>' }}{% endif %}"
)
_SERVER = """
import sys, time, xllamacpp
params = xllamacpp.CommonParams()
params.model.path, params.port = sys.argv[1], 0
params.n_ctx, params.n_parallel, params.warmup = int(sys.argv[3]), 1, False
params.cpuparams.n_threads = 1
params.sampling.seed = 7
params.api_keys = [sys.argv[2]]
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
sys.stdin.read()
"""


@contextmanager
def tiny_llm(folder: Path) -> Iterator[str]:
    """Run the server; yield its base_url."""
    model = folder / "tiny.gguf"
    write_model(model)
    with subprocess.Popen(
        [sys.executable, "-c", _SERVER, str(model), KEY, str(WINDOW)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            address = next(line for line in process.stdout or () if line.startswith("http"))
            yield f"{address.strip()}/v1"
        finally:
            process.kill()


def write_model(path: Path) -> None:
    """Write a Llama of one layer whose tokens are the 256 bytes."""
    chance = random.Random(7)
    tokens = ["<unk>", "<s>", "</s>", "<|user|>", "<|assistant|>", "<|system|>", *_alphabet()]
    kinds = [_UNKNOWN, *[_CONTROL] * 5, *[_NORMAL] * 256]
    facts: list[tuple[str, Any]] = [
        ("general.architecture", "llama"),
        ("general.name", "tiny"),
        ("llama.context_length", WINDOW),
        ("llama.embedding_length", _WIDTH),
        ("llama.feed_forward_length", _HIDDEN),
        ("llama.block_count", _LAYERS),
        ("llama.attention.head_count", _HEADS),
        ("llama.attention.head_count_kv", _HEADS),
        ("llama.attention.layer_norm_rms_epsilon", 1e-5),
        ("llama.rope.dimension_count", _WIDTH // _HEADS),
        ("llama.vocab_size", len(tokens)),
        ("tokenizer.ggml.model", "gpt2"),
        ("tokenizer.ggml.pre", "default"),
        ("tokenizer.ggml.tokens", tokens),
        ("tokenizer.ggml.token_type", kinds),
        ("tokenizer.ggml.merges", ["a b"]),
        ("tokenizer.ggml.bos_token_id", 1),
        ("tokenizer.ggml.eos_token_id", 2),
        ("tokenizer.ggml.unknown_token_id", 0),
        ("tokenizer.chat_template", _TEMPLATE),
    ]
    shapes = _shapes(len(tokens))
    head = b"GGUF" + struct.pack("<IQQ", 3, len(shapes), len(facts))
    head += b"".join(_text(key) + _value(value) for key, value in facts)
    body = b""
    for name, shape in shapes.items():
        head += _text(name) + struct.pack(f"<I{len(shape)}QIQ", len(shape), *shape, 0, len(body))
        weights = _weights(chance, shape, is_norm="norm" in name)
        if name == "output.weight":  # hardly ever a token that ends the answer
            silent = len(kinds) - 256
            weights = bytes(4 * _WIDTH * silent) + weights[4 * _WIDTH * silent :]
        body += weights
    head += b"\x00" * (-len(head) % _ALIGNMENT)
    path.write_bytes(head + body)


def _shapes(vocabulary: int) -> dict[str, Sequence[int]]:
    """Return the tensors, the number of columns first."""
    shapes: dict[str, Sequence[int]] = {
        "token_embd.weight": (_WIDTH, vocabulary),
        "output.weight": (_WIDTH, vocabulary),
        "output_norm.weight": (_WIDTH,),
    }
    for layer in range(_LAYERS):
        block = f"blk.{layer}."
        for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
            shapes[f"{block}{name}.weight"] = (_WIDTH, _WIDTH)
        shapes[f"{block}ffn_gate.weight"] = shapes[f"{block}ffn_up.weight"] = (_WIDTH, _HIDDEN)
        shapes[f"{block}ffn_down.weight"] = (_HIDDEN, _WIDTH)
        shapes[f"{block}attn_norm.weight"] = shapes[f"{block}ffn_norm.weight"] = (_WIDTH,)
    return shapes


def _weights(chance: random.Random, shape: Sequence[int], *, is_norm: bool) -> bytes:
    count = shape[0] * (shape[1] if len(shape) > 1 else 1)
    data = array("f", (1.0 if is_norm else chance.gauss(0, 0.05) for _ in range(count))).tobytes()
    return data + b"\x00" * (-len(data) % _ALIGNMENT)


def _value(value: Any) -> bytes:
    match value:
        case str():
            return struct.pack("<I", _STRING) + _text(value)
        case int():
            return struct.pack("<II", _UINT32, value)
        case float():
            return struct.pack("<If", _FLOAT32, value)
        case [str(), *_]:
            items = b"".join(map(_text, value))
            return struct.pack("<IIQ", _ARRAY, _STRING, len(value)) + items
        case _:
            return struct.pack(f"<IIQ{len(value)}i", _ARRAY, _INT32, len(value), *value)


def _text(text: str) -> bytes:
    data = text.encode()
    return struct.pack("<Q", len(data)) + data


def _alphabet() -> list[str]:
    """Return one visible character for each byte, as GPT-2's vocabulary has them."""
    seen = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1)]
    seen += range(ord("®"), ord("ÿ") + 1)
    hidden = [byte for byte in range(256) if byte not in seen]
    return [chr(code) for code in seen] + [chr(256 + number) for number in range(len(hidden))]
