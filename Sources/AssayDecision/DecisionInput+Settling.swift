import AssayModel

extension DecisionInput {
    /// The results as the decision reads them, in an order that does not depend on theirs; a check of the
    /// catalogue without a result stands as not run.
    var settledResults: [CheckResult] {
        let missing =
            unansweredChecks
            .map { check, control in
                CheckResult(
                    check: check,
                    title: ControlTable.control(control)?.title ?? check,
                    control: control,
                    outcome: .notAssessed(Unjudged(.notRun, "the check has no result"))
                )
            }
        return (results + missing).map { $0.settled(at: now) }.sorted(by: Self.precedes)
    }

    /// The input as it would be if these controls passed.
    func mending(_ controls: Set<String>) -> DecisionInput {
        var input = self
        input.results = results.map { controls.contains($0.control) ? $0.mended : $0 }
        var answered = Set(results.map(\.control))
        for (check, control) in unansweredChecks where controls.contains(control) {
            input.results.append(CheckResult(check: check, title: check, control: control, outcome: .pass))
            answered.insert(control)
        }
        for control in controls.subtracting(answered).sorted() {
            input.results.append(CheckResult(check: control, title: control, control: control, outcome: .pass))
        }
        return input
    }

    /// The checks of the catalogue that have no result for their control.
    private var unansweredChecks: [(check: String, control: String)] {
        var answered: [String: Set<String>] = [:]
        for result in results { answered[result.check, default: []].insert(result.control) }
        return catalogue.filter { answered[$0.key]?.contains($0.value) != true }
            .map { (check: $0.key, control: $0.value) }
            .sorted { $0.check < $1.check }
    }

    private static func precedes(_ left: CheckResult, _ right: CheckResult) -> Bool {
        guard left.check == right.check else { return left.check < right.check }
        guard left.control == right.control else { return left.control < right.control }
        // Two results of one check are nothing that the engine makes; whatever they hold, their order is theirs.
        return left != right && "\(left)" < "\(right)"
    }
}
