import CEL
import Foundation
import Synchronization
import Testing

struct SyntaxLimitTests {
    private static func nested(_ count: Int, _ before: String, _ after: String, _ inner: String = "1") -> String {
        String(repeating: before, count: count) + inner + String(repeating: after, count: count)
    }

    @Test("brackets may be nested as deep as the limit and no deeper")
    func nesting() throws {
        for (before, after) in [
            ("(", ")"), ("[", "]"), ("f(", ")"), ("a[", "]"), ("{1: ", "}"), ("A{b: ", "}"), ("a.all(x, ", ")"),
            ("a.f(", ")"),
        ] {
            let fits = Self.nested(249, before, after)
            let tree = try CELParser().parse(fits)
            #expect(SyntaxShape.fault(in: tree, of: fits) == nil)
            for count in [251, 5_000] {
                let diagnostics = SyntaxShape.diagnostics(Self.nested(count, before, after))
                let span = 250 * before.utf8.count..<251 * before.utf8.count
                #expect(diagnostics.map(\.message) == ["more than 250 brackets are open here"])
                #expect(diagnostics.first.map { span.contains($0.span.lowerBound) } == true)
            }
        }
    }

    @Test("trees may be as deep as the limit and no deeper")
    func depth() throws {
        let chains: [(Int) -> String] = [
            { "a" + String(repeating: " + a", count: $0) }, { "a" + String(repeating: ".a", count: $0) },
            { "a" + String(repeating: "[a]", count: $0) }, { "a" + String(repeating: ".f()", count: $0) },
            { String(repeating: "!", count: $0) + "a" }, { String(repeating: "-", count: $0) + "a" },
            { String(repeating: "a ? a : ", count: $0) + "a" }, { "a" + String(repeating: " == a", count: $0) },
            { "a" + String(repeating: ".filter(x, x)", count: $0) },
            { "[" + String(repeating: "[", count: $0 - 1) + String(repeating: "]", count: $0) },
        ]
        for chain in chains {
            let source = chain(249)
            #expect(SyntaxShape.fault(in: try CELParser().parse(source), of: source) == nil)
            for count in [251, 5_000] {
                let diagnostics = SyntaxShape.diagnostics(chain(count))
                #expect(diagnostics.count == 1)
                #expect(
                    ["the expression is more than 250 levels deep", "more than 250 brackets are open here"]
                        .contains(diagnostics.first?.message)
                )
            }
        }
    }

    @Test("chains of && and || are flat, lists and arguments are wide")
    func width() throws {
        for (separator, count) in [(" && ", 9_000), (" || ", 9_000)] {
            let source = Array(repeating: "a", count: count).joined(separator: separator)
            let nodes = SyntaxShape.nodes(try CELParser().parse(source))
            #expect(nodes.count == count + 1)
            #expect(nodes[0].children.count == count)
        }
        let mixed = Array(repeating: "a && b", count: 4_000).joined(separator: " || ")
        #expect(try CELParser().parse(mixed).children.count == 4_000)
        let elements = Array(repeating: "1", count: 20_000).joined(separator: ",")
        #expect(try CELParser().parse("[\(elements)]").children.count == 20_000)
        #expect(try CELParser().parse("f(\(elements))").children.count == 20_000)
    }

    @Test("sources and trees may be as large as the limits and no larger")
    func size() throws {
        let limits = CELSyntaxLimits(maximumBytes: 10, maximumNesting: 2, maximumDepth: 3, maximumNodes: 5)
        #expect(SyntaxShape.diagnostics("123456 + 1", limits: limits).isEmpty)
        #expect(
            SyntaxShape.diagnostics("123456 + 12", limits: limits)
                == [CELDiagnostic("the expression has 11 bytes, more than the limit of 10", at: 0..<11)]
        )
        #expect(SyntaxShape.diagnostics("[1,2,3,4]", limits: limits).isEmpty)
        #expect(
            SyntaxShape.diagnostics("1*2==3*4", limits: limits).map(\.message) == [
                "the expression has more than 5 parts"
            ]
        )
        #expect(SyntaxShape.diagnostics("((1))", limits: limits).isEmpty)
        #expect(
            SyntaxShape.diagnostics("(((1)))", limits: limits).map(\.message) == ["more than 2 brackets are open here"]
        )
        #expect(SyntaxShape.diagnostics("1+2+3", limits: limits).isEmpty)
        #expect(
            SyntaxShape.diagnostics("!!!a", limits: limits).map(\.message) == [
                "the expression is more than 3 levels deep"
            ]
        )
        let nothing = CELSyntaxLimits(maximumBytes: 0, maximumNesting: 0, maximumDepth: 0, maximumNodes: 0)
        #expect(!SyntaxShape.diagnostics("", limits: nothing).isEmpty)
        #expect(!SyntaxShape.diagnostics("1", limits: nothing).isEmpty)
    }

    @Test("the deepest sources are parsed, written and let go on a stack of 512 KB")
    func smallStack() throws {
        let sources = [
            Self.nested(250, "(", ")"), Self.nested(250, "[", "]", ""), Self.nested(249, "{1:", "}"),
            Self.nested(249, "f(", ")"),
            Self.nested(249, "a.f(", ")"), Self.nested(249, "A{b:", "}"), Self.nested(249, "a[", "]"),
            Self.nested(249, "a.all(x,", ")"),
            Self.nested(124, "!f(", ")"), Self.nested(40, "a||a&&a==a+a*-(", ")"),
            Self.nested(250, "a||a&&a==a+a*-f(", ")"),
            Self.nested(250, "a ? b : [", "]"), Self.nested(124, "a.map(x, x ? x : ", ")"),
            String(repeating: "!", count: 249) + "a",
            Self.nested(10_000, "a.f([{1:", "}])"), "a" + String(repeating: "+a", count: 249),
            "a" + String(repeating: ".a", count: 249),
            Self.nested(249, "cel.bind(x, 1, ", ")"), Self.nested(124, "cel.block([1], [", "])"),
        ]
        let outcomes = Mutex<[Bool]>([])
        try SmallStack.run {
            for source in sources {
                let text = (try? CELParser().parse(source)).map(\.description)
                outcomes.withLock { $0.append(text?.isEmpty == false) }
            }
        }
        #expect(outcomes.withLock { $0.count } == sources.count)
        #expect(outcomes.withLock { $0.filter { !$0 }.count } == 3)
    }
}
