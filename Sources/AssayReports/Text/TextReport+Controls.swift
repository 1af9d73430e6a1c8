import AssayDecision
import AssayModel

extension TextReport {
    /// Writes a line per category: what is proven, what is unknown, what is lost.
    mutating func writeControls() {
        writeHeading("Score", "█ proven  ▒ unknown  · lost")
        for category in report.decision.categories {
            let name = category.category.title.padded(to: 15)
            let bar = scoreBar(lo: category.lo, hi: category.hi, of: category.points, width: 25)
            let range = interval(category.lo, category.hi).padded(to: 11)
            let floor = category.reachesFloor ? "" : ink(.red, "  under its floor of 60 %")
            write("\(name)\(bar)  \(range) of \(category.points.figure())  \(category.controls.statesInWords)\(floor)")
        }
    }

    /// Writes how much is unknown and how to have it known.
    mutating func writeUnknowns() {
        let unknown = report.unknownControls.map(\.control)
        let previews = unknown.filter(\.isPreview)
        guard !unknown.isEmpty else { return }
        write()
        let open = unknown.filter { !$0.isPreview }
        var text = "\(unknown.count.counted("control")) not assessed"
        if !previews.isEmpty {
            text += ", \(previews.count.grouped) of them PREVIEW: no check of this version asks them yet"
        }
        write(ink(.bold, "?") + " \(text)")
        for control in options.isVerbose ? open[...] : open.prefix(3) {
            let why = control.reason ?? ControlTable.control(control.id)?.nextStep ?? "no evidence"
            writeWrapped("\(control.id.visible()): \(why.visible())", lead: "  ", indent: 4)
        }
        if !options.isVerbose, open.count > 3 { write(ink(.faint, "  … and \((open.count - 3).grouped) more")) }
    }

    /// A bar of blocks for an interval of points.
    func scoreBar(lo: Double, hi: Double, of points: Double, width: Int) -> String {
        let known = cells(lo, of: points, width: width)
        let possible = max(known, cells(hi, of: points, width: width))
        return ink(.green, String(repeating: "█", count: known))
            + ink(.yellow, String(repeating: "▒", count: possible - known))
            + ink(.faint, String(repeating: "·", count: width - possible))
    }

    /// How many cells of a bar a number of points fills; a number that is not finite fills none.
    private func cells(_ value: Double, of points: Double, width: Int) -> Int {
        let share = value / points
        guard share.isFinite, share > 0 else { return 0 }
        return Int((min(share, 1) * Double(width)).rounded(.down))
    }

    func interval(_ lo: Double, _ hi: Double) -> String {
        lo == hi ? lo.figure() : "\(lo.figure())–\(hi.figure())"
    }
}
