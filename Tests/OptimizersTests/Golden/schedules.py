"""Reference values for the schedules, over 120 epochs: writes schedules.json beside this file.

    python schedules.py        (PyTorch; its version is written into the file)

PyTorch's schedulers make the values where it has the schedule; the others follow the formulas in their Swift files.
"""

import json
import math
import pathlib
import sys
import warnings

import torch
from torch.optim import lr_scheduler as schedulers

EPOCHS = 120
warnings.filterwarnings("ignore", message=".*lr_scheduler.step.*")


def values(rate, make, epochs=EPOCHS):
    """The rates and momenta of the first epochs under a scheduler stepped once an epoch."""
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=rate, momentum=0.9)
    scheduler = make(optimizer)
    rates, momenta = [], []
    for epoch in range(epochs):
        rates.append(float(optimizer.param_groups[0]["lr"]))
        momenta.append(float(optimizer.param_groups[0]["momentum"]))
        optimizer.step()
        if epoch + 1 < epochs:
            scheduler.step()
    return rates, momenta


CASES = []


def case(schedule, rate, settings, make, epochs=EPOCHS, momentum=False):
    rates, momenta = values(rate, make, epochs)
    entry = {"schedule": schedule, "learningRate": rate, "settings": settings, "rates": rates}
    if momentum:
        entry["momenta"] = momenta
    CASES.append(entry)


def formula(schedule, rate, settings, value):
    CASES.append({"schedule": schedule, "learningRate": rate, "settings": settings,
                  "rates": [value(t) for t in range(EPOCHS)]})


case("constant", 0.1, {}, lambda o: schedulers.ConstantLR(o, factor=1))
case("step", 0.1, {"every": "30 epochs"}, lambda o: schedulers.StepLR(o, 30))
case("step", 0.05, {"every": "7 epochs", "factor": "0.5"}, lambda o: schedulers.StepLR(o, 7, 0.5))
case("multi-step", 0.1, {"milestones": "60 epochs,100 epochs"}, lambda o: schedulers.MultiStepLR(o, [60, 100]))
case("multi-step", 0.2, {"milestones": "1 epoch,2 epochs,50 epochs", "factor": "0.3"},
     lambda o: schedulers.MultiStepLR(o, [1, 2, 50], 0.3))
case("piecewise", 0.1, {"milestones": "30 epochs,70 epochs", "rates": "0.02,0.05"},
     lambda o: schedulers.LambdaLR(o, lambda e: 1 if e < 30 else 0.2 if e < 70 else 0.5))
