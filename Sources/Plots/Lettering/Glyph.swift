/// One letter: how the pen moves, and how far the next letter stands.
///
/// Paths are written in thousandths of the size, y upwards from the baseline: `M` moves, `L` draws a line, `H` and `V`
/// a level or upright one, `C` a cubic curve, `u` a quarter arc that leaves upright and arrives level, `c` one that
/// leaves level and arrives upright, `.` a dot, `Z` closes.
package struct Glyph: Equatable, Sendable {
    package enum Step: Equatable, Sendable {
        case move(Vector)
        case line(Vector)
        case curve(Vector, Vector, Vector)
        case close
    }

    package var steps: [Step]
    package var advance: Double
    /// Of each stroke, whether its ends stand by themselves; none for all.
    var ends: [Ends] = []

    /// Room beside a letter by the shape of its side: a stem, a bowl, a slope.
    private static func bearing(_ side: Character) -> Double {
        switch side {
        case "|": 98
        case "(": 78
        case "/": 52
        default: 62
        }
    }

    /// `sides` names the shape of the left and the right side; `width` is that of the path unless given.
    package init(sides: String, path: String) {
        steps = Glyph.parse(path)
        advance = 0
        let left = Glyph.bearing(sides.first ?? ".")
        let right = Glyph.bearing(sides.dropFirst().first ?? ".")
        let bounds = Glyph(steps: steps, advance: 0).path(unit: 1, at: .zero).bounds
        let minX = bounds?.minX ?? 0
        let maxX = bounds?.maxX ?? 0
        steps = moved(by: Vector(left - minX, 0)).steps
        advance = left + (maxX - minX) + right
    }

    /// A path moved to a place, without room beside it.
    init(at shift: Vector, path: String) {
        self.init(steps: Glyph.parse(path), advance: 0)
        steps = moved(by: shift).steps
    }

    /// The bar over what stands under a root, from the root sign's tip on.
    static func bar(length: Double) -> Glyph {
        Glyph(steps: [.move(Vector(-bearing("."), 820)), .line(Vector(length - 20, 820))], advance: 0)
    }

    func moved(by shift: Vector) -> Glyph {
        let moved = steps.map { step -> Step in
            switch step {
            case .move(let p): .move(p + shift)
            case .line(let p): .line(p + shift)
            case .curve(let a, let b, let p): .curve(a + shift, b + shift, p + shift)
            case .close: .close
            }
        }
        var glyph = Glyph(steps: moved, advance: advance)
        glyph.ends = ends
        return glyph
    }

    package init(steps: [Step], advance: Double) {
        self.steps = steps
        self.advance = advance
    }

    /// - Parameter stretch: how much wider than high a unit is.
    package func path(unit: Double, at origin: Vector, stretch: Double = 1) -> Outline {
        func place(_ p: Vector) -> Vector { Vector(origin.x + p.x * unit * stretch, origin.y - p.y * unit) }
        var path = Outline()
        for step in steps {
            switch step {
            case .move(let p): path.move(to: place(p))
            case .line(let p): path.line(to: place(p))
            case .curve(let a, let b, let p): path.curve(place(a), place(b), to: place(p))
            case .close: path.close()
            }
        }
        return path
    }

    /// A small round that makes a dot a little wider than the pen.
    private static func dot(_ center: Vector) -> [Step] {
        let (r, k) = (16.0, 16 * Outline.circular)
        func at(_ x: Double, _ y: Double) -> Vector { center + Vector(x, y) }
        return [
            .move(at(r, 0)), .curve(at(r, k), at(k, r), at(0, r)), .curve(at(-k, r), at(-r, k), at(-r, 0)),
            .curve(at(-r, -k), at(-k, -r), at(0, -r)), .curve(at(k, -r), at(r, -k), at(r, 0)), .close,
        ]
    }

    /// Arcs of letters are a little squarer than circles.
    private static let roundness = 0.585

    private static func parse(_ text: String) -> [Step] {
        var steps: [Step] = []
        var pen = Vector.zero
        var command: Character = "M"
        var numbers: [Double] = []
        var digits = ""
        func finishNumber() {
            if let value = Double(digits) { numbers.append(value) }
            digits = ""
        }
        func perform() {
            finishNumber()
            let needed = ["M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "u": 2, "c": 2, ".": 2][command] ?? 0
            var index = 0
            while needed > 0, index + needed <= numbers.count {
                let n = Array(numbers[index..<index + needed])
                index += needed
                switch command {
                case "M":
                    pen = Vector(n[0], n[1])
                    steps.append(.move(pen))
                case "L", "H", "V":
                    pen =
                        command == "L" ? Vector(n[0], n[1]) : command == "H" ? Vector(n[0], pen.y) : Vector(pen.x, n[0])
                    steps.append(.line(pen))
                case "C":
                    pen = Vector(n[4], n[5])
                    steps.append(.curve(Vector(n[0], n[1]), Vector(n[2], n[3]), pen))
                case "u", "c":
                    let end = Vector(n[0], n[1])
                    let reach = (end - pen) * roundness
                    let upright = command == "u"
                    steps.append(
                        .curve(
                            pen + (upright ? Vector(0, reach.y) : Vector(reach.x, 0)),
                            end - (upright ? Vector(reach.x, 0) : Vector(0, reach.y)), end))
                    pen = end
                default:
                    pen = Vector(n[0], n[1])
                    steps += Glyph.dot(pen)
                }
            }
            numbers = []
        }
        for character in text {
            if character.isNumber {
                digits.append(character)
            } else if character == "-" {
                finishNumber()
                digits = "-"
            } else if character == " " {
                finishNumber()
            } else {
                perform()
                command = character
                if character == "Z" { steps.append(.close) }
            }
        }
        perform()
        return steps
    }
}
