#!/usr/bin/env python3
"""Compares LinearRegex with RE2 on generated pairs of patterns and texts: acceptance, and the ranges of all groups of the
first match, the match at the start, the whole match and all matches; each of the engines is forced in turn.

Needs google-re2 1.1.20251105 from PyPI. Prints each difference with the smallest text that shows it; exit status 1 if
there is any. Where RE2 contradicts itself it is counted but no difference: in a few loops whose body prefers the empty
text, as `s(?:|_K*)*`, its program takes another branch first than in the same loop with capture groups, `s(|_(K*))*`.

    compare-re2.py [--pairs 100000] [--seed 1] [--driver PATH]
"""

import argparse
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import re2

from generator import Generator, mutated

ROOT = pathlib.Path(__file__).resolve().parents[3]
CASE_INSENSITIVE, MULTI_LINE, DOT_NEWLINE, SWAP_GREED, LITERAL = 1, 2, 4, 8, 16


def build():
    """The driver, built with access to the engines."""
    command = ["swift", "build", "-c", "release", "--package-path", str(ROOT / "Benchmarks"), "--scratch-path",
               str(ROOT / "Benchmarks/.build-peer"), "--product", "RegexPeer", "-Xswiftc", "-enable-testing",
               "-Xswiftc", "-DENGINES"]
    subprocess.run(command, check=True, stdout=sys.stderr)
    return subprocess.run(command + ["--show-bin-path"], check=True, capture_output=True,
                          text=True).stdout.strip() + "/RegexPeer"


def compiled(options, pattern):
    """RE2's regex; None if it refuses."""
    settings = re2.Options()
    settings.log_errors = False
    settings.case_sensitive = not options & CASE_INSENSITIVE
    settings.dot_nl = bool(options & DOT_NEWLINE)
    settings.literal = bool(options & LITERAL)
    if not options & LITERAL:
        # RE2 has these as flags only.
        pattern = "(?m)" * bool(options & MULTI_LINE) + "(?U)" * bool(options & SWAP_GREED) + pattern
    try:
        return re2.compile(pattern, settings)
    except re2.error:
        return None


def match_text(match):
    if match is None:
        return "none"
    spans = (match.span(group) for group in range(match.re.groups + 1))
    return ",".join("-" if span[0] < 0 else f"{span[0]}-{span[1]}" for span in spans)


def scalar_end(text, position):
    """Where the scalar at a position ends; one byte further where there is none. RE2's dot lets overlong forms pass."""
    first = text[position] if position < len(text) else 0
    length = 4 if 0xF0 <= first <= 0xF4 else 3 if 0xE0 <= first < 0xF0 else 2 if 0xC2 <= first < 0xE0 else 1
    following = text[position + 1:position + length]
    return position + (length if len(following) == length - 1 and all(b & 0xC0 == 0x80 for b in following) else 1)


def all_matches(regex, text):
    found, position = [], 0
    while position <= len(text) and (match := regex.search(text, position)):
        found.append(match_text(match))
        position = match.end() if match.end() > match.start() else scalar_end(text, match.end())
    return "/".join(found)


def expected(case):
    options, pattern, texts = case
    regex = compiled(options, pattern)
    if regex is None:
        return None
    line = f"ok {regex.groups}"
    for text in texts:
        line += f";{match_text(regex.search(text))} {match_text(regex.match(text))} "
        line += f"{match_text(regex.fullmatch(text))} {all_matches(regex, text)}"
    return line


def answers(driver, cases):
    """The driver's answer to each case; what is missing after a crash is "crashed"."""
    lines = []
    while len(lines) < len(cases):
        rest = cases[len(lines):]
        with tempfile.TemporaryFile() as file:
            for options, pattern, texts in rest:
                fields = [str(options), pattern.encode().hex()] + [text.hex() for text in texts]
                file.write(" ".join(fields).encode() + b"\n")
            file.seek(0)
            output = subprocess.run([driver], stdin=file, capture_output=True).stdout.decode().splitlines()
        lines += output[:len(rest)]
        if len(lines) < len(cases):
            lines.append("crashed")
    return lines


