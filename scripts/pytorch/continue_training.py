#!/usr/bin/env python3
"""Goes on in PyTorch with a training that `course train` began, and writes a checkpoint with which `course train --resume` goes on.

    python3 scripts/pytorch/continue_training.py Runs/cifar-10 --epochs 70
    torchrun --nproc-per-node 2 scripts/pytorch/continue_training.py Runs/cifar-10 --epochs 70

The folder's checkpoint.safetensors is replaced after every epoch; the weights, what the optimizer remembers, the learning rate's schedule, the order of the
images and their augmentation all go on where they were. With several processes each takes its share of every batch, and DistributedDataParallel adds
the gradients up: the same step as one process makes, but for the rounding of that sum, and but for batch norm, which sees a share's statistics only.
It needs PyTorch and NumPy.
"""

import argparse
import fcntl
import json
import os
import socket

import torch
import torch.distributed
import torch.nn.functional as F
from torch.nn.parallel import DistributedDataParallel

import images
import networks
import rules
import schedules
from checkpoint import Checkpoint


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", help="the folder that course train --out named")
    parser.add_argument("--epochs", type=int, required=True, help="how many epochs to train in all")
    parser.add_argument("--data-folder", default="Data", help="where mnist/ and cifar-10-batches-bin/ lie")
    parser.add_argument("--images", help="the images, from course data --export; for digits and shapes")
    parser.add_argument("--losses", help="a file for the loss of every step, one a line")
    return parser.parse_args()


def main():
    chosen = arguments()
    rank, workers = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
    path = f"{chosen.run}/checkpoint.safetensors"
    if not os.path.exists(path):
        raise SystemExit(f"{path} is not there: course train --out {chosen.run} writes it after its first epoch.")
    if workers > 1:
        torch.distributed.init_process_group("gloo")
    lock = keep_others_out(chosen.run) if rank == 0 else None
    checkpoint = Checkpoint(path)
    settings = asked(chosen.run)
    if "over" not in settings and "over" in checkpoint.settings:
        # A schedule without a length of its own lasts as long as the training that was asked for.
        if chosen.epochs > int(settings["epochs"]):
            raise SystemExit(f"The {settings['schedule']} schedule of {chosen.run} ends after {settings['epochs']} epochs, and so does the run.")
        settings["over"] = checkpoint.settings["over"]
    refuse_what_is_not_here(settings)

    train, test = images.load(settings["data"], chosen.data_folder, chosen.images)
    for part in (train, test):
        part.normalized(*(numbers_after(checkpoint.settings["training images"], word) for word in ("mean", "deviation")))
    height, width = train.pixels.shape[2:]
    model = networks.network(settings["model"], height, width, train.pixels.shape[1], int(train.labels.max()) + 1)
    names = list(model.state_dict())
    model.load_state_dict(checkpoint.model_state())
    rule = rules.optimizer(settings, checkpoint, model)
    parallel = DistributedDataParallel(model) if workers > 1 else model

    generator = images.SplitMix64(checkpoint.generators["shuffling"]["state"])
    batch_size, together = int(settings["batch"]), int(settings.get("accumulate", 1))
    drops_last = settings.get("drop-last") == "true"
    whole, rest = divmod(len(train), batch_size * together)
    steps_per_epoch = whole + (rest > 0 and not drops_last)
    augmentation = images.AUGMENTATIONS[settings.get("augment", "none")]
    step = checkpoint.position["step"]
    while len(checkpoint.history["epochs"]) < chosen.epochs:
        number = len(checkpoint.history["epochs"]) + 1
        total, wrong, seen = 0.0, 0, 0
        model.train()
        batches = images.epoch(train, batch_size, generator, augmentation)
        for first in range(0, steps_per_epoch * together, together):
            parts = [batch() for batch in batches[first : first + together]]
            count = sum(len(labels) for _, labels in parts)
            rate = schedules.rate(settings, step, steps_per_epoch)
            loss, mistakes = learn(parallel, rule, rate, parts, settings, rank, workers)
            total, wrong, seen, step = total + loss * count, wrong + mistakes, seen + count, step + 1
            if rank == 0 and chosen.losses:
                with open(chosen.losses, "a") as file:
                    print(repr(loss), file=file)
        test_loss, test_error = examine(model, test)
        checkpoint.history["epochs"].append(
            {
                "number": number,
                "steps": step,
                "learningRate": rate,
                "trainLoss": total / seen,
                "trainError": wrong / seen,
                "testLoss": test_loss,
                "testError": test_error,
            }
        )
        checkpoint.generators["shuffling"]["state"] = generator.state
        tensors, numbers = rules.memory(rule, model)
        checkpoint.position.update(step=step, numbers=numbers)
        state = model.state_dict()
        checkpoint.update({name: state[name] for name in names}, tensors)
        if rank == 0:
            checkpoint.write(path)
            print(f"epoch {number}/{chosen.epochs}  train loss {total / seen:.4f}  test loss {test_loss:.4f} error {test_error:.2%}", flush=True)
    if lock:
        os.unlink(lock.name)
    if workers > 1:
        torch.distributed.destroy_process_group()


