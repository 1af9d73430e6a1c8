/// What a completion says of a macro that is called on a value.
struct MacroDescription: Sendable {
    enum Target: Sendable {
        case collection, list, optional
    }

    let name: String
    let target: Target
    let usage: String
    let documentation: String

    func takes(_ type: CELType) -> Bool {
        switch (type, target) {
        case (.dyn, _), (.list, .collection), (.list, .list), (.map, .collection), (.record, .collection): true
        case (_, .optional): type.optionalWrapped != nil
        default: false
        }
    }

    static let all = [
        MacroDescription(
            name: "all",
            target: .collection,
            usage: "all(x, condition) -> bool",
            documentation: "Whether the condition holds for every element of a list or key of a map."
        ),
        MacroDescription(
            name: "exists",
            target: .collection,
            usage: "exists(x, condition) -> bool",
            documentation: "Whether the condition holds for at least one element or key."
        ),
        MacroDescription(
            name: "exists_one",
            target: .collection,
            usage: "exists_one(x, condition) -> bool",
            documentation: "Whether the condition holds for exactly one element or key."
        ),
        MacroDescription(
            name: "filter",
            target: .collection,
            usage: "filter(x, condition) -> list",
            documentation: "The elements or keys for which the condition holds."
        ),
        MacroDescription(
            name: "map",
            target: .collection,
            usage: "map(x, value) -> list",
            documentation:
                "The value for each element or key; with a condition before it, only for those for which it holds."
        ),
        MacroDescription(
            name: "transformList",
            target: .collection,
            usage: "transformList(i, x, value) -> list",
            documentation: "The value for each index and element, or key and value."
        ),
        MacroDescription(
            name: "transformMap",
            target: .collection,
            usage: "transformMap(k, v, value) -> map",
            documentation: "The map from each index or key to a new value."
        ),
        MacroDescription(
            name: "transformMapEntry",
            target: .collection,
            usage: "transformMapEntry(k, v, {key: value}) -> map",
            documentation: "The map of new entries, one for each element or entry."
        ),
        MacroDescription(
            name: "sortBy",
            target: .list,
            usage: "sortBy(x, key) -> list",
            documentation: "The elements in ascending order of the key."
        ),
        MacroDescription(
            name: "optMap",
            target: .optional,
            usage: "optMap(x, value) -> optional_type",
            documentation: "The optional with its value replaced, where it has one."
        ),
        MacroDescription(
            name: "optFlatMap",
            target: .optional,
            usage: "optFlatMap(x, optional) -> optional_type",
            documentation: "The optional that is made from the value, where there is one."
        ),
    ]
}
