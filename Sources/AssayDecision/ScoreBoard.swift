import AssayModel

/// The points of all categories.
struct ScoreBoard: Sendable {
    var categories: [CategoryScore]
    var lo: Double
    var hi: Double

    init(_ answers: [ControlAnswer], findings: [String: [JudgedFinding]]) {
        var (low, high) = (0.0, 0.0)
        categories = Category.allCases.map { category in
            let own = answers.filter { $0.control.category == category }
            let tally = CategoryTally(category, own)
            low += tally.lo
            high += tally.hi
            return CategoryScore(
                tally,
                own.map { ControlScore($0, in: tally, findings: findings[$0.control.id] ?? []) }
            )
        }
        lo = low.roundedToHundredths
        hi = high.roundedToHundredths
    }
}

/// The weights of a category's controls, summed up.
///
/// Weights are multiples of a half, so the sums are exact and each score is one division away from them: equal
/// evidence in another order gives equal points.
struct CategoryTally: Sendable {
    var category: Category
    /// The weight of what is proven.
    var known = 0.0
    /// The weight of what may be proven yet.
    var possible = 0.0
    /// The weight of the controls that apply.
    var applicable = 0.0

    init(_ category: Category, _ answers: [ControlAnswer]) {
        self.category = category
        for answer in answers where answer.isApplicable {
            known += answer.known * answer.control.weight
            possible += answer.possible * answer.control.weight
            applicable += answer.control.weight
        }
    }

    /// The points of what is proven.
    var lo: Double { share(of: known) }

    /// The points if what is unknown were well; all of them where no control applies, since nothing about the
    /// category is known then.
    var hi: Double { applicable > 0 ? share(of: possible) : category.points }

    /// The points of a weight.
    func share(of weight: Double) -> Double {
        applicable > 0 ? category.points * weight / applicable : 0
    }
}

extension Category {
    /// The floor: 60 % of the points.
    var floor: Double { points * 3 / 5 }
}

extension CategoryScore {
    init(_ tally: CategoryTally, _ controls: [ControlScore]) {
        let (lo, hi) = (tally.lo.roundedToHundredths, tally.hi.roundedToHundredths)
        self.init(
            category: tally.category,
            points: tally.category.points,
            lo: lo,
            hi: hi,
            reachesFloor: lo >= tally.category.floor,
            canReachFloor: hi >= tally.category.floor,
            controls: controls
        )
    }
}

extension ControlScore {
    init(_ answer: ControlAnswer, in tally: CategoryTally, findings: [JudgedFinding]) {
        let weight = answer.control.weight
        self.init(
            id: answer.control.id,
            title: answer.control.title,
            group: answer.control.group,
            state: answer.state,
            points: answer.isApplicable ? tally.share(of: weight).roundedToHundredths : 0,
            lo: tally.share(of: answer.known * weight).roundedToHundredths,
            hi: tally.share(of: answer.possible * weight).roundedToHundredths,
            reason: answer.reason,
            isPreview: answer.isPreview,
            checks: answer.results.map(\.check).unique,
            findings: findings.fingerprints
        )
    }
}
