/// The rules by which a schema is read where it does not name its own with `$schema`.
public enum JSONSchemaDialect: String, Hashable, Sendable, CaseIterable {
    /// JSON Schema draft 4.
    case draft4
    /// JSON Schema draft 6.
    case draft6
    /// JSON Schema draft 7.
    case draft7
    /// JSON Schema 2019-09.
    case draft2019
    /// JSON Schema 2020-12.
    case draft2020
    /// The schema object of Swagger 2.0: draft 4's keywords, siblings of `$ref` ignored, `discriminator` a property's
    /// name, `x-nullable` as `nullable`.
    case swagger2
    /// The schema object of OpenAPI 3.0: draft 4's keywords with `nullable`, boolean `exclusiveMinimum` and
    /// `exclusiveMaximum`, siblings of `$ref` ignored, `discriminator`.
    case openAPI30
    /// The schema object of OpenAPI 3.1 and 3.2: 2020-12 with the OpenAPI base vocabulary (`discriminator`, `xml`,
    /// `externalDocs`, `example`).
    case openAPI31
}
