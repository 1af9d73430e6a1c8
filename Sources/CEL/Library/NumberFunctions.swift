/// What the math library does, on values of Swift.
enum NumberFunctions {
    /// The greatest of some numbers of any kinds; of equal ones the first.
    ///
    /// NaN is neither greater nor less than another: it is the result only where it comes first, as in cel-cpp.
    static func greatest(_ numbers: [CELValue]) throws(CELFailure) -> CELValue {
        try extreme(of: numbers, for: "math.greatest") { (candidate, best) throws(CELFailure) in
            try CELValue.isLess(best, candidate)
        }
    }

    /// The least of some numbers of any kinds; of equal ones the first.
    ///
    /// NaN as for ``greatest(_:)``.
    static func least(_ numbers: [CELValue]) throws(CELFailure) -> CELValue {
        try extreme(of: numbers, for: "math.least") { (candidate, best) throws(CELFailure) in
            try CELValue.isLess(candidate, best)
        }
    }

    private static func extreme(
        of numbers: [CELValue],
        for function: String,
        isBetter: (CELValue, CELValue) throws(CELFailure) -> Bool
    ) throws(CELFailure) -> CELValue {
        guard var best = numbers.first else { throw .invalidArgument("\(function): the list is empty") }
        for (index, number) in numbers.enumerated() {
            switch number {
            case .int, .uint, .double: break
            default: throw .mismatch(function, [number])
            }
            if index > 0, try isBetter(number, best) { best = number }
        }
        return best
    }

    /// The number without its sign.
    static func absolute(_ number: Int64) throws(CELFailure) -> Int64 {
        guard number != .min else { throw .overflow("math.abs(\(number))") }
        return abs(number)
    }

    /// −1, 0 or 1; NaN for NaN.
    static func sign(_ number: Double) -> Double {
        number.isNaN ? number : number > 0 ? 1 : number < 0 ? -1 : 0
    }

    /// The bits moved to the left, zeros coming in.
    static func shiftedLeft<T: FixedWidthInteger>(_ number: T, by count: Int64) throws(CELFailure) -> T {
        guard count >= 0 else { throw .invalidArgument("math.bitShiftLeft: the shift \(count) is negative") }
        // Swift's smart shift gives 0 where the count reaches the width.
        return number << count
    }

    /// The bits moved to the right, zeros coming in, also where the number is negative.
    static func shiftedRight(_ number: UInt64, by count: Int64) throws(CELFailure) -> UInt64 {
        guard count >= 0 else { throw .invalidArgument("math.bitShiftRight: the shift \(count) is negative") }
        return number >> count
    }
}
