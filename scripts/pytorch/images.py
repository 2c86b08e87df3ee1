"""The course's images, and the order and the changes in which an epoch shows them: the same draws from the same generators."""

import numpy
import torch

from checkpoint import read_tensors

MASK = (1 << 64) - 1


class SplitMix64:
    """The course's source of random numbers (Steele, Lea and Flood 2014); see Sources/Tensors/SplitMix64.swift."""

    def __init__(self, state):
        self.state = state

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        return scrambled(self.state)

    def split(self, purpose):
        hash = 0xCBF29CE484222325
        for byte in purpose.encode():
            hash = (hash ^ byte) * 0x100000001B3 & MASK
        return SplitMix64(scrambled(self.state ^ scrambled(hash)))

    def uniform(self):
        return (self.next() >> 11) * 2.0**-53

    def index(self, below):
        product = self.next() * below
        if product & MASK < below:
            threshold = (-below & MASK) % below
            while product & MASK < threshold:
                product = self.next() * below
        return product >> 64

    def permutation(self, count):
        order = list(range(count))
        for i in range(count - 1, 0, -1):
            j = self.index(i + 1)
            order[i], order[j] = order[j], order[i]
        return order


def scrambled(z):
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB & MASK
    return z ^ (z >> 31)


class Images:
    """Images [count, channels, height, width] from 0 to 1, and their labels."""

    def __init__(self, pixels, labels):
        self.pixels, self.labels = pixels, labels
        self.mean = self.deviation = None

    def __len__(self):
        return len(self.labels)

    def normalized(self, mean, deviation):
        self.mean = torch.tensor(mean).reshape(-1, 1, 1)
        self.deviation = torch.tensor(deviation).reshape(-1, 1, 1)
        return self

    def batch(self, indices, change=lambda index, image: image):
        images = torch.stack([change(index, self.pixels[index]) for index in indices])
        return (images - self.mean) / self.deviation, self.labels[indices]


def epoch(images, batch_size, generator, augmentation=None):
    """One epoch's batches, in the order that the generator draws; it is then where the next epoch goes on."""
    own = generator.split("epoch").split("augmentation")
    order = generator.permutation(len(images))

    def change(index, image):
        return augmentation(image, own.split(str(index))) if augmentation else image

    return [lambda at=order[start : start + batch_size]: images.batch(at, change) for start in range(0, len(order), batch_size)]


def shift(padding, flips=False):
    """A window of the image's size out of an image with black pixels around it; mirrored one time in two, if flips are asked for."""

    def apply(image, draw):
        down, right = (draw.index(2 * padding + 1) - padding for _ in range(2))
        height, width = image.shape[1:]
        frame = torch.nn.functional.pad(image, [padding] * 4)
        image = frame[:, padding - down : padding - down + height, padding - right : padding - right + width]
        return image.flip(2) if flips and draw.index(2) == 1 else image

    return apply


AUGMENTATIONS = {"none": None, "shift": shift(1), "crop-and-flip": shift(4, flips=True)}


def load(name, folder, file=None):
    """Both parts of a set: from a file that `course data --export` wrote, or MNIST's and CIFAR-10's own files."""
    if file:
        tensors, _ = read_tensors(file)
        return [
            Images(tensors[f"{part}.images"].permute(0, 3, 1, 2).contiguous(), tensors[f"{part}.labels"].long())
            for part in ("train", "test")
        ]
    if name == "mnist":
        return [mnist(f"{folder}/mnist", part) for part in ("train", "t10k")]
    if name == "cifar-10":
        parts = [[f"data_batch_{i}.bin" for i in range(1, 6)], ["test_batch.bin"]]
        return [cifar10([f"{folder}/cifar-10-batches-bin/{file}" for file in files]) for files in parts]
    raise SystemExit(f"The images {name} are part of the course's program. Write them to a file first: course data --data {name} --export FILE")


def mnist(folder, part):
    pixels = numpy.fromfile(f"{folder}/{part}-images-idx3-ubyte", "u1", offset=16).reshape(-1, 1, 28, 28)
    labels = numpy.fromfile(f"{folder}/{part}-labels-idx1-ubyte", "u1", offset=8)
    return Images(scaled(pixels), torch.from_numpy(labels).long())


def cifar10(files):
    rows = numpy.concatenate([numpy.fromfile(file, "u1").reshape(-1, 3073) for file in files])
    return Images(scaled(rows[:, 1:].reshape(-1, 3, 32, 32)), torch.from_numpy(rows[:, 0]).long())


def scaled(pixels):
    return torch.from_numpy(pixels).float() / 255
