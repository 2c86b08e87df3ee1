import Plots
import Testing

@Suite struct LetteringTests {
    @Test func `Every sign that the course writes is there`() {
        let ascii = String((32...126).map { Character(Unicode.Scalar(UInt8($0))) })
        let greek = "αβγδεϵζηθικλμνξοπρςστυφϕχψωΓΔΘΛΞΠΣΥΦΨΩ"
        let signs = "∂∇·×±≤≥≈≠∞√∑∏‖→←↑↓↔⇒∝∈−÷…–—’“”°⟨⟩∘⊙ℓ✓✗•"
        let raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿᵗᵏ₀₁₂₃₄₅₆₇₈₉₊₋ₜᵢⱼₖ"
        let latin = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝčďěňřšťžćńśźżąęłőűğşČŠŽŁ"
        for character in ascii + greek + signs + latin { #expect(Glyph.has(character), "\(character)") }
        for character in raised {
            let plain = Glyph.superscripts[character] ?? Glyph.subscripts[character]
            #expect(plain.map(Glyph.has) == true, "\(character)")
        }
        #expect(Glyph.has("m\u{302}") && Glyph.has("θ\u{302}"))
        #expect(!Glyph.has("漢"))
    }

    @Test func `Letters have their own widths, digits have one`() {
        func width(_ text: String) -> Double { Lettering.width(of: text, size: 10) }
        #expect(width("i") < width("n") && width("n") < width("m"))
        #expect(Set("0123456789".map { width(String($0)) }).count == 1)
        #expect(width("") == 0)
        #expect(abs(width("mm") - 2 * width("m")) < 1e-9)
        #expect(abs(Lettering.width(of: "step", size: 20) - 2 * width("step")) < 1e-9)
    }

    @Test func `Raised and lowered letters stand above each other`() {
        let base = Lettering.width(of: "w", size: 100)
        let lowered = Lettering.width(of: "w₁", size: 100)
        let both = Lettering.width(of: "w₁²", size: 100)
        #expect(both == max(lowered, Lettering.width(of: "w²", size: 100)))
        #expect(base < lowered)
        #expect(Lettering.width(of: "x^{2}", size: 10) == Lettering.width(of: "x²", size: 10))
        // After the pair the line goes on behind the wider of the two.
        #expect(Lettering.width(of: "w₁²w", size: 100) > both)
        let longer = Lettering.width(of: "w₁⁻³", size: 100)
        #expect(longer == Lettering.width(of: "w⁻³", size: 100))
    }

    @Test func `A brace that never closes is only a brace`() {
        #expect(Lettering.width(of: "a^{", size: 10) > Lettering.width(of: "a^", size: 10))
        #expect(Lettering.width(of: "a_b", size: 10) > Lettering.width(of: "ab", size: 10))
    }

    @Test func `Strokes stay within the room that layout gives them`() throws {
        let text = Text("Ågjpqy|(∑∏) wₜ₊₁² ŠÉ", at: Vector(50, 50), size: 20)
        for stroke in text.strokes {
            guard let box = stroke.path.bounds else { continue }
            #expect(box.minX >= text.bounds.minX && box.maxX <= text.bounds.maxX)
            #expect(box.minY > text.bounds.minY - 4 && box.maxY < text.bounds.maxY + 2)
        }
    }

    @Test(arguments: [Text.Weight.regular, .bold], ["b", "d", "p", "n", "r"]) func `A stem is as dark beside a bowl`(
        weight: Text.Weight, letter: String
    ) {
        // Wherever between two pixels the stem's outer edge falls, it is one column of one shade.
        for shift in stride(from: 0.0, to: 0.5, by: 0.1) {
            var drawing = Drawing(width: 40, height: 40)
            drawing.write(Text(letter, at: Vector(10 + shift, 26), size: 19, weight: weight, color: .black))
            let bitmap = drawing.render()
            let columns = 0..<bitmap.width
            let stem = letter == "d" ? Array(columns.reversed()) : Array(columns)
            let rows = (36...48).filter { row in columns.contains { bitmap[$0, row] != .white } }
            let edge = stem.first { column in rows.allSatisfy { bitmap[column, $0] != .white } }
            #expect(edge.map { column in Set(rows.map { bitmap[column, $0] }).count } == 1)
        }
    }

    @Test func `Letters of a word do not touch`() {
        let strokes = Lettering.strokes(of: "rate minimum will", at: Vector(0, 50), size: 100)
        let boxes = strokes.compactMap(\.path.bounds)
        for (a, b) in zip(boxes, boxes.dropFirst()) { #expect(b.minX - a.maxX > 4) }
    }

    @Test func `Bold is wider as well as stouter, and a stem stands level on the line`() {
        #expect(Lettering.width(of: "rate", size: 20, weight: .bold) > Lettering.width(of: "rate", size: 20))
        // Every pixel of the foot's row is as dark as any: no round corner.
        var drawing = Drawing(width: 40, height: 60)
        drawing.write(Text("I", at: Vector(10, 50), size: 40, color: .black))
        let bitmap = drawing.render(density: 1)
        func dark(_ y: Int) -> Int { (0..<40).count { bitmap[$0, y].luminance < 0.5 } }
        let rows = (0..<60).filter { dark($0) > 0 }
        #expect(rows.count > 20)
        #expect(rows.allSatisfy { abs(dark($0) - dark(35)) <= 1 })
    }

    @Test func `A line is broken between words, and within a word only if it must`() {
        let text = "the learning rate decides between creeping and flying"
        let lines = Lettering.wrap(text, size: 12, width: 120)
        #expect(lines.count > 1)
        #expect(lines.joined(separator: " ") == text)
        for line in lines { #expect(Lettering.width(of: line, size: 12) <= 120) }
        let long = Lettering.wrap(String(repeating: "x", count: 300), size: 12, width: 120)
        for line in long { #expect(Lettering.width(of: line, size: 12) <= 120) }
        #expect(Lettering.wrap("", size: 12, width: 120).isEmpty)
    }
}
