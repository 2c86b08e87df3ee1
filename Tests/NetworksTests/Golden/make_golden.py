"""Writes the references that NetworksTests compare with: operations.json, binary.json, training.json, and safetensors files.

    pip install torch==2.13.0 safetensors==0.8.0    # the versions are recorded in each file
    python make_golden.py

All numbers are computed in double precision. Where the Float build runs many steps, its tolerance comes from what
PyTorch's own float32 run differs from its float64 run, which is recorded beside it.
"""

import json
import pathlib
from decimal import Decimal, getcontext

import safetensors
import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import save_file

from models import ConvNet, ResNet, SimpleMLP, Block, channels_first, channels_last, fill, labels, numbers

HERE = pathlib.Path(__file__).parent
VERSIONS = {"torch": torch.__version__, "safetensors": safetensors.__version__}
torch.set_num_threads(1)


def operation(name, shapes, function, scales=None, offsets=None):
    """One operation's value and gradients, for inputs in our layout and the loss sum(c*y)."""
    inputs = []
    for i, shape in enumerate(shapes):
        scale = scales[i] if scales else 1.0
        offset = offsets[i] if offsets else 0.0
        inputs.append(numbers(i + 1, shape, scale, offset).requires_grad_())
    output = function(*inputs)
    (output * numbers(77, output.shape)).sum().backward()
    return {
        "name": name,
        "inputs": [
            {"shape": shape, "seed": i + 1, "scale": scales[i] if scales else 1.0, "offset": offsets[i] if offsets else 0.0}
            for i, shape in enumerate(shapes)
        ],
        "output": {"shape": list(output.shape), "scalars": output.detach().flatten().tolist()},
        "gradients": [x.grad.flatten().tolist() for x in inputs],
    }


def on_images(function):
    """A function of channels-first images as one of channels-last images; other operands go through as they are."""
    return lambda x, *rest: channels_last(function(channels_first(x), *rest))


def convolution(stride, padding):
    return on_images(lambda x, w: F.conv2d(x, w, stride=stride, padding=padding))


def batch_norm(x, gain, offset):
    return F.batch_norm(x, None, None, gain, offset, training=True)


def block(stride, inputs, outputs):
    def function(x, w1, g1, b1, w2, g2, b2):
        layer = Block(inputs, outputs, stride).double()
        values = {"conv1.weight": w1, "bn1.weight": g1, "bn1.bias": b1, "conv2.weight": w2, "bn2.weight": g2, "bn2.bias": b2}
        return channels_last(torch.func.functional_call(layer, values, (channels_first(x),)))
    return function


