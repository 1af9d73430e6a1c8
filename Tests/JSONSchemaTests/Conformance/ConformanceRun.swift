import JSON
import JSONSchema

/// The tests of a part of a draft, run.
struct ConformanceRun {
    /// The titles of all tests: file, group and test.
    private(set) var titles: [String] = []
    /// What failed, and how.
    private(set) var failures: [(title: String, what: String)] = []
    /// Tests on which the two ways of validating disagree.
    private(set) var disagreements: [String] = []

    init(_ draft: ConformanceDraft, _ part: ConformancePart) throws {
        let registry = try ConformanceData.registry(draft)
        var options = JSONSchemaOptions()
        options.assertsFormat = part == .format
        options.assertsContent = part == .optional
        for group in try ConformanceData.groups(draft, part) {
            options.assertsContent = group.file == "content.json" && part == .optional
            let schema = Result { () throws(JSONSchemaError) in
                try JSONSchema(group.schema, dialect: draft.dialect, registry: registry, options: options)
            }
            for test in group.tests {
                let title = "\(group.file): \(group.name): \(test.name)"
                titles.append(title)
                switch schema {
                case .success(let schema): check(schema, test.data, test.isValid, title)
                case .failure(let error): failures.append((title, "\(error)"))
                }
            }
        }
    }

    private mutating func check(_ schema: JSONSchema, _ data: JSONNode, _ isValid: Bool, _ title: String) {
        let result = schema.validate(data)
        let isQuicklyValid = schema.isValid(data)
        if isQuicklyValid != (result.verdict == .valid) || (result.verdict == .invalid) == result.failures.isEmpty {
            disagreements.append(title)
        }
        if result.verdict != (isValid ? .valid : .invalid) {
            let why = result.failures.first?.message ?? result.gaps.first?.reason ?? ""
            failures.append((title, "should be \(isValid ? "valid" : "invalid"), is \(result.verdict): \(why)"))
        }
    }
}
