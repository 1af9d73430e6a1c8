import Foundation
import FoundationNetworking

/// A variant of the sample that runs, as its own start command starts it.
struct ServedSample: Sendable {
    /// The copy of the repository.
    let sample: Sample
    /// Where it answers.
    var url: String { "http://127.0.0.1:\(sample.port)" }

    /// A token of the administrator, from an ordinary sign-in.
    func token() async throws -> String {
        struct Answer: Decodable {
            var access_token: String
        }
        let file = try sample.tree.read(".env.production").split(separator: "\n")
        func setting(_ name: String) throws -> String {
            guard let line = file.first(where: { $0.hasPrefix("\(name)=") }) else {
                throw SupportError("the sample sets no \(name)")
            }
            return String(line.dropFirst(name.count + 1))
        }
        guard let place = URL(string: "\(url)/api/auth/login") else { throw SupportError("no URL: \(url)") }
        var request = URLRequest(url: place)
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        let body = ["email": try setting("ADMIN_EMAIL"), "password": try setting("ADMIN_PASSWORD")]
        request.httpBody = try JSONEncoder().encode(body)
        let (data, _) = try await URLSession.shared.data(for: request)
        return try JSONDecoder().decode(Answer.self, from: data).access_token
    }
}

extension Bench {
    /// Starts a variant of the sample with its settings for production and waits until it answers.
    func served(_ variant: Sample.Variant) async throws -> ServedSample {
        let sample = try await sample(variant)
        let script = "set -a; . ./.env.production; set +a; exec \"$ULTRA_MVP\" --port \(sample.port)"
        let command = try start(["sh", "-c", script], in: sample.tree.path)
        let served = ServedSample(sample: sample)
        guard let place = URL(string: "\(served.url)/api/available-models") else { throw SupportError("no URL") }
        for _ in 0..<1_500 where command.isRunning {
            if (try? await URLSession.shared.data(from: place)) != nil { return served }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw SupportError("the sample did not answer: \(command.errorsSoFar)")
    }
}
