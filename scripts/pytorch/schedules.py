"""The learning rate of a step, by the schedule that a checkpoint names. Steps count from 0; see Sources/Optimizers/Schedules."""

from math import cos, pi


def rate(settings, step, steps_per_epoch):
    first = float(settings["learning-rate"])
    if "warm-up" in settings:
        climb, unit = period(settings["warm-up"], steps_per_epoch)
        if step < climb * unit:
            start = 0 if settings.get("warm-up-from") == "zero" else 1
            return scheduled(settings, first, 0, steps_per_epoch) * (step // unit + start) / climb
        step -= climb * unit
    return scheduled(settings, first, step, steps_per_epoch)


def scheduled(settings, first, step, steps_per_epoch):
    def number(name, usual=None):
        return float(settings.get(name, usual))

    def time(name, usual=None):
        """How many of the setting's lengths are over."""
        count, unit = period(settings.get(name, usual), steps_per_epoch)
        return (step // unit) / count

    name = settings["schedule"]
    if name == "constant":
        return first
    if name == "step":
        return first * number("factor", 0.1) ** int(time("every"))
    if name == "multi-step":
        ends = [count * unit for count, unit in (period(m, steps_per_epoch) for m in settings["milestones"].split(","))]
        return first * number("factor", 0.1) ** sum(step >= end for end in ends)
    if name == "exponential":
        return first * number("factor") ** time("every", "1")
    if name == "staircase":
        return first * number("factor") ** int(time("every"))
    last = number("final-rate", 0)
    if name == "cosine":
        return annealed(first, last, min(time("over"), 1))
    if name == "restarts":
        now, length = time("every"), 1
        while now >= length:
            now, length = now - length, length * int(number("lengthening", 1))
        return annealed(first, last, now / length)
    if name == "linear":
        return first + (last - first) * min(time("over"), 1)
    if name == "polynomial":
        return last + (first - last) * (1 - min(time("over"), 1)) ** number("power")
    if name == "inverse-square-root":
        return first / (1 + time("every", "1")) ** 0.5
    raise SystemExit(f"The schedule {name} is not among those that this program has.")


def annealed(first, last, fraction):
    return last + (first - last) * (1 + cos(pi * fraction)) / 2


def period(text, steps_per_epoch):
    """A length, and how many steps its unit has: "30 epochs" is (30, steps_per_epoch), "100" is (100, 1)."""
    count, *unit = text.split()
    return int(count), steps_per_epoch if unit and unit[0].startswith("epoch") else 1
