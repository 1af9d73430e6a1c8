/// A call site of a plan: the overloads that may be meant.
final class PlanCall: Sendable {
    /// The function's name, for failures.
    let function: String
    /// The overloads in the order of declaration; no two take the same kinds.
    let candidates: [Candidate]
    let cost: Cost

    /// How far a function goes through its arguments.
    enum Cost: Sendable {
        /// Not at all.
        case none
        /// Through texts, not through the elements of lists and maps.
        case texts
        /// Through all that they hold.
        case everything
    }

    /// An overload with a test of the arguments' kinds.
    ///
    /// The test is made also where the checker is sure: a value may be bound that is not of its variable's type.
    struct Candidate: Sendable {
        let parameters: [KindSet]
        let isVariadic: Bool
        let implementation: CELImplementation

        init?(_ overload: CELOverload) {
            guard let implementation = overload.implementation else { return nil }
            parameters = overload.parameters.map(KindSet.init)
            isVariadic = overload.isVariadic
            self.implementation = implementation
        }

        /// Whether it takes the first argument, whatever the others are.
        func mayAccept(_ first: CELValue) -> Bool {
            parameters.first?.contains(first) ?? false
        }

        func accepts(_ first: CELValue) -> Bool {
            parameters.count == 1 && parameters[0].contains(first)
        }

        func accepts(_ first: CELValue, _ second: CELValue) -> Bool {
            switch parameters.count {
            case 2: parameters[0].contains(first) && parameters[1].contains(second)
            case 1: isVariadic && parameters[0].contains(first) && parameters[0].contains(second)
            default: false
            }
        }

        func accepts(_ arguments: [CELValue]) -> Bool {
            guard arguments.count == parameters.count || (isVariadic && arguments.count > parameters.count) else {
                return false
            }
            for (position, argument) in arguments.enumerated()
            where !parameters[min(position, parameters.count - 1)].contains(argument) {
                return false
            }
            return true
        }
    }

    init(_ function: CELFunctionReference) {
        self.function = function.name
        candidates = function.overloads.compactMap(Candidate.init)
        cost = Self.selectors.contains(function.name) ? .none : function.name == "size" ? .texts : .everything
    }

    /// Functions that take a part of their argument, or hand it on.
    private static let selectors: Set<String> = [
        "dyn", "first", "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear", "getFullYear", "getHours",
        "getMilliseconds", "getMinutes", "getMonth", "getSeconds", "hasValue", "last", "or", "orValue", "optional.none",
        "optional.of", "type", "value",
    ]
}
