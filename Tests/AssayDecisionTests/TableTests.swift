import AssayDecision
import AssayModel
import Testing

@Suite("The tables")
struct TableTests {
    @Test("the weights of each category add up to its points, and those to 100")
    func weightsAddUp() {
        for category in Category.allCases {
            let weights = ControlTable.controls.filter { $0.category == category }.map(\.weight)
            #expect(weights.reduce(0, +) == category.points)
            #expect(weights.allSatisfy { $0 > 0 && ($0 * 2).rounded() == $0 * 2 })
        }
        #expect(Category.allCases.map(\.points).reduce(0, +) == 100)
    }

    @Test("control ids are unique, in kebab case, and of an area of their category")
    func idsAreWellFormed() {
        let ids = ControlTable.controls.map(\.id)
        #expect(Set(ids).count == ids.count)
        for control in ControlTable.controls {
            let parts = control.id.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            #expect(parts.count == 2 && parts.allSatisfy(isKebab), "\(control.id)")
            #expect(parts.first.flatMap(Area.init)?.category == control.category, "\(control.id)")
            #expect(!control.title.isEmpty && !control.nextStep.isEmpty && !control.group.isEmpty)
            #expect(ControlTable.control(control.id) == control)
        }
        #expect(ControlTable.control("security.unheard-of") == nil)
    }

    @Test("musts have unique ids, name controls that exist, and begin with the five success criteria")
    func mustsAreSound() {
        let ids = MustTable.musts.map(\.id)
        #expect(Set(ids).count == ids.count && ids.allSatisfy(isKebab))
        #expect(MustTable.musts.map(\.isSuccessCriterion) == ids.indices.map { $0 < 5 })
        for control in MustTable.musts.flatMap(\.controls) {
            #expect(ControlTable.control(control) != nil, "\(control)")
        }
    }

    @Test("each verdict has its exit status")
    func exitStatuses() {
        let statuses: [Verdict: Int32] = [
            .go: 0, .goWithMonitoring: 0, .noGo: 1, .conditionalGo: 2, .insufficientEvidence: 3,
        ]
        for verdict in Verdict.allCases { #expect(verdict.exitStatus == statuses[verdict]) }
    }

    private func isKebab(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { (97...122).contains($0) } }
    }
}
