import JSON

extension SchemaCompiler {
    /// The rules of a resource; what is odd about them is reported at the node that asks first.
    mutating func rules(of resource: Int, for node: Int32) -> ResourceRules {
        if let known = rulesByResource[resource] { return known }
        var found = ResourceRules(rules: index.resources[resource].inherited, gap: nil)
        var problem: (message: String, effect: JSONSchemaProblem.Effect)?
        if let metaSchema = index.resources[resource].metaSchema {
            if let rules = rules(metaSchema, depth: 0) {
                found = rules
                if let gap = rules.gap { problem = (gap, .unjudged) }
            } else {
                problem = (
                    "the meta-schema '\(metaSchema)' is unknown, so the schema is read as \(found.rules.name)", .ignored
                )
            }
        }
        rulesByResource[resource] = found
        if let problem { report(resource, at: node, problem.message, problem.effect) }
        return found
    }

    private mutating func report(
        _ resource: Int,
        at node: Int32,
        _ message: String,
        _ effect: JSONSchemaProblem.Effect
    ) {
        let resource = index.resources[resource]
        let problem = JSONSchemaProblem(
            schema: resource.address(of: resource.pointer, .schema),
            document: index.documents[resource.document].uri,
            span: resource.root["$schema"]?.span ?? resource.root.span,
            message: message,
            effect: effect
        )
        draft.problems.append((node, problem))
    }

    /// The rules that a meta-schema makes; nil where it is unknown.
    private mutating func rules(_ metaSchema: String, depth: Int) -> ResourceRules? {
        if let dialect = JSONSchemaDialect(metaSchema: metaSchema) {
            return ResourceRules(rules: SchemaRules(dialect), gap: nil)
        }
        guard depth < 8, let number = index.resource(String(SchemaURI.split(metaSchema).uri)) else { return nil }
        let resource = index.resources[number]
        var found = ResourceRules(rules: resource.inherited, gap: nil)
        if let next = resource.metaSchema, next != metaSchema, let rules = rules(next, depth: depth + 1) {
            found.rules = rules.rules
        }
        guard found.rules.draft >= 8, let declared = resource.root["$vocabulary"]?.members else { return found }
        found.rules.vocabularies = .core
        for member in declared {
            if let vocabulary = SchemaVocabularies(uri: member.key) {
                found.rules.vocabularies.formUnion(vocabulary)
            } else if case .bool(true) = member.value.kind {
                found.gap = "the meta-schema '\(metaSchema)' requires the unknown vocabulary '\(member.key)'"
            }
        }
        return found
    }
}

extension SchemaRules {
    /// The name of the dialect for messages.
    var name: String {
        switch dialect {
        case .draft4: "draft 4"
        case .draft6: "draft 6"
        case .draft7: "draft 7"
        case .draft2019: "draft 2019-09"
        case .draft2020: "draft 2020-12"
        case .swagger2: "a schema object of Swagger 2.0"
        case .openAPI30: "a schema object of OpenAPI 3.0"
        case .openAPI31: "a schema object of OpenAPI 3.1"
        }
    }
}