def is_known(pattern):
    """What is refused on purpose: \\C, and what is nested more than 1,000 levels deep."""
    return "\\C" in pattern


def agree(want, got):
    return got.startswith("rejected") if want is None else want == got


def with_groups(pattern):
    """The pattern with each group capturing, and the new numbers of the groups that it had."""
    result, numbers, count, place = "", [], 0, 0
    while place < len(pattern):
        rest = pattern[place:]
        taken = added = rest[0]
        if rest.startswith("\\Q"):
            taken = added = rest[:rest.find("\\E") + 2] if "\\E" in rest else rest
        elif rest[0] == "\\":
            taken = added = rest[:2]
        elif rest[0] == "[":
            taken = added = re.match(r"\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]])*\]", rest, re.DOTALL).group()
        elif rest[0] == "(":
            count += 1
            flags = re.match(r"\(\?([imsU-]*):", rest)
            if flags:
                taken, added = flags.group(), f"((?{flags.group(1)})"
            elif re.match(r"\(\?[imsU-]*\)", rest):
                count -= 1
                taken = added = rest[:rest.find(")") + 1]
            else:
                numbers.append(count)
        result += added
        place += len(taken)
    return result, numbers


def is_contradiction(case, got):
    """Whether RE2 itself answers as we do when every group captures."""
    options, pattern, texts = case
    if options & LITERAL or got.startswith(("rejected", "crashed")) or "!" in got:
        return False
    pattern, numbers = with_groups(pattern)
    want = expected((options, pattern, texts))
    if want is None:
        return False

    def chosen(match):
        spans = match.split(",")
        return match if match == "none" else ",".join([spans[0]] + [spans[number] for number in numbers])

    lines = [" ".join("/".join(chosen(match) for match in field.split("/")) if field else field
                      for field in part.split(" ")) for part in want.split(";")[1:]]
    return ";".join([f"ok {len(numbers)}"] + lines) == got


def shortened(driver, case):
    """The case with one text only, as short as it still differs."""
    options, pattern, texts = case
    best = (options, pattern, [])
    for text in texts:
        if not agree(expected((options, pattern, [text])), answers(driver, [(options, pattern, [text])])[0]):
            best = (options, pattern, [text])
            break
    while best[2]:
        text = best[2][0]
        shorter = [(options, pattern, [text[:i] + text[i + 1:]]) for i in range(len(text))]
        for candidate, got in zip(shorter, answers(driver, shorter)):
            if not agree(expected(candidate), got):
                best = candidate
                break
        else:
            break
    return best


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--driver", help="a RegexPeer that is built already")
    parser.add_argument("--show", type=int, default=20, help="how many differences to print")
    arguments = parser.parse_args()
    driver = arguments.driver or build()
    generator = Generator(random.Random(arguments.seed))
    pairs = patterns = refused = matched = contradictions = differences = 0
    while pairs < arguments.pairs:
        cases = []
        for _ in range(2000):
            options, pattern, texts = generator.case()
            if generator.random.random() < 0.15:
                pattern = mutated(generator.random, pattern)
            if not is_known(pattern):
                cases.append((options, pattern, texts))
        for case, got in zip(cases, answers(driver, cases)):
            want = expected(case)
            patterns += 1
            refused += want is None
            pairs += 0 if want is None else len(case[2])
            matched += 0 if want is None else sum(part[0] != "n" for part in want.split(";")[1:])
            if agree(want, got):
                continue
            if is_contradiction(case, got):
                contradictions += 1
            else:
                differences += 1
                if differences <= arguments.show:
                    small = shortened(driver, case)
                    print(f"options {small[0]} pattern {small[1]!r} texts {small[2]!r}\n  RE2  {expected(small)}"
                          f"\n  ours {answers(driver, [small])[0]}", flush=True)
    print(f"{pairs} pairs of {patterns} patterns, {refused} refused by both, {matched} texts with a match, "
          f"{contradictions} in which RE2 contradicts itself, {differences} differences")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
