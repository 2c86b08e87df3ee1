"""Reference trajectories for the update rules: writes rules.json beside this file.

    python rules.py        (PyTorch and NumPy; the versions are written into the file)

Where PyTorch has the rule, PyTorch makes the steps, with the gradient computed by the formulas below. The others are
transcribed from the papers that their Swift files cite.
"""

import json
import pathlib
import sys

import numpy as np
import torch

STEPS = [1, 2, 3, 4, 5, 10, 20, 50, 100, 200]


# The problems: a start and a gradient, each as a list of arrays.

def ravine(w, _):
    return [np.array([2, 20], w[0].dtype) * w[0]]


def rosenbrock(w, dtype):
    x, y = w[0]
    one, two, four = dtype(1), dtype(2), dtype(400)
    across = y - x * x
    return [np.array([-two * (one - x) - four * x * across, dtype(200) * across], dtype)]


INPUTS = np.array([[((7 * i + 3 * j) % 11 - 5) / 4 for j in range(3)] for i in range(6)])
TARGETS = np.array([[((5 * i + 4 * j) % 13 - 6) / 3 for j in range(4)] for i in range(6)])


def least_squares(w, dtype):
    """L = Σ (x·W + b − y)² / (2n) over n = 6 rows; W has 12 numbers, b has 4."""
    x, y = INPUTS.astype(dtype), TARGETS.astype(dtype)
    residual = x @ w[0] + w[1] - y
    return [x.T @ residual / dtype(6), residual.sum(axis=0) / dtype(6)]


PROBLEMS = {
    "ravine": (ravine, [np.array([4.0, 2.0])]),
    "rosenbrock": (rosenbrock, [np.array([-1.2, 1.0])]),
    "least squares": (
        least_squares,
        [np.array([[((5 * i + 2 * j) % 7 - 3) / 5 for j in range(4)] for i in range(3)]), np.ones(4)],
    ),
}


# Rules that PyTorch lacks, after their papers.

class Transcribed:
    def __init__(self, rate, settings, dtype):
        self.rate, self.settings, self.dtype, self.state = rate, settings, dtype, {}

    def number(self, name, default):
        return self.dtype(self.settings.get(name, default))

    def probe(self, w):
        return w


class HeavyBall(Transcribed):
    def step(self, w, g, i):
        v = self.state.get(i, self.dtype(0))
        v = self.number("momentum", 0.9) * v + self.dtype(self.rate) * g
        self.state[i] = v
        return w - v


class Lookahead(HeavyBall):
    def probe(self, w):
        gamma = self.number("momentum", 0.9)
        return [x - gamma * self.state.get(i, self.dtype(0)) for i, x in enumerate(w)]


class RMSPropInside(Transcribed):
    def step(self, w, g, i):
        beta = self.settings.get("smoothing", 0.99)
        s = self.state.get(i, self.dtype(0))
        s = self.dtype(beta) * s + self.dtype(1 - beta) * g * g
        self.state[i] = s
        return w - self.dtype(self.rate) * g / np.sqrt(s + self.number("epsilon", 1e-8))


class Lion(Transcribed):
    def step(self, w, g, i):
        beta1, beta2 = self.settings.get("beta1", 0.9), self.settings.get("beta2", 0.99)
        m = self.state.get(i, self.dtype(0))
        c = self.dtype(beta1) * m + self.dtype(1 - beta1) * g
        self.state[i] = self.dtype(beta2) * m + self.dtype(1 - beta2) * g
        return w - self.dtype(self.rate) * (np.sign(c) + self.number("weight-decay", 0) * w)


TRANSCRIBED = {
    "momentum-inside": HeavyBall, "nesterov-lookahead": Lookahead, "rmsprop-inside": RMSPropInside, "lion": Lion,
}


# Rules that PyTorch has.

def pytorch(rule, parameters, rate, s):
    decay = s.get("weight-decay", 0)
    betas = (s.get("beta1", 0.9), s.get("beta2", 0.999))
    eps = s.get("epsilon", 1e-8)
    match rule:
        case "sgd":
            return torch.optim.SGD(parameters, lr=rate, weight_decay=decay)
        case "momentum":
            return torch.optim.SGD(
                parameters, lr=rate, momentum=s.get("momentum", 0.9), dampening=s.get("dampening", 0), weight_decay=decay)
        case "nesterov":
            return torch.optim.SGD(
                parameters, lr=rate, momentum=s.get("momentum", 0.9), nesterov=True, weight_decay=decay)
        case "adagrad":
            return torch.optim.Adagrad(
                parameters, lr=rate, lr_decay=s.get("rate-decay", 0), weight_decay=decay,
                initial_accumulator_value=s.get("initial-accumulator", 0), eps=s.get("epsilon", 1e-10))
        case "rmsprop":
            return torch.optim.RMSprop(
                parameters, lr=rate, alpha=s.get("smoothing", 0.99), eps=eps, weight_decay=decay,
                momentum=s.get("momentum", 0), centered=bool(s.get("centered", 0)))
        case "adam":
            return torch.optim.Adam(parameters, lr=rate, betas=betas, eps=eps, weight_decay=decay)
        case "adamw":
            return torch.optim.AdamW(
                parameters, lr=rate, betas=betas, eps=eps, weight_decay=s.get("weight-decay", 0.01))
        case "amsgrad":
            make = torch.optim.AdamW if s.get("decoupled") else torch.optim.Adam
            return make(parameters, lr=rate, betas=betas, eps=eps, weight_decay=decay, amsgrad=True)
        case "nadam":
            return torch.optim.NAdam(
                parameters, lr=rate, betas=betas, eps=eps, weight_decay=decay,
                momentum_decay=s.get("momentum-decay", 4e-3), decoupled_weight_decay=bool(s.get("decoupled")))


