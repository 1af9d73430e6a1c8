extension MediaType {
    /// Whether what it names is a form in one line.
    var isForm: Bool {
        type == "application" && subtype == "x-www-form-urlencoded"
    }

    /// Whether what it names is a body of several parts.
    var isMultipart: Bool {
        type == "multipart"
    }

    /// Whether what it names is a sequence of JSON texts, on lines or after record separators.
    var isJSONSequence: Bool {
        [.lines, .records].contains(TextSequence(self))
    }

    /// Whether what it names is text without a structure that is known here.
    var isText: Bool {
        type == "text" && !isJSON && !isXML
    }

    /// A media type that a range stands for; itself where it is none.
    var concrete: MediaType? {
        guard isRange else { return self }
        if let suffix, subtype.utf8.first == UInt8(ascii: "*") { return MediaType("\(type)/vnd.assay+\(suffix)") }
        return switch type {
        case "*": MediaType("application/json")
        case "application": MediaType("application/json")
        case "text": MediaType("text/plain")
        case "image": MediaType("image/png")
        case "audio": MediaType("audio/wav")
        case "video": MediaType("video/mp4")
        case "multipart": MediaType("multipart/form-data")
        default: nil
        }
    }

    /// The first media type of a list divided by commas, made concrete.
    static func firstConcrete(_ list: String) -> MediaType? {
        MediaType(String(list.prefix { $0 != "," }).trimmedOfBlanks)?.concrete
    }
}

extension String {
    fileprivate var trimmedOfBlanks: String {
        String(Substring(self[...].utf8.trimmed))
    }
}
