public import JSON

/// The first document of a YAML text as the JSON that a reader by YAML 1.2's core schema makes of it.
///
/// What JSON cannot say is reported: infinities become null, keys that are no scalars are left out with their values.
/// Keys become the text that was written (`200` becomes `"200"`), whatever they would resolve to, but for null, which
/// becomes `"null"`. A key that stands twice is reported, and both members stay. Merge keys (`<<`) are applied: what
/// they bring stands behind a mapping's own members. What an alias repeats is shared with its anchor; its node has the
/// alias's place, the nodes below keep their own.
public struct YAMLJSONDocument: Sendable {
    /// The value, its spans being bytes of the YAML text; nil where there is no document, or none that could be read.
    public let root: JSONNode?
    /// The lines of the YAML text, to turn spans into positions.
    public let sourceMap: SourceMap
    /// What was wrong, in the order in which it was found.
    public let diagnostics: [ConfigurationDiagnostic]

    /// Limits for documents that machines write: 32 MiB, 128 levels, 2 million nodes after aliases are expanded.
    public static let defaultLimits = YAMLLimits(size: 32 << 20, depth: 128, nodes: 2_000_000)

    /// Reads a text; never throws and never traps, at a cost linear in its size.
    ///
    /// - Parameters:
    ///   - bytes: The text in UTF-8, JSON included.
    ///   - limits: How much it may cost; a depth above `JSONLimits.greatestDepth` is taken for that.
    /// - Returns: The document, and what stood in the way of reading all of it.
    public static func read(_ bytes: [UInt8], limits: YAMLLimits = defaultLimits) -> YAMLJSONDocument {
        let sourceMap = SourceMap(bytes)
        if let problem = limits.sizeProblem(of: bytes) {
            return YAMLJSONDocument(root: nil, sourceMap: sourceMap, diagnostics: [problem])
        }
        var limits = limits
        limits.depth = min(limits.depth, JSONLimits.greatestDepth)
        let text = SourceText(bytes)
        let tree = YAMLJSONTree(text: text)
        let found = YAMLComposer.compose(text, as: tree, limits: limits, isFirstOnly: true)
        return YAMLJSONDocument(
            root: found.documents.first?.node,
            sourceMap: sourceMap,
            diagnostics: found.diagnostics
        )
    }

    /// The position at which a node starts.
    public func position(of node: JSONNode) -> SourcePosition {
        sourceMap.position(at: node.span.lowerBound)
    }
}
