import OpenAPI
import Testing

@Suite("What the reader says of schemas")
struct ReadingSchemaTests {
    private static func schemas(_ version: String, _ schemas: String) -> DescriptionMistake {
        DescriptionMistake(
            "openapi: \(version)\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    B: {}\n\(schemas)"
        )
    }

    static let samples: [DescriptionMistake] = [
        schemas("3.0.0", "    A: «invalid-schema»true\n    C: {additionalProperties: true}\n    D: «invalid-schema»x"),
        schemas("3.1.0", "    A: true\n    C: {items: «invalid-schema»[]}\n    D: {not: «invalid-schema»null}"),
        schemas("3.0.0", "    A: {type: «array-without-items»array}\n    C: {type: array, items: {}}"),
        schemas("3.1.0", "    A: {type: array}"),
        schemas("3.0.0", "    A: {«misplaced-nullable»nullable: true}\n    C: {type: string, nullable: true}"),
        schemas("3.1.0", "    A: {type: string, «misplaced-nullable»nullable: true}\n    C: {nullable: false}"),
        schemas("3.0.0", "    A: {exclusiveMinimum: «wrong-type»3}\n    C: {minimum: 3, exclusiveMinimum: true}"),
        schemas("3.1.0", "    A: {exclusiveMaximum: «wrong-type»true}\n    C: {exclusiveMaximum: 3}"),
        schemas("3.0.0", "    A: {properties: {a: {required: «wrong-type»true}}}"),
        schemas("3.0.0", "    A: {type: «wrong-type»[string]}\n    C: {type: «invalid-schema»'null'}"),
        schemas("3.1.0", "    A: {type: [string, 'null']}\n    C: {type: [«invalid-schema»text, «wrong-type»1]}"),
        schemas("3.0.0", "    A: {«unknown-field»propertees: {}, x-a: 1}\n    C: {«unknown-field»const: 1}"),
        schemas("3.1.0", "    A: {propertees: {}, const: 1}"),
        schemas(
            "3.0.0",
            "    A: {minLength: «wrong-type»-1, maxLength: «wrong-type»1.5, minItems: 1.0, type: array, items: {}}"
        ),
        schemas(
            "3.0.0",
            "    A: {allOf: «wrong-type»{}, properties: «wrong-type»[], enum: «wrong-type»x, description: «wrong-type»null}"
        ),
        schemas("3.0.0", "    A: {$ref: '#/components/schemas/B', «ignored-siblings»nullable: true, description: d}"),
        schemas("3.1.0", "    A: {$ref: '#/components/schemas/B', maxLength: 3}"),
        schemas(
            "3.0.0",
            """
                A:
                  oneOf: [{$ref: '#/components/schemas/B'}, {$ref: «unresolved-reference»'#/components/schemas/C'}]
                  discriminator: {propertyName: p, mapping: {b: B, c: «invalid-discriminator»C, d: '#/components/schemas/B'}}
                D: {discriminator: «missing-field»{}}
                E: {discriminator: «wrong-type»p}
            """
        ),
        schemas(
            "3.1.0",
            """
                A: {$defs: {x: {$anchor: here}}, items: {$ref: '#here'}, not: {$ref: «unresolved-reference»'#there'}}
                C: {$id: 'https://a.example/c', $defs: {d: {}}, anyOf: [{$ref: '#/$defs/d'}, {$ref: «unresolved-reference»'#/$defs/e'}]}
                D: {$ref: 'https://a.example/c#/$defs/d'}
                E: {$ref: «external-reference»other.yaml#/x}
                F: {$ref: 'https://json-schema.org/draft/2020-12/schema'}
            """
        ),
        // Nothing is looked for where values stand.
        schemas(
            "3.1.0",
            """
                A:
                  default: {$ref: '#/nowhere'}
                  examples: [{$ref: '#/nowhere'}]
                  enum: [{type: array, $ref: '#/nowhere'}]
                  const: {$ref: '#/nowhere'}
                  example: {$ref: '#/nowhere'}
                  x-note: {$ref: '#/nowhere'}
                  properties: {$ref: {type: string}, default: {type: string}}
            """
        ),
    ]

    @Test("at its place, and nothing of what is right", arguments: samples)
    func places(mistake: DescriptionMistake) throws {
        #expect(DescriptionSample.problems(try DescriptionSample.read(mistake.text)) == mistake.problems)
    }

    @Test(
        "looks at every position of a schema",
        arguments: [
            "additionalProperties: «»", "allOf: [«»]", "anyOf: [«»]", "oneOf: [«»]", "not: «»", "items: «»",
            "properties: {a: «»}", "prefixItems: [«»]", "contains: «»", "if: «»", "then: «»", "else: «»",
            "patternProperties: {a: «»}", "propertyNames: «»", "dependentSchemas: {a: «»}", "unevaluatedItems: «»",
            "unevaluatedProperties: «»", "contentSchema: «»", "$defs: {a: «»}",
        ]
    )
    func positions(keyword: String) throws {
        let text = keyword.replacing("«»", with: "{$ref: «unresolved-reference»'#/nowhere'}")
        let mistake = Self.schemas("3.1.0", "    A: {\(text)}")
        #expect(DescriptionSample.problems(try DescriptionSample.read(mistake.text)) == mistake.problems)
    }
}
