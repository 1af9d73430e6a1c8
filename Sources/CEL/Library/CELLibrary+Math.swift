extension CELLibrary {
    /// Numbers: `math.greatest`, `least`, `ceil`, `floor`, `round`, `trunc`, `isInf`, `isNaN`, `isFinite`, `abs`, `sign`,
    /// `sqrt`, `bitOr`, `bitAnd`, `bitXor`, `bitNot`, `bitShiftLeft` and `bitShiftRight`, as version 2 of cel-go's math
    /// library.
    public static let math = CELLibrary(
        "math",
        [
            extreme("math.greatest", id: "math_@max") { (numbers) throws(CELFailure) in
                try NumberFunctions.greatest(numbers)
            },
            extreme("math.least", id: "math_@min") { (numbers) throws(CELFailure) in
                try NumberFunctions.least(numbers)
            },
            rounding("math.ceil", "math_ceil_double", .up),
            rounding("math.floor", "math_floor_double", .down),
            rounding("math.round", "math_round_double", .toNearestOrAwayFromZero),
            rounding("math.trunc", "math_trunc_double", .towardZero),
            test("math.isInf", "math_isInf_double") { $0.isInfinite },
            test("math.isNaN", "math_isNaN_double") { $0.isNaN },
            test("math.isFinite", "math_isFinite_double") { $0.isFinite },
            CELFunction(
                "math.abs",
                [
                    CELOverload(
                        "math_abs_double",
                        [.double],
                        .double,
                        .taking("math.abs") { (number: Double) in .double(number.magnitude) }
                    ),
                    CELOverload(
                        "math_abs_int",
                        [.int],
                        .int,
                        .taking("math.abs") { (number: Int64) throws(CELFailure) in
                            .int(try NumberFunctions.absolute(number))
                        }
                    ),
                    CELOverload(
                        "math_abs_uint",
                        [.uint],
                        .uint,
                        .taking("math.abs") { (number: UInt64) in .uint(number) }
                    ),
                ]
            ),
            CELFunction(
                "math.sign",
                [
                    CELOverload(
                        "math_sign_double",
                        [.double],
                        .double,
                        .taking("math.sign") { (number: Double) in .double(NumberFunctions.sign(number)) }
                    ),
                    CELOverload(
                        "math_sign_int",
                        [.int],
                        .int,
                        .taking("math.sign") { (number: Int64) in .int(number.signum()) }
                    ),
                    CELOverload(
                        "math_sign_uint",
                        [.uint],
                        .uint,
                        .taking("math.sign") { (number: UInt64) in .uint(number.signum()) }
                    ),
                ]
            ),
            CELFunction(
                "math.sqrt",
                [
                    CELOverload(
                        "math_sqrt_double",
                        [.double],
                        .double,
                        .taking("math.sqrt") { (number: Double) in .double(number.squareRoot()) }
                    ),
                    CELOverload(
                        "math_sqrt_int",
                        [.int],
                        .double,
                        .taking("math.sqrt") { (number: Int64) in .double(Double(number).squareRoot()) }
                    ),
                    CELOverload(
                        "math_sqrt_uint",
                        [.uint],
                        .double,
                        .taking("math.sqrt") { (number: UInt64) in .double(Double(number).squareRoot()) }
                    ),
                ]
            ),
            bitwise("math.bitOr", id: "math_@bitOr", int: { $0 | $1 }, uint: { $0 | $1 }),
            bitwise("math.bitAnd", id: "math_@bitAnd", int: { $0 & $1 }, uint: { $0 & $1 }),
            bitwise("math.bitXor", id: "math_@bitXor", int: { $0 ^ $1 }, uint: { $0 ^ $1 }),
            CELFunction(
                "math.bitNot",
                [
                    CELOverload(
                        "math_bitNot_int_int",
                        [.int],
                        .int,
                        .taking("math.bitNot") { (number: Int64) in .int(~number) }
                    ),
                    CELOverload(
                        "math_bitNot_uint_uint",
                        [.uint],
                        .uint,
                        .taking("math.bitNot") { (number: UInt64) in .uint(~number) }
                    ),
                ]
            ),
            CELFunction(
                "math.bitShiftLeft",
                [
                    CELOverload(
                        "math_bitShiftLeft_int_int",
                        [.int, .int],
                        .int,
                        .taking("math.bitShiftLeft") { (number: Int64, count: Int64) throws(CELFailure) in
                            .int(try NumberFunctions.shiftedLeft(number, by: count))
                        }
                    ),
                    CELOverload(
                        "math_bitShiftLeft_uint_int",
                        [.uint, .int],
                        .uint,
                        .taking("math.bitShiftLeft") { (number: UInt64, count: Int64) throws(CELFailure) in
                            .uint(try NumberFunctions.shiftedLeft(number, by: count))
                        }
                    ),
                ]
            ),
            CELFunction(
                "math.bitShiftRight",
                [
                    CELOverload(
                        "math_bitShiftRight_int_int",
                        [.int, .int],
                        .int,
                        .taking("math.bitShiftRight") { (number: Int64, count: Int64) throws(CELFailure) in
                            .int(
                                Int64(
                                    bitPattern: try NumberFunctions.shiftedRight(UInt64(bitPattern: number), by: count)
                                )
                            )
                        }
                    ),
                    CELOverload(
                        "math_bitShiftRight_uint_int",
                        [.uint, .int],
                        .uint,
                        .taking("math.bitShiftRight") { (number: UInt64, count: Int64) throws(CELFailure) in
                            .uint(try NumberFunctions.shiftedRight(number, by: count))
                        }
                    ),
                ]
            ),
        ]
    )

    /// `math.greatest` or `math.least`: one to many numbers, or a list of numbers.
    ///
    /// One and two arguments have the signatures of the reference; from three on the numbers may be of any kinds, and
    /// what is no number is refused when the expression is evaluated.
    private static func extreme(
        _ function: String,
        id: String,
        _ body: @escaping @Sendable ([CELValue]) throws(CELFailure) -> CELValue
    ) -> CELFunction {
        let numbers: [(name: String, type: CELType)] = [("double", .double), ("int", .int), ("uint", .uint)]
        let all = CELImplementation.takingAll(function, body)
        var overloads: [CELOverload] = []
        for one in numbers {
            overloads.append(CELOverload("\(id)_\(one.name)", [one.type], one.type, all))
            for other in numbers {
                overloads.append(
                    CELOverload(
                        "\(id)_\(one.name)_\(other.name)",
                        [one.type, other.type],
                        one.type == other.type ? one.type : .dyn,
                        all
                    )
                )
            }
        }
        overloads.append(
            CELOverload(
                "\(id)_list",
                [.list(.parameter("T"))],
                .parameter("T"),
                .taking(function) { (numbers: [CELValue]) throws(CELFailure) in try body(numbers) }
            )
        )
        overloads.append(CELOverload("\(id)_many", isVariadic: true, [.dyn, .dyn, .dyn], .dyn, all))
        return CELFunction(function, overloads)
    }

    private static func rounding(_ function: String, _ id: String, _ rule: FloatingPointRoundingRule) -> CELFunction {
        CELFunction(
            function,
            [
                CELOverload(
                    id,
                    [.double],
                    .double,
                    .taking(function) { (number: Double) in .double(number.rounded(rule)) }
                )
            ]
        )
    }

    private static func test(
        _ function: String,
        _ id: String,
        _ holds: @escaping @Sendable (Double) -> Bool
    ) -> CELFunction {
        CELFunction(
            function,
            [
                CELOverload(id, [.double], .bool, .taking(function) { (number: Double) in .bool(holds(number)) })
            ]
        )
    }

    /// An operation on the bits of one to many integers of one kind.
    private static func bitwise(
        _ function: String,
        id: String,
        int: @escaping @Sendable (Int64, Int64) -> Int64,
        uint: @escaping @Sendable (UInt64, UInt64) -> UInt64
    ) -> CELFunction {
        let ints = CELImplementation.takingAll(function) { (numbers: [Int64]) in
            .int(numbers.dropFirst().reduce(numbers.first ?? 0, int))
        }
        let uints = CELImplementation.takingAll(function) { (numbers: [UInt64]) in
            .uint(numbers.dropFirst().reduce(numbers.first ?? 0, uint))
        }
        return CELFunction(
            function,
            [
                CELOverload("\(id)_int", [.int], .int, ints),
                CELOverload("\(id)_uint", [.uint], .uint, uints),
                CELOverload("\(id)_int_int", [.int, .int], .int, ints),
                CELOverload("\(id)_uint_uint", [.uint, .uint], .uint, uints),
                CELOverload("\(id)_list_int", isVariadic: true, [.int, .int, .int], .int, ints),
                CELOverload("\(id)_list_uint", isVariadic: true, [.uint, .uint, .uint], .uint, uints),
            ]
        )
    }
}
