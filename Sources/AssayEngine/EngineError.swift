public import AssayPlan

/// Why a run could not be made or read.
public enum EngineError: Error, Equatable, CustomStringConvertible {
    /// There is no plan at the path.
    case noPlan(path: String, reason: String)
    /// There is no API description at the path, or none that can be read.
    case noDescription(String)
    /// The plan has mistakes.
    case planInvalid(PlanInvalid)
    /// The folder for runs could not be made.
    case stateUnwritable(String)
    /// The tree could not be read.
    case treeUnreadable(String)
    /// The tree or the plan is not what the run began with.
    case changedSinceStart(String)
    /// The run was ended already.
    case alreadyEnded(run: String)
    /// The run holds no frozen plan, since it ended before that.
    case notFrozen(run: String)
    /// The run has gathered nothing that could be judged yet.
    case notGathered(run: String)
    /// The target could not be reached before anything could be assessed.
    case targetUnreachable(String)
    /// The run was interrupted, and can go on.
    case interrupted(run: String)

    /// What happened, and what to do next.
    public var description: String {
        switch self {
        case .noPlan(let path, let reason):
            "cannot read the plan \(path): \(reason); name one with --plan FILE"
        case .noDescription(let reason): "\(reason); name an API description of OpenAPI 2.0 to 3.2"
        case .planInvalid(let plan): "\(plan)"
        case .stateUnwritable(let reason): "\(reason); name another folder for runs with --state DIR"
        case .treeUnreadable(let reason): "cannot take the inventory: \(reason)"
        case .changedSinceStart(let what): "\(what) changed since the run began; start a new run without --resume"
        case .alreadyEnded(let run): "the run \(run) has ended; start a new one without --resume"
        case .notFrozen(let run): "the run \(run) ended before its plan was frozen; go on with 'assay audit --resume'"
        case .notGathered(let run): "the run \(run) has not gathered all evidence; go on with 'assay audit --resume'"
        case .targetUnreachable(let reason): "nothing could be assessed: \(reason)"
        case .interrupted(let run): "interrupted; nothing is lost, go on with 'assay audit --resume' (run \(run))"
        }
    }
}
