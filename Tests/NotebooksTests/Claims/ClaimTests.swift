import Notebooks
import Testing

@Suite struct ClaimTests {
    private func conditions(_ outcomes: Bool...) -> [Condition] {
        outcomes.enumerated().map { Condition("condition \($0)", holds: $1) }
    }

    @Test func `what nothing would contradict is untestable, and what waits is pending`() {
        #expect(
            Claim(ids: ["B-059"], test: .untestable(reason: "no rate", nearest: conditions(true)), line: 1).verdict
                == .untestable)
        #expect(Claim(ids: ["B-059"], test: .pending(reason: "CIFAR-10"), line: 1).verdict == .pending)
    }

    @Test(arguments: [Force.here, .always, .defines])
    func `one decisive condition that fails refutes`(_ force: Force) {
        #expect(Verdict(decisive: conditions(true, true), force: force) == .upheld)
        #expect(Verdict(decisive: conditions(true, false), force: force) == .refuted)
    }

    @Test func `one instance upholds what can be`() {
        #expect(Verdict(decisive: conditions(false, true, false), force: .can) == .upheld)
        #expect(Verdict(decisive: conditions(false, false), force: .can) == .refuted)
    }

    @Test func `what is usual is counted`() {
        #expect(Verdict(decisive: conditions(true, true, true, true, false), force: .usually) == .upheld)
        #expect(Verdict(decisive: conditions(true, true, true, false, false), force: .usually) == .qualified)
        #expect(Verdict(decisive: conditions(true, true, false, false, false), force: .usually) == .qualified)
        #expect(Verdict(decisive: conditions(true, false, false, false, false), force: .usually) == .refuted)
    }

    @Test(arguments: Force.allCases)
    func `a condition beyond qualifies what is upheld, and neither rescues nor refutes`(_ force: Force) {
        let (yes, no) = (conditions(true, true, true, true, true), conditions(false, false, false, false, false))
        #expect(Verdict(decisive: yes, beyond: conditions(false, false), force: force) == .qualified)
        #expect(Verdict(decisive: yes, beyond: conditions(true), force: force) == .upheld)
        #expect(Verdict(decisive: no, beyond: conditions(true, true), force: force) == .refuted)
    }

    @Test(
        arguments: [
            (["B-059"], nil, [true], nil, nil),
            (["B-059"], nil, [false], "It zigzags.", nil),
            (["B-059"], nil, [false], nil, "comes out refuted; say what is so with instead"),
            (["B-059"], nil, [true], "It zigzags.", "upheld, yet has an instead"),
            (["B-059"], nil, [], nil, "has no decisive condition; measure the statement as its author meant it"),
            ([], nil, [true], nil, "names no statement"),
            (["B-999"], nil, [true], nil, "B-999 is not in Lessons/statements.json"),
            (["B-062"], nil, [true], nil, "B-062 makes several assertions; claim each of B-062a, B-062b"),
            (["Goh-2017"], nil, [true], nil, "comes without a statement"),
            (["Goh-2017"], "the rate is √β", [true], nil, nil),
            (["B-059"], "smooth", [true], nil, "leave out says:"),
        ] as [([String], String?, [Bool], String?, String?)])
    func `a claim says what is wrong with it`(
        _ ids: [String], _ says: String?, _ outcomes: [Bool], _ instead: String?, _ problem: String?
    ) throws {
        let conditions = outcomes.enumerated().map { Condition("condition \($0)", holds: $1) }
        let claim = Claim(
            ids: ids, statement: says, test: .measured(decisive: conditions, beyond: []), instead: instead, line: 7)
        try expect(problem, in: claim)
    }

    private func expect(_ problem: String?, in claim: Claim, line: Int = 7) throws {
        let problems = claim.problems(ledger: .example, file: "main.swift")
        if let problem {
            let found = try #require(problems.first, "nothing is found wrong")
            #expect(problems.count == 1)
            #expect(found.description.contains(problem))
            #expect(found.line == line)
        } else {
            #expect(problems == [])
        }
    }

    /// A claim of one decisive condition, judged as the ledger says.
    private func judged(_ ids: String..., by conditions: Condition..., instead: String? = nil) -> Claim {
        Claim(
            ids: ids, force: Ledger.example[ids[0]]?.force, test: .measured(decisive: conditions, beyond: []),
            instead: instead, line: 7)
    }

    @Test func `a comparison that could not come out otherwise is refused`() throws {
        try expect("compares 0 with 0", in: judged("B-059", by: Condition("rises", 0, isBelow: 0), instead: "No."))
        try expect("compares 0 with 0", in: judged("B-059", by: Condition("rises", 0, isAtLeast: 0)))
        try expect(nil, in: judged("B-059", by: Condition("crossings, counted", 0, isAtMost: 0)))
        let never = Condition("steps", Double.infinity, isBelow: Double.infinity)
        try expect("two things that never happened", in: judged("B-059", by: never, instead: "No."))
        let same = Condition("loss", Sample([1, 2, 3, 4, 5]), isBelow: Sample([1, 2, 3, 4, 5]))
        try expect("a sample with itself", in: judged("B-059", by: same, instead: "No."))
    }

    @Test func `staying finite is evidence for nothing else`() throws {
        try expect("staying finite is evidence", in: judged("B-059", by: Condition("loss", staysFinite: 1.0)))
        try expect(nil, in: judged("B-021", by: Condition("loss", staysFinite: 1.0)))
    }

    @Test func `what is usual takes a panel of five, two of them networks`() throws {
        func panel(_ count: Int, networks: Int) -> Claim {
            let settings = (0..<count).map { Condition("setting \($0)", $0, isBelow: 9) }
            let marked = settings.enumerated().map { $0 < networks ? $1.onNetwork() : $1 }
            return Claim(ids: ["B-025"], force: .usually, test: .measured(decisive: marked, beyond: []), line: 7)
        }
        try expect(nil, in: panel(5, networks: 2))
        try expect("a panel of 4 settings of which 2 are networks", in: panel(4, networks: 2))
        try expect("a panel of 5 settings of which 1 are networks", in: panel(5, networks: 1))
    }

    @Test func `the size that matters is written down before the run`() throws {
        let problems = judged("C-001", by: Condition("steps", 1, isBelow: 2)).problems(
            ledger: .example, file: "main.swift")
        #expect(
            problems.map(\.message) == ["effect", "setting"].map { "C-001 has no \($0) in Lessons/statements.json" })
    }

    @Test func `statements of different force are claimed each by itself`() throws {
        try expect("different force (always, can)", in: judged("B-059", "B-021", by: Condition("steps", 1, isBelow: 2)))
    }

    @Test func `two conditions of one name are a mistake`() {
        let same = [Condition("κ = 10", holds: true), Condition("κ = 10", holds: true)]
        let problems = Claim(ids: ["B-059"], test: .measured(decisive: same, beyond: []), line: 1).problems(
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
