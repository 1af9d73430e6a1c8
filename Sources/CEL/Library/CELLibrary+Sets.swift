extension CELLibrary {
    /// Lists taken as sets: `sets.contains`, `sets.equivalent` and `sets.intersects`.
    public static let sets = CELLibrary(
        "sets",
        [
            relation("sets.contains", "list_sets_contains_list") { (list, others) throws(CELFailure) in
                try ListFunctions.contains(list, all: others)
            },
            relation("sets.equivalent", "list_sets_equivalent_list") { (list, others) throws(CELFailure) in
                guard try ListFunctions.contains(list, all: others) else { return false }
                return try ListFunctions.contains(others, all: list)
            },
            relation("sets.intersects", "list_sets_intersects_list") { (list, others) throws(CELFailure) in
                try ListFunctions.intersects(list, others)
            },
        ]
    )

    private static func relation(
        _ function: String,
        _ id: String,
        _ holds: @escaping @Sendable ([CELValue], [CELValue]) throws(CELFailure) -> Bool
    ) -> CELFunction {
        let list = CELType.list(.parameter("T"))
        return CELFunction(
            function,
            [
                CELOverload(
                    id,
                    [list, list],
                    .bool,
                    .taking(function) { (list: [CELValue], others: [CELValue]) throws(CELFailure) in
                        .bool(try holds(list, others))
                    }
                )
            ]
        )
    }
}
