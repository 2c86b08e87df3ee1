import Downhill
import Testing

@testable import lesson14

/// What the studies of lesson 14 must give: by hand, or by counting.
@Suite("Studies of lesson 14")
struct Studies14Tests {
    // MARK: Citations

    private static let cited =
        Guide.course.arrows.flatMap(\.rests) + (Takeaways.ofJourney + Takeaways.ofLecture).flatMap(\.rests)
        + OnePage().lines.flatMap(\.rests)

    private func verdict(of id: String) throws -> Verdict? {
        let ledger = try Ledger(root: Repository.root)
        return try Judgements(root: Repository.root)[ledger[id]?.sameAs ?? id]?.verdict
    }

    @Test func `what the guide, the takeaways and the page to print rest on is as they say`() throws {
        let ledger = try Ledger(root: Repository.root)
        let judgements = try Judgements(root: Repository.root)
        let broken = Self.cited.filter { $0.isBroken { judgements[ledger[$0]?.sameAs ?? $0]?.verdict } }
        #expect(broken.isEmpty, "run make lesson14: it says which sentences no longer hold")
        #expect(Self.cited.allSatisfy { [.upheld, .qualified, .refuted].contains($0.verdict) })
    }

    @Test func `a citation breaks when its verdict changes, or its claim is gone`() {
        let citation = Citation("B-048", .upheld)
        #expect(!citation.isBroken { _ in .upheld })
        #expect(citation.isBroken { _ in .qualified })
        #expect(citation.isBroken { _ in nil })
        #expect(citation.markdown == "B-048 {{B-048: upheld}}")
    }

    // MARK: Sizes in sentences

    @Test func `sentences of the guide, the takeaways and the page to print take their sizes from what they cite`() {
        #expect(Reported.problems(in: Reported.all) == [])
    }

    @Test(arguments: [
        ("in one run it left half as much loss again as the best rate", ["half"]),
        ("falling ones left a fifth to more than all", ["fifth"]),
        ("ten times as long a step, and twice the loss", ["times", "twice"]),
        ("a tenth or two thirds, tenfold, a quarter", ["tenth", "thirds", "tenfold", "quarter"]),
        ("in four of five settings, or 4 of 8, or 0.5", ["four of five", "4", "8", "0.5"]),
        ("less than five minutes", ["minutes"]), ("a dozen halved", ["dozen", "halved"]),
        ("{{quoted.stuck}} faults, {{quoted.rangeTest}} times the loss, $2/\\lambda$, ResNet-20: more", []),
        ("what matters is rate times curvature", []),
    ])
    func `a size that is typed is refused`(_ sentence: String, _ sizes: [String]) {
        #expect(Reported(text: sentence, rests: []).typedSizes == sizes)
    }

    @Test func `advice may name sizes as settings, and a size must be of a claim that is cited`() {
        let advice = Reported(text: "A tenth of the rate, twice.", rests: [], settings: ["A tenth of the rate"])
        #expect(advice.typedSizes == ["twice"])
        let text = "it left {{quoted.rangeTest}} times the loss"
        #expect(Reported.problems(in: [Reported(text: text, rests: [Citation("Smith-2017", .upheld)])]).isEmpty)
        #expect(Reported.problems(in: [Reported(text: text, rests: [Citation("D-007", .qualified)])]).count == 1)
    }

    @Test func `a size is one condition's measurement, or how many of the decisive ones hold`() throws {
        let (few, many) = (2.5, 9.0)
        var judgements = Judgements()
        judgements.add(
            [
                Claim("B-001") {
                    Condition("steps at the best rate", few, isBelow: 3)
                    Condition("steps at another", many, isBelow: 3)
                } beyond: {
                    Condition("crossings", many, isBelow: 3)
                }
            ], of: "03-Momentum", ledger: Ledger([]))
        let conditions = try #require(judgements["B-001"]).claim.conditions
        #expect(Size("a", of: "B-001", "the best rate", as: .fixed(1)).text(in: conditions) == "2.5")
        #expect(Size("a", of: "B-001", "steps", as: .fixed(1)).text(in: conditions) == nil)
        #expect(Size("a", of: "B-001", "tries", as: .fixed(1)).text(in: conditions) == nil)
        #expect(Size("a", of: "B-001").text(in: conditions) == "1 of 2")
        #expect(Size("a", of: "B-001").text(in: []) == nil)
    }

