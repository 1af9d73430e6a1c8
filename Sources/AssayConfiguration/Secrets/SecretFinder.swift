/// Collects the secrets of a file: from its pairs, from addresses and from shapes, and settles where they overlap.
struct SecretFinder {
    private let bytes: [UInt8]
    private let pairs: [SecretPair]

    init(_ bytes: [UInt8], fileKind: SecretMask.FileKind) {
        self.bytes = bytes
        let pairs: [SecretPair]
        switch fileKind {
        case .environment: pairs = Self.environmentPairs(bytes)
        case .yaml:
            var scanner = YAMLPairScanner(bytes)
            pairs = scanner.run()
        case .json:
            var scanner = FlowPairScanner(bytes, from: 0, isWholeFile: true)
            pairs = scanner.run()
        case .dockerfile: pairs = AssignmentScanner.dockerfilePairs(bytes)
        case .other: pairs = AssignmentScanner.quotedPairs(bytes)
        }
        self.pairs = pairs.sorted { $0.value.lowerBound < $1.value.lowerBound }
    }

    private static func environmentPairs(_ bytes: [UInt8]) -> [SecretPair] {
        let file = EnvironmentFile.parse(bytes)
        return (file.entries + file.commentedEntries)
            .map { entry in
                SecretPair(
                    key: entry.keyRange,
                    value: entry.contentRange,
                    isEscaped: entry.quoting == .double,
                    isCommentedOut: entry.isCommentedOut
                )
            }
    }

    /// The secrets in the order of the file; none lies within another.
    func matches() -> [SecretMatch] {
        var found = pairs.compactMap(namedValue)
        var addresses = AddressScanner(bytes)
        for range in addresses.passwords() {
            guard let value = SecretValue.secret(in: bytes, range, of: .password) else { continue }
            found.append(SecretMatch(range: value, kind: .urlPassword, key: pair(around: value)?.key))
        }
        var shapes = ShapeScanner(bytes)
        for shape in shapes.run() {
            let pair = pair(around: shape.range)
            found.append(
                SecretMatch(range: shape.range, kind: shape.kind, key: pair?.key, isEscaped: pair?.isEscaped ?? false)
            )
        }
        return Self.settled(found)
    }

    private func namedValue(_ pair: SecretPair) -> SecretMatch? {
        let name = SecretName.meaning(of: bytes[pair.key])
        guard let meaning = name ?? (pair.isSecretByPlace ? .password : nil) else { return nil }
        guard let value = SecretValue.secret(in: bytes, pair.value, of: meaning) else { return nil }
        return SecretMatch(
            range: value,
            kind: .namedValue,
            key: pair.key,
            isEscaped: pair.isEscaped,
            isCommentedOut: pair.isCommentedOut
        )
    }

    /// The pair in whose value the range lies.
    private func pair(around range: Range<Int>) -> SecretPair? {
        var low = 0
        var high = pairs.count
        while low < high {
            let middle = (low + high) / 2
            if pairs[middle].value.lowerBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        guard low > 0, pairs[low - 1].value.upperBound >= range.upperBound else { return nil }
        return pairs[low - 1]
    }

    /// Drops what lies within something else; an outer value takes the kind of a shape that fills it.
    private static func settled(_ found: [SecretMatch]) -> [SecretMatch] {
        let sorted = found.enumerated()
            .sorted { left, right in
                let (first, second) = (left.element.range, right.element.range)
                if first.lowerBound != second.lowerBound { return first.lowerBound < second.lowerBound }
                if first.upperBound != second.upperBound { return first.upperBound > second.upperBound }
                return left.offset < right.offset
            }
        var result: [SecretMatch] = []
        for (_, match) in sorted {
            guard let last = result.last, match.range.upperBound <= last.range.upperBound else {
                result.append(match)
                continue
            }
            let fills = match.range.count * 5 >= last.range.count * 4
            if last.kind == .namedValue, match.kind == .privateKey || fills {
                result[result.count - 1].kind = match.kind
            }
        }
        return result
    }
}
