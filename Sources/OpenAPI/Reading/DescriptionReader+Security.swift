import JSON

extension DescriptionReader {
    /// The alternatives of credentials that an object declares under `security`.
    func securityRequirements(_ object: DescriptionObject) -> [OpenAPISecurityRequirement] {
        array(object, "security")
            .compactMap { alternative in
                guard alternative.node.members != nil else {
                    wrongType(alternative, "a security requirement must be an object")
                    return nil
                }
                return OpenAPISecurityRequirement(
                    schemes: map(alternative, title: "a security requirement")
                        .map { scheme in
                            checkScheme(scheme)
                            let scopes = scheme.elements.compactMap(\.node.text)
                            if scheme.node.elements == nil || scopes.count < scheme.elements.count {
                                wrongType(
                                    scheme,
                                    "the scopes of a scheme must be an array of strings",
                                    severity: .warning
                                )
                            }
                            return OpenAPISecurityRequirement.Scheme(name: scheme.token, scopes: scopes)
                        }
                )
            }
    }

    private func checkScheme(_ scheme: DescriptionCursor) {
        let name = scheme.token
        if securitySchemeNames.contains(name) { return }
        if version == .v32, case .found(let target) = target(of: name, in: scheme.document), target.path != nil {
            if description.securitySchemes[name] == nil {
                description.securitySchemes[name] = securityScheme(target)
            }
            return
        }
        if isFull { return }
        let hint = nearestName(name, among: securitySchemeNames).map { "; did you mean '\($0)'?" } ?? ""
        report(
            .error,
            .unknownSecurityScheme,
            "the security scheme \(Self.quoted(name)) is not declared\(hint)",
            at: scheme,
            atKey: true
        )
    }

    /// Reads the security schemes.
    func readSecuritySchemes(_ root: DescriptionObject) {
        let declared: [DescriptionCursor]
        if isSwagger {
            declared = map(root, "securityDefinitions", extensible: true)
        } else if let components = root["components"], components.node.members != nil {
            declared = map(DescriptionObject(components), "securitySchemes", extensible: true)
        } else {
            return
        }
        securitySchemeNames = Set(declared.map(\.token))
        for cursor in declared { description.securitySchemes[cursor.token] = securityScheme(cursor) }
    }

    private func securityScheme(_ cursor: DescriptionCursor) -> OpenAPISecurityScheme? {
        guard let cursor = dereferenced(cursor, as: "a security scheme"), let fields = object(cursor, .securityScheme),
            let type = requiredString(fields, "type", of: "a security scheme")
        else { return nil }
        let kind: OpenAPISecurityScheme.Kind?
        switch type {
        case "apiKey": kind = apiKey(fields)
        case "basic" where isSwagger: kind = .http(scheme: "basic")
        case "http" where !isSwagger:
            kind = requiredString(fields, "scheme", of: "a security scheme of type 'http'")
                .map {
                    .http(scheme: $0.lowercased())
                }
        case "oauth2":
            let field = isSwagger ? "flow" : "flows"
            if fields[field] == nil {
                missing(field, of: "a security scheme of type 'oauth2'", in: cursor, severity: .warning)
            }
            kind = .oauth2
        case "openIdConnect" where !isSwagger:
            _ = requiredString(fields, "openIdConnectUrl", of: "a security scheme of type 'openIdConnect'")
            kind = .openIDConnect
        case "mutualTLS" where version == .v31 || version == .v32: kind = .mutualTLS
        default:
            kind = nil
            if let place = fields["type"] {
                report(
                    .error,
                    .invalidValue,
                    "\(Self.quoted(type)) is no type of security scheme in \(version.name)",
                    at: place
                )
            }
        }
        return kind.map { OpenAPISecurityScheme(kind: $0, place: place(of: cursor)) }
    }

    private func apiKey(_ fields: DescriptionObject) -> OpenAPISecurityScheme.Kind? {
        let title = "a security scheme of type 'apiKey'"
        guard let name = requiredString(fields, "name", of: title), let text = requiredString(fields, "in", of: title)
        else {
            return nil
        }
        switch text {
        case "header": return .apiKey(.header, name: name)
        case "query": return .apiKey(.query, name: name)
        case "cookie" where !isSwagger: return .apiKey(.cookie, name: name)
        default:
            if let place = fields["in"] {
                report(.error, .invalidLocation, "an API key cannot be in \(Self.quoted(text))", at: place)
            }
            return nil
        }
    }
}
