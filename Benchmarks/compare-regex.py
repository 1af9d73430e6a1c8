#!/usr/bin/env python3
"""Compares LinearRegex with google-re2 on one machine, in alternating rounds.

Needs: swift build -c release --package-path Benchmarks --product RegexBenchmark
       a virtual environment with google-re2==1.1.20251105, whose Python runs this script
Usage: compare-regex.py [--driver PATH] [--rounds N] [--native PATH] [NAME...]

Each case is timed in turn at both; the table gives the medians and the ratio of the speeds (above 1: LinearRegex is
faster). The Python binding costs google-re2 about a microsecond for each call and each match; `--native` names a program
that speaks RegexBenchmark's protocol around RE2's C++ library and takes the place of the binding.
"""
import argparse
import os
import random
import statistics
import subprocess
import tempfile
import time

SYLLABLES = "ka lo mi ter ser ver con fig ure ment tion al er in the of and to is re quest han dle time out".split()
KEYWORDS = ["configure", "request", "handler", "timeout", "connection", "server", "response", "header", "token"]


def prose(size, seed):
    """A text that looks like a log or source file: words, numbers, addresses, lines of 40 to 120 bytes."""
    chooser = random.Random(seed)
    lines, length = [], 0
    while length < size:
        words = []
        for _ in range(chooser.randint(6, 18)):
            kind = chooser.random()
            if kind < 0.75:
                words.append("".join(chooser.choice(SYLLABLES) for _ in range(chooser.randint(1, 4))))
            elif kind < 0.85:
                words.append(str(chooser.randint(0, 99999)))
            elif kind < 0.93:
                words.append(chooser.choice(KEYWORDS).capitalize())
            elif kind < 0.95:
                words.append("%d.%d.%d.%d" % tuple(chooser.randint(0, 255) for _ in range(4)))
            elif kind < 0.97:
                words.append("2026-%02d-%02dT%02d:00" % (chooser.randint(1, 12), chooser.randint(1, 28), chooser.randint(0, 23)))
            else:
                words.append(chooser.choice(["foo()", "x = y;", "é", "naïve", "[error]", "key=value", "a@b.example"]))
        lines.append(" ".join(words))
        length += len(lines[-1]) + 1
    return "\n".join(lines)[:size].encode()


# name, operation, pattern, text
CASES = [
    ("literal, no match", "search", "Zanzibar", "large"),
    ("literal, at the end", "search", "needle-at-end", "large"),
    ("literal, common letters, no match", "search", "tionaleris", "large"),
    ("literal, many matches", "all", "request", "large"),
    ("literal, any case, no match", "search", "(?i)zanzibar", "large"),
    ("literal, any case, many", "all", "(?i)handler", "large"),
    ("one byte, many", "all", "=", "large"),
    ("class, no match", "search", "[XYZ][0-9]{4}[XYZ]", "large"),
    ("class, words", "all", "[a-z]+", "large"),
    ("class, numbers", "all", "[0-9]+", "large"),
    ("class, capitalised", "all", "[A-Z][a-z]+", "large"),
    ("class, unicode letters", "all", r"\pL+", "large"),
    ("class, suffix, no match", "search", "[a-zA-Z]+ingzz", "large"),
    ("class, before a required byte", "search", r"\w+#\w+", "large"),
    ("not a class", "all", "[^ \n]+", "large"),
    ("alternation, no match", "search", "zebra|quagga|okapi", "large"),
    ("alternation, 9 words, many", "all", "|".join(word.capitalize() for word in KEYWORDS), "large"),
    ("alternation, any case, many", "all", "(?i)(?:timeout|server|token)", "large"),
    ("alternation, 30 words, no match", "search", "|".join("q%s%sx" % (a, b) for a in "abcdef" for b in "uvwxy"), "large"),
    ("words with boundaries", "all", r"\b\w{12,}\b", "large"),
    ("lines, anchored", "all", r"(?m)^[A-Z].*$", "large"),
    ("end anchored, no match", "search", r"[a-z ]+Q$", "large"),
    ("dot star, no match", "search", ".*.*=#.*", "large"),
    ("nested, no match", "search", "(?:x+x+)+y", "large"),
    ("bounded repetition", "all", "[a-z]{8,13}", "large"),
    ("groups, date", "all-groups", r"(\d{4})-(\d\d)-(\d\d)", "large"),
    ("groups, address", "all-groups", r"(\d+)\.(\d+)\.(\d+)\.(\d+)", "large"),
    ("groups, key and value", "all-groups", r"(\w+)\s*=\s*(\w+)", "large"),
    ("groups, ambiguous", "all-groups", r"([a-z]+)([a-z]+)([0-9 ]+)", "large"),
    ("groups, mail", "groups", r"([\w.]+)@([\w.]+)\.nowhere", "large"),
    ("short literal", "search", "needle", "short"),
    ("short, anchored class", "search", "^[a-z0-9-]+$", "name"),
    ("short, alternation", "search", "^(?:GET|POST|PUT|DELETE) /", "line"),
    ("short, no match", "search", "[0-9]+x", "short"),
    ("short, groups", "groups", r"^(\w+) (/\S*) HTTP/(\d)\.(\d)$", "line"),
    ("short, groups, unanchored", "groups", r"(\w+)@(\w+)\.com", "mail"),
    ("short, e-mail", "search", r"^[a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\.[a-zA-Z]{2,}$", "mail"),
    ("medium, groups", "groups", r"(\d+) bytes in (\d+) ms", "medium"),
    ("compile", "compile", r"^(\w+)\s+(GET|POST|PUT)\s+(/[^ ]*)$", "short"),
    ("compile unicode", "compile", r"(?i)\pL+\d{2,8}[^\pN]", "short"),
]


