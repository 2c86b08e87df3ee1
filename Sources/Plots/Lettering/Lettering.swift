/// A face drawn by strokes: each letter is a path of the pen's middle, cut at any weight.
package enum Lettering {
    package struct PenStroke: Equatable, Sendable {
        package var path: Outline
        /// The pen's width beside that of the main text: small signs are drawn a little finer.
        package var scale: Double
        /// Of each piece, whether its ends stand by themselves.
        var ends: [Glyph.Ends]
    }

    /// A letter in place, in thousandths of the text's size; y upwards from the baseline.
    private struct Placed {
        var glyph: Glyph
        var x: Double
        var rise: Double
        var scale: Double
    }

    private enum Level { case base, superscript, subscripted }

    package static func width(of string: String, size: Double, weight: Text.Weight = .regular) -> Double {
        layout(string).width * size / 1000 * weight.stretch
    }

    package static func strokes(
        of string: String, at origin: Vector, size: Double, weight: Text.Weight = .regular
    ) -> [PenStroke] {
        let unit = size / 1000
        return layout(string).glyphs.map { placed in
            let corner = Vector(origin.x + placed.x * unit * weight.stretch, origin.y - placed.rise * unit)
            let path = placed.glyph.path(unit: unit * placed.scale, at: corner, stretch: weight.stretch)
            return PenStroke(path: path, scale: placed.scale == 1 ? 1 : 0.8, ends: placed.glyph.ends)
        }
    }

    private static func layout(_ string: String) -> (glyphs: [Placed], width: Double) {
        var glyphs: [Placed] = []
        var x = 0.0
        // Where a subscript began and how far it and a superscript after it reach: w₁² stands above each other.
        var indexStart: Double?
        var indexEnd = 0.0
        var isStacked = false
        var previous: Character?
        var roots: [(x: Double, end: Int)] = []
        let letters = levels(string)
        for (index, (character, level)) in letters.enumerated() {
            let glyph = Glyph.of(character)
            let scale = level == .base ? 1.0 : 0.64
            switch level {
            case .base:
                if indexStart != nil { x = max(x, indexEnd) }
                indexStart = nil
                indexEnd = 0
                isStacked = false
                if let previous { x += Glyph.kern(previous, character) }
                previous = character
            case .subscripted:
                if indexStart == nil { indexStart = x }
                previous = nil
            case .superscript:
                if let start = indexStart, !isStacked {
                    indexEnd = x
                    x = start
                    isStacked = true
                }
                previous = nil
            }
            let rise = level == .base ? 0.0 : level == .superscript ? 395.0 : -180.0
            glyphs.append(Placed(glyph: glyph, x: x, rise: rise, scale: scale))
            x += glyph.advance * scale
            if character == "√" { roots.append((x, Lettering.endOfRadicand(letters, after: index))) }
            for root in roots where root.end == index && root.x < x {
                glyphs.append(Placed(glyph: .bar(length: max(x, indexEnd) - root.x), x: root.x, rise: 0, scale: 1))
            }
        }
        return (glyphs, indexStart != nil ? max(x, indexEnd) : x)
    }

    /// The last letter that a root's bar covers: a bracket with all that it holds, or one letter with its indices.
    private static func endOfRadicand(_ letters: [(Character, Level)], after root: Int) -> Int {
        var (end, depth) = (root, 0)
        for index in letters.indices.dropFirst(root + 1) {
            let (letter, level) = letters[index]
            if depth == 0 && end > root && level == .base { break }
            if letter == "(" { depth += 1 }
            if letter == ")" { depth -= 1 }
            end = index
            if depth == 0 && letter == ")" { break }
        }
        return end
    }

    /// Splits a line into letters and their level. `²` and `^{2}` mean the same; a lone `^` or `_` stands for itself.
    private static func levels(_ string: String) -> [(Character, Level)] {
        var result: [(Character, Level)] = []
        var level = Level.base
        let characters = Array(string)
        var index = 0
        while index < characters.count {
            let character = characters[index]
            if (character == "^" || character == "_"), index + 1 < characters.count, characters[index + 1] == "{",
                characters[index...].contains("}")
            {
                level = character == "^" ? .superscript : .subscripted
                index += 2
                continue
            }
            if character == "}" && level != .base {
                level = .base
            } else if let plain = Glyph.superscripts[character] {
                result.append((plain, .superscript))
            } else if let plain = Glyph.subscripts[character] {
                result.append((plain, .subscripted))
            } else {
                result.append((character, level))
            }
            index += 1
        }
        return result
    }
}
