extension CELLibrary {
    /// Values that may be absent: `optional.of`, `optional.none`, `optional.ofNonZeroValue`, `hasValue`, `value`, `or`,
    /// `orValue`, `optional.unwrap` and `unwrapOpt`; `optMap` and `optFlatMap` are macros.
    public static let optionals = CELLibrary(
        "optionals",
        [
            CELFunction(
                "optional.of",
                [
                    CELOverload(
                        "optional_of",
                        [wrapped],
                        optional,
                        .unary { (value) throws(CELFailure) in .optional(CELOptional(value)) }
                    )
                ]
            ),
            CELFunction(
                "optional.none",
                [
                    CELOverload("optional_none", [], optional, .variadic { (_) throws(CELFailure) in .optional(.none) })
                ]
            ),
            CELFunction(
                "optional.ofNonZeroValue",
                [
                    CELOverload(
                        "optional_ofNonZeroValue",
                        [wrapped],
                        optional,
                        .unary { (value) throws(CELFailure) in .optional(value.isZeroValue ? .none : CELOptional(value))
                        }
                    )
                ]
            ),
            CELFunction(
                "hasValue",
                [
                    CELOverload(
                        "optional_hasValue",
                        isMember: true,
                        [optional],
                        .bool,
                        .taking("hasValue") { (optional: CELOptional) in .bool(optional.value != nil) }
                    )
                ]
            ),
            CELFunction(
                "value",
                [
                    CELOverload(
                        "optional_value",
                        isMember: true,
                        [optional],
                        wrapped,
                        .taking("value") { (optional: CELOptional) throws(CELFailure) in
                            guard let value = optional.value else { throw .noValue }
                            return value
                        }
                    )
                ]
            ),
            CELFunction(
                "or",
                [
                    CELOverload(
                        "optional_or_optional",
                        isMember: true,
                        [optional, optional],
                        optional,
                        .taking("or") { (optional: CELOptional, other: CELOptional) in
                            .optional(optional.value == nil ? other : optional)
                        }
                    )
                ]
            ),
            CELFunction(
                "orValue",
                [
                    CELOverload(
                        "optional_orValue_value",
                        isMember: true,
                        [optional, wrapped],
                        wrapped,
                        .taking("orValue") { (optional: CELOptional, other: CELValue) in optional.value ?? other }
                    )
                ]
            ),
            CELFunction(
                "optional.unwrap",
                [
                    CELOverload(
                        "optional_unwrap",
                        [.list(optional)],
                        .list(wrapped),
                        .taking("optional.unwrap") { (list: [CELValue]) throws(CELFailure) in
                            .list(try present(list, for: "optional.unwrap"))
                        }
                    )
                ]
            ),
            CELFunction(
                "unwrapOpt",
                [
                    CELOverload(
                        "optional_unwrapOpt",
                        isMember: true,
                        [.list(optional)],
                        .list(wrapped),
                        .taking("unwrapOpt") { (list: [CELValue]) throws(CELFailure) in
                            .list(try present(list, for: "unwrapOpt"))
                        }
                    )
                ]
            ),
        ]
    )

    private static var wrapped: CELType { .parameter("V") }
    private static var optional: CELType { .optional(.parameter("V")) }

    /// The values of the optionals that have one.
    private static func present(_ list: [CELValue], for function: String) throws(CELFailure) -> [CELValue] {
        var values: [CELValue] = []
        for element in list {
            guard case .optional(let optional) = element else { throw .mismatch(function, [element]) }
            if let value = optional.value { values.append(value) }
        }
        return values
    }
}