def operations():
    unary = {
        "relu": F.relu, "leakyReLU": F.leaky_relu, "elu": F.elu, "gelu": F.gelu,
        "geluApproximation": lambda x: F.gelu(x, approximate="tanh"), "silu": F.silu, "tanh": torch.tanh,
        "sigmoid": torch.sigmoid, "softplus": F.softplus, "exp": torch.exp,
    }
    cases = [operation(name, [[3, 5]], function, scales=[4.0]) for name, function in unary.items()]
    cases += [
        operation("log", [[3, 5]], torch.log, scales=[1.0], offsets=[1.5]),
        operation("squareRoot", [[3, 5]], torch.sqrt, scales=[1.0], offsets=[1.5]),
        operation("softmax", [[3, 5]], lambda x: F.softmax(x, 1), scales=[8.0]),
        operation("logSoftmax", [[3, 5]], lambda x: F.log_softmax(x, 1), scales=[8.0]),
        operation("logSumExp", [[3, 5]], lambda x: torch.logsumexp(x, 1), scales=[8.0]),
        operation("softmax along the first axis", [[3, 5]], lambda x: F.softmax(x, 0), scales=[8.0]),
        operation("softmax along the middle axis", [[2, 3, 4]], lambda x: F.softmax(x, 1), scales=[8.0]),
        operation("softmax of a vector", [[5]], lambda x: F.softmax(x, 0), scales=[8.0]),
        operation("logSoftmax along the middle axis", [[2, 3, 4]], lambda x: F.log_softmax(x, 1), scales=[8.0]),
        operation("logSumExp along the middle axis", [[2, 3, 4]], lambda x: torch.logsumexp(x, 1), scales=[8.0]),
        operation("matmul", [[5, 7], [7, 3]], torch.matmul),
        operation("linear", [[4, 7], [3, 7], [3]], F.linear),
        operation("linear without bias", [[4, 7], [3, 7]], F.linear),
        operation("linear along the last axis", [[2, 3, 7], [4, 7], [4]], F.linear),
        operation("linear of a vector", [[7], [4, 7], [4]], F.linear),
        operation("convolution 3×3", [[2, 5, 6, 3], [4, 3, 3, 3]], convolution(1, 1)),
        operation("convolution 3×3 stride 2", [[2, 6, 5, 3], [4, 3, 3, 3]], convolution(2, 1)),
        operation("convolution 1×1 stride 2", [[2, 5, 5, 3], [4, 3, 1, 1]], convolution(2, 0)),
        operation("convolution 5×5", [[1, 6, 6, 2], [2, 2, 5, 5]], convolution(1, 2)),
        operation("batch norm 1-D", [[6, 4], [4], [4]], batch_norm),
        operation("batch norm 2-D", [[2, 3, 3, 4], [4], [4]], on_images(batch_norm)),
        operation("max pooling 2", [[2, 4, 5, 3]], on_images(lambda x: F.max_pool2d(x, 2))),
        operation("max pooling 3 stride 2 padding 1", [[1, 5, 5, 3]], on_images(lambda x: F.max_pool2d(x, 3, 2, 1))),
        operation("average pooling 2", [[2, 4, 5, 3]], on_images(lambda x: F.avg_pool2d(x, 2))),
        operation("average pooling 3 stride 2 padding 1", [[2, 5, 4, 3]], on_images(lambda x: F.avg_pool2d(x, 3, 2, 1))),
        operation("average pooling 3 stride 2 padding 1, padding not counted", [[2, 5, 4, 3]],
                  on_images(lambda x: F.avg_pool2d(x, 3, 2, 1, count_include_pad=False))),
        operation("global average", [[2, 3, 5, 4]], lambda x: channels_first(x).mean((2, 3))),
        operation("flatten", [[2, 2, 3, 4]], lambda x: channels_first(x).flatten(1)),
        operation("residual block", [[2, 4, 4, 4], [4, 4, 3, 3], [4], [4], [4, 4, 3, 3], [4], [4]], block(1, 4, 4)),
        operation("residual block stride 2", [[2, 4, 4, 2], [4, 2, 3, 3], [4], [4], [4, 4, 3, 3], [4], [4]], block(2, 2, 4)),
        operation("cross-entropy", [[4, 5]], lambda x: F.cross_entropy(x, torch.tensor([0, 4, 2, 2])), scales=[4.0]),
        operation("cross-entropy with label smoothing", [[4, 5]],
                  lambda x: F.cross_entropy(x, torch.tensor([0, 4, 2, 2]), label_smoothing=0.125), scales=[4.0]),
        operation("cross-entropy with soft targets", [[4, 5], [4, 5]],
                  lambda x, t: F.cross_entropy(x, t), scales=[4.0, 0.5], offsets=[0.0, 0.5]),
        operation("cross-entropy with soft targets and label smoothing", [[4, 5], [4, 5]],
                  lambda x, t: F.cross_entropy(x, t, label_smoothing=0.125), scales=[4.0, 0.5], offsets=[0.0, 0.5]),
        operation("mean squared error", [[3, 4], [3, 4]], F.mse_loss),
        operation("mean absolute error", [[3, 4], [3, 4]], F.l1_loss),
        operation("Huber", [[3, 4], [3, 4]], lambda x, t: F.huber_loss(x, t, delta=0.5)),
        operation("smooth absolute error", [[3, 4], [3, 4]], lambda x, t: F.smooth_l1_loss(x, t, beta=0.5)),
        operation("binary cross-entropy", [[3, 4]],
                  lambda x: F.binary_cross_entropy_with_logits(x, (numbers(9, [3, 4]) + 1) / 2), scales=[16.0]),
        operation("binary cross-entropy, soft targets", [[3, 4], [3, 4]], F.binary_cross_entropy_with_logits,
                  scales=[4.0, 0.5], offsets=[0.0, 0.5]),
    ]
    return cases


