import JSON

/// A reference as it stands in a document.
struct ReferenceKey: Hashable {
    var document: Int
    var text: String
}

/// What a reference leads to.
enum ReferenceTarget {
    /// A node.
    case found(DescriptionCursor)
    /// Nothing, though its document is known.
    case dead
    /// A document that was not handed in.
    case external(String)
}

extension DescriptionReader {
    /// What stands at the end of a node's references, or the node itself where it is none.
    ///
    /// - Parameters:
    ///   - cursor: The node.
    ///   - title: What it is meant to be.
    /// - Returns: The end; nil with a diagnostic where the references lead nowhere or in a circle.
    func dereferenced(_ cursor: DescriptionCursor, as title: String) -> DescriptionCursor? {
        var current = cursor
        var passed: [ReferenceKey] = []
        var seen: Set<ReferenceKey> = []
        var end: DescriptionCursor?
        while true {
            guard let reference = current["$ref"] else {
                end = current
                break
            }
            guard let text = reference.node.text else {
                wrongType(reference, "'$ref' must be a string")
                break
            }
            let key = ReferenceKey(document: current.document, text: text)
            if let known = memo.ends[key] {
                end = known
                // What lies further down was reported there; only what leads to nothing by itself is reported again.
                if known == nil { _ = reportedTarget(of: text, at: reference) }
                break
            }
            guard seen.insert(key).inserted else {
                report(.error, .cyclicReference, "the reference to \(title) leads back to itself", at: reference)
                break
            }
            passed.append(key)
            guard let target = reportedTarget(of: text, at: reference) else { break }
            current = target
        }
        for key in passed { memo.ends[key] = .some(end) }
        return end
    }

    /// What a reference leads to; nil with a diagnostic where that is nothing.
    func reportedTarget(of text: String, at reference: DescriptionCursor) -> DescriptionCursor? {
        switch target(of: text, in: reference.document) {
        case .found(let target): return target
        case .dead: reportDead(text, at: reference)
        case .external(let uri): reportExternal(uri, at: reference)
        }
        return nil
    }

    /// Notes that a reference leads nowhere.
    func reportDead(_ text: String, at reference: DescriptionCursor) {
        if isFull { return }
        let hint = likelyName(for: text, in: reference.document).map { "; did you mean \(Self.quoted($0))?" } ?? ""
        report(
            .error,
            .unresolvedReference,
            "the reference \(Self.quoted(text)) leads to nothing\(hint)",
            at: reference
        )
    }

    /// Notes that a reference leads to a document that was not handed in or cannot be read.
    func reportExternal(_ uri: String, at reference: DescriptionCursor) {
        if let reason = unreadable[uri] {
            let message = "the document \(Self.quoted(uri)) cannot be read: \(reason)"
            return report(.error, .unreadableResource, message, at: reference)
        }
        if missing.insert(uri).inserted { description.missingDocuments.append(uri) }
        report(
            .warning,
            .externalReference,
            "the document \(Self.quoted(uri)) was not handed in, so what refers to it is not judged",
            at: reference
        )
    }

    /// A reference that differs in its last step only.
    private func likelyName(for text: String, in document: Int) -> String? {
        guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")), slash != text.startIndex else { return nil }
        guard case .found(let parent) = target(of: String(text[..<slash]), in: document),
            let members = parent.node.members, members.count <= nameComparisons
        else { return nil }
        let written = String(text[text.utf8.index(after: slash)...])
        return nearestName(written, among: members.map(\.key)).map { "\(text[...slash])\($0)" }
    }

    /// What a reference leads to; the fragment is empty or a pointer.
    func target(of text: String, in document: Int) -> ReferenceTarget {
        let key = ReferenceKey(document: document, text: text)
        if let known = references[key] { return known }
        let target = find(text, in: document)
        references[key] = target
        return target
    }

    private func find(_ text: String, in document: Int) -> ReferenceTarget {
        let reference = URIReference(text)
        var index = document
        if !text.hasPrefix("#") {
            let uri = reference.resolved(against: URIReference(sources[document].uri)).withoutFragment
            guard let known = sourceIndices[uri] else { return .external(uri) }
            index = known
        }
        let root = DescriptionCursor(root: sources[index].root, document: index)
        guard let fragment = URIReference.percentDecoded(reference.fragment ?? ""),
            let pointer = JSONPointer(fragment), let target = node(at: pointer, below: root)
        else { return .dead }
        return .found(target)
    }

    /// The node that a pointer leads to, in time that does not depend on the size of the objects on the way.
    func node(at pointer: JSONPointer, below root: DescriptionCursor) -> DescriptionCursor? {
        var cursor = root
        for token in pointer.tokens {
            guard let next = child(token, of: cursor) else { return nil }
            cursor = next
        }
        return cursor
    }

    private func child(_ token: String, of cursor: DescriptionCursor) -> DescriptionCursor? {
        switch cursor.node.kind {
        case .array(let elements):
            guard let index = Int(token), String(index) == token, elements.indices.contains(index) else { return nil }
            return cursor.element(elements[index], at: index)
        case .object(let members):
            guard members.count > 16 else {
                return members.last { $0.key.utf8.elementsEqual(token.utf8) }.map { cursor.member($0) }
            }
            return memberIndex(of: cursor.identity, members)[Array(token.utf8)].map { cursor.member(members[$0]) }
        default:
            return nil
        }
    }

    /// The positions of the members of a large object by key; of equal keys the last one counts.
    func memberIndex(of identity: DescriptionNodeIdentity, _ members: [JSONMember]) -> [[UInt8]: Int] {
        if let known = memberIndices[identity] { return known }
        var index: [[UInt8]: Int] = [:]
        index.reserveCapacity(members.count)
        for (position, member) in members.enumerated() { index[Array(member.key.utf8)] = position }
        memberIndices[identity] = index
        return index
    }

    /// The absolute location of a node, as the registry of schemas knows it.
    func location(of cursor: DescriptionCursor) -> String {
        sources[cursor.document].uri + "#" + URIReference.fragmentEncoded(cursor.pointer.description)
    }
}
