/// A plan for a target without any repository around it.
enum BarePlan {
    /// A plan for a port, with what stands under `target` beside the URL.
    static func text(port: UInt16, target: String = "", more: String = "") -> String {
        """
        assay: 1
        service: {name: Bare}
        target:
          url: http://127.0.0.1:\(port)
          timeout: 500ms
          health: [GET /health]
        \(target.split(separator: "\n").map { "  \($0)\n" }.joined())\(more)
        """
    }
}
