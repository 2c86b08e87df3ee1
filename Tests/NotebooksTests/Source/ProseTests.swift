import Notebooks
import Testing

@Suite struct ProseTests {
    @Test(arguments: [
        "It took 3.16 times as long.", "A loss of 0.271.", "about 12.5 %", "(0.0123)", "1,797.5 images", "**0.999**",
        "a 1.23 × 10⁻⁸ error",
    ])
    func `a decimal in running text was typed by hand`(_ text: String) {
        #expect(!Prose(text).typedNumbers(.strict).isEmpty)
    }

    @Test(arguments: [
        "$\\eta = 0.271$", "$$0.271$$", "`0.271`", "``0.271 ` ``", "```\n0.271\n```", "~~~\n0.271\n~~~",
        "the note says “v = 0.271”",
        "says \"0.271\"", "[link](figure-0.271.png)", "<img width=\"0.271\">", "{{ravine.loss}}", "B-017", "in 1964",
        "version 6.3.12", "§ 4.125", "Section 4.12", "Swift 6.31", "v0.271", "ResNet-20",
    ])
    func `other numbers are let be`(_ text: String) {
        #expect(Prose(text).typedNumbers(.strict).isEmpty)
    }

    @Test(arguments: [
        "It took 3 steps.", "12 seeds", "about 50 %", "a factor of ten, or 10", "0.9", "1,797 digits", "784-128-10",
        "(24 to 38)", "κ = 10",
    ])
    func `every number in running text was typed by hand`(_ text: String) {
        #expect(!Prose(text).typedNumbers(.strict).isEmpty)
    }

    @Test(arguments: [
        "Polyak in 1964", "lesson 3, and lessons 4 to 6", "Figure 2", "lines 309–312 of document B",
        "B-017 and ResNet-20", "$\\gamma = 0.9$",
        "`0.9`", "the note says “0.9 for most”", "{{race.descent}} steps", "1. First\n2. Second", "w1 and float32",
        "Section 4.12", "Swift 6.2",
    ])
    func `names, years, formulas and quotations are let be`(_ text: String) {
        #expect(Prose(text).typedNumbers(.strict).isEmpty)
    }

    @Test func `alternative text may name the settings of a formula`() {
        #expect(Prose("Two curves at γ = 0.9 and w₁ = −4").typedNumbers(.settings).isEmpty)
        #expect(Prose("Two curves of 9 points").typedNumbers(.settings).count == 1)
    }

    @Test func `the line of a typed number is its own`() {
        #expect(Prose("one\ntwo $x$\nthree 0.123\n", firstLine: 10).typedNumbers(.strict).map(\.line) == [12])
    }

    @Test func `an opening dollar or quote without its end is text`() {
        #expect(Prose("It costs $x or 0.271 less").typedNumbers(.strict).count == 1)
        #expect(Prose("a “quote that\n\nnever ends 0.271”").typedNumbers(.strict).count == 1)
    }

    @Test func `placeholders are found in text, maths and quotations but not in code`() {
        let prose = Prose("a {{x}} $b = {{y}}$ “{{z}}” `{{no}}` \\frac{{1}}\n```\n{{no}}\n```\n  {{source: M}}  \n")
        let found = prose.pieces.compactMap { piece -> String? in
            if case .placeholder(let isAlone) = piece.kind { "\(piece.text) \(isAlone) \(piece.line)" } else { nil }
        }
        #expect(found == ["x false 1", "y false 1", "z false 1", "1 false 1", "source: M true 5"])
    }

    @Test(arguments: [
        "a $b$ `c` “d” {{e}} <f> [g](h)\n\n```\ni $ “\n```\n~~~\nj", "a ~~b~~ ` $ “ \" < [", "```` ` ````", "$", "\\",
        "{{", "{{}}",
        "> ```\n> code\n> ```\n> 0.5",
    ])
    func `the pieces make up the whole`(_ text: String) {
        let pieces = Prose(text).pieces
        let whole = pieces.map { piece in
            if case .placeholder = piece.kind { "{{\(piece.text)}}" } else { piece.text }
        }
        #expect(whole.joined() == text)
    }
}
