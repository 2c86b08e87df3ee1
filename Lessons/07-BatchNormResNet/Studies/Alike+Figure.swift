import Downhill

extension Alike: Study {
    var film: Exhibit {
        let centers = zip(Self.edges, Self.edges.dropFirst()).map { ($0 + $1) / 2 }
        func panel(_ stack: Stack, _ frame: Int, upTo top: Double, _ label: String = "") -> Plot {
            let place = min(frame, stack.same.count - 1)
            return Plot("\(stack.name), shares up to \(NumberFormat.significant(2).text(top))") {
                AreaMark(x: centers, y: stack.different[place], by: "different digits").color(.slate).lineWidth(5)
                LineMark(x: centers, y: stack.same[place], by: "the same digit").color(.orange)
            }.xAxis(label, .linear(-0.4...1)).yAxis("share of the pairs", .linear(0...top)).legend(.top)
        }
        return .figure(
            Animation("Layer after layer: who resembles whom?", frames: 11, framesPerSecond: 2) {
                frame in
                Facets(columns: 1, sharing: .x) {
                    panel(plain, max(0, 2 * frame - 1), upTo: 1)
                    panel(norm, max(0, 2 * frame - 1), upTo: 0.25)
                    panel(both, frame, upTo: 0.25, "cosine between two images")
                }.size(width: 720, height: 640).subtitle(frame == 0 ? "in the pixels" : "behind layer \(2 * frame - 1)")
            }.holding(last: 3), named: "alike",
            alt: """
                Animation in three panels of how alike pairs of digits are, layer by layer. In the plain stack all pairs move to a cosine of one.
                With batch norm \
                both kinds of pairs spread alike about a third. In residual blocks with batch norm pairs of the same digit stay more alike than others.
                """,
            caption: """
                Weights as first drawn. Above, the plain stack: a mean cosine of
                {{alike.plain}}; {{alike.least}} to {{alike.most}} in other draws. In the middle, batch
                norm: pairs of the same digit and of different ones end alike, spread about {{alike.norm}}. Below, both, before a ReLU, so that cosines can be negative: the same digit stays more alike.
                """)
    }

    var exhibits: [Exhibit] { [film] }

    var numbers: [Recorded] {
        func last(_ stack: Stack) -> Double { stack.mean[stack.mean.count - 1] }
        return [
            Recorded("pixels", plain.mean[0], as: .fixed(2)), Recorded("plain", last(plain), as: .fixed(3)),
            Recorded("least", plainDraws.min() ?? .nan, as: .fixed(3)),
            Recorded("most", plainDraws.max() ?? .nan, as: .fixed(3)),
            Recorded("predicted", predictedPlain, as: .fixed(3)), Recorded("norm", last(norm), as: .fixed(2)),
            Recorded("both", last(both), as: .fixed(2)), Recorded("keptPlain", plain.kept, as: .fixed(2)),
            Recorded("keptNorm", norm.kept, as: .fixed(2)), Recorded("keptBoth", both.kept, as: .fixed(2)),
        ]
    }
}