def texts(folder):
    contents = {
        "large": prose(4 << 20, 1) + b" needle-at-end",
        "short": b"a needle in the hay.",
        "name": b"payment-service-eu-west-1",
        "line": b"GET /index.html?page=2 HTTP/1.1",
        "mail": b"joe.bloggs@example.com",
        "medium": prose(1500, 2) + b" 1204 bytes in 31 ms",
    }
    paths = {}
    for name, content in contents.items():
        paths[name] = os.path.join(folder, name)
        with open(paths[name], "wb") as file:
            file.write(content)
    return contents, paths


class Driver:
    def __init__(self, path):
        self.process = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, operation, pattern, path, iterations):
        self.process.stdin.write(f"{operation}\t{pattern.replace(chr(10), chr(92) + 'n')}\t{path}\t{iterations}\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if len(answer) != 2 or not answer[0].isdigit():
            raise SystemExit(f"{pattern}: {' '.join(answer)}")
        return int(answer[0]), int(answer[1])


class Binding:
    """google-re2's Python module, in this process."""

    def __init__(self, contents, paths):
        import re2

        self.re2 = re2
        self.texts = {paths[name]: content for name, content in contents.items()}

    def run(self, operation, pattern, path, iterations):
        compile_ = self.re2.compile
        regex, text = compile_(pattern.encode()), self.texts[path]

        def once():
            if operation in ("search", "groups"):
                return 0 if regex.search(text) is None else 1
            if operation == "compile":
                self.re2.purge()
                compile_(pattern.encode())
                return 1
            return sum(1 for _ in regex.finditer(text))

        count = once()
        start = time.process_time_ns()
        for _ in range(iterations):
            once()
        return time.process_time_ns() - start, count


def main():
    parser = argparse.ArgumentParser()
    here = os.path.dirname(os.path.abspath(__file__))
    parser.add_argument("--driver", default=os.path.join(here, ".build", "release", "RegexBenchmark"))
    parser.add_argument("--native", help="a driver around RE2's C++ library")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    worst = []
    with tempfile.TemporaryDirectory() as folder:
        contents, paths = texts(folder)
        ours = Driver(arguments.driver)
        peer = Driver(arguments.native) if arguments.native else Binding(contents, paths)
        print(f"{'case':36}{'matches':>9}{'ours':>12}{'google-re2':>12}{'speed ratio':>12}")
        for name, operation, pattern, text in CASES:
            if arguments.names and not any(wanted in name for wanted in arguments.names):
                continue
            rounds = {"ours": [], "peer": []}
            iterations = {}
            for side, driver in (("ours", ours), ("peer", peer)):
                spent, count = driver.run(operation, pattern, paths[text], 1)
                iterations[side] = max(1, min(200_000, 40_000_000 // max(spent, 100)))
                if side == "ours":
                    expected = count
                elif count != expected:
                    raise SystemExit(f"{name}: {expected} matches, google-re2 finds {count}")
            for _ in range(arguments.rounds):
                for side, driver in (("ours", ours), ("peer", peer)):
                    spent, _ = driver.run(operation, pattern, paths[text], iterations[side])
                    rounds[side].append(spent / iterations[side])
            mine, theirs = statistics.median(rounds["ours"]), statistics.median(rounds["peer"])
            worst.append((theirs / mine, name))
            print(f"{name:36}{expected:9}{shown(mine):>12}{shown(theirs):>12}{theirs / mine:12.2f}", flush=True)
    print("slowest:", ", ".join(f"{name} {ratio:.2f}" for ratio, name in sorted(worst)[:5]))


def shown(nanoseconds):
    if nanoseconds < 10_000:
        return f"{nanoseconds:.0f} ns"
    return f"{nanoseconds / 1000:.1f} us" if nanoseconds < 10_000_000 else f"{nanoseconds / 1e6:.2f} ms"


if __name__ == "__main__":
    main()