    // MARK: The guide

    @Test func `the guide is a tree, and every arrow rests on something`() throws {
        let guide = Guide.course
        let names = guide.nodes.map(\.name)
        #expect(Set(names).count == names.count)
        let root = try #require(names.first { name in !guide.arrows.contains { $0.to == name } })
        for name in names where name != root {
            #expect(guide.arrows.count { $0.to == name } == 1, "\(name)")
        }
        var reached: Set<String> = [root]
        for _ in names { for arrow in guide.arrows where reached.contains(arrow.from) { reached.insert(arrow.to) } }
        #expect(reached == Set(names))
        for arrow in guide.arrows { #expect(!arrow.rests.isEmpty && !arrow.because.isEmpty, "\(arrow.to)") }
        let leaves = guide.nodes.filter { node in !guide.arrows.contains { $0.from == node.name } }
        // The last question leads on to nothing but its answer; every other end is something to do.
        #expect(leaves.allSatisfy { $0.kind == .action })
    }

    @Test func `branches are laid out row by row`() {
        let guide = Guide([
            Guide.Branch(
                "one?",
                [
                    .sight("a", because: "", [], [.act("b", because: "", []), .act("c", because: "", [])]),
                    .act("d", because: "", []),
                ]),
            Guide.Branch("two?", [.act("e", because: "", [])]),
        ])
        func row(_ name: String) -> Double? { guide.nodes.first { $0.name == name }?.row }
        #expect(row("b") == 0 && row("c") == 1 && row("a") == 0.5 && row("d") == 2 && row("one?") == 1)
        #expect(guide.arrows.map { "\($0.from)\($0.to)" } == ["one?a", "ab", "ac", "one?d", "one?two?", "two?e"])
    }

    // MARK: What documents print

    @Test func `types and docstrings are read off a listing`() {
        let code = PrintedCode(
            #"""
            def typed(a: float, b: int = 3) -> float:
                """It says what."""
            def half(self, a, b: int):
                """Adds up a and more."""
                return a
            class Empty:
                def __init__(self):
                    pass
            """#)
        #expect(code.definitions.map(\.name) == ["typed", "half", "Empty", "__init__"])
        #expect(code.definitions.map(\.parameters) == [["a", "b"], ["a", "b"], [], []])
        #expect(code.definitions.map(\.isMember) == [false, false, false, true] && code.whole.count == 2)
        #expect(code.functions.map(\.isTyped) == [true, false])
        #expect(code.definitions.map { $0.docstring != nil } == [true, true, false, false])
        #expect(code.definitions.map(\.named) == [[], ["a"], [], []])
        #expect(code.definitions.map(\.saysResult) == [true, false, false, false])
    }

    @Test func `years follow from what papers carry`() {
        #expect(Publications.year(ofPreprint: "1706.03762") == 2017)
        #expect(Publications.year(ofVolume: 1, firstIn: 1930) == 1930)
        #expect(Publications.year(ofIdentifier: "10.1109/CVPR.2016.90") == 2016)
    }

    // MARK: The interplay

    @Test func `a stack has four layers, and norms where it should`() {
        var generator = SplitMix64(seed: 1)
        var plain = Stack(isNormed: false, using: &generator)
        var normed = Stack(isNormed: true, using: &generator)
        let images = Tensor.normal([5, 8, 8, 1], using: &generator)
        #expect(plain(images).shape == [5, 10] && normed(images).shape == [5, 10])
        #expect(plain.norms.isEmpty && normed.norms.count == 3)
        #expect(Interplay.apart(2, 8) == 4 && Interplay.apart(8, 2) == 4)
    }

    // MARK: Pages

    @Test(arguments: [
        ("Statements.md#b-059", "Lessons/03-Momentum", "Lessons/14-Reflection", "../03-Momentum/Statements.md#b-059"),
        ("../05-Adam/README.md", "Lessons/03-Momentum", "Figures", "../Lessons/05-Adam/README.md"),
        ("Studies/Race.swift", "Lessons/03-Momentum", "Lessons/03-Momentum", "Studies/Race.swift"),
        ("#claims", "Lessons/03-Momentum", "Figures", "../Lessons/03-Momentum#claims"),
        ("https://example.org/a#b", "Lessons/03-Momentum", "Figures", "https://example.org/a#b"),
    ])
    func `links stay true when their sentence moves`(_ link: String, _ from: String, _ to: String, _ moved: String) {
        #expect(Links.moved(link: link, from: from, to: to) == moved)
        #expect(Links.moved("a [b](\(link)) c", from: from, to: to) == "a [b](\(moved)) c")
    }

    @Test func `a heading's anchor is a forge's`() {
        #expect(Links.anchor(of: "On a network: is it an interplay?") == "on-a-network-is-it-an-interplay")
        #expect(Links.anchor(of: "1/t, and *why*") == "1t-and-why")
    }

    @Test func `figures are read off a report`() throws {
        let report = """
            # 3 · Momentum

            <img src="../../Figures/03-Momentum/race.png" alt="Three paths" width="720">

            **Figure 1.** See [the ledger](Statements.md#b-059).

            <img src="elsewhere.png" alt="none">
            """
        let chapter = try #require(FigurePage.Chapter(report, report: "Lessons/03-Momentum/README.md"))
        #expect(chapter.title == "3 · Momentum")
        #expect(
            chapter.entries == [
                FigurePage.Entry(
                    path: "Figures/03-Momentum/race.png", alt: "Three paths", name: "Figure 1",
                    caption: "See [the ledger](../Lessons/03-Momentum/Statements.md#b-059).")
            ])
    }

    @Test func `the place of a word is the heading above its link`() {
        let report = "## One\na\n### Two\nb [ravine](../GLOSSARY.md#ravine)\n## Three\n"
        #expect(WordPage.heading(above: "ravine", in: report) == "Two")
        #expect(WordPage.heading(above: "saddle", in: report) == nil)
    }

    @Test func `a statement that no report claims is pending, and a repetition has the other's verdict`() {
        let verdicts = Verdicts(
            ledger: Ledger([
                statement("B-001"), statement("B-002", sameAs: "B-001"), statement("B-003", force: .can),
            ]),
            judgements: judged("B-001"))
        #expect(verdicts.rows.map(\.verdict) == [.upheld, .upheld, .pending])
        #expect(verdicts.assertions.count == 2 && verdicts.decided.count == 1)
        #expect(Verdicts.share(.upheld, of: verdicts.decided(.always)) == 1)
    }

    @Test func `what is usual in some settings is qualified by its panel, what fails beyond is not`() {
        let ledger = Ledger([statement("B-001", force: .usually), statement("B-002", force: .usually)])
        let (few, many) = (2, 9)
        var judgements = Judgements()
        judgements.add(
            [
                Claim("B-001") {
                    Condition("one", few, isBelow: 3)
                    Condition("two", many, isBelow: 3)
                },
                Claim("B-002") {
                    Condition("one", few, isBelow: 3)
                } beyond: {
                    Condition("two", many, isBelow: 3)
                },
            ], of: "03-Momentum", ledger: ledger)
        let verdicts = Verdicts(ledger: ledger, judgements: judgements)
        #expect(verdicts.rows.map(\.verdict) == [.qualified, .qualified])
        #expect(verdicts.qualifiedByPanel.map(\.statement.id) == ["B-001"])
    }

    private func statement(_ id: String, force: Force = .always, sameAs: String? = nil) -> Statement {
        Statement(
            id: id, lesson: 3, lines: "1", section: "", statement: "It holds", stated: "", kind: "toy", force: force,
            effect: "any", setting: "any", sameAs: sameAs)
    }

    private func judged(_ id: String) -> Judgements {
        var judgements = Judgements()
        let steps = 2
        judgements.add([Claim(id) { Condition("steps", steps, isBelow: 3) }], of: "03-Momentum", ledger: Ledger([]))
        return judgements
    }
}