def learn(model, rule, rate, parts, settings, rank, workers):
    """One step on a batch in parts, of each of which this process takes its share. Returns the whole batch's mean loss and its mistakes."""
    for group in rule.param_groups:
        group["lr"] = rate
    rule.zero_grad()
    count = sum(len(labels) for _, labels in parts)
    sums = torch.zeros(2, dtype=torch.float64)
    for inputs, labels in parts:
        mine = slice(rank, None, workers)
        logits = model(inputs[mine])
        # DistributedDataParallel takes the mean over the processes: this makes it the mean over the batch, however it divides.
        loss = F.cross_entropy(logits, labels[mine], reduction="sum") / count
        (loss * workers).backward()
        sums += torch.stack([loss.detach(), (logits.argmax(1) != labels[mine]).sum()])
    parameters = [parameter for group in rule.param_groups for parameter in group["params"]]
    if "clip-norm" in settings:
        torch.nn.utils.clip_grad_norm_(parameters, float(settings["clip-norm"]))
    if "clip-value" in settings:
        torch.nn.utils.clip_grad_value_(parameters, float(settings["clip-value"]))
    rule.step()
    if workers > 1:
        torch.distributed.all_reduce(sums)
    return sums[0].item(), int(sums[1])


@torch.no_grad()
def examine(model, test):
    model.eval()
    loss, wrong = 0.0, 0
    for start in range(0, len(test), 250):
        inputs, labels = test.batch(range(start, min(start + 250, len(test))))
        logits = model(inputs)
        loss += F.cross_entropy(logits, labels, reduction="sum").item()
        wrong += int((logits.argmax(1) != labels).sum())
    return loss / len(test), wrong / len(test)


def keep_others_out(run):
    """The lock that course train takes, too: one training in a folder."""
    lock = open(f"{run}/lock", "a+")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.seek(0)
        raise SystemExit(f"Another training is at work in {run}: {lock.read().strip()}. Let it finish.")
    lock.truncate(0)
    print(f"process {os.getpid()} on {socket.gethostname()}", file=lock, flush=True)
    return lock


def asked(run):
    """What the run was asked for: configuration.json, whose values are told as the command line tells them."""
    try:
        with open(f"{run}/configuration.json") as file:
            options = json.load(file)
    except FileNotFoundError:
        raise SystemExit(f"{run} has no configuration.json: course train --resume writes it.")
    return {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in options.items()}


def refuse_what_is_not_here(settings):
    if "plateau" in settings:
        raise SystemExit("A rate that falls on a plateau is not among what this program has; choose a schedule of steps.")
    if "validation" in settings:
        raise SystemExit("Images held out for validation are not among what this program has.")
    if settings.get("augment", "none") not in images.AUGMENTATIONS:
        raise SystemExit(f"{settings['augment']} is not among the augmentations that this program has.")


def numbers_after(text, word):
    """The numbers that stand in brackets after a word: mean [0.49, 0.48, 0.45]."""
    return [float(number) for number in text.split(f"{word} [")[1].split("]")[0].split(",")]


if __name__ == "__main__":
    main()
