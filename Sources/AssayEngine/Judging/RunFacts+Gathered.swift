import AssayBundle
import AssayConfiguration
import AssayEvidence
import AssayExpressions
import AssayModel

extension RunFacts {
    /// What expressions may ask about a run besides its results.
    init(_ record: RunRecord, facts: PlanFacts, subject: AuditedSubject, observations: Observations) {
        let plan = facts.plan
        let commit = subject.commit.map { String($0.prefix(12)) } ?? "unknown"
        self.init(
            service: plan.service.name,
            version: plan.service.version.map { $0 == "${GIT_COMMIT}" ? commit : $0 },
            target: plan.target?.url.description,
            startedAt: record.identity.startedAt,
            finishedAt: record.kept.values.map(\.endedAt).max() ?? record.identity.startedAt,
            profile: plan.configuration.profile,
            settingFiles: facts.deployedFiles
        )
        readLoads(observations)
        readSettings(observations)
    }

    private mutating func readLoads(_ observations: Observations) {
        for observation in observations.of(LoadRun.kind) {
            switch observation.evidence(as: LoadRun.self) {
            case .success(let run): loads.append(Load(run, freshUntil: observation.source?.freshUntil))
            case .failure(let why): loadGap = loadGap ?? "\(observation.subject): \(why.detail)"
            }
        }
        guard let roster = observations.rosters[LoadRun.kind] else {
            loadGap = loadGap ?? "no load was run"
            return
        }
        if let shortfall = roster.shortfall { loadGap = loadGap ?? shortfall.detail }
    }

    private mutating func readSettings(_ observations: Observations) {
        if settingFiles.isEmpty { settingGap = "no file of the deployed profile is known" }
        for path in settingFiles {
            do throws(Unjudged) {
                let observation = observations.observation(of: SourceFile.kind, about: path)
                let read = try DeployedSettings.read(try observation.evidence(as: SourceFile.self).get())
                settings += read.settings.map(Setting.init)
                if let shortfall = read.shortfall { throw shortfall }
            } catch {
                settingGap = settingGap ?? "\(path): \(error.detail)"
            }
        }
    }
}

extension RunFacts.Setting {
    fileprivate init(_ setting: DeployedSettings.Setting) {
        self.init(
            name: setting.name,
            value: setting.value,
            isDefault: setting.isDefault,
            isSecret: !setting.secrets.isEmpty,
            service: setting.service,
            location: setting.location
        )
    }
}
