package import JSON

/// A key that a plan may hold: what the reader accepts, and what the reference says about it.
public struct PlanKey: Sendable, Hashable {
    /// Whether a key must be there, and what holds where it is not.
    public enum Presence: Sendable, Hashable {
        /// The section needs the key.
        case required
        /// The key may be left out; the words say what holds then.
        case optional(String)
        /// The key belongs to a later version: it is reported, never read over.
        case later
    }

    /// What kind of node stands under a key.
    public enum Shape: Sendable, Hashable {
        /// A single value.
        case value
        /// A single value or a list of such.
        case values
        /// A mapping of keys: a section.
        case section
        /// A list of sections.
        case sections
        /// A mapping from names that the plan chooses to sections or values.
        case names
    }

    /// The path from the top of the plan: keys joined by dots, `[]` for the items of a list, `*` for a chosen name.
    public let path: String
    /// The key itself: the last component of the path.
    public let name: String
    /// The section that holds the key: the path without its last component; empty for the plan itself.
    public let section: String
    /// The kind of node.
    public let shape: Shape
    /// The form as it stands in messages, after "expected".
    public let form: String
    /// Whether the key must be there.
    public let presence: Presence
    /// What the key means, as a sentence without a full stop.
    public let meaning: String
    /// A valid value in YAML's flow style; empty for a key of a later version.
    public let example: String
    /// Words that people write for it.
    package let aliases: [String]
    /// What JSON Schema can say of a node that holds no keys; of a mapping, what it cannot know from the table.
    package let schema: JSONObject
}

extension PlanKey {
    private init(
        _ path: String,
        _ shape: Shape,
        _ form: String,
        _ presence: Presence,
        _ meaning: String,
        _ example: String,
        _ aliases: [String],
        _ schema: JSONObject
    ) {
        let components = path.split(separator: ".")
        self.path = path
        name = components.last.map(String.init) ?? ""
        section = components.dropLast().joined(separator: ".")
        self.shape = shape
        self.form = form
        self.presence = presence
        self.meaning = meaning
        self.example = example
        self.aliases = aliases
        self.schema = schema
    }

    static func value<Value>(
        _ path: String,
        _ form: Form<Value>,
        _ presence: Presence,
        _ meaning: String,
        example: String,
        aliases: [String] = []
    ) -> PlanKey {
        PlanKey(path, .value, form.phrase, presence, meaning, example, aliases, form.schema)
    }

    static func values<Value>(
        _ path: String,
        _ form: Form<Value>,
        _ presence: Presence,
        _ meaning: String,
        example: String,
        aliases: [String] = []
    ) -> PlanKey {
        PlanKey(path, .values, form.listPhrase, presence, meaning, example, aliases, form.listSchema)
    }

    static func node(
        _ path: String,
        _ shape: Shape,
        _ form: String,
        _ presence: Presence,
        _ meaning: String,
        example: String,
        aliases: [String] = [],
        schema: JSONObject = [:]
    ) -> PlanKey {
        PlanKey(path, shape, form, presence, meaning, example, aliases, schema)
    }

    static func later(_ path: String, _ meaning: String) -> PlanKey {
        PlanKey(path, .value, "", .later, meaning, "", [], [:])
    }
}
