"""Makes patterns in RE2's syntax and texts that nearly match them."""

CATEGORIES = ["L", "Lu", "Ll", "N", "Nd", "P", "S", "Z", "M", "C", "Greek", "Latin", "Han", "Cyrillic", "Any"]
POSIX = "alnum alpha ascii blank cntrl digit graph lower print punct space upper word xdigit".split()
# What texts are made of where nothing asks for something else, with characters that have odd cases.
ALPHABET = list("aaaabbbcAB01 _-\n.kKsS") + list("éÉßσΣςжЖ日本😀ſ\u212a\u0345ιǅ")
METACHARACTERS = set("\\.+*?()|[]{}^$")


class Generator:
    """A pattern is made with a function that makes texts for it."""

    def __init__(self, random):
        self.random = random
        self.names = 0

    def case(self):
        """Options, a pattern and three texts."""
        self.names = 0
        options = self.random.choice([0] * 8 + [1, 1, 2, 4, 8, self.random.randrange(16), 16])
        pattern, sample = self.alternation(self.random.choice([1, 2, 2, 3, 3, 4]))
        if self.random.random() < 0.1:
            pattern = self.random.choice(["^", "\\A"]) + pattern
        if self.random.random() < 0.1:
            pattern += self.random.choice(["$", "\\z"])
        return options, pattern, [self.text(sample) for _ in range(3)]

    # Texts

    def text(self, sample):
        random = self.random
        kind = random.random()
        if kind < 0.03:
            return b""
        if kind < 0.1:
            return self.noise(random.randrange(30))
        parts = []
        for _ in range(random.choice([1, 1, 1, 2, 3])):
            parts.append(self.noise(random.choice([0, 0, 1, 3, 8])))
            part = sample()[:200].encode("utf-8", "surrogatepass")
            if random.random() < 0.3:
                part = self.damaged(part)
            parts.append(part)
        parts.append(self.noise(random.choice([0, 0, 1, 3, 8])))
        if random.random() < 0.02:
            parts.insert(0, self.noise(random.randrange(600)))
        text = b"".join(parts)
        if random.random() < 0.15:
            text = text.decode("utf-8", "ignore").swapcase().encode()
        return text

    def noise(self, length):
        text = "".join(self.random.choice(ALPHABET) for _ in range(length)).encode()
        return self.invalid(text) if self.random.random() < 0.08 else text

    def damaged(self, text):
        """With one character left out, doubled or changed."""
        place = self.random.randrange(len(text) + 1)
        kind = self.random.randrange(4)
        if kind == 0:
            return text[:place] + text[place + 1:]
        if kind == 1:
            return text[:place] + text[place:place + 1] + text[place:]
        if kind == 2:
            return text[:place] + self.random.choice(ALPHABET).encode() + text[place + 1:]
        return self.invalid(text)

    def invalid(self, text):
        """With bytes in it that are not UTF-8."""
        pieces = [b"\xff", b"\x80", b"\xc3", b"\xe6\x97", b"\xf0\x9f\x98", b"\xed\xa0\x80", b"\xc0\x80", b"\xe0\x80\x80",
                  b"\xf4\x90\x80\x80", b"\xf0\x80\x80\x80", b"\xf8\x88\x80\x80\x80", b"\xc2a"]
        place = self.random.randrange(len(text) + 1)
        return text[:place] + self.random.choice(pieces) + text[place:]

    # Patterns

    def alternation(self, depth):
        count = self.random.choice([1, 1, 1, 1, 2, 2, 3, self.random.randrange(1, 8)])
        branches = [self.concatenation(depth) for _ in range(count)]
        if count > 1 and self.random.random() < 0.3:
            # Common prefixes, which are factored out.
            prefix, sample = self.concatenation(0)
            branches = [(prefix + p, lambda s=s: sample() + s()) for p, s in branches]
        return "|".join(p for p, _ in branches), lambda: self.random.choice(branches)[1]()

    def concatenation(self, depth):
        count = self.random.choice([0, 1, 1, 2, 2, 3, 4] if depth > 0 else [1, 1, 2])
        parts = [self.repetition(depth) for _ in range(count)]
        return "".join(p for p, _ in parts), lambda: "".join(s() for _, s in parts)

    def repetition(self, depth):
        pattern, sample = self.atom(depth)
        if self.random.random() > 0.4:
            return pattern, sample
        low = self.random.randrange(4)
        high = low + self.random.randrange(3)
        operator, least, most = self.random.choice([
            ("*", 0, 3), ("+", 1, 3), ("?", 0, 1), (f"{{{low}}}", low, low), (f"{{{low},}}", low, low + 2),
            (f"{{{low},{high}}}", low, high)])
        lazy = "?" if self.random.random() < 0.3 else ""
        if len(pattern) > 1 and not self.is_atom(pattern):
            pattern = f"(?:{pattern})"
        return pattern + operator + lazy, lambda: "".join(
            sample() for _ in range(self.random.randint(least, most)))

    def is_atom(self, pattern):
        return pattern[0] in "([\\" and pattern[:2] != "\\Q" and not pattern.startswith("(?i)")

    def atom(self, depth):
        kind = self.random.random()
        if depth > 0 and kind < 0.35:
            return self.group(depth)
        if kind < 0.65:
            return self.literal()
        if kind < 0.78:
            return self.brackets()
        if kind < 0.84:
            return self.named_class()
        if kind < 0.9:
            return ".", lambda: self.random.choice(ALPHABET)
        if kind < 0.98:
            return self.random.choice(["^", "$", "\\b", "\\B", "\\A", "\\z", "\\b", "(?m:^)", "(?m:$)"]), lambda: ""
        if kind < 0.99:
            return self.random.choice(["[^\\x00-\\x{10FFFF}]", "\\P{Any}"]), lambda: ""
        text = "".join(self.random.choice("ab*.\\(") for _ in range(self.random.randrange(4)))
        return f"\\Q{text}\\E", lambda: text

    def group(self, depth):
        pattern, sample = self.alternation(depth - 1)
        kind = self.random.random()
        if kind < 0.5:
            return f"({pattern})", sample
        if kind < 0.6:
            self.names += 1
            return f"(?{self.random.choice(['P', ''])}<n{self.names}>{pattern})", sample
        if kind < 0.85:
            return f"(?:{pattern})", sample
        flags = "".join(self.random.sample("imsU", self.random.randrange(1, 3)))
        if self.random.random() < 0.3:
            flags = "-" + flags
        return (f"(?{flags}:{pattern})" if kind < 0.97 else f"(?:(?{flags}){pattern})"), sample

    def literal(self):
        character = self.random.choice(ALPHABET)
        kind = self.random.random()
        if kind < 0.1:
            text = f"\\x{{{ord(character):x}}}"
        elif kind < 0.14 and ord(character) < 256:
            text = f"\\x{ord(character):02x}"
        elif kind < 0.18 and ord(character) < 64:
            text = f"\\{ord(character):03o}"
        elif character in METACHARACTERS:
            text = "\\" + character
        else:
            text = {"\n": "\\n"}.get(character, character)
        return text, lambda: character

    def named_class(self):
        kind = self.random.random()
        if kind < 0.6:
            letter = self.random.choice("dswDSW")
            members = {"d": "0159", "s": " \t\n\r\f", "w": "aZ_5"}.get(letter, " a5é\v\n")
            return "\\" + letter, lambda: self.random.choice(members)
        name = self.random.choice(CATEGORIES)
        sign = self.random.choice("ppP")
        braces = f"{{{'^' if self.random.random() < 0.2 else ''}{name}}}"
        text = f"\\{sign}{name}" if len(name) == 1 and self.random.random() < 0.5 else f"\\{sign}{braces}"
        return text, lambda: self.random.choice(ALPHABET)

    def brackets(self):
        items, members = [], list("ab")
        for _ in range(self.random.randrange(1, 5)):
            kind = self.random.random()
            if kind < 0.45:
                character = self.random.choice(ALPHABET)
                items.append("\\" + character if character in "\\]^-[" else character)
                members.append(character)
            elif kind < 0.75:
                first, last = sorted((self.random.choice(ALPHABET), self.random.choice(ALPHABET)))
                items.append(f"\\x{{{ord(first):x}}}-\\x{{{ord(last):x}}}")
                members += [first, last]
            elif kind < 0.9:
                items.append(f"[:{'^' if self.random.random() < 0.2 else ''}{self.random.choice(POSIX)}:]")
            else:
                items.append(self.named_class()[0])
        return "[" + self.random.choice(["", "", "", "^"]) + "".join(items) + "]", lambda: self.random.choice(members)


