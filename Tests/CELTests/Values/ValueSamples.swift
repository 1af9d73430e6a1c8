@testable import CEL

/// A generator whose numbers depend on nothing but its seed (SplitMix64).
struct ValueRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    /// A number of any size, often near a power of two or an end of the range.
    mutating func int() -> Int64 {
        let edge = Int64.random(in: -3...3, using: &self)
        switch Int.random(in: 0..<5, using: &self) {
        case 0: return edge
        case 1: return Int64.max &+ edge
        case 2: return (1 << Int64.random(in: 0..<63, using: &self)) &+ edge
        case 3: return -(1 << Int64.random(in: 0..<63, using: &self)) &+ edge
        default: return Int64(truncatingIfNeeded: next()) >> Int64.random(in: 0..<64, using: &self)
        }
    }

    /// A finite or infinite number of any size, often an integer.
    mutating func double() -> Double {
        switch Int.random(in: 0..<4, using: &self) {
        case 0: return Double(int())
        case 1: return Double(UInt64(bitPattern: int()))
        case 2: return Double(Int64.random(in: -1000...1000, using: &self)) / 8
        default:
            let value = Double(bitPattern: next())
            return value.isNaN ? .infinity : value
        }
    }

    /// A value with lists and maps in it.
    mutating func value(depth: Int = 3) -> CELValue {
        switch Int.random(in: 0..<(depth > 0 ? 12 : 9), using: &self) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &self))
        case 2: return .int(int())
        case 3: return .uint(UInt64(bitPattern: int()))
        case 4: return .double(double())
        case 5: return .string(text())
        case 6: return .bytes((0..<Int.random(in: 0..<5, using: &self)).map { _ in UInt8(truncatingIfNeeded: next()) })
        case 7: return .duration(CELDuration(totalNanoseconds: int()))
        case 8:
            let seconds = Int64.random(in: -62_135_596_800...253_402_300_799, using: &self)
            return CELTimestamp(seconds: seconds, nanoseconds: 5).map(CELValue.timestamp) ?? .null
        case 9: return .optional(CELOptional(Bool.random(using: &self) ? value(depth: depth - 1) : nil))
        case 10: return .list((0..<Int.random(in: 0..<4, using: &self)).map { _ in value(depth: depth - 1) })
        default:
            let fields = (0..<Int.random(in: 0..<4, using: &self))
                .map { _ in (key: text(), value: value(depth: depth - 1)) }
            return .map(CELMap(fields: fields))
        }
    }

    /// A text, sometimes with scalars that Swift's strings hold equivalent.
    mutating func text() -> String {
        let pieces = ["a", "b", "é", "e\u{301}", "\u{0}", "\"", "\\", "\n", "🐱", "\u{202E}"]
        return (0..<Int.random(in: 0..<6, using: &self)).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
    }
}

/// Calls a standard function as an unchecked expression does: by the kinds of the arguments.
func call(_ name: String, _ arguments: CELValue..., member: Bool = false) throws(CELFailure) -> CELValue {
    let kinds = arguments.map(\.kindName)
    for function in CELLibrary.standard.functions where function.name == name {
        for overload in function.overloads where overload.isMember == member {
            let parameters = overload.parameters.map { kind(of: $0) }
            guard parameters.count == kinds.count,
                zip(parameters, kinds).allSatisfy({ $0 == nil || $0 == $1 })
            else { continue }
            switch overload.implementation {
            case .unary(let body): return try body(arguments[0])
            case .binary(let body): return try body(arguments[0], arguments[1])
            case .variadic(let body): return try body(arguments)
            case nil: continue
            }
        }
    }
    throw .noSuchOverload(function: name, kinds: kinds)
}

private func kind(of type: CELType) -> String? {
    switch type {
    case .list: "list"
    case .map: "map"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .timestamp: "timestamp"
    case .duration: "duration"
    default: nil
    }
}
