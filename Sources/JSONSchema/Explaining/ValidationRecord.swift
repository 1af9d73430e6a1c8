import JSON

/// What a validation lists.
final class ValidationRecord {
    /// A step from a value to one in it.
    enum Step {
        case key(String)
        case index(Int)
    }

    /// Where in the instance the validation is.
    var path: [Step] = []
    /// The failures of the schema, or of the alternative, that is being applied.
    var failures: [JSONSchemaFailure] = []
    var gaps: [JSONSchemaGap] = []
    var isTruncated = false

    /// The place in the instance.
    var pointer: JSONPointer {
        JSONPointer(
            path.map { step in
                switch step {
                case .key(let key): key
                case .index(let index): String(index)
                }
            }
        )
    }

    func forgetGaps(from count: Int) {
        if gaps.count > count { gaps.removeSubrange(count...) }
    }
}

/// The alternatives of which none, or more than one, held.
@safe
struct AlternativeMiss {
    /// Where the list of the alternatives lies.
    let list: Int
    let instance: Evaluator.Instance
    /// The positions of those that held, from 1.
    var matches: [Int] = []
    /// The failures of each of the others.
    var misses: [(position: Int, failures: [JSONSchemaFailure])] = []
}
