public import YAML

extension Dockerfile {
    /// The user that a `USER` instruction names.
    public struct User: Hashable, Sendable {
        /// What stands after `USER`, after the variables of the stage were filled in where they are known.
        public var text: String
        /// Where the instruction stands.
        public var span: SourceSpan

        /// The name or number before the group.
        public var name: String { String(text.prefix { $0 != ":" }) }

        /// Whether the user is root by name or number.
        public var isRoot: Bool {
            let name = name
            return name == "root" || (!name.isEmpty && name.utf8.allSatisfy { $0 == UInt8(ascii: "0") })
        }
    }

    func user(ofStage index: Int) -> User? {
        let instructions = stages[index].instructions
        guard let last = instructions.lastIndex(where: { $0.keyword == "USER" }) else { return nil }
        var variables = DockerVariables(escape: escape)
        var globals: [String: String] = [:]
        for argument in globalArguments { globals[argument.name] = argument.value }
        for instruction in instructions[..<last] {
            variables.define(instruction, globals: globals)
        }
        let text = variables.expand(instructions[last].arguments).text
        return User(text: text, span: instructions[last].span)
    }
}
