import JSON
import JSONSchema

/// The documents that were handed in, opened before the first one is read.
struct DescriptionOpening {
    /// The description, then the documents that its references may lead to in the order of their URIs.
    private(set) var sources: [DescriptionSource] = []
    /// What is wrong with the texts themselves.
    private(set) var diagnostics: [OpenAPIDiagnostic] = []

    /// Why documents cannot be read, by URI; it matters only where a reference leads there.
    private(set) var unreadable: [String: String] = [:]

    /// Opens the documents; one that cannot be read counts as not handed in.
    init(
        text: DescriptionText,
        version: DescriptionVersion,
        uri: String,
        resources: [String: [UInt8]],
        limits: OpenAPILimits
    ) {
        let base = URIReference(uri).withoutFragment
        var main = DescriptionSource(
            uri: base,
            root: text.root,
            sourceMap: text.sourceMap,
            version: version.version,
            dialect: version.version.dialect
        )
        note(text, uri: "", limits: limits)
        if let unknown = version.unknown {
            let message = "the version \(DescriptionReader.quoted(unknown)) is not known and read as 3.2"
            add(.warning, .unknownVersion, message, ["openapi"], version.span, in: main)
        }
        nameItself(&main)
        chooseDialect(&main)
        sources = [main]
        var size = text.root.span.upperBound
        for (resource, bytes) in resources.sorted(by: { $0.key < $1.key }) {
            size += bytes.count
            guard size <= limits.size else {
                add(.error, .tooLarge, "the documents are larger than \(limits.size) bytes in all", [], 0..<0, in: main)
                return
            }
            open(resource, bytes, like: main, limits: limits)
        }
    }

    private mutating func open(
        _ uri: String,
        _ bytes: [UInt8],
        like main: DescriptionSource,
        limits: OpenAPILimits
    ) {
        let uri = URIReference(uri).withoutFragment
        guard uri != main.uri, uri != main.alias else { return }
        do throws(OpenAPIError) {
            let text = try DescriptionText(bytes, limits: limits)
            note(text, uri: uri, limits: limits)
            let version = (try? DescriptionVersion(text))?.version
            var source = DescriptionSource(
                uri: uri,
                root: text.root,
                sourceMap: text.sourceMap,
                version: version,
                dialect: version?.dialect ?? main.dialect
            )
            nameItself(&source)
            chooseDialect(&source)
            sources.append(source)
        } catch {
            unreadable[uri] = error.description
        }
    }

    /// Takes over the URI by which a description of 3.2 names itself.
    private mutating func nameItself(_ source: inout DescriptionSource) {
        guard source.version == .v32, let node = source.root["$self"], let text = node.text else { return }
        let uri = URIReference(text).resolved(against: URIReference(source.uri))
        if uri.fragment != nil {
            add(.warning, .invalidValue, "'$self' must not have a fragment", ["$self"], node.span, in: source)
        }
        guard uri.withoutFragment != source.uri else { return }
        source.alias = source.uri
        source.uri = uri.withoutFragment
    }

    private mutating func chooseDialect(_ source: inout DescriptionSource) {
        guard source.version == .v31 || source.version == .v32, let node = source.root["jsonSchemaDialect"],
            let text = node.text
        else { return }
        if let dialect = JSONSchemaDialect(uri: text) {
            source.dialect = dialect
        } else {
            let message =
                "the dialect \(DescriptionReader.quoted(text)) is not known; schemas are read as OpenAPI's own"
            add(.warning, .unknownDialect, message, ["jsonSchemaDialect"], node.span, in: source)
        }
    }

    private mutating func note(_ text: DescriptionText, uri: String, limits: OpenAPILimits) {
        for oddity in text.oddities.prefix(limits.diagnostics) {
            let place = OpenAPIPlace(
                document: uri,
                pointer: .root,
                span: oddity.span,
                position: text.sourceMap.position(at: oddity.span.lowerBound)
            )
            diagnostics.append(
                OpenAPIDiagnostic(oddity.severity, code: oddity.code.rawValue, message: oddity.message, place: place)
            )
        }
    }

    private mutating func add(
        _ severity: OpenAPIDiagnostic.Severity,
        _ code: OpenAPIDiagnosticCode,
        _ message: String,
        _ tokens: [String],
        _ span: Range<Int>,
        in source: DescriptionSource
    ) {
        let place = OpenAPIPlace(
            pointer: JSONPointer(tokens),
            span: span,
            position: source.sourceMap.position(at: span.lowerBound)
        )
        diagnostics.append(OpenAPIDiagnostic(severity, code: code.rawValue, message: message, place: place))
    }
}

extension JSONSchemaDialect {
    /// The dialect that a URI names.
    init?(uri: String) {
        var uri = Substring(uri)
        if uri.hasSuffix("#") { uri.removeLast() }
        switch uri {
        case "http://json-schema.org/draft-04/schema": self = .draft4
        case "http://json-schema.org/draft-06/schema": self = .draft6
        case "http://json-schema.org/draft-07/schema": self = .draft7
        case "https://json-schema.org/draft/2019-09/schema": self = .draft2019
        case "https://json-schema.org/draft/2020-12/schema": self = .draft2020
        default:
            guard uri.hasPrefix("https://spec.openapis.org/oas/3.") && uri.contains("/dialect/") else { return nil }
            self = .openAPI31
        }
    }
}
