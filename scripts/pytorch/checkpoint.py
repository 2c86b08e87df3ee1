"""A training as `course train` keeps it in checkpoint.safetensors: read, and written so that `--resume` takes it up again."""

import json
import os
import struct

import numpy
import torch

VERSION = "1"
OPTIMIZER = "optimizer."


class Checkpoint:
    """The model's tensors by name, what the optimizer remembers of them, and where the training stands."""

    def __init__(self, path):
        self.tensors, metadata = read_tensors(path)
        if metadata.get("checkpoint") != VERSION:
            raise SystemExit(f"{path} is no checkpoint of version {VERSION} that course train wrote.")
        if checksum(self.tensors, metadata) != metadata["checksum"]:
            raise SystemExit(f"{path} is damaged: its contents do not add up to its checksum.")
        self.history = json.loads(metadata["history"])
        self.generators = json.loads(metadata["generators"])
        self.settings = json.loads(metadata["settings"])
        self.position = json.loads(metadata["optimizer"])

    def model_state(self):
        return {name: tensor for name, tensor in self.tensors.items() if not name.startswith(OPTIMIZER)}

    def optimizer_state(self):
        """What is remembered of each parameter: {"hidden.weight": {"exp_avg": tensor, ...}}."""
        state = {}
        for name, tensor in self.tensors.items():
            if name.startswith(OPTIMIZER):
                parameter, slot = name.removeprefix(OPTIMIZER).rsplit(".", 1)
                state.setdefault(parameter, {})[slot] = tensor
        return state

    def update(self, model_state, optimizer_state):
        tensors = {name: tensor.float().contiguous() for name, tensor in model_state.items()}
        for parameter in sorted(optimizer_state):
            for slot, tensor in optimizer_state[parameter].items():
                tensors[f"{OPTIMIZER}{parameter}.{slot}"] = tensor.float().contiguous()
        self.tensors = tensors

    def write(self, path):
        """Under another name first, so that at no instant there is half a file."""
        metadata = {
            "format": "pt",
            "checkpoint": VERSION,
            "history": to_json(self.history),
            "generators": to_json(self.generators),
            "settings": to_json(self.settings),
            "optimizer": to_json(self.position),
        }
        metadata["checksum"] = checksum(self.tensors, metadata)
        header, start = {"__metadata__": metadata}, 0
        for name, tensor in self.tensors.items():
            end = start + 4 * tensor.numel()
            header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [start, end]}
            start = end
        text = json.dumps(header, ensure_ascii=False).encode()
        text += b" " * (-len(text) % 8)
        part = f"{path}.part"
        with open(part, "wb") as file:
            file.write(struct.pack("<Q", len(text)) + text)
            for tensor in self.tensors.values():
                file.write(tensor.detach().numpy().astype("<f4").tobytes())
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)


def read_tensors(path):
    """The tensors of a safetensors file by name, in their order, and its metadata."""
    with open(path, "rb") as file:
        contents = file.read()
    (length,) = struct.unpack("<Q", contents[:8])
    header = json.loads(contents[8 : 8 + length])
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        if entry["dtype"] != "F32":
            raise SystemExit(f"{path} holds {name} as {entry['dtype']}; this program reads single precision, F32.")
        start, end = (8 + length + offset for offset in entry["data_offsets"])
        numbers = numpy.frombuffer(contents[start:end], "<f4").copy()
        tensors[name] = torch.from_numpy(numbers).reshape(entry["shape"])
    return tensors, metadata


def to_json(value):
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def checksum(tensors, metadata):
    """FNV-1a by words over every tensor with its name, and over the metadata: see Sources/Numbers/Digest.swift."""
    value, prime, mask = 0xCBF29CE484222325, 0x100000001B3, (1 << 64) - 1

    def add(words):
        nonlocal value
        for word in words:
            value = (value ^ word) * prime & mask

    for name, tensor in tensors.items():
        add(name.encode())
        add(tensor.shape)
        bits = tensor.detach().numpy().astype("<f4").view("<u4").reshape(-1)
        add(numpy.where(numpy.isnan(tensor.detach().numpy().reshape(-1)), 0x7FC00000, bits).tolist())
    for name, text in sorted(metadata.items()):
        if name != "checksum":
            add(name.encode())
            add(text.encode())
    return f"{value:016x}"
