#!/usr/bin/env python3
"""Runs every lesson's twin in PyTorch, or that of the lessons named, and compares the number that it prints last with the report's.

    python3 scripts/twins.py
    python3 scripts/twins.py 03-Momentum

The report's number is what Lessons/NN-Name/claims.json keeps under the name that it calls "twin". Exits with 1 when one differs by more than the
digits that the report shows, with 77 when this Python has no PyTorch.
"""
import importlib.util
import json
import pathlib
import re
import subprocess
import sys

NUMBER = r"[-−]?\d[\d,]*(?:\.\d+)?(?:e[-+]?\d+)?"


def last_number(text):
    found = re.findall(NUMBER, text)
    return found[-1] if found else None


def value(number):
    return float(number.replace("−", "-").replace(",", ""))


def allowance(number):
    """Half a unit of the last digit shown."""
    decimals = number.split("e")[0].partition(".")[2]
    exponent = int(number.split("e")[1]) if "e" in number else 0
    return 0.5000001 * 10.0 ** (exponent - len(decimals))


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    known = sorted(file.parent.name for file in root.glob("Lessons/*/Twin.py"))
    lessons = sys.argv[1:] or known
    if {"-h", "--help"} & set(lessons):
        print(__doc__.strip())
        return 0
    for name in set(lessons) - set(known):
        print(f"There is no twin of {name}. Those there are: {' '.join(known)}", file=sys.stderr)
        return 64
    if importlib.util.find_spec("torch") is None:
        print(f"{sys.executable} has no PyTorch. Run this with a Python that has; make test takes the one that DOWNHILL_PYTHON names.")
        return 77
    failed = False
    for lesson in lessons:
        folder = root / "Lessons" / lesson
        claims = json.loads((folder / "claims.json").read_text())
        name = claims.get("twin")
        if name is None:
            print(f"{lesson}: Twin.py is shown nowhere in the report; place it with {{{{twin: a.number}}}}")
            failed = True
            continue
        run = subprocess.run([sys.executable, str(folder / "Twin.py")], capture_output=True, text=True)
        printed = last_number(run.stdout)
        reported = last_number(claims["numbers"][name])
        if run.returncode != 0 or printed is None or reported is None:
            print(f"{lesson}: Twin.py failed\n{run.stderr}")
            failed = True
        elif abs(value(printed) - value(reported)) > allowance(reported):
            print(f"{lesson}: Twin.py prints {printed}, the report's {name} is {reported}")
            failed = True
        else:
            print(f"{lesson}: Twin.py prints {printed}, as the report's {name} says")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
