import Notebooks
import Testing

@Suite struct ClaimTests {
    private func conditions(_ outcomes: Bool...) -> [Condition] {
        outcomes.enumerated().map { Condition("condition \($0)", holds: $1) }
    }

    @Test func `the verdict follows from the conditions`() {
        #expect(Verdict(of: conditions(true, true)) == .upheld)
        #expect(Verdict(of: conditions(true, false)) == .qualified)
        #expect(Verdict(of: conditions(false, false)) == .refuted)
        #expect(
            Claim(ids: ["B-059"], test: .unverifiable(reason: "no rate", nearest: conditions(true)), line: 1).verdict
                == .unverifiable)
        #expect(Claim(ids: ["B-059"], test: .pending(reason: "CIFAR-10"), line: 1).verdict == .pending)
    }

    @Test(
        arguments: [
            (["B-059"], nil, [true], nil, nil),
            (["B-059"], nil, [false], "It zigzags.", nil),
            (["B-059"], nil, [false], nil, "comes out refuted; say what is so with instead"),
            (["B-059"], nil, [true, false], nil, "comes out qualified"),
            (["B-059"], nil, [true], "It zigzags.", "upheld, yet has an instead"),
            (["B-059"], nil, [], nil, "has no condition"),
            ([], nil, [true], nil, "names no statement"),
            (["B-999"], nil, [true], nil, "B-999 is not in Lessons/statements.json"),
            (["Goh-2017"], nil, [true], nil, "comes without a statement"),
            (["Goh-2017"], "the rate is √β", [true], nil, nil),
            (["B-059"], "smooth", [true], nil, "leave out says:"),
        ] as [([String], String?, [Bool], String?, String?)])
    func `a claim says what is wrong with it`(
        _ ids: [String], _ says: String?, _ outcomes: [Bool], _ instead: String?, _ problem: String?
    ) throws {
        let conditions = outcomes.enumerated().map { Condition("condition \($0)", holds: $1) }
        let claim = Claim(ids: ids, statement: says, test: .measured(conditions), instead: instead, line: 7)
        let problems = claim.problems(ledger: .example, file: "main.swift")
        if let problem {
            let found = try #require(problems.first)
            #expect(problems.count == 1)
            #expect(found.description.contains(problem))
            #expect(found.line == 7)
        } else {
            #expect(problems == [])
        }
    }

    @Test func `two conditions of one name are a mistake`() {
        let same = [Condition("κ = 10", holds: true), Condition("κ = 10", holds: true)]
        let problems = Claim(ids: ["B-059"], test: .measured(same), line: 1).problems(
            ledger: .example, file: "main.swift")
        #expect(problems.map(\.message) == ["B-059 has two conditions named “κ = 10”"])
    }

    @Test func `conditions may come from loops and branches`() {
        func gather(@ConditionsBuilder _ conditions: () -> [Condition]) -> [Condition] { conditions() }
        let isLong = true
        let found = gather {
            for γ in [0.5, 0.9] { Condition("γ = \(γ)", γ, isBelow: 1) }
            if isLong { Condition("long", holds: isLong) }
        }
        #expect(found.map(\.name) == ["γ = 0.5", "γ = 0.9", "long"])
    }
}
