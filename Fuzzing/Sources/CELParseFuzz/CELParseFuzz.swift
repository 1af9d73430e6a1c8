import CEL
import Fuzzer

/// Parses any text, writes the tree and parses it again, which must give the same tree.
@main
enum CELParseFuzz {
    /// What is written has parentheses and escapes of its own.
    static let wide = CELParser(
        limits: CELSyntaxLimits(
            maximumBytes: 1 << 20,
            maximumNesting: 1_000,
            maximumDepth: 1_000,
            maximumNodes: 100_000
        )
    )

    static func main() {
        Fuzzer.run { input in
            let source = String(decoding: input, as: UTF8.self)
            do throws(CELSyntaxError) {
                let tree = try CELParser().parse(source)
                check(tree, of: source)
                let text = tree.description
                do throws(CELSyntaxError) {
                    let again = try wide.parse(text)
                    Fuzzer.expect(TreeShape.of(again) == TreeShape.of(tree), "reads otherwise: \(text)")
                    Fuzzer.expect(again.description == text, "written otherwise again: \(text)")
                } catch {
                    Fuzzer.expect(false, "does not parse again: \(text): \(error)")
                }
            } catch {
                check(error, of: source)
            }
            for macros in [[], CELMacros.standard] as [CELMacros] { _ = try? CELParser(macros: macros).parse(source) }
        }
    }

    /// The numbers are dense, and every node lies within its parent.
    static func check(_ tree: CELExpression, of source: String) {
        var nodes = [tree]
        var position = 0
        while position < nodes.count {
            let node = nodes[position]
            let span = node.span
            Fuzzer.expect(span.lowerBound >= 0 && span.upperBound <= source.utf8.count, "a node outside: \(span)")
            Fuzzer.expect(!span.isEmpty, "a node without place: \(span)")
            for child in node.children {
                Fuzzer.expect(span.contains(child.span), "a node at \(child.span) reaches out of \(span)")
                nodes.append(child)
            }
            position += 1
        }
        Fuzzer.expect(nodes.map(\.id).sorted() == Array(0..<nodes.count), "the numbers are not dense")
    }

    static func check(_ error: CELSyntaxError, of source: String) {
        Fuzzer.expect(!error.diagnostics.isEmpty, "no diagnostics")
        var last = 0
        for diagnostic in error.diagnostics {
            Fuzzer.expect(diagnostic.span.upperBound <= source.utf8.count, "outside the source: \(diagnostic)")
            Fuzzer.expect(diagnostic.span.lowerBound >= last, "not in the order of the source: \(diagnostic)")
            Fuzzer.expect(!diagnostic.message.isEmpty, "a message is empty")
            last = diagnostic.span.lowerBound
            _ = CELSourcePosition(ofOffset: last, in: source)
        }
    }
}
