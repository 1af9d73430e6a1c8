extension CELLibrary {
    /// Lists: `slice`, `flatten`, `sort`, `distinct`, `reverse`, `first`, `last` and `lists.range`, as version 2 of cel-go's
    /// lists library; `sortBy` is a macro.
    public static let lists = CELLibrary(
        "lists",
        [
            CELFunction(
                "slice",
                [
                    CELOverload(
                        "list_slice",
                        isMember: true,
                        [list, .int, .int],
                        list,
                        .taking("slice") { (list: [CELValue], start: Int64, end: Int64) throws(CELFailure) in
                            .list(try ListFunctions.slice(list, from: start, to: end))
                        }
                    )
                ]
            ),
            CELFunction(
                "flatten",
                [
                    CELOverload(
                        "list_flatten",
                        isMember: true,
                        [.list(list)],
                        list,
                        .taking("flatten") { (list: [CELValue]) throws(CELFailure) in
                            .list(try ListFunctions.flattened(list, depth: 1))
                        }
                    ),
                    CELOverload(
                        "list_flatten_int",
                        isMember: true,
                        [.list(.dyn), .int],
                        .list(.dyn),
                        .taking("flatten") { (list: [CELValue], depth: Int64) throws(CELFailure) in
                            .list(try ListFunctions.flattened(list, depth: depth))
                        }
                    ),
                ]
            ),
            CELFunction(
                "sort",
                [
                    // One overload for all kinds that have an order: overloads are not told apart by the kinds of elements.
                    CELOverload(
                        "list_sort",
                        isMember: true,
                        [list],
                        list,
                        .taking("sort") { (list: [CELValue]) throws(CELFailure) in .list(try ListOrder.sorted(list)) }
                    )
                ]
            ),
            CELFunction(
                "distinct",
                [
                    CELOverload(
                        "list_distinct",
                        isMember: true,
                        [list],
                        list,
                        .taking("distinct") { (list: [CELValue]) throws(CELFailure) in
                            .list(try ListFunctions.distinct(list))
                        }
                    )
                ]
            ),
            CELFunction(
                "reverse",
                [
                    CELOverload(
                        "list_reverse",
                        isMember: true,
                        [list],
                        list,
                        .taking("reverse") { (list: [CELValue]) in .list(list.reversed()) }
                    )
                ]
            ),
            CELFunction(
                "first",
                [
                    CELOverload(
                        "list_first",
                        isMember: true,
                        [list],
                        .optional(element),
                        .taking("first") { (list: [CELValue]) in .optional(CELOptional(list.first)) }
                    )
                ]
            ),
            CELFunction(
                "last",
                [
                    CELOverload(
                        "list_last",
                        isMember: true,
                        [list],
                        .optional(element),
                        .taking("last") { (list: [CELValue]) in .optional(CELOptional(list.last)) }
                    )
                ]
            ),
            CELFunction(
                "lists.range",
                [
                    CELOverload(
                        "lists_range",
                        [.int],
                        .list(.int),
                        .taking("lists.range") { (end: Int64) throws(CELFailure) in .list(try ListFunctions.range(end))
                        }
                    )
                ]
            ),
        ]
    )

    private static var element: CELType { .parameter("T") }
    private static var list: CELType { .list(.parameter("T")) }
}
