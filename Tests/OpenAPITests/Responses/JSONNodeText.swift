import JSON

/// The node that a JSON text spells.
func node(_ text: String) throws -> JSONNode {
    try JSONParser().document(text).root
}
