#!/usr/bin/env python3
"""Compares the speed of CEL with cel-rust's, in alternating rounds.

Builds the benchmark, makes a virtual environment in a temporary folder with the peer (cel-rust in its Python wrapper,
common-expression-language), and gives both engines the same rules and the same document. From each time the engine's
own cost of the rule `true` is subtracted, so that neither the wrapper's nor the driver's cost counts.

    Benchmarks/compare-cel.py [--rounds N] [--binary PATH]

Exits with 1 when a rule is slower than the peer's.
"""

import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import venv

PEER = "common-expression-language==0.10.0"
FOLDER = pathlib.Path(__file__).resolve().parent

PEER_DRIVER = """
import json, sys, time
import cel
rules = dict(line.rstrip("\\n").split(" ", 1) for line in iter(sys.stdin.readline, "end\\n"))
context = cel.Context(json.loads(sys.stdin.readline()))
programs = {name: cel.compile(source) for name, source in rules.items()}
for name, program in programs.items():
    assert program.execute(context) is True, name
for line in sys.stdin:
    name, count = line.split()
    execute, numbers = programs[name].execute, range(int(count))
    start = time.process_time_ns()
    for _ in numbers:
        execute(context)
    print(time.process_time_ns() - start, flush=True)
"""


class Engine:
    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def send(self, text):
        self.process.stdin.write(text)
        self.process.stdin.flush()

    def line(self):
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.process.args[0]} ended early")
        return line.rstrip("\n")

    def time(self, rule, count):
        """Nanoseconds of processor time for one evaluation."""
        self.send(f"{rule} {count}\n")
        return int(self.line()) / count

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=30)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--binary", help="an already built CELBenchmark")
    options = parser.parse_args()
    binary = options.binary
    if binary is None:
        build = ["swift", "build", "-c", "release", "--package-path", str(FOLDER), "--product", "CELBenchmark"]
        subprocess.run(build, check=True)
        binary = FOLDER / ".build/release/CELBenchmark"
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = pathlib.Path(folder) / "bin/python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", PEER], check=True)
        return compare(Engine([str(binary)]), Engine([str(python), "-c", PEER_DRIVER]), options.rounds)


def compare(ours, peer, rounds):
    ours.send("rules\n")
    rules = []
    while (line := ours.line()) != "end":
        rules.append(line)
    ours.send("document\n")
    document = ours.line()
    json.loads(document)
    peer.send("".join(f"{rule}\n" for rule in rules) + "end\n" + document + "\n")
    names = [rule.split(" ", 1)[0] for rule in rules]

    # As many evaluations as take about 30 milliseconds.
    counts = {}
    for engine in (ours, peer):
        for name in names:
            counts[engine, name] = max(50, int(30e6 / max(1.0, engine.time(name, 50))))
    times = {key: [] for key in counts}
    for _ in range(rounds):
        for name in names:
            for engine in (ours, peer):
                times[engine, name].append(engine.time(name, counts[engine, name]))
    medians = {key: statistics.median(values) for key, values in times.items()}

    print(f"{'rule':<12} {'ours ns':>10} {'cel-rust ns':>12} {'ratio':>8}   (`true` subtracted, medians of {rounds} rounds)")
    slower = []
    for name in names:
        if name == "true":
            print(f"{name:<12} {medians[ours, name]:>10.1f} {medians[peer, name]:>12.1f}        -   (not subtracted)")
            continue
        own = medians[ours, name] - medians[ours, "true"]
        other = medians[peer, name] - medians[peer, "true"]
        # A rule that is folded to its value costs what `true` costs: less than can be measured.
        ratio = other / max(own, 1.0)
        print(f"{name:<12} {own:>10.1f} {other:>12.1f} {ratio:>7.1f}x")
        if own >= other:
            slower.append(name)
    ours.close()
    peer.close()
    if slower:
        print("slower than the peer: " + ", ".join(slower))
    return 1 if slower else 0


if __name__ == "__main__":
    sys.exit(main())
