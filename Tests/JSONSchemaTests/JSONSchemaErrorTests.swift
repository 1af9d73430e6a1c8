import JSONSchema
import Testing

@Suite("The errors of schemas")
struct JSONSchemaErrorTests {
    @Test("say what happened as a fragment")
    func descriptions() {
        #expect("\(JSONSchemaError.unknownReference("a#b"))" == "nothing is known under 'a#b'")
        #expect("\(JSONSchemaError.tooLarge(limit: 3))" == "more than 3 schemas hang together")
    }
}
