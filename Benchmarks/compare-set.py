#!/usr/bin/env python3
"""Compares LinearRegexSet with ripgrep: 200 rules against the search for their keywords.

    swift build -c release --package-path Benchmarks --product SetBenchmark
    Benchmarks/compare-set.py [--rounds N] [DIR...]

Both programs walk the same trees and read every regular file, hidden, ignored and binary ones too. Ours reads all bytes
of each file and matches all rules, single-threaded; `rg -uuu` searches for the keywords as they are written and stops at
the first hit in a file with a NUL byte, so it has, if anything, less to do. What is compared is the CPU time, user and
system, of the whole processes, in alternating rounds with warm file caches.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
DRIVER = HERE / ".build" / "release" / "SetBenchmark"


def default_trees():
    candidates = [pathlib.Path("/usr/include"), pathlib.Path(os.__file__).parent, HERE.parent / ".build" / "checkouts"]
    return [str(tree) for tree in candidates if tree.is_dir()]


def cpu_seconds(command):
    with open(os.devnull, "wb") as null:
        process = subprocess.Popen(command, stdout=null, stderr=null)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    # ripgrep says 1 for no hit and 2 when a file could not be read.
    if process.returncode not in (0, 1, 2):
        sys.exit(f"{command[0]}: exit status {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--driver", default=str(DRIVER))
    parser.add_argument("trees", nargs="*", metavar="DIR")
    options = parser.parse_args()
    trees = options.trees or default_trees()
    ripgrep = shutil.which("rg") or sys.exit("ripgrep (rg) is not installed")

    with tempfile.NamedTemporaryFile("w", suffix=".txt") as keywords:
        keywords.write(subprocess.run([options.driver, "keywords"], check=True, capture_output=True, text=True).stdout)
        keywords.flush()
        search = [ripgrep, "-uuu", "-F", "-f", keywords.name, "-c"]
        contenders = {
            "ours, all matches": [options.driver, "matches", *trees],
            "ours, matching rules": [options.driver, "patterns", *trees],
            "rg -j1": [*search, "-j1", *trees],
            "rg": [*search, *trees],
            "rg -j1 -a": [*search, "-j1", "-a", *trees],
            "rg -j1 -i": [*search, "-j1", "-i", *trees],
        }
        times = {name: [] for name in contenders}
        for command in contenders.values():
            cpu_seconds(command)
        for _ in range(options.rounds):
            for name, command in contenders.items():
                times[name].append(cpu_seconds(command))
        about = subprocess.run(contenders["ours, all matches"], check=True, capture_output=True, text=True).stderr.strip()

    medians = {name: statistics.median(values) for name, values in times.items()}
    print(f"{about}, {options.rounds} rounds, CPU seconds (user + system)")
    print(f"{'':24}{'median':>8}{'least':>8}{'of rg -j1':>11}{'of rg':>8}")
    for name, values in times.items():
        ratios = f"{medians[name] / medians['rg -j1']:11.2f}{medians[name] / medians['rg']:8.2f}"
        print(f"{name:24}{medians[name]:8.3f}{min(values):8.3f}{ratios}")


if __name__ == "__main__":
    main()