def trajectory(rule, rate, settings, problem, dtype, nudge=0.0):
    """All the weights, flattened, after each of STEPS; the start is nudged by that part of itself."""
    gradient, start = PROBLEMS[problem]
    start = [x * (1 + nudge) for x in start]
    torch.set_default_dtype(torch.float64 if dtype is np.float64 else torch.float32)  # NAdam's mu_product has it
    found = []
    if rule in TRANSCRIBED:
        optimizer = TRANSCRIBED[rule](rate, settings, dtype)
        w = [x.astype(dtype) for x in start]
        for step in range(1, STEPS[-1] + 1):
            g = gradient(optimizer.probe(w), dtype)
            w = [optimizer.step(w[i], g[i], i) for i in range(len(w))]
            if step in STEPS:
                found.append(np.concatenate([x.ravel() for x in w]))
    else:
        parameters = [torch.tensor(x.astype(dtype), requires_grad=True) for x in start]
        optimizer = pytorch(rule, parameters, rate, settings)
        for step in range(1, STEPS[-1] + 1):
            g = gradient([p.detach().numpy() for p in parameters], dtype)
            for p, x in zip(parameters, g):
                p.grad = torch.tensor(x)
            optimizer.step()
            if step in STEPS:
                found.append(np.concatenate([p.detach().numpy().ravel().copy() for p in parameters]))
    return found


# Rates are chosen so that no trajectory overflows: (ravine, Rosenbrock, least squares).
CASES = [
    ("sgd", (0.02, 5e-4, 0.1), [{}, {"weight-decay": 0.1}]),
    ("momentum", (0.01, 2e-4, 0.05),
     [{}, {"momentum": 0.5}, {"momentum": 0.9, "dampening": 0.5}, {"weight-decay": 0.1}]),
    ("momentum-inside", (0.01, 2e-4, 0.05), [{}, {"momentum": 0.5}]),
    ("nesterov", (0.01, 2e-4, 0.05), [{}, {"momentum": 0.5}, {"weight-decay": 0.1}]),
    ("nesterov-lookahead", (0.01, 2e-4, 0.05), [{}, {"momentum": 0.5}]),
    ("adagrad", (0.5, 0.2, 0.3),
     [{}, {"rate-decay": 0.05}, {"initial-accumulator": 0.3}, {"epsilon": 0.1}, {"weight-decay": 0.1}]),
    ("rmsprop", (0.02, 0.005, 0.02),
     [{}, {"smoothing": 0.9}, {"epsilon": 0.1}, {"centered": 1}, {"momentum": 0.5},
      {"momentum": 0.5, "centered": 1, "smoothing": 0.9, "epsilon": 1e-3}, {"weight-decay": 0.1}]),
    ("rmsprop-inside", (0.02, 0.005, 0.02), [{}, {"smoothing": 0.9}, {"epsilon": 0.1}]),
    ("adam", (0.1, 0.02, 0.05),
     [{}, {"beta1": 0.5}, {"beta2": 0.9}, {"epsilon": 0.1}, {"weight-decay": 0.1}]),
    ("adamw", (0.1, 0.02, 0.05), [{}, {"weight-decay": 0.5}, {"beta1": 0.5, "beta2": 0.9, "weight-decay": 0}]),
    ("amsgrad", (0.1, 0.02, 0.05),
     [{}, {"beta2": 0.9}, {"epsilon": 0.1}, {"weight-decay": 0.1}, {"weight-decay": 0.5, "decoupled": 1}]),
    ("nadam", (0.1, 0.02, 0.05),
     [{}, {"beta1": 0.5, "beta2": 0.9}, {"momentum-decay": 0.05}, {"epsilon": 0.1}, {"weight-decay": 0.1},
      {"weight-decay": 0.5, "decoupled": 1}]),
    ("lion", (0.01, 0.005, 0.01), [{}, {"beta1": 0.5, "beta2": 0.9}, {"weight-decay": 0.1}]),
]


def together(a, b, tolerance):
    """How many of the steps two trajectories go together."""
    count = 0
    for x, y in zip(a, b):
        if np.any(np.abs(x - y) > tolerance * np.maximum(1, np.abs(y))):
            break
        count += 1
    return count


def main():
    cases = []
    for rule, rates, choices in CASES:
        for settings in choices:
            for problem, rate in zip(PROBLEMS, rates):
                double = trajectory(rule, rate, settings, problem, np.float64)
                single = trajectory(rule, rate, settings, problem, np.float32)
                assert all(np.isfinite(x).all() for x in double + single), (rule, settings, problem)
                # Where rounding alone decides, there is nothing to compare: each list ends where it would.
                nudged = trajectory(rule, rate, settings, problem, np.float64, nudge=1e-15)
                double = double[:together(double, nudged, 1e-13)]
                single = single[:together(single, double, 5e-6)]
                cases.append({
                    "rule": rule, "learningRate": rate, "settings": settings, "problem": problem,
                    "double": [x.tolist() for x in double],
                    "single": [[float(f"{v:.9g}") for v in x] for x in single],
                })
    file = pathlib.Path(__file__).with_suffix(".json")
    versions = {"python": sys.version.split()[0], "torch": torch.__version__, "numpy": np.__version__}
    lines = ",\n".join(json.dumps(case) for case in cases)
    file.write_text(f'{{"versions": {json.dumps(versions)}, "steps": {STEPS}, "cases": [\n{lines}\n]}}\n')
    for precision in ["double", "single"]:
        lengths = [len(c[precision]) for c in cases]
        print(precision, {n: lengths.count(n) for n in sorted(set(lengths))})


if __name__ == "__main__":
    main()
