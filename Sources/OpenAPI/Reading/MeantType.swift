/// Finds the type that someone meant who wrote the type of a programming language, or the name of a format.
enum MeantType {
    /// What a message proposes in place of a name that is no type; nil where there is nothing to propose.
    static func of(_ name: String) -> String? {
        switch name.lowercased() {
        case "int", "int32", "int64", "long", "short", "bigint": "'integer'"
        case "float", "double", "decimal", "real": "'number'"
        case "bool": "'boolean'"
        case "str", "text", "char", "varchar": "'string'"
        case "list": "'array'"
        case "dict", "dictionary", "map", "hash", "json": "'object'"
        case "date", "date-time", "time", "uuid", "email", "uri", "binary":
            "'string' with format '\(name.lowercased())'"
        case "datetime", "timestamp": "'string' with format 'date-time'"
        default: nil
        }
    }
}
