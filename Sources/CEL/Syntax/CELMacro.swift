/// A macro that is written as a call on a target.
enum CELMacro: Equatable {
    case comprehension(CELComprehension.Kind)
    case bind, block
    case index, iterationVariable, accumulatorVariable
    case optionalMap(isFlat: Bool)

    /// Finds the macro of a name, where one of the sets has it.
    init?(_ name: String, _ macros: CELMacros) {
        guard let (macro, sets) = Self.find(name), !macros.isDisjoint(with: sets) else { return nil }
        self = macro
    }

    private static func find(_ name: String) -> (CELMacro, CELMacros)? {
        switch name {
        case "all": (.comprehension(.all), [.standard, .twoVariables])
        case "exists": (.comprehension(.exists), [.standard, .twoVariables])
        case "exists_one", "existsOne": (.comprehension(.existsOne), [.standard, .twoVariables])
        case "map": (.comprehension(.map), .standard)
        case "filter": (.comprehension(.filter), .standard)
        case "transformList": (.comprehension(.transformList), .twoVariables)
        case "transformMap": (.comprehension(.transformMap), .twoVariables)
        case "transformMapEntry": (.comprehension(.transformMapEntry), .twoVariables)
        case "sortBy": (.comprehension(.sortBy), .lists)
        case "optMap": (.optionalMap(isFlat: false), .optionals)
        case "optFlatMap": (.optionalMap(isFlat: true), .optionals)
        case "bind": (.bind, .bindings)
        case "block": (.block, .blocks)
        case "index": (.index, .blocks)
        case "iterVar": (.iterationVariable, .blocks)
        case "accuVar": (.accumulatorVariable, .blocks)
        default: nil
        }
    }

    /// Whether the target is the name `cel` rather than a value.
    var isNamespaced: Bool {
        switch self {
        case .comprehension, .optionalMap: false
        case .bind, .block, .index, .iterationVariable, .accumulatorVariable: true
        }
    }

    /// The most variables that it declares; they are its first arguments.
    var maximumVariables: Int {
        switch self {
        case .comprehension(let kind):
            switch kind {
            case .map, .filter, .sortBy: 1
            case .all, .exists, .existsOne, .transformList, .transformMap, .transformMapEntry: 2
            }
        case .bind, .optionalMap: 1
        case .block, .index, .iterationVariable, .accumulatorVariable: 0
        }
    }

    /// Whether a call with so many arguments is this macro.
    func takes(_ count: Int, _ macros: CELMacros) -> Bool {
        switch self {
        case .comprehension(let kind):
            switch kind {
            case .all, .exists, .existsOne:
                count == 2 && macros.contains(.standard) || count == 3 && macros.contains(.twoVariables)
            case .map: count == 2 || count == 3
            case .filter, .sortBy: count == 2
            case .transformList, .transformMap, .transformMapEntry: count == 3 || count == 4
            }
        case .bind: count == 3
        case .block, .iterationVariable, .accumulatorVariable, .optionalMap: count == 2
        case .index: count == 1
        }
    }
}
