import Testing

@testable import OpenAPI

@Suite("References by RFC 3986")
struct URIReferenceTests {
    @Test(
        "are resolved as section 5.4 has it",
        arguments: [
            ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
            (";x", "http://a/b/c/;x"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("..", "http://a/b/"),
            ("../g", "http://a/b/g"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("/./g", "http://a/g"),
            ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), ("..g", "http://a/b/c/..g"),
            ("./g/.", "http://a/b/c/g/"), ("g/../h", "http://a/b/c/h"), ("g#s/../x", "http://a/b/c/g"),
        ]
    )
    func resolution(reference: String, target: String) {
        let base = URIReference("http://a/b/c/d;p?q")
        #expect(URIReference(reference).resolved(against: base).withoutFragment == target)
    }

    @Test("stay what they are below a base that is no hierarchy")
    func opaque() {
        let base = URIReference("assay:description")
        #expect(URIReference("#/x").resolved(against: base).withoutFragment == "assay:description")
        #expect(URIReference("b.json#/x").resolved(against: base).withoutFragment == "assay:b.json")
    }

    @Test("decode what fragments encode", arguments: ["/a b", "ü{}", "100%", "\u{0}", "a~1b"])
    func fragments(text: String) {
        let encoded = URIReference.fragmentEncoded(text)
        #expect(encoded.utf8.allSatisfy { (33...126).contains($0) && $0 != 0x7B && $0 != 0x22 })
        #expect(URIReference.percentDecoded(encoded) == text)
    }

    @Test("are refused where the encoding is broken", arguments: ["%", "%2", "%zz", "%ff", "a%C3"])
    func broken(text: String) {
        #expect(URIReference.percentDecoded(text) == nil)
    }

    @Test(
        "tells templates apart by their shape",
        arguments: [
            ("/a/{b}", ["b"], "/a/{}", false), ("/{a}.{b}", ["a", "b"], "/{}.{}", false), ("/", [], "/", false),
            ("/{}", [], "/{}", true), ("/{a", [], "/{a", true), ("/a}", [], "/a}", true),
            ("/{a{b}", ["b"], "/{a{}", true),
        ]
    )
    func templates(text: String, names: [String], shape: String, isMalformed: Bool) {
        let template = PathTemplate(text)
        #expect(template.names == names)
        #expect(template.shape == shape)
        #expect(template.isMalformed == isMalformed)
    }

    @Test(
        "suggests only what is near",
        arguments: [
            ("parametres", "parameters"), ("Responses", "responses"), ("sumary", "summary"), ("get", nil),
            ("S5", nil), ("s1", "S1"), ("responsse", "responses"), ("", nil),
        ]
    )
    func names(text: String, nearest: String?) {
        #expect(NearestName.of(text, among: ["parameters", "responses", "summary", "S1"]) == nearest)
    }

    @Test(
        "knows media types and ranges",
        arguments: [
            ("application/json", true), ("*/*", true), ("image/*", true), ("a/b; charset=utf-8", true),
            ("multipart/form-data; boundary=\"a;b\"", true), ("json", false), ("a/b/c", false), ("a/", false),
            ("a b/c", false), ("a/b;simple", false), ("", false), ("a/b;", true),
        ]
    )
    func mediaTypes(text: String, isValid: Bool) {
        #expect(MediaTypeSyntax.isMediaRange(text) == isValid)
    }
}