case("exponential", 0.1, {"factor": "0.95", "every": "1 epoch"}, lambda o: schedulers.ExponentialLR(o, 0.95))
formula("exponential", 0.1, {"factor": "0.96", "every": "100 epochs"}, lambda t: 0.1 * 0.96 ** (t / 100))
formula("staircase", 0.1, {"factor": "0.96", "every": "10 epochs"}, lambda t: 0.1 * 0.96 ** (t // 10))
case("cosine", 0.1, {"over": "120 epochs"}, lambda o: schedulers.CosineAnnealingLR(o, 120))
case("cosine", 0.3, {"over": "100 epochs", "final-rate": "0.01"},
     lambda o: schedulers.CosineAnnealingLR(o, 100, 0.01), epochs=101)
case("restarts", 0.1, {"every": "10 epochs"}, lambda o: schedulers.CosineAnnealingWarmRestarts(o, 10))
case("restarts", 0.1, {"every": "7 epochs", "lengthening": "2", "final-rate": "0.001"},
     lambda o: schedulers.CosineAnnealingWarmRestarts(o, 7, 2, 0.001))
case("restarts", 0.1, {"every": "4 epochs", "lengthening": "3"},
     lambda o: schedulers.CosineAnnealingWarmRestarts(o, 4, 3))
case("linear", 0.1, {"over": "100 epochs", "final-rate": "0.02"}, lambda o: schedulers.LinearLR(o, 1.0, 0.2, 100))
case("linear", 0.1, {"over": "120 epochs"}, lambda o: schedulers.LinearLR(o, 1.0, 0.0, 120))
case("polynomial", 0.1, {"over": "100 epochs", "power": "2"}, lambda o: schedulers.PolynomialLR(o, 100, 2.0))
case("polynomial", 0.1, {"over": "120 epochs", "power": "0.5"}, lambda o: schedulers.PolynomialLR(o, 120, 0.5))
formula("polynomial", 0.1, {"over": "50 epochs", "power": "3", "final-rate": "0.01"},
        lambda t: 0.01 + 0.09 * (1 - min(t, 50) / 50) ** 3)
formula("inverse-square-root", 0.1, {"every": "1 epoch"}, lambda t: 0.1 / math.sqrt(t + 1))
# Vaswani et al. 2017, equation 3, scaled to a peak of 0.1: min(1/√s, s/w^1.5)·√w with s counted from 1, w = 16.
CASES.append({"schedule": "inverse-square-root", "learningRate": 0.1,
              "settings": {"every": "16 epochs", "warm-up": "16 epochs", "warm-up-from": "zero"},
              "rates": [0.1 * min(1 / math.sqrt(s), s / 16 ** 1.5) * 4 if s else 0.0 for s in range(EPOCHS)]})
case("cyclical", 0.1, {"every": "10 epochs", "final-rate": "0.01"},
     lambda o: schedulers.CyclicLR(o, 0.01, 0.1, 10), momentum=True)
case("cyclical", 0.1, {"every": "8 epochs", "falling": "16 epochs", "final-rate": "0.01", "height": "halving"},
     lambda o: schedulers.CyclicLR(o, 0.01, 0.1, 8, 16, mode="triangular2"), momentum=True)
case("cyclical", 0.1,
     {"every": "10 epochs", "final-rate": "0.01", "height": "decaying", "factor": "0.98"},
     lambda o: schedulers.CyclicLR(o, 0.01, 0.1, 10, mode="exp_range", gamma=0.98), momentum=True)
for shape, pytorch_shape in [("cosine", "cos"), ("linear", "linear")]:
    for phases in ["two", "three"]:
        case("one-cycle", 0.1, {"over": "120 epochs", "shape": shape, "phases": phases},
             lambda o: schedulers.OneCycleLR(
                 o, 0.1, total_steps=120, anneal_strategy=pytorch_shape, three_phase=phases == "three"),
             momentum=True)
case("one-cycle", 0.5,
     {"over": "120 epochs", "climb": "0.45", "start-divisor": "10", "end-divisor": "100"},
     lambda o: schedulers.OneCycleLR(o, 0.5, total_steps=120, pct_start=0.45, div_factor=10, final_div_factor=100),
     momentum=True)
# Warm-ups: from 1/n, as (e + 1)/n; and from 0, as e/n.
case("cosine", 0.1, {"over": "115 epochs", "warm-up": "5 epochs"},
     lambda o: schedulers.SequentialLR(
         o, [schedulers.LambdaLR(o, lambda e: (e + 1) / 5), schedulers.CosineAnnealingLR(o, 115)], [5]))
case("step", 0.1, {"every": "30 epochs", "warm-up": "5 epochs", "warm-up-from": "zero"},
     lambda o: schedulers.SequentialLR(
         o, [schedulers.LambdaLR(o, lambda e: e / 5), schedulers.StepLR(o, 30)], [5]))
case("multi-step", 0.1, {"milestones": "95 epochs,110 epochs", "warm-up": "5 epochs"},
     lambda o: schedulers.SequentialLR(
         o, [schedulers.LambdaLR(o, lambda e: (e + 1) / 5), schedulers.MultiStepLR(o, [95, 110])], [5]))


# Reduce on plateau: the rate of each epoch, when each epoch's loss is reported at its end.

LOSSES = [1 / (1 + 0.2 * min(e, 25)) + 0.004 * math.cos(2 * e) for e in range(EPOCHS)]
PLATEAUS = []


def plateau(settings, **arguments):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1)
    scheduler = schedulers.ReduceLROnPlateau(optimizer, **arguments)
    rates = []
    for loss in LOSSES:
        rates.append(optimizer.param_groups[0]["lr"])
        scheduler.step(loss)
    PLATEAUS.append({"settings": settings, "rates": rates})


plateau({})
plateau({"patience": 3, "factor": 0.5}, patience=3, factor=0.5)
plateau({"patience": 3, "factor": 0.5, "cooldown": 6}, patience=3, factor=0.5, cooldown=6)
plateau({"patience": 2, "factor": 0.2, "minimum": 3e-4}, patience=2, factor=0.2, min_lr=3e-4)
plateau({"patience": 4, "relative": 0.05}, patience=4, threshold=0.05)
plateau({"patience": 4, "absolute": 0.02}, patience=4, threshold=0.02, threshold_mode="abs")
plateau({"patience": 0, "factor": 0.1}, patience=0, factor=0.1)

# The same upside down: a measure that is to rise.
def rising(settings, **arguments):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1)
    scheduler = schedulers.ReduceLROnPlateau(optimizer, mode="max", **arguments)
    rates = []
    for loss in LOSSES:
        rates.append(optimizer.param_groups[0]["lr"])
        scheduler.step(1 - loss)
    PLATEAUS.append({"settings": {"max": 1} | settings, "rates": rates})