def mutated(random, pattern):
    """A pattern with a few characters left out, doubled, exchanged or put in: most are refused."""
    pieces = list("()[]{}|*+?^$.\\-,:0123459aAbBzZ") + [
        "(?", "(?i)", "(?P<", "(?<n>", "(?:", "(?=", "(?<!", "\\Q", "\\E", "\\p{", "\\pL", "\\x{", "\\x", "\\1", "\\08", "[:",
        ":]", "[^", "[]", "{2}", "{,3}", "{2,", "{1001}", "{1000}", "**", "*?", "+?", "?", "\\d-", "-\\w", "\\A", "\\z", "\\Z",
        "\\K", "\\G", "(?-i)", "(?U)", "(?s-m:", "é", "\\é"]
    for _ in range(random.choice([1, 1, 2, 3])):
        place = random.randrange(len(pattern) + 1)
        kind = random.randrange(4)
        if kind == 0:
            pattern = pattern[:place] + pattern[place + 1:]
        elif kind == 1:
            pattern = pattern[:place] + random.choice(pieces) + pattern[place:]
        elif kind == 2:
            pattern = pattern[:place] + random.choice(pieces) + pattern[place + 1:]
        else:
            other = random.randrange(len(pattern) + 1)
            first, last = min(place, other), max(place, other)
            pattern = pattern[:first] + pattern[first:last] * 2 + pattern[last:]
    return pattern[:300]
