@testable import AssayDecision
import AssayModel

/// The input after the steps of a flip list, made without the code under test.
func applying(_ flip: FlipList, to input: DecisionInput) -> DecisionInput {
    bringingToPass(Set(flip.steps.map(\.about)).subtracting(flip.attestedMusts), in: input)
}

/// The input with controls brought to pass.
func bringingToPass(_ controls: Set<String>, in input: DecisionInput) -> DecisionInput {
    var input = input
    for index in input.results.indices where controls.contains(input.results[index].control) {
        let old = input.results[index]
        input.results[index] = result(old.control, .pass, check: old.check)
    }
    let answered = Set(input.results.map(\.control))
    input.results += controls.subtracting(answered).map { result($0, .pass, check: "new.\($0)") }
    return input
}

extension FlipList {
    /// The steps that are about a must.
    var attestedMusts: Set<String> {
        Set(steps.map(\.about).filter { attestable.contains($0) || $0.hasPrefix("must-") || $0.hasPrefix("should-") })
    }
}
