/// Finds keys and passwords that travel in the query of a URL.
enum QueryCredentials: ReviewRule {
    private static let names: Set<String> = [
        "apikey", "accesstoken", "authtoken", "password", "passwd", "clientsecret", "secret", "secretkey", "privatekey",
    ]

    static func findings(in subject: ReviewSubject) -> [OpenAPIReviewFinding] {
        var findings: [OpenAPIReviewFinding] = []
        var inSchemes: Set<String> = []
        for (name, scheme) in subject.description.securitySchemes.sorted(by: { $0.key < $1.key }) {
            guard case .apiKey(.query, let parameter) = scheme.kind else { continue }
            inSchemes.insert(parameter)
            let users = subject.operations.indices.filter { index in
                subject.operations[index].security.contains { $0.schemes.contains { $0.name == name } }
            }
            findings.append(
                OpenAPIReviewFinding(
                    .credentialInQuery,
                    users.isEmpty ? .hint : .warning,
                    "the key of '\(name)' travels in the query as '\(parameter)', where logs and histories keep it",
                    operations: users,
                    place: scheme.place
                )
            )
        }
        var users: [String: [Int]] = [:]
        for (index, operation) in subject.operations.enumerated() {
            for parameter in operation.parameters
            where parameter.location == .query && names.contains(parameter.name.reviewWords.joined())
                && !inSchemes.contains(parameter.name)
            {
                users[parameter.name, default: []].append(index)
            }
        }
        for (name, indices) in users.sorted(by: { $0.key < $1.key }) {
            findings += subject.finding(
                .credentialInQuery,
                .warning,
                on: indices,
                (
                    "takes '\(name)' in the query, where logs and histories keep it",
                    "take '\(name)' in the query, where logs and histories keep it"
                )
            )
        }
        return findings
    }
}
