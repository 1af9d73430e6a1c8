import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// The service: its routes, its server, and how it stops.
struct UltraService: Sendable {
    let settings: Settings
    let options: CommandLineOptions
    let logger: Logger

    init(settings: Settings, options: CommandLineOptions) {
        self.settings = settings
        self.options = options
        var logger = Logger(label: "ultra-mvp")
        logger.logLevel = settings.logLevel
        self.logger = logger
    }

    /// Serves until a signal ends it.
    func run() async throws {
        let services = try await ServiceContext(settings: settings, logger: logger)
        logger.info("starting", metadata: ["version": "\(settings.version)", "database": "\(settings.storeLabel)"])
        let router = Router(context: AppRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: ObservationMiddleware(metrics: services.metrics, settings: settings))
        router.add(middleware: HeadersMiddleware(settings: settings))
        router.add(middleware: CrossOriginMiddleware(settings: settings))
        router.add(middleware: FailureMiddleware(settings: settings))
        AuthenticationRoutes(services: services).add(to: router)
        AnalysisRoutes(services: services).add(to: router)
        DocumentRoutes(services: services).add(to: router)
        OperationsRoutes(services: services).add(to: router)

        let (hostname, build) = (options.hostname, settings.build.rawValue)
        var application = Application(
            router: router,
            server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: .init(address: .hostname(hostname, port: options.port)),
            onServerRunning: { channel in
                Terminal.say("ultra-mvp (\(build)) listening on http://\(hostname):\(channel.localAddress?.port ?? 0)")
            },
            logger: logger
        )
        if settings.has(.flushNeverEnds) { application.addServices(EndlessFlush()) }
        try await application.runService(gracefulShutdownSignals: [.sigterm, .sigint])
    }
}
