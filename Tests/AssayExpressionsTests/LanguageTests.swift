import AssayExpressions
import CEL
import Testing

struct LanguageTests {
    @Test("the declarations of both environments fit together")
    func declarations() throws {
        #expect(try ExpressionLanguage.criteria().variables.count == 9)
        #expect(try ExpressionLanguage.expectations().variables.map(\.name) == ["load"])
    }
}
