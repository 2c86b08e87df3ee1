"""The update rules that PyTorch has, too: made from a run's settings, with what its checkpoint remembers."""

import torch


def optimizer(settings, checkpoint, model):
    """The rule with its memory, ready for the step after the checkpoint's last."""
    name = settings["optimizer"]

    def number(setting, usual):
        return float(settings.get(setting, usual))

    parameters = dict(model.named_parameters())
    decay = number("weight-decay", 0.01 if name == "adamw" else 0)
    if settings.get("decoupled") == "true":
        if name not in ("adam", "amsgrad", "nadam"):
            raise SystemExit(f"PyTorch's {name} has no decoupled weight decay.")
        name = f"{name}, decoupled"
    exempt = settings.get("decay-weights-only") == "true"
    groups = [
        {"params": [p for p in parameters.values() if not exempt or p.dim() > 1], "weight_decay": decay},
        {"params": [p for p in parameters.values() if exempt and p.dim() <= 1], "weight_decay": 0},
    ]
    groups = [group for group in groups if group["params"]]
    adam = {
        "betas": (number("beta1", 0.9), number("beta2", 0.999)),
        "eps": number("epsilon", 1e-8),
    }
    made = {
        "sgd": lambda: torch.optim.SGD(groups, lr=0),
        "momentum": lambda: torch.optim.SGD(
            groups, lr=0, momentum=number("momentum", 0.9), dampening=number("dampening", 0)
        ),
        "nesterov": lambda: torch.optim.SGD(groups, lr=0, momentum=number("momentum", 0.9), nesterov=True),
        "adagrad": lambda: torch.optim.Adagrad(
            groups, lr=0, lr_decay=number("rate-decay", 0), eps=number("epsilon", 1e-10)
        ),
        "rmsprop": lambda: torch.optim.RMSprop(
            groups,
            lr=0,
            alpha=number("smoothing", 0.99),
            eps=number("epsilon", 1e-8),
            momentum=number("momentum", 0),
            centered=settings.get("centered") == "true",
        ),
        "adam": lambda: torch.optim.Adam(groups, lr=0, **adam),
        "amsgrad": lambda: torch.optim.Adam(groups, lr=0, amsgrad=True, **adam),
        "adamw": lambda: torch.optim.AdamW(groups, lr=0, **adam),
        "adam, decoupled": lambda: torch.optim.AdamW(groups, lr=0, **adam),
        "amsgrad, decoupled": lambda: torch.optim.AdamW(groups, lr=0, amsgrad=True, **adam),
        "nadam, decoupled": lambda: torch.optim.NAdam(
            groups, lr=0, momentum_decay=number("momentum-decay", 0.004), decoupled_weight_decay=True, **adam
        ),
        "nadam": lambda: torch.optim.NAdam(groups, lr=0, momentum_decay=number("momentum-decay", 0.004), **adam),
    }
    if name not in made:
        raise SystemExit(f"PyTorch has no {name}. Rules that it shares with the course: {', '.join(made)}.")
    rule = made[name]()
    remembered = checkpoint.optimizer_state()
    for parameter_name, parameter in parameters.items():
        slots = remembered.get(parameter_name, {})
        state = {slot: tensor.clone() for slot, tensor in slots.items()}
        if name not in ("sgd", "momentum", "nesterov"):
            state["step"] = torch.tensor(float(checkpoint.position["step"]))
        if name.startswith("nadam"):
            state["mu_product"] = torch.tensor(checkpoint.position["numbers"]["mu_product"])
        if state:
            rule.state[parameter] = state
    return rule


def memory(rule, model):
    """What the rule remembers now, by parameter, and the numbers that it carries beside."""
    tensors, numbers = {}, {}
    for name, parameter in model.named_parameters():
        state = rule.state.get(parameter, {})
        tensors[name] = {
            slot: value for slot, value in state.items() if torch.is_tensor(value) and value.shape == parameter.shape
        }
        if "mu_product" in state:
            numbers["mu_product"] = float(state["mu_product"])
    return tensors, numbers
