import AssayEvidence
import AssayModel
import OpenAPI
import Testing

@testable import AssayProbes

@Suite("The files of a description")
struct DescriptionSourceTests {
    private func read(_ path: String, in tree: TestTree) throws -> DescriptionSource {
        try DescriptionSource.read(path, in: TreeScan(root: tree.root))
    }

    /// A description whose only schema is in another file.
    private func root(_ reference: String) -> String {
        """
        openapi: 3.1.0
        info: {title: Shop, version: '1'}
        paths:
          /a:
            get:
              responses:
                '200': {description: ok, content: {application/json: {schema: {$ref: '\(reference)'}}}}

        """
    }

    @Test("files are followed to files, relative to where the reference stands")
    func several() throws {
        let tree = try TestTree([
            "api/openapi.yaml": root("parts/order.yaml#/Order"),
            "api/parts/order.yaml":
                "Order: {type: object, properties: {item: {$ref: 'item.json'}, c: {$ref: '../../c.yaml'}}}\n",
            "api/parts/item.json": "{\"type\": \"string\"}", "c.yaml": "type: integer\n", "other.yaml": "type: null\n",
        ])
        let source = try read("api/openapi.yaml", in: tree)
        #expect(source.files.keys.sorted() == ["api/parts/item.json", "api/parts/order.yaml", "c.yaml"])
        let api = try DescribedAPI.read(path: source.path, bytes: source.bytes, files: source.files)
        #expect(api.description.diagnostics.isEmpty && api.description.missingDocuments.isEmpty)
    }

    @Test("a file that is not there is left out, and the reader tells of it")
    func missing() throws {
        let tree = try TestTree(["openapi.yaml": root("gone.yaml")])
        let source = try read("openapi.yaml", in: tree)
        #expect(source.files.isEmpty)
        let api = try DescribedAPI.read(path: source.path, bytes: source.bytes, files: source.files)
        #expect(!api.description.diagnostics.isEmpty)
    }

    @Test("a description that is not there cannot be read")
    func noDescription() throws {
        #expect(throws: Unjudged.self) { try read("openapi.yaml", in: try TestTree()) }
    }

    @Test(
        "nothing outside of the tree is read, however the reference is written",
        arguments: [
            "../secret.yaml", "%2e%2e/secret.yaml", "..%2Fsecret.yaml", "%2E%2E%2Fsecret.yaml", "x/../../secret.yaml",
            "assay:///../secret.yaml", "assay:///..%2fsecret.yaml", "link.yaml", "folder/secret.yaml",
        ]
    )
    func outside(reference: String) throws {
        let tree = try TestTree(["secret.yaml": "type: string\ntitle: outside\n", "in/openapi.yaml": root(reference)])
        try tree.run("ln -s ../secret.yaml in/link.yaml; ln -s .. in/folder")
        let source = try DescriptionSource.read("openapi.yaml", in: TreeScan(root: "\(tree.root)/in"))
        #expect(source.files.isEmpty, "\(source.files.keys)")
    }

    @Test(
        "what lies elsewhere is not fetched",
        arguments: ["https://schemas.example/a.json", "file:///etc/hostname", "//schemas.example/a.json", "urn:x:y"]
    )
    func elsewhere(reference: String) throws {
        let tree = try TestTree(["openapi.yaml": root(reference)])
        #expect(try read("openapi.yaml", in: tree).files.isEmpty)
    }

    @Test("an absolute path is one of the tree, not of the machine")
    func absolute() throws {
        let tree = try TestTree(["api/openapi.yaml": root("/etc/host.yaml"), "etc/host.yaml": "type: string\n"])
        #expect(try read("api/openapi.yaml", in: tree).files["etc/host.yaml"] == Array("type: string\n".utf8))
        let secret = try TestTree(["api/openapi.yaml": root("../.env"), ".env": "KEY: value\n"])
        #expect(try read("api/openapi.yaml", in: secret).files.isEmpty, "only JSON and YAML are parts of a description")
    }

    @Test("files that refer to each other in a ring end")
    func ring() throws {
        let tree = try TestTree([
            "openapi.yaml": root("a.yaml"), "a.yaml": "items: {$ref: 'b.yaml'}\n",
            "b.yaml": "items: {$ref: 'a.yaml'}\nnot: {$ref: 'openapi.yaml'}\n",
        ])
        #expect(try read("openapi.yaml", in: tree).files.keys.sorted() == ["a.yaml", "b.yaml"])
    }

    @Test("a chain of files without an end is bounded")
    func chain() throws {
        let tree = try TestTree(["openapi.yaml": root("p0.yaml")])
        for number in 0..<300 { try tree.write("items: {$ref: 'p\(number + 1).yaml'}\n", to: "p\(number).yaml") }
        let source = try read("openapi.yaml", in: tree)
        #expect(source.files.count <= DescriptionSource.mostFiles && source.files["p0.yaml"] != nil)
    }

    @Test("what all files hold together is bounded")
    func size() throws {
        let filler = String(repeating: "# filler\n", count: 600_000)
        let tree = try TestTree([
            "openapi.yaml": root("a.yaml"), "a.yaml": "items: {$ref: 'b.yaml'}\n" + filler,
            "b.yaml": "type: string\n" + filler,
        ])
        let source = try read("openapi.yaml", in: tree)
        #expect(source.files.values.reduce(0) { $0 + $1.count } <= DescriptionSource.largest)
        #expect(source.files["a.yaml"] != nil && source.files["b.yaml"] == nil)
    }
}
