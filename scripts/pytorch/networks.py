"""The course's networks in PyTorch, under the names that their weights have in a checkpoint."""

import torch.nn.functional as F
from torch import nn


class SimpleMLP(nn.Module):
    def __init__(self, height, width, channels, classes):
        super().__init__()
        self.hidden = nn.Linear(height * width * channels, 128)
        self.output = nn.Linear(128, classes)

    def forward(self, x):
        return self.output(F.relu(self.hidden(x.flatten(1))))


class ConvNet(nn.Module):
    def __init__(self, height, width, channels, classes):
        super().__init__()
        self.conv1, self.bn1 = convolution(channels, 32), nn.BatchNorm2d(32)
        self.conv2, self.bn2 = convolution(32, 64), nn.BatchNorm2d(64)
        self.conv3, self.bn3 = convolution(64, 128), nn.BatchNorm2d(128)
        self.linear = nn.Linear((height // 8) * (width // 8) * 128, classes)

    def forward(self, x):
        for conv, bn in [(self.conv1, self.bn1), (self.conv2, self.bn2), (self.conv3, self.bn3)]:
            x = F.max_pool2d(F.relu(bn(conv(x))), 2)
        return self.linear(x.flatten(1))


class ResidualBlock(nn.Module):
    def __init__(self, inputs, outputs, has_shortcut):
        super().__init__()
        self.stride, self.added, self.has_shortcut = outputs // inputs, outputs - inputs, has_shortcut
        self.conv1, self.bn1 = convolution(inputs, outputs, self.stride), nn.BatchNorm2d(outputs)
        self.conv2, self.bn2 = convolution(outputs, outputs), nn.BatchNorm2d(outputs)

    def forward(self, x):
        y = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        if self.has_shortcut:
            # Option A of He 2015: every other pixel, and zeros for the new channels.
            half = self.added // 2
            y = y + F.pad(x[:, :, :: self.stride, :: self.stride], (0, 0, 0, 0, half, self.added - half))
        return F.relu(y)


class ResNet(nn.Module):
    def __init__(self, depth, channels, classes, has_shortcut):
        super().__init__()
        self.conv1, self.bn1 = convolution(channels, 16), nn.BatchNorm2d(16)
        inputs = 16
        for number, outputs in enumerate([16, 32, 64], 1):
            blocks = []
            for _ in range((depth - 2) // 6):
                blocks.append(ResidualBlock(inputs, outputs, has_shortcut))
                inputs = outputs
            setattr(self, f"layer{number}", nn.Sequential(*blocks))
        self.linear = nn.Linear(64, classes)

    def forward(self, x):
        x = F.relu(self.bn1(self.conv1(x)))
        return self.linear(self.layer3(self.layer2(self.layer1(x))).mean((2, 3)))


def convolution(inputs, outputs, stride=1):
    return nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)


def network(name, height, width, channels, classes):
    """The network that `course train --model` calls by this name."""
    if name == "simplemlp":
        return SimpleMLP(height, width, channels, classes)
    if name == "convnet":
        return ConvNet(height, width, channels, classes)
    for kind in ["resnet", "plainnet"]:
        if name.startswith(kind):
            return ResNet(int(name.removeprefix(kind)), channels, classes, has_shortcut=kind == "resnet")
    raise SystemExit(f"{name} is not among the networks that this program has: simplemlp, convnet, resnet…, plainnet….")
