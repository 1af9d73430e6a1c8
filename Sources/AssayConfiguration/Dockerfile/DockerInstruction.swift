public import YAML

extension Dockerfile {
    /// An instruction with its continuation lines joined.
    public struct Instruction: Hashable, Sendable {
        /// The keyword in upper case: `RUN`, `USER`.
        public var keyword: String
        /// What follows the keyword, without continuation characters, comments between lines, and heredoc bodies.
        public var arguments: String
        /// From the keyword to the end of the last line, heredocs included.
        public var span: SourceSpan
        /// The heredocs in the order in which they are announced.
        public var heredocs: [Heredoc]
        /// The character that escapes in this file.
        var escape: UInt8

        /// The `--name=value` options at the start of the arguments; an option without a value has an empty one.
        public var flags: [Assignment] {
            words.prefix { $0.hasPrefix("--") }
                .map { word in
                    let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                    return Assignment(
                        name: parts.first.map(String.init) ?? "",
                        value: parts.count > 1 ? String(parts[1]) : ""
                    )
                }
        }

        /// The arguments as words: split at blanks, without quotes and escapes.
        public var words: [String] { DockerWords.split(arguments, escape: escape) }

        /// The arguments without their leading options.
        public var body: String {
            let bytes = Array(arguments.utf8)
            var at = 0
            while bytes.has("--", at: at) {
                at = bytes.firstOffset(from: at, to: bytes.count) { $0.isWhitespace }
                at = bytes.firstOffset(from: at, to: bytes.count) { !$0.isWhitespace }
            }
            return String(decoding: bytes[at...], as: UTF8.self)
        }

        /// The strings of the JSON form (`CMD ["a", "b"]`); nil where the arguments are a shell command.
        public var execForm: [String]? { DockerWords.execForm(body) }

        /// The names and values of `ENV`, `ARG` and `LABEL`, also in the old form `ENV NAME value`.
        public var assignments: [Assignment] {
            guard ["ENV", "ARG", "LABEL"].contains(keyword) else { return [] }
            let words = words
            guard let first = words.first else { return [] }
            if keyword != "ARG", !first.contains("=") {
                let rest = arguments.utf8.drop { !$0.isWhitespace }.drop { $0.isWhitespace }
                return [Assignment(name: first, value: String(decoding: Array(rest), as: UTF8.self))]
            }
            return words.map { word in
                let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                return Assignment(name: String(parts[0]), value: parts.count > 1 ? String(parts[1]) : nil)
            }
        }
    }
}
