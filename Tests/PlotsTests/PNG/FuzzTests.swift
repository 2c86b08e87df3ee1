import Plots
import Testing

/// Whatever comes in, a picture or a clear error comes out.
@Suite struct FuzzTests {
    static let values: [Double] = [
        0, -0.0, 1, -1, 0.5, 1e-300, .leastNonzeroMagnitude, 1e300, -1e300, .greatestFiniteMagnitude,
        -.greatestFiniteMagnitude, .nan,
        .infinity, -.infinity, 3, 7, 7, 100,
    ]
    static let words = [
        "", " ", "loss", "∇L(w₁²)", "^{", "_{x}", "}", "10⁻³", "a\nb", "漢字 🙂", "e\u{301}\u{302}\u{303}", "\u{0}",
        "w₁²₃⁴",
        String(repeating: "very ", count: 60), String(repeating: "x", count: 200),
    ]

    private func data(_ random: inout Random) -> [Double] {
        (0..<Int(random.next() % 12)).map { _ in random.pick(FuzzTests.values) }
    }

    private func scale(_ random: inout Random) -> Scale {
        random.pick([
            .linear, .linear, .linear, .linear, .linear(0...1), .linear(-2...5), .log, .log(1e-3...10), .log(-1...1),
            .linear(0...0), .categories(["a", "loss"]),
            .linear(-.greatestFiniteMagnitude ... .greatestFiniteMagnitude),
        ])
    }

    private func mark(_ random: inout Random) -> any Mark {
        let (a, b, c) = (data(&random), data(&random), data(&random))
        let (x, y) = (random.pick(FuzzTests.values), random.pick(FuzzTests.values))
        let (low, high) = (random.next(in: -9...0), random.next(in: 0...9))
        let word = random.pick(FuzzTests.words)
        let points = zip(a, b).map { SIMD2($0, $1) }
        switch random.next() % 15 {
        case 0: return LineMark(a, by: word)
        case 1: return LineMark(x: a, y: b, by: word).dashed()
        case 2:
            return PointMark(points, by: word).symbol(random.pick(Symbol.allCases)).symbolSize(
                random.pick([0, 3, 1e6]))
        case 3: return PointMark(x: a.map { _ in random.pick(FuzzTests.words) }, y: a)
        case 4: return AreaMark(x: points.map(\.x), y: points.map(\.y), base: x, by: word)
        case 5: return BandMark(x: a, low: b, high: c, by: word)
        case 6: return BandMark(runs: [a, b, c], by: word)
        case 7: return BarMark(x: a.map { _ in random.pick(FuzzTests.words) }, y: a, by: word)
        case 8: return BarMark(x: a, y: a.map { _ in random.pick(FuzzTests.words) })
        case 9: return RuleMark(y: x, word)
        case 10: return RectangleMark(x: low...high, word)
        case 11:
            return TextMark(
                word, at: [x, y], random.pick(TextMark.Placement.allCases), distance: random.next(in: -50...200))
        case 12: return ArrowMark(from: [x, y], to: [y, x], word)
        case 13: return PathMark(points, by: word)
        default:
            let rows = [a, b].map { ($0 + [1, 2, 3]).prefix(3).map { $0 } }
            return ContourMark(
                values: rows, x: 0...1, y: 0...2, levels: random.pick([.count(11), .count(4), .logarithmic(5), .at(c)]))
        }
    }

    @Test func `Random plots are laid out or refused, and stay within the canvas' horizon`() throws {
        var random = Random(seed: 42)
        var drawn = 0
        for _ in 0..<300 {
            let marks = (0...Int(random.next() % 3)).map { _ in mark(&random) }
            let plot = Plot(
                random.pick(FuzzTests.words), width: random.pick([720, 400, 300, 61]),
                height: random.pick([440, 300, 90])
            ) {
                marks
            }
            .subtitle(random.pick(FuzzTests.words)).xAxis(random.pick(FuzzTests.words), scale(&random))
            .yAxis(random.pick(FuzzTests.words), scale(&random))
            do {
                let drawing = try plot.drawing()
                drawn += 1
                for command in drawing.commands {
                    let outline: Outline
                    switch command {
                    case .fill(let path, _, _), .stroke(let path, _, _, _): outline = path
                    default: continue
                    }
                    for point in outline.pieces.joined where abs(point.x) > 1e8 || abs(point.y) > 1e8 {
                        Issue.record("\(point) lies beyond the horizon")
                    }
                }
            } catch {
                #expect(error is PlotError)
            }
        }
        #expect(drawn >= 50)  // most of the random data cannot be drawn and is refused with its reason
    }

    @Test func `Random plots become pixels`() throws {
        var random = Random(seed: 43)
        for _ in 0..<60 {
            let marks = (0...Int(random.next() % 3)).map { _ in mark(&random) }
            let plot = Plot(width: 160, height: 120) { marks }.xAxis("", scale(&random)).yAxis("", scale(&random))
            guard let bytes = try? plot.png() else { continue }
            #expect(try PNG.decode(bytes).width == 320)
        }
    }

    @Test func `A million points are a line`() throws {
        let noise = (0..<1_000_000).map { Double(($0 &* 7919) % 1000) }
        let drawing = try Plot(width: 200, height: 150) { LineMark(noise) }.drawing()
        var points = 0
        for case .stroke(let path, _, _, _) in drawing.commands { points += path.pieces.joined.count }
        #expect(points < 20_000)
    }

    @Test func `Thinning keeps every peak`() throws {
        var values = [Double](repeating: 0, count: 100_000)
        values[54_321] = 1
        let drawing = try Plot(width: 300, height: 200) { LineMark(values) }.yAxis("", .linear(0...1)).drawing()
        let tops = drawing.commands.compactMap { command -> Double? in
            if case .stroke(let path, let stroke, _, _) = command, stroke.width == 2.6 {
                path.bounds?.minY
            } else {
                nil
            }
        }
        let frame = try #require(drawing.frame)
        #expect(tops.contains { abs($0 - frame.minY) < 0.01 })
    }

    @Test func `Mistakes are named`() {
        func message(_ plot: Plot) -> String {
            do {
                _ = try plot.png()
                return ""
            } catch { return "\(error)" }
        }
        #expect(message(Plot("P") { LineMark(x: [1.0], y: [1.0, 2]) }).contains("1 values for x but 2 for y"))
        #expect(message(Plot("P") {}).contains("no finite value"))
        #expect(message(Plot("P") { LineMark([Double.nan]) }).contains("“P”"))
        #expect(message(Plot("P") { LineMark([-1.0, 0]) }.yAxis("", .log)).contains("above zero"))
        #expect(message(Plot("P", width: 10) { LineMark([1.0]) }).contains("no room"))
        #expect(message(Plot { GraphMark(nodes: [], edges: [.init("a", "b")]) }).contains("“a”"))
        #expect(message(Plot { ImageGridMark(images: [[1]], width: 2, height: 2) }).contains("1 pixels, not 2 × 2"))
        #expect(message(Plot { HeatMark(rows: ["a"], columns: ["b"], values: []) }).contains("1 rows"))
    }
}

extension [Outline.Piece] {
    fileprivate var joined: [Vector] { flatMap(\.points) }
}