def sure_answers():
    """Binary cross-entropy and its slope over the logit where PyTorch's own last digits are gone: by 60-digit arithmetic."""
    getcontext().prec = 60
    rows = []
    for logit in ("0", "0.5", "3", "-3", "12", "-12", "15", "-15", "17.25", "-17.25", "30", "-30", "80", "-80"):
        for target in ("0", "1", "0.25"):
            x, y = Decimal(logit), Decimal(target)
            probability = 1 / (1 + (-x).exp())
            loss = -(y * probability.ln() + (1 - y) * (1 - probability).ln())
            rows.append({"logit": float(x), "target": float(y), "loss": float(loss), "slope": float(probability - y)})
    return rows


def running_statistics():
    """What batch norm's statistics are after three batches, and what inference then gives."""
    result = []
    for name, layer, shape in [("1-D", nn.BatchNorm1d(3), [5, 3]), ("2-D", nn.BatchNorm2d(3), [2, 2, 3, 3])]:
        layer = layer.double()
        for seed in (1, 2, 3):
            layer(channels_first(numbers(seed, shape, 2.0, 0.5)))
        layer.eval()
        output = channels_last(layer(channels_first(numbers(4, shape))))
        result.append({
            "name": name, "shape": shape, "mean": layer.running_mean.tolist(), "variance": layer.running_var.tolist(),
            "batches": int(layer.num_batches_tracked), "inference": output.detach().flatten().tolist(),
        })
    return result


def train(model, dtype, steps, batch, image, rate):
    """Plain SGD on numbers that mean nothing: the loss before each step, and what the tensors have become."""
    model = model.to(dtype)
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    losses = []
    for step in range(steps):
        images = channels_first(numbers(1000 + step, [batch, *image])).to(dtype)
        optimizer.zero_grad()
        loss = F.cross_entropy(model(images), labels(2000 + step, batch, 10))
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    norms = {name: tensor.double().norm().item() for name, tensor in model.state_dict().items()}
    return losses, norms


def training(name, make, steps, batch, image, rate):
    model = make()
    recipes = fill(model)
    losses, norms = train(model, torch.float64, steps, batch, image, rate)
    rough = make()
    fill(rough)
    rough_losses, rough_norms = train(rough, torch.float32, steps, batch, image, rate)
    off = lambda a, b: abs(a - b) / max(1, abs(b))
    return {
        "model": name, "steps": steps, "batch": batch, "image": image, "rate": rate, "parameters": recipes,
        "losses": losses, "norms": norms,
        "float32": {
            "losses": max(off(a, b) for a, b in zip(rough_losses, losses)),
            "norms": max(off(rough_norms[key], norms[key]) for key in norms),
        },
    }


def checkpoint(name, model, image):
    """A model after two batches in training, as PyTorch saves it, and its scores for a batch of three."""
    fill(model)
    for seed in (1, 2):
        model(channels_first(numbers(seed, [4, *image])).float())
    path = HERE / f"{name}.safetensors"
    save_file(model.state_dict(), path, metadata={"format": "pt"})
    path.chmod(0o644)
    model.eval()
    with torch.no_grad():
        scores = model(channels_first(numbers(3, [3, *image])).float())
    return {"model": name, "image": image, "shape": list(scores.shape), "logits": scores.flatten().tolist()}


def write(name, content):
    (HERE / name).write_text(json.dumps({"versions": VERSIONS, **content}, indent=0, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    write("operations.json", {"operations": operations(), "statistics": running_statistics()})
    write("binary.json", {"answers": sure_answers()})
    write("training.json", {"runs": [
        training("simplemlp", lambda: SimpleMLP(784, 128, 10), 30, 64, [28, 28, 1], 0.125),
        training("convnet", lambda: ConvNet(3, 16, 10, 8), 5, 16, [16, 16, 3], 1 / 64),
        training("resnet20", lambda: ResNet(20, 3, 10, 16), 5, 16, [16, 16, 3], 1 / 64),
        training("plainnet20", lambda: ResNet(20, 3, 10, 4, shortcut=False), 5, 16, [16, 16, 3], 1 / 64),
    ]})
    write("checkpoints.json", {"checkpoints": [
        checkpoint("simplemlp", SimpleMLP(48, 8, 10), [4, 4, 3]),
        checkpoint("convnet", ConvNet(3, 16, 10, 4), [16, 16, 3]),
        checkpoint("resnet20", ResNet(20, 3, 10, 4), [16, 16, 3]),
    ]})
