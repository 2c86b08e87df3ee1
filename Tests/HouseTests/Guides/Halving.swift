import Downhill
import Testing

// Studies/Halving.swift

struct Halving: Study {
    /// Steps until the loss is half of what it was, at a rate and at twice the rate.
    let slow, fast: Int

    init(rate η: Double) {
        func steps(at rate: Double) -> Int {
            Descent(on: .parabola, by: SGD(learningRate: rate)).prefix { $0.loss > 4.5 }.count
        }
        (slow, fast) = (steps(at: η), steps(at: 2 * η))
    }
}

// Studies/Halving+Figure.swift

extension Halving {
    var exhibits: [Exhibit] {
        [
            .figure(
                Plot { BarMark(x: ["η", "2η"], y: [Double(slow), Double(fast)]) }.yAxis("steps"), named: "halving",
                alt: "Two bars: twice the rate needs about half the steps.",
                caption: "At twice the rate the loss is halved in {{halving.fast}} steps instead of {{halving.slow}}.")
        ]
    }
}

// Studies/Halving+Claims.swift

extension Halving {
    var numbers: [Recorded] { [Recorded("slow", slow), Recorded("fast", fast)] }

    var claims: [Claim] {
        [
            Claim("Cauchy-1847", says: "A small step lowers the loss.", force: .always) {
                Condition("steps at twice the rate", fast, isBelow: slow)
            }
        ]
    }
}

// main.swift, whose prose stands in lines that begin with //:

func lesson() {
    let notebook = Notebook(title: "Halving")

    let halving = Halving(rate: 0.01)
    notebook.show(halving)

    notebook.finish()
}

@Suite struct `The guide to a lesson` {
    @Test func `has a study that can be tested without a notebook`() {
        let halving = Halving(rate: 0.01)
        #expect(halving.fast < halving.slow && halving.slow < 2 * halving.fast + 2)
        #expect(halving.exhibits.count == 1 && halving.claims.count == 1)
    }
}
