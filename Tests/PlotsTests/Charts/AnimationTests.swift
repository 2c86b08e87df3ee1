import Plots
import Testing

@Suite struct AnimationTests {
    private static let race = Animation("Race", frames: 6, framesPerSecond: 10) { frame in
        Plot(width: 240, height: 180) {
            ContourMark(x: -1...1, y: -1...1, samples: 20) { $0 * $0 + $1 * $1 }
            PathMark((0...frame).map { [0.9 - 0.15 * Double($0), 0.5] }, by: "a").unlabelled()
        }
    }.holding(last: 1.5)

    @Test func `Every frame decodes to what its drawing shows, up to merged shades`() throws {
        let image = try PNG.decode(AnimationTests.race.png())
        let drawings = try AnimationTests.race.drawings()
        #expect(image.frames.count == drawings.count)
        for (frame, drawing) in zip(image.frames, drawings) {
            let bitmap = drawing.render()
            for (index, pixel) in bitmap.pixels.enumerated() {
                let wanted = Color(pixel)
                let shown = (frame.pixels[4 * index], frame.pixels[4 * index + 1], frame.pixels[4 * index + 2])
                let distance = max(
                    abs(Int(wanted.red) - Int(shown.0)), abs(Int(wanted.green) - Int(shown.1)),
                    abs(Int(wanted.blue) - Int(shown.2)))
                if distance > IndexedColors.largestStep || frame.pixels[4 * index + 3] != 255 {
                    Issue.record("pixel \(index) differs by \(distance)")
                    return
                }
            }
        }
    }

    @Test func `The still is the last frame, and times are as asked`() throws {
        let image = try PNG.decode(AnimationTests.race.png())
        #expect(image.pixels == image.frames.last?.pixels)
        #expect(image.frames.map(\.seconds) == [0.1, 0.1, 0.1, 0.1, 0.1, 1.5])
    }

    @Test func `A frame that changes nothing makes the one before longer`() throws {
        let still = Plot(width: 200, height: 150) { LineMark([0.0, 1]) }
        let image = try PNG.decode(Animation("", of: [still, still, still], framesPerSecond: 4).holding(last: 1).png())
        #expect(image.frames.map(\.seconds) == [1.5])
    }

    @Test func `Axes and margins hold for all frames`() throws {
        let drawings = try Animation("", frames: 4) { frame in
            Plot(width: 240, height: 180) { LineMark((0...frame + 1).map { Double($0 * $0) }, by: "s") }
        }.drawings()
        let labels = drawings.map { $0.texts.filter { $0.string != "s" } }
        #expect(Set(labels.map(\.count)).count == 1)
        #expect(labels.allSatisfy { $0 == labels[0] })
    }

    @Test func `Heights on a landscape's lines stand still`() throws {
        let drawings = try Animation("", frames: 5) { frame in
            Plot(width: 480, height: 320) {
                ContourMark(x: -4...4, y: -2...2, levels: .logarithmic(9)) { $0 * $0 + 9 * $1 * $1 }
                PathMark((0...4 * frame).map { [3.6 - 0.2 * Double($0), 1.6 - 0.1 * Double($0)] }, by: "a")
            }
        }.drawings()
        let heights = drawings.map { $0.texts.filter { $0.size == LabelRequest.levelSize } }
        #expect(!heights[0].isEmpty && heights.allSatisfy { $0 == heights[0] })
    }

    @Test func `A changed frame is noticed`() throws {
        func animation(_ end: Double) -> Animation {
            Animation("", frames: 3) { frame in
                Plot(width: 200, height: 150) { LineMark([0, frame == 1 ? end : 1]) }.yAxis("", .linear(0...1))
            }
        }
        #expect(try PNG.samePixels(animation(0.5).png(), animation(0.5).png()))
        #expect(try !PNG.samePixels(animation(0.5).png(), animation(0.6).png()))
    }

    @Test func `Deltas are small`() throws {
        let still = try Plot(width: 240, height: 180) {
            ContourMark(x: -1...1, y: -1...1, samples: 20) { $0 * $0 + $1 * $1 }
        }.png().count
        #expect(try AnimationTests.race.png().count < 5 * still)
    }

    @Test func `No frames, or frames of different shapes, are errors`() {
        #expect(throws: PlotError.noFrames("x")) { try Animation("x", of: [Plot]()).png() }
        #expect(throws: PlotError.unequalFrames("x")) {
            try Animation(
                "x",
                of: [
                    Plot(width: 200, height: 150) { LineMark([1.0, 2]) },
                    Plot(width: 240, height: 150) { LineMark([1.0, 2]) },
                ]
            ).png()
        }
    }
}
