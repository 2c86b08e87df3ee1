extension Glyph {
    private static let table: [Character: Glyph] = {
        var table: [Character: Glyph] = [:]
        for line in [latin, greek, signs].joined(separator: "\n").split(separator: "\n") {
            let parts = line.drop { $0 == " " }.split(separator: " ", maxSplits: 2)
            guard parts.count == 3, let sign = parts[0].first else { continue }
            var glyph = Glyph(sides: String(parts[1]), path: String(parts[2]))
            if sign.isASCII && sign.isNumber { glyph = glyph.centered(in: digitAdvance) }
            table[sign] = glyph
        }
        table["1"] = one
        for (sign, advance) in [
            (" ", 270.0), ("\u{A0}", 270), ("\u{2009}", 150), ("\u{202F}", 150), ("\t", 540), ("\n", 270),
        ] {
            table[Character(sign)] = Glyph(steps: [], advance: advance)
        }
        return table.mapValues { $0.withEnds() }
    }()

    /// What stands for a sign that the face lacks.
    private static let missing = Glyph(sides: "||", path: "M0 0H380V700H0Z")

    /// The letter for a sign; accents are put on letters as needed.
    package static func of(_ character: Character) -> Glyph {
        if let glyph = table[character] { return glyph }
        if let (base, accent) = composed[character], let glyph = table[base] {
            return glyph.with([accent], isTall: isTall(base))
        }
        let scalars = character.unicodeScalars
        if scalars.count > 1, let first = scalars.first, let glyph = table[Character(first)] {
            return glyph.with(Array(scalars.dropFirst()), isTall: isTall(Character(first)))
        }
        return missing
    }

    private static func isTall(_ letter: Character) -> Bool {
        letter.isUppercase || letter.isNumber || "bdfhklßβδζθλξϕ∇∂".contains(letter)
    }

    package static func has(_ character: Character) -> Bool {
        of(character) != missing
    }

    private func centered(in width: Double) -> Glyph {
        var glyph = moved(by: Vector((width - advance) / 2, 0))
        glyph.advance = width
        return glyph
    }

    private func with(_ marks: [Unicode.Scalar], isTall: Bool) -> Glyph {
        var result = self
        for mark in marks {
            guard let path = Glyph.accents[mark] else { continue }
            let isAbove = mark.value < 0x323
            let shift = Vector(advance / 2, isTall && isAbove ? 200 : 0)
            let accent = Glyph(at: shift, path: path)
            result.steps.append(contentsOf: accent.steps)
        }
        return result.withEnds()
    }

    /// Pairs that would stand too far apart.
    package static func kern(_ left: Character, _ right: Character) -> Double {
        switch (left, right) {
        case ("T", "a"), ("T", "o"), ("T", "e"), ("T", "r"), ("T", "u"), ("Y", "o"), ("Y", "a"), ("Y", "e"): -70
        case ("A", "V"), ("V", "A"), ("A", "T"), ("T", "A"), ("A", "Y"), ("L", "T"), ("L", "V"), ("L", "Y"): -75
        case ("V", "a"), ("V", "o"), ("V", "e"), ("W", "a"), ("W", "o"), ("W", "e"), ("F", "a"), ("P", "a"): -35
        case ("r", "a"), ("r", "o"), ("r", "e"), ("r", "c"), ("r", "d"), ("r", "g"), ("r", "q"): -22
        case ("f", "f"), ("t", "t"): -10
        case ("L", "("), ("f", "("), ("f", ")"): 30
        default: 0
        }
    }
}
