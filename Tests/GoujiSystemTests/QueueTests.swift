import GoujiSystem
import Testing

struct QueueTests {
  @Test func inOrderUntilTheEnd() {
    let queue = BlockingQueue<Int>()
    for number in 0..<200 { queue.push(number) }
    #expect(queue.hasElements)
    #expect((0..<100).map { _ in queue.pop() } == (0..<100).map { $0 })
    queue.close()
    #expect(!queue.push(1))
    #expect((100..<200).map { _ in queue.pop() } == (100..<200).map { $0 })
    #expect(!queue.hasElements)
    // However often it is asked.
    #expect(queue.pop() == nil)
    #expect(queue.pop() == nil)
    #expect(queue.pop(withinSeconds: 1) == nil)
  }

  @Test func nothingInTime() {
    #expect(BlockingQueue<Int>().pop(withinSeconds: 0) == nil)
  }

  /// All that several threads put in comes out once, and all who wait learn of the end.
  @Test(.timeLimit(.minutes(1))) func betweenThreads() {
    let queue = BlockingQueue<Int>()
    let sums = BlockingQueue<Int>()
    for _ in 0..<3 {
      let isStarted = NativeThread.start {
        var sum = 0
        while let number = queue.pop() { sum += number }
        sums.push(sum)
      }
      #expect(isStarted)
    }
    for number in 1...1000 { queue.push(number) }
    queue.close()
    #expect((0..<3).compactMap { _ in sums.pop() }.reduce(0, +) == 500_500)
  }
}
