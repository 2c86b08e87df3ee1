import Downhill
import Foundation
import TestSupport
import Testing

@Suite struct `The guide to plots` {
    @Test func `draws two descents`() throws {
        try withTemporaryFolder { folder in
            let descent = Descent(on: .ravine, by: SGD(learningRate: 0.09)).run(atMost: 40)
            let momentum = Descent(on: .ravine, by: Momentum(learningRate: 0.03, momentum: 0.5)).run(atMost: 40)

            let map = Plot("Two ways down a ravine") {
                ContourMark(.ravine)
                PathMark(descent.path, by: "gradient descent")
                PathMark(momentum.path, by: "momentum")
            }
            .xAxis("w₁").yAxis("w₂")
            .alt("Gradient descent zigzags down a narrow ravine, momentum goes down in a curve.")

            let losses = Plot {
                LineMark(descent.lossCurve, by: "gradient descent")
                LineMark(momentum.lossCurve, by: "momentum")
            }
            .xAxis("step").yAxis("loss", .log)

            let figure = Facets(columns: 2, sharing: .none) {
                map
                losses
            }
            try Data(figure.png()).write(to: folder.appending(path: "descents.png"))
            #expect(figure.problems == [])

            // The page shows it: where it has changed on purpose, the new one is at hand.
            let shown = packageRoot.appending(path: "\(guides)/descents.png")
            let drawn = Array(try Data(contentsOf: folder.appending(path: "descents.png")))
            let isShown = try Facets.isSamePicture(drawn, Array(Data(contentsOf: shown)))
            if !isShown { try Data(figure.packed()).write(to: packageRoot.appending(path: ".build/descents.png")) }
            #expect(isShown, "if .build/descents.png looks as it should, copy it to \(shown.path)")
        }
    }
}
