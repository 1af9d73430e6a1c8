import JSON

/// Makes anchors that stay when elements or lines are inserted before a defect.
enum Anchor {
    /// A pointer without the indices of elements; statuses stay, which are numbers too.
    static func general(_ pointer: JSONPointer) -> String {
        var before = ""
        return pointer.tokens
            .map { token in
                defer { before = token }
                let isNumber = !token.isEmpty && token.utf8.allSatisfy { (48...57).contains($0) }
                return "/" + (isNumber && before != "responses" ? "*" : token)
            }
            .joined()
    }

    /// The anchors with a number behind each that was there before, so that no two defects are taken for one.
    static func distinct(_ anchors: [String]) -> [String] {
        var seen: [String: Int] = [:]
        return anchors.map { anchor in
            let count = seen[anchor, default: 0] + 1
            seen[anchor] = count
            return count == 1 ? anchor : "\(anchor) #\(count)"
        }
    }
}
