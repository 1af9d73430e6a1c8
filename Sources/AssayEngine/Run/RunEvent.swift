public import AssayModel

/// What a run tells while it goes on.
public enum RunEvent: Sendable {
    /// A run began or goes on in a folder.
    case began(run: String, isResumed: Bool)
    /// The inventory is taken and the plan frozen.
    case froze(subject: AuditedSubject, files: Int)
    /// A probe begins with so many subjects, of which some may be done already.
    case probing(purpose: String, subjects: Int)
    /// A subject was observed, or left a gap.
    case observed(subject: String, gap: Unjudged?)
    /// Something that the user should hear.
    case caution(String)
    /// A few words about something that takes long, several times a second.
    case progress(String)
    /// A probe has done all its subjects and left these gaps.
    case probed(purpose: String, subjects: Int, gaps: [Unjudged])
    /// The evidence was judged by so many checks.
    case judged(checks: Int)
}
