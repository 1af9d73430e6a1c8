public import YAML

/// A Dockerfile: its stages, and what stands before them.
public struct Dockerfile: Hashable, Sendable {
    /// The build stages in order; the last one is what a plain build produces.
    public var stages: [Stage]
    /// The `ARG`s before the first `FROM`, with their defaults; they hold in `FROM` lines only.
    public var globalArguments: [Assignment]
    /// The character that continues a line: a backslash unless the `escape` directive says otherwise.
    public var escape: UInt8
    /// What was wrong with the file.
    public var diagnostics: [ConfigurationDiagnostic]

    /// A build stage.
    public struct Stage: Hashable, Sendable {
        /// What the stage starts from, after the defaults of global arguments were filled in where they are known.
        public var baseImage: String
        /// Where the base image stands.
        public var baseImageSpan: SourceSpan
        /// Whether the base image still holds a variable that the file does not define.
        public var isBaseImageKnown: Bool
        /// The index of the stage that this one starts from, where the base is a stage of the same file.
        public var parent: Int?
        /// The name after `AS`.
        public var name: String?
        /// The value of `--platform`.
        public var platform: String?
        /// The instructions after `FROM`.
        public var instructions: [Instruction]
        /// Where the `FROM` instruction stands.
        public var span: SourceSpan

        /// The base image taken apart; nil for a stage, for `scratch` and where it holds unknown variables.
        public var image: ImageReference? {
            guard parent == nil, isBaseImageKnown, baseImage != "scratch" else { return nil }
            return ImageReference.parse(baseImage)
        }
    }

    /// A name with a value, from `ARG`, `ENV` or `LABEL`.
    public struct Assignment: Hashable, Sendable {
        /// The name.
        public var name: String
        /// The value without quotes; nil where there is none (`ARG NAME`).
        public var value: String?
    }

    /// A heredoc of an instruction.
    public struct Heredoc: Hashable, Sendable {
        /// The word that ends it.
        public var name: String
        /// Its lines, without leading tabs where `<<-` asks for that.
        public var body: String
        /// Whether variables in it are expanded; they are not where the word is quoted.
        public var expands: Bool
        /// Where the body stands.
        public var span: SourceSpan
    }

    /// The last stage: what a build without `--target` produces.
    public var finalStage: Stage? { stages.last }

    /// The user in force at the end of the final stage, following `FROM` chains within the file; nil where no stage
    /// of the chain names one, so that the base image decides.
    public var effectiveUser: User? {
        var index = stages.indices.last
        while let current = index {
            if let user = user(ofStage: current) { return user }
            // A parent always stands before its child, so the chain ends.
            index = stages[current].parent
        }
        return nil
    }

    /// Reads a file.
    ///
    /// Never fails: what is not understood is reported.
    public static func parse(_ bytes: [UInt8]) -> Dockerfile {
        var parser = DockerfileParser(SourceText(bytes))
        return parser.run()
    }
}
