"""The course's models in PyTorch: what the goldens are computed with, and what loads our checkpoints."""

import torch
import torch.nn as nn
import torch.nn.functional as F


class SimpleMLP(nn.Module):
    def __init__(self, inputs, hidden, outputs):
        super().__init__()
        self.hidden = nn.Linear(inputs, hidden)
        self.output = nn.Linear(hidden, outputs)

    def forward(self, x):
        return self.output(F.relu(self.hidden(x.flatten(1))))


class ConvNet(nn.Module):
    def __init__(self, channels, size, classes, width):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, width, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, 2 * width, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(2 * width)
        self.conv3 = nn.Conv2d(2 * width, 4 * width, 3, padding=1, bias=False)
        self.bn3 = nn.BatchNorm2d(4 * width)
        self.linear = nn.Linear((size // 8) ** 2 * 4 * width, classes)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.bn1(self.conv1(x))), 2)
        x = F.max_pool2d(F.relu(self.bn2(self.conv2(x))), 2)
        x = F.max_pool2d(F.relu(self.bn3(self.conv3(x))), 2)
        return self.linear(x.flatten(1))


class Block(nn.Module):
    """Two convolutions and, unless the network is plain, option A's shortcut."""

    def __init__(self, inputs, outputs, stride, shortcut=True):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.stride, self.added, self.shortcut = stride, outputs - inputs, shortcut

    def forward(self, x):
        y = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        if self.shortcut:
            bypass = x[:, :, :: self.stride, :: self.stride]
            before = self.added // 2
            y = y + F.pad(bypass, (0, 0, 0, 0, before, self.added - before))
        return F.relu(y)


class ResNet(nn.Module):
    def __init__(self, depth, channels, classes, width, shortcut=True):
        super().__init__()
        blocks = (depth - 2) // 6
        self.conv1 = nn.Conv2d(channels, width, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.layer1 = nn.Sequential(*[Block(width, width, 1, shortcut) for _ in range(blocks)])
        self.layer2 = self._stage(width, blocks, shortcut)
        self.layer3 = self._stage(2 * width, blocks, shortcut)
        self.linear = nn.Linear(4 * width, classes)

    @staticmethod
    def _stage(inputs, blocks, shortcut):
        rest = [Block(2 * inputs, 2 * inputs, 1, shortcut) for _ in range(blocks - 1)]
        return nn.Sequential(Block(inputs, 2 * inputs, 2, shortcut), *rest)

    def forward(self, x):
        x = F.relu(self.bn1(self.conv1(x)))
        x = self.layer3(self.layer2(self.layer1(x)))
        return self.linear(x.mean((2, 3)))


def numbers(seed, shape, scale=1.0, offset=0.0):
    """Numbers in -1..<1 that Float holds exactly: the high 16 bits of a linear congruential generator."""
    count = 1
    for extent in shape:
        count *= extent
    state, values = seed, []
    for _ in range(count):
        state = (1103515245 * state + 12345) % 2**31
        values.append(offset + scale * ((state >> 15) / 2**15 - 1))
    return torch.tensor(values, dtype=torch.float64).reshape(shape)


def labels(seed, count, classes):
    return ((numbers(seed, [count]) + 1) / 2 * classes).long()


def recipe(index, name, shape):
    """How a model's tensor is drawn for a golden: seed, scale (a power of two, so that no digit is lost) and offset."""
    if len(shape) >= 2:
        inputs = 1
        for extent in shape[1:]:
            inputs *= extent
        scale = 1.0
        while scale * scale > 6 / inputs:
            scale /= 2
        return index + 1, scale, 0.0
    return index + 1, 0.25, 1.0 if name.endswith("weight") else 0.0


def fill(model):
    """Draws every parameter by its recipe, in the order of the state dictionary; statistics stay as they are."""
    recipes = []
    with torch.no_grad():
        for index, (name, parameter) in enumerate(model.named_parameters()):
            seed, scale, offset = recipe(index, name, parameter.shape)
            parameter.copy_(numbers(seed, parameter.shape, scale, offset))
            recipes.append({"name": name, "shape": list(parameter.shape), "seed": seed, "scale": scale, "offset": offset})
    return recipes


def channels_last(x):
    return x.permute(0, 2, 3, 1) if x.dim() == 4 else x


def channels_first(x):
    return x.permute(0, 3, 1, 2) if x.dim() == 4 else x
