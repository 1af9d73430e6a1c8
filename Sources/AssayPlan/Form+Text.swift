import AssayModel
import JSON
import YAML

extension Form where Value == String {
    /// One line of text, without white space at its ends.
    static var line: Form<String> {
        Form("a line of text", schema: .scalar(pattern: #"^\s*\S(.*\S)?\s*$"#)) { scalar throws(Refusal) in
            let text = scalar.text.trimmed
            guard !text.isEmpty, !text.hasInvisibleScalars else { throw .form }
            return text
        }
    }

    /// Text of one or more lines.
    static var text: Form<String> {
        Form("text", schema: .scalar(pattern: #"\S"#)) { scalar throws(Refusal) in
            let text = scalar.text.trimmed
            let lines = text.split(whereSeparator: \.isNewline)
            guard !lines.isEmpty, !lines.contains(where: { String($0).hasInvisibleScalars }) else { throw .form }
            return text
        }
    }

    /// A version; a variable other than the commit would be printed as it stands.
    static var version: Form<String> {
        Form("a version such as 1.4.0 or \"${GIT_COMMIT}\"", schema: .scalar(pattern: versionPattern)) {
            scalar throws(Refusal) in
            let text = scalar.text.trimmed
            guard !text.isEmpty, !text.hasInvisibleScalars else { throw .form }
            let rest = text.split(separator: "${GIT_COMMIT}", omittingEmptySubsequences: true).joined()
            guard !rest.utf8.contains(UInt8(ascii: "$")) else {
                throw .because("of all variables only ${GIT_COMMIT} may stand in a version")
            }
            return text
        }
    }

    /// A word of a command, or the value of a setting: any text that a process can be given.
    static var argument: Form<String> {
        Form("text", schema: .scalar(pattern: #"^[^\u0000]*$"#), mayQuote: { _ in false }) { scalar throws(Refusal) in
            guard !scalar.text.utf8.contains(0) else { throw .because("a process cannot be given a NUL character") }
            return scalar.text
        }
    }

    /// A file inside the plan's folder.
    static var file: Form<String> {
        Form("a file in the plan's folder such as docs/runbook.md", schema: fileSchema) { scalar throws(Refusal) in
            let path = try RelativePath.read(scalar.text)
            guard path != "." else { throw .form }
            return path
        }
    }

    /// A folder inside the plan's folder, or that folder itself.
    static var folder: Form<String> {
        Form("a folder in the plan's folder such as . or server", schema: folderSchema) { scalar throws(Refusal) in
            try RelativePath.read(scalar.text)
        }
    }

    /// An API description: a file of the tree, or a path on the target.
    static var description: Form<String> {
        Form(
            "a file such as openapi.json, or a path on the target such as /openapi.json",
            schema: ["anyOf": [.object(fileSchema), .object(targetPathSchema)]]
        ) { scalar throws(Refusal) in
            guard scalar.text.utf8.first == UInt8(ascii: "/") else {
                let path = try RelativePath.read(scalar.text)
                guard path != "." else { throw .form }
                return path
            }
            return try Form.targetPath.read(scalar)
        }
    }

    /// A path on the target to which a request can be sent.
    static var targetPath: Form<String> {
        Form("a path on the target such as /auth/login", schema: targetPathSchema) { scalar throws(Refusal) in
            guard scalar.text.utf8.first == UInt8(ascii: "/") else { throw .form }
            return try Form<OperationName>.request.read(scalar).path
        }
    }

    /// Where a value stands in a JSON answer: member names after `$.`.
    static var memberPath: Form<String> {
        Form(
            "a place in the JSON answer such as $.access_token",
            schema: .text(pattern: #"^\$(\.[A-Za-z0-9_-]+){1,15}$"#)
        ) { scalar throws(Refusal) in
            let names = Array(scalar.text.utf8).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            let isName = { (name: ArraySlice<UInt8>) in
                !name.isEmpty && name.allSatisfy { $0.isASCIIWord || $0 == UInt8(ascii: "-") }
            }
            guard names.count >= 2, names.count <= 16, names[0].elementsEqual("$".utf8),
                names.dropFirst().allSatisfy(isName)
            else { throw .form }
            return scalar.text
        }
    }
}

/// What JSON Schema says of text.
extension Form where Value == String {
    private static var versionPattern: String { #"^\s*([^$\s]|\$\{GIT_COMMIT\})([^$]|\$\{GIT_COMMIT\})*$"# }

    /// A path whose components are no `..`, which does not start at a root or home, and has no wildcards.
    private static var folderSchema: JSONObject {
        let name = #"(\.|\.?[^./\\*?][^/\\*?]*|\.\.[^/\\*?]+)"#
        let first = #"(\.|\.?[^./\\*?~][^/\\*?]*|\.[~][^/\\*?]*|\.\.[^/\\*?]+)"#
        var schema = JSONObject.scalar(pattern: "^\(first)(/\(name)?)*$", most: 4_096)
        schema["not"] = ["type": "string", "pattern": "://"]
        return schema
    }

    /// Such a path that leads somewhere.
    private static var fileSchema: JSONObject {
        var schema = folderSchema
        schema["not"] = ["type": "string", "pattern": #"://|^(\.?/)*\.?$"#]
        return schema
    }

    private static var targetPathSchema: JSONObject {
        .text(pattern: #"^/[!"$-z|-~]* *$"#, most: 2_048)
    }
}

extension UInt8 {
    /// A letter, digit or underscore of ASCII.
    var isASCIIWord: Bool {
        (0x30...0x39).contains(self) || (0x61...0x7A).contains(self | 0x20) || self == UInt8(ascii: "_")
    }
}
