/// How Swagger 2.0 writes an array as text.
enum SwaggerCollectionFormat: String {
    /// Commas.
    case csv
    /// Spaces.
    case ssv
    /// Tabs.
    case tsv
    /// Bars.
    case pipes
    /// One part for each element.
    case multi

    /// The style that writes it.
    func style(in location: OpenAPIParameter.Location) -> OpenAPIStyle {
        switch self {
        case .csv, .multi: location == .query || location == .cookie ? .form : .simple
        case .ssv: .spaceDelimited
        case .tsv: .tabDelimited
        case .pipes: .pipeDelimited
        }
    }
}

/// A parameter of Swagger 2.0 in `formData`: a property of the body.
struct SwaggerFormField {
    /// The name.
    var name: String
    /// Whether it must be there.
    var isRequired: Bool
    /// Whether it is a file.
    var isFile: Bool
    /// How an array is written.
    var format: SwaggerCollectionFormat
    /// The parameter as it stands in the text.
    var cursor: DescriptionCursor
}
