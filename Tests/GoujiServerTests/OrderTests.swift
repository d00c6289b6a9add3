import Foundation
import GoujiSystem
import LanguageServerProtocol
import TestSupport
import Testing

@testable import GoujiServer

/// Messages are handled in the order they come; only a cancellation overtakes.
@Suite struct OrderTests {
  /// Two requests for these tests: one that works until it is cancelled, and one that says its parameter back.
  private struct Works {
    static let endless = RequestType<Int, Int>("test/endless")
    static let echo = RequestType<Int, Int>("test/echo")

    /// Told when endless work begins.
    let begun = BlockingQueue<Int>()

    func client() throws -> TestClient {
      let feature = Feature(
        .request(Self.endless) { [begun] session, number in
          begun.push(number)
          while !session.isCancelled { Thread.sleep(forTimeInterval: 0.001) }
          throw ResponseError.cancelled
        },
        .request(Self.echo) { _, number in number }
      )
      return try TestClient.initialized { Session($0, features: [feature], version: "test").run() }
    }
  }

  /// `id: outcome` of every answer behind that to `initialize`.
  private func outcomes(_ client: TestClient) -> [String] {
    client.answers.dropFirst().map { answer in
      switch answer.outcome {
      case .success(let result): "ok \((try? result.decode(Int.self)) ?? 0)"
      case .failure(let error): "\(error.code.rawValue)"
      }
    }
  }

  @Test func answersComeInOrder() throws {
    let client = try Works().client()
    let ids = try (0..<100).map { try client.post(Works.echo, $0) }
    _ = try client.answer(to: ids[99])
    #expect(outcomes(client) == (0..<100).map { "ok \($0)" })
    #expect(client.answers.dropFirst().map(\.id) == ids)
  }

  @Test func aRequestAtWorkCanBeCancelled() throws {
    let works = Works()
    let client = try works.client()
    let id = try client.post(Works.endless, 1)
    #expect(works.begun.pop() == 1)
    try client.notify(.cancelRequest, LSP.CancelParams(id: id))
    _ = try client.answer(to: try client.post(Works.echo, 2))
    #expect(outcomes(client) == ["-32800", "ok 2"])
  }

  @Test func aWaitingRequestCanBeCancelled() throws {
    let works = Works()
    let client = try works.client()
    let first = try client.post(Works.endless, 1)
    let second = try client.post(Works.echo, 2)
    let third = try client.post(Works.echo, 3)
    #expect(works.begun.pop() == 1)
    // The first ends when it is cancelled, and by then the second has been.
    try client.notify(.cancelRequest, LSP.CancelParams(id: second))
    try client.notify(.cancelRequest, LSP.CancelParams(id: first))
    _ = try client.answer(to: third)
    #expect(outcomes(client) == ["-32800", "-32800", "ok 3"])
    #expect(client.answers.dropFirst().map(\.id) == [first, second, third])
  }

  @Test func aLateCancellationChangesNothing() throws {
    let client = try Works().client()
    let first = try client.post(Works.echo, 1)
    _ = try client.answer(to: first)
    try client.notify(.cancelRequest, LSP.CancelParams(id: first))
    _ = try client.answer(to: try client.post(Works.echo, 2))
    #expect(outcomes(client) == ["ok 1", "ok 2"])
  }
}
