/// A pattern with clauses such as `%s` and `%.2f`, as `format` takes it.
///
/// Clauses are `%[.precision]conversion` with the conversions s, d, f, e, b, o, x and X; `%%` is a percent sign. What
/// they make of each kind of value is fixed by doc/extensions/strings.md of cel-spec.
struct FormatString {
    private let pattern: [UInt8]

    init(_ pattern: String) {
        self.pattern = Array(pattern.utf8)
    }

    /// The most digits after the point that a clause may ask for.
    private static let maximumPrecision = 1_000

    /// The pattern with its clauses replaced by the arguments in turn; arguments left over are ignored.
    func text(with arguments: [CELValue]) throws(CELFailure) -> String {
        var writer = ValueWriter(budget: max(LibraryBounds.bytes, pattern.count))
        var position = 0
        var next = 0
        while position < pattern.count {
            let literalEnd = pattern[position...].firstIndex(of: UInt8(ascii: "%")) ?? pattern.count
            try writer.append(contentsOf: pattern[position..<literalEnd])
            position = literalEnd
            guard position < pattern.count else { break }
            position += 1
            if position < pattern.count, pattern[position] == UInt8(ascii: "%") {
                try writer.append(contentsOf: pattern[position...position])
                position += 1
                continue
            }
            guard next < arguments.count else {
                throw .invalidArgument("format: there is no argument for clause \(next + 1), only \(arguments.count)")
            }
            let clause = try clause(at: &position)
            try writer.append(arguments[next], as: clause)
            next += 1
        }
        return writer.text
    }

    /// The clause whose percent sign stands before a position; moves the position behind it.
    private func clause(at position: inout Int) throws(CELFailure) -> FormatClause {
        let precision = try precision(at: &position)
        guard position < pattern.count else { throw .invalidArgument("format: the pattern ends within a clause") }
        let conversion = pattern[position]
        position += 1
        switch conversion {
        case UInt8(ascii: "s"): return .string
        case UInt8(ascii: "d"): return .decimal
        case UInt8(ascii: "f"): return .fixed(precision)
        case UInt8(ascii: "e"): return .scientific(precision)
        case UInt8(ascii: "b"): return .binary
        case UInt8(ascii: "o"): return .octal
        case UInt8(ascii: "x"): return .hexadecimal(isUppercase: false)
        case UInt8(ascii: "X"): return .hexadecimal(isUppercase: true)
        default:
            let scalar = String(decoding: pattern[(position - 1)...].prefix(4), as: UTF8.self).unicodeScalars.first
            throw .invalidArgument("format: there is no clause %\(scalar.map { String($0) } ?? "")")
        }
    }

    /// The precision at a position, 6 where there is none.
    private func precision(at position: inout Int) throws(CELFailure) -> Int {
        guard position < pattern.count, pattern[position] == UInt8(ascii: ".") else { return 6 }
        position += 1
        let start = position
        var precision = 0
        while position < pattern.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(pattern[position]) {
            precision = precision * 10 + Int(pattern[position] - UInt8(ascii: "0"))
            if precision > Self.maximumPrecision {
                throw .invalidArgument("format: a precision is at most \(Self.maximumPrecision)")
            }
            position += 1
        }
        if position == start { throw .invalidArgument("format: a precision needs a number after its point") }
        return precision
    }
}

/// What a clause of a pattern makes of its argument.
enum FormatClause: Equatable {
    /// `%s`: the value in words.
    case string
    /// `%d`: a number in base 10.
    case decimal
    /// `%f`: a number with so many digits after the point.
    case fixed(Int)
    /// `%e`: a number with so many digits after the point and an exponent.
    case scientific(Int)
    /// `%b`: a whole number or truth value in base 2.
    case binary
    /// `%o`: a whole number in base 8.
    case octal
    /// `%x` and `%X`: a whole number, a text or bytes in base 16.
    case hexadecimal(isUppercase: Bool)
}
