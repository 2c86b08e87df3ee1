"""PyTorch's side of the comparison: bench starts it, and tells it line by line what to time.

    time NAME THREADS SECONDS  ->  the mean seconds of a call, called again and again for so long; or "missing"
"""

import io
import os
import platform
import sys
import time

try:
    import torch
except ImportError:
    print("missing", flush=True)
    sys.exit()

import torch._inductor.config
import torch.nn.functional as F
from torch import nn

try:
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
except ImportError:
    plt = None


class ResidualBlock(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.stride, self.padding = stride, (outputs - inputs) // 2

    def forward(self, x):
        y = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        if self.stride > 1:
            x = F.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, self.padding, self.padding))
        return F.relu(y + x)


class ResNet20(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(3, 16, 3, 1, 1, bias=False), nn.BatchNorm2d(16)
        widths = [16, 16, 16, 16, 32, 32, 32, 64, 64, 64]
        self.blocks = nn.Sequential(*(ResidualBlock(i, o, 1 if i == o else 2) for i, o in zip(widths, widths[1:])))
        self.linear = nn.Linear(64, 10)

    def forward(self, x):
        return self.linear(self.blocks(F.relu(self.bn1(self.conv1(x)))).mean((2, 3)))


def convnet():
    def part(inputs, outputs):
        return nn.Conv2d(inputs, outputs, 3, 1, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(), nn.MaxPool2d(2)

    return nn.Sequential(*part(3, 32), *part(32, 64), *part(64, 128), nn.Flatten(), nn.Linear(2048, 10))


def training_step(model, batch, *sample, compiled=False):
    x = torch.randn(batch, *sample)
    if len(sample) == 3:
        model, x = model.to(memory_format=torch.channels_last), x.to(memory_format=torch.channels_last)
    if compiled:
        torch.compiler.reset()
        if os.environ.get("ATEN_CPU_CAPABILITY") == "avx2":
            torch._inductor.config.cpp.simdlen = 256  # bits
        model = torch.compile(model)
    labels = torch.arange(batch) % 10
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9, fused=True)

    def step():
        loss = F.cross_entropy(model(x), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

    return step


def product(sizes):
    rows, inner, columns = map(int, sizes.split("x"))
    a, b = torch.rand(rows, inner) * 2 - 1, torch.rand(inner, columns) * 2 - 1
    return lambda: torch.mm(a, b)


def convolution(inputs, outputs, size, stride, direction):
    inputs, outputs, size, stride = int(inputs), int(outputs), int(size), int(stride)

    def images(*shape):
        return torch.randn(*shape).to(memory_format=torch.channels_last)

    x, y = images(128, inputs, size, size), images(128, outputs, size // stride, size // stride)
    w = images(outputs, inputs, 3, 3)
    if direction == "forward":
        return lambda: F.conv2d(x, w, None, stride, 1)
    wanted = [direction == "input", direction == "weights", False]
    return lambda: torch.ops.aten.convolution_backward(
        y, x, w, None, [stride] * 2, [1, 1], [1, 1], False, [0, 0], 1, wanted
    )


def update(rule, **settings):
    weight = nn.Parameter(torch.full((10_000_000,), 0.5))
    weight.grad = torch.full_like(weight, 0.01)
    return rule([weight], fused=True, **settings).step


def rosenbrock():
    def descend():
        w = torch.tensor([-1.2, 1.0], requires_grad=True)
        optimizer = torch.optim.Adam([w])
        for _ in range(1_000):
            optimizer.zero_grad()
            loss = (1 - w[0]) ** 2 + 100 * (w[1] - w[0] ** 2) ** 2
            loss.backward()
            optimizer.step()

    return descend


def plot():
    steps = torch.arange(400.0)
    slow, fast = torch.exp(-steps / 100), torch.exp(-steps / 40) * (2 + torch.sin(steps / 8))

    def draw():
        figure, axes = plt.subplots(figsize=(7.2, 4.32), dpi=200)
        axes.plot(steps.numpy(), slow.numpy(), label="slow")
        axes.plot(steps.numpy(), fast.numpy(), label="fast")
        axes.set(title="Two losses", xlabel="step", ylabel="loss", yscale="log")
        axes.legend()
        figure.savefig(io.BytesIO(), format="png")
        plt.close(figure)

    return draw


def contour():
    x, y = torch.meshgrid(torch.linspace(-2, 2, 400), torch.linspace(-1, 3, 400), indexing="xy")
    levels = torch.logspace(-1, 3.5, 12).numpy()

    def draw():
        z = (1 - x) ** 2 + 100 * (y - x * x) ** 2
        figure, axes = plt.subplots(figsize=(7.2, 4.32), dpi=200)
        axes.contourf(x.numpy(), y.numpy(), z.numpy(), levels=levels)
        axes.contour(x.numpy(), y.numpy(), z.numpy(), levels=levels, colors="white", linewidths=0.5)
        axes.set(title="Rosenbrock", xlabel="$w_1$", ylabel="$w_2$")
        figure.savefig(io.BytesIO(), format="png")
        plt.close(figure)

    return draw


def prepare(name):
    """What is timed under a name; None if it cannot be."""
    compiled = name.startswith("compiled-")
    kind, *details = name.removeprefix("compiled-").split("-")
    if kind == "mlp":
        mlp = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
        return training_step(mlp, 64, 784, compiled=compiled)
    if kind == "convnet":
        return training_step(convnet(), 128, 3, 32, 32, compiled=compiled)
    if kind == "resnet20":
        return training_step(ResNet20(), 128, 3, 32, 32, compiled=compiled)
    if kind == "sgemm":
        return product(*details)
    if kind == "conv":
        return convolution(*details)
    if kind == "adam":
        return update(torch.optim.Adam, lr=1e-3)
    if kind == "momentum":
        return update(torch.optim.SGD, lr=1e-3, momentum=0.9)
    if kind == "rosenbrock":
        return rosenbrock()
    if kind == "plot" and plt:
        return plot()
    if kind == "contour" and plt:
        return contour()
    return None


def seconds_of_call(call, duration):
    start = time.perf_counter()
    calls = 0
    while True:
        call()
        calls += 1
        elapsed = time.perf_counter() - start
        if elapsed >= duration:
            return elapsed / calls


versions = [f"PyTorch {torch.__version__}", f"Python {platform.python_version()}"]
if plt:
    versions.append(f"matplotlib {matplotlib.__version__}")
print(", ".join(versions), flush=True)

prepared, call = None, None
for line in sys.stdin:
    _, name, threads, duration = line.split()
    torch.set_num_threads(int(threads))
    if (name, threads) != prepared:  # compiled code is made for a number of threads
        call = None  # what was prepared before goes first, for its memory
        prepared, call = (name, threads), prepare(name)
    with torch.set_grad_enabled(not name.startswith(("sgemm", "conv-"))):
        print(seconds_of_call(call, float(duration)) if call else "missing", flush=True)
