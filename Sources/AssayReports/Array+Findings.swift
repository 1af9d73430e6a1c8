import AssayModel

extension Array<CheckResult> {
    /// All findings, most severe first; the order of results does not matter.
    var sortedFindings: [FindingRecord] {
        let rank = Dictionary(uniqueKeysWithValues: Category.allCases.enumerated().map { ($1, $0) })
        return flatMap(\.findings)
            .sorted { left, right in
                let harm = (right.severity, right.risk)
                let otherHarm = (left.severity, left.risk)
                if harm != otherHarm { return harm < otherHarm }
                let area = (rank[left.category] ?? 0, left.check)
                let otherArea = (rank[right.category] ?? 0, right.check)
                if area != otherArea { return area < otherArea }
                let place = (left.location?.file ?? left.request?.operation ?? "", left.location?.line ?? 0)
                let otherPlace = (right.location?.file ?? right.request?.operation ?? "", right.location?.line ?? 0)
                if place != otherPlace { return place < otherPlace }
                return (left.location?.column ?? 0, left.fingerprint) < (right.location?.column ?? 0, right.fingerprint)
            }
    }
}