rising({"patience": 3, "factor": 0.5}, patience=3, factor=0.5)
rising({"patience": 4, "relative": 0.05}, patience=4, threshold=0.05)
rising({"patience": 4, "absolute": 0.02}, patience=4, threshold=0.02, threshold_mode="abs")
plateau({"patience": 0, "factor": 0.5, "smallest-change": 0.01}, patience=0, factor=0.5, eps=0.01)


# Cycles that move the momentum or β₁ with the rate: where a hundred steps on w₁² + 10·w₂² from (4, 2) end.
CYCLES = []


def cycle(rule, schedule, rate, settings, make, scheduler):
    torch.set_default_dtype(torch.float64)  # NAdam's mu_product has it
    w = torch.tensor([4.0, 2.0], dtype=torch.float64, requires_grad=True)
    optimizer = make([w], rate)
    schedule_of = scheduler(optimizer)
    for step in range(100):
        w.grad = torch.tensor([2.0, 20.0], dtype=torch.float64) * w.detach()
        optimizer.step()
        if step < 99:
            schedule_of.step()
    CYCLES.append({"rule": rule, "schedule": schedule, "learningRate": rate, "settings": settings, "end": w.tolist()})


for rule, rate, make in [
    ("momentum", 0.01, lambda p, r: torch.optim.SGD(p, lr=r, momentum=0.9)),
    ("nesterov", 0.01, lambda p, r: torch.optim.SGD(p, lr=r, momentum=0.9, nesterov=True)),
    ("rmsprop", 0.01, lambda p, r: torch.optim.RMSprop(p, lr=r)),
    ("adam", 0.1, lambda p, r: torch.optim.Adam(p, lr=r)),
    ("adamw", 0.1, lambda p, r: torch.optim.AdamW(p, lr=r)),
    ("amsgrad", 0.1, lambda p, r: torch.optim.Adam(p, lr=r, amsgrad=True)),
    ("nadam", 0.1, lambda p, r: torch.optim.NAdam(p, lr=r)),
]:
    cycle(rule, "one-cycle", rate, {"over": "100 steps"}, make,
          lambda o: schedulers.OneCycleLR(o, rate, total_steps=100))
    cycle(rule, "cyclical", rate, {"every": "7 steps", "falling": "12 steps", "final-rate": str(rate / 10)}, make,
          lambda o: schedulers.CyclicLR(o, rate / 10, rate, 7, 12))

file = pathlib.Path(__file__).with_suffix(".json")
versions = {"python": sys.version.split()[0], "torch": torch.__version__}
cases = ",\n".join(json.dumps(c) for c in CASES)
cycles = ",\n".join(json.dumps(c) for c in CYCLES)
plateaus = ",\n".join(json.dumps(p) for p in PLATEAUS)
file.write_text(
    f'{{"versions": {json.dumps(versions)}, "cases": [\n{cases}\n], "losses": {json.dumps(LOSSES)}, "plateaus": [\n{plateaus}\n], "cycles": [\n{cycles}\n]}}\n')
print(len(CASES), "schedules,", len(PLATEAUS), "plateaus")
