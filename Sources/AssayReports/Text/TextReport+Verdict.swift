import AssayDecision
import AssayModel

extension TextReport {
    /// Writes the verdict, why it is so, what would change it, and what to run next.
    mutating func writeVerdict() {
        let decision = report.decision
        write()
        write(String(repeating: "━", count: min(options.width, 100)))
        for line in VerdictBanner.lines(for: decision.verdict) { write("  " + ink(decision.verdict.ink, line)) }
        write()
        write("  " + ink(decision.verdict.ink, decision.verdict.rawValue) + "  " + scoreSentence)
        write("  " + scoreBar(lo: decision.lo, hi: decision.hi, of: 100, width: min(50, options.width - 4)))
        if decision.isPreview {
            let text = "PREVIEW: a must has no check in this version yet, so no certificate can be made from this run."
            writeWrapped(text, lead: "  ", indent: 2)
        }
        writeReasons()
        writeConditions()
        writeFlip()
        writeNext()
    }

    private var scoreSentence: String {
        let decision = report.decision
        if decision.lo == decision.hi { return "\(decision.lo.figure()) of 100 points, all of them known" }
        return "\(decision.lo.figure()) of 100 points proven, \(decision.hi.figure()) if all that is unknown is well"
    }

    private mutating func writeReasons() {
        let reasons = report.decision.reasons
        guard !reasons.isEmpty else { return }
        writeHeading("Why")
        let shown = options.isVerbose ? reasons[...] : reasons.prefix(3)
        for (position, reason) in shown.enumerated() {
            let lead = "\(position + 1). "
            writeWrapped(reason.text.visible(), lead: "  \(lead)", indent: 2 + lead.utf8.count)
        }
        writeRest(reasons.count - shown.count, "reason")
    }

    private mutating func writeConditions() {
        let conditions = report.decision.conditions
        guard !conditions.isEmpty else { return }
        writeHeading("Conditions")
        let shown = options.isVerbose ? conditions[...] : conditions.prefix(5)
        for condition in shown { writeWrapped(condition.visible(), lead: "  • ", indent: 4) }
        writeRest(conditions.count - shown.count, "condition")
    }

    private mutating func writeFlip() {
        guard let flip = report.decision.flip else { return }
        let way = flip.isShortest ? "Shortest way to" : "A way to"
        writeHeading("\(way) \(flip.verdict.rawValue)", flip.ownSteps.count.counted("step"))
        let steps = options.isVerbose ? flip.steps : flip.ownSteps
        let shown = options.isVerbose ? steps[...] : steps.prefix(5)
        for (position, step) in shown.enumerated() {
            let lead = "\(position + 1). \(step.action.rawValue.padded(to: 6)) "
            let gain = step.gain > 0 ? " (+\(step.gain.figure()))" : ""
            writeWrapped(step.instruction.visible() + gain, lead: "  \(lead)", indent: 2 + lead.utf8.count)
        }
        writeRest(steps.count - shown.count, "step")
        let waiting = flip.steps.count - flip.ownSteps.count
        if waiting > 0 {
            let text = "not within reach yet: \(waiting.counted("question")) that no check of this version asks"
            writeWrapped(text, lead: "  ", indent: 2)
        }
    }

    private mutating func writeNext() {
        if let expiry = report.decision.validUntil { writeHeading("Valid until", expiry.readable) }
        if !options.files.isEmpty {
            writeHeading("Reports")
            for file in options.files { write("  \(file.visible())") }
        }
        writeHeading("Next", (options.nextCommand ?? report.suggestedCommand).visible())
    }

    private mutating func writeRest(_ count: Int, _ noun: String) {
        if count > 0 { write(ink(.faint, "  … and \(count.counted("more \(noun)"))")) }
    }
}
