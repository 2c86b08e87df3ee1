"""Loads safetensors files written by our tests into PyTorch's models, and compares the scores with ours.

    python check_checkpoints.py <folder>    # holds <model>.safetensors and scores.json; prints the largest difference
"""

import json
import pathlib
import sys

import torch
from safetensors.torch import load_file

from models import ConvNet, ResNet, SimpleMLP, channels_first, numbers

folder = pathlib.Path(sys.argv[1])
models = {"simplemlp": SimpleMLP(48, 8, 10), "convnet": ConvNet(3, 16, 10, 4), "resnet20": ResNet(20, 3, 10, 4)}
worst = 0.0
for name, ours in json.loads((folder / "scores.json").read_text()).items():
    model = models[name]
    model.load_state_dict(load_file(folder / f"{name}.safetensors"), strict=True)
    model.eval()
    with torch.no_grad():
        scores = model(channels_first(numbers(3, [3, *map(int, ours["image"])])).float()).flatten()
    worst = max(worst, (scores - torch.tensor(ours["logits"])).abs().max().item())
print(worst)
sys.exit(0 if worst <= 1e-5 else 1)
