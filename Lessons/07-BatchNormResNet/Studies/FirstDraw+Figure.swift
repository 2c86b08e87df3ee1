import Downhill

extension FirstDraw: Study {
    var figure: Exhibit {
        func theory(_ profile: Profile, _ values: [Double]) -> LineMark {
            LineMark(x: profile.places, y: values).theory()
        }
        func geometric(_ profile: Profile, _ factor: Double) -> LineMark {
            theory(profile, Self.geometric(factor, places: profile.sizes.count))
        }
        func points(_ profile: Profile, _ color: Color) -> PointMark {
            PointMark(x: profile.places, y: profile.sizes).color(color).symbol(.circle).symbolSize(5)
        }
        func name(_ name: String, _ color: Color, at place: SIMD2<Double>, _ side: TextMark.Placement) -> TextMark {
            TextMark(name, at: place, side).color(color)
        }
        return .figure(
            Facets("What the first draw does to a gradient, read from right to left", columns: 2, sharing: .none) {
                Plot("22 plain layers") {
                    geometric(half, 0.5)
                    geometric(he, 1)
                    geometric(twice, 2)
                    points(twice, .rose)
                    points(he, .blue)
                    points(half, .brown)
                    name("twice He's weights", .rose, at: [9, 4e3], .aboveTrailing)
                    name("He's weights", .blue, at: [7, 1], .above)
                    name("half He's weights", .brown, at: [9, 2.5e-4], .belowTrailing)
                }.xAxis("layer", .linear(0...24)).yAxis(
                    "gradient, over the last layer's", .log(1e-8...1e8), ticks: [1e-4, 1e-2, 1, 1e2, 1e4, 1e6])
                Plot("50 layers of four kinds") {
                    geometric(plain, 1)
                    geometric(norm, Self.normFactor)
                    geometric(residual, Self.blockFactor)
                    theory(both, Self.product(places: both.sizes.count))
                    points(residual, .orange)
                    points(norm, .plum)
                    points(both, .teal)
                    points(plain, .blue)
                    name("residual", .orange, at: [16, 1e4], .aboveTrailing)
                    name("batch norm", .plum, at: [2, 600], .belowTrailing)
                    name("both", .teal, at: [9, 3.5], .aboveTrailing)
                    name("plain, He's weights", .blue, at: [16, 0.8], .below)
                }.xAxis("layer", .linear(0...50)).yAxis("", .log(1e-2...1e7), ticks: [1, 1e2, 1e4, 1e6])
            }, named: "start",
            alt: """
                Two charts of the gradient's size against the layer on log axes, theory pale beneath. Left: halved weights fall to a millionth
                towards the \
                first layer, doubled ones rise to a million, He's stay level. Right: residual blocks rise steepest towards the first layer, batch
                norm less, \
                both together hardly, plain layers stay level.
                """,
            caption: """
                Each stack multiplies the gradient nearly as the text predicts (pale, nothing fitted): its size at each layer over that at the last. Medians of
                {{firstDraw.draws}} draws.
                """)
    }

    var table: Exhibit {
        .table(
            Table(
                "50 layers: what the gradient is multiplied by from the last layer to the first",
                columns: [
                    "network", .init("measured", as: .significant(1)), .init("theory", as: .significant(2)),
                ],
                rows: [
                    ["plain, He's weights", plain.growth, 1.0],
                    [
                        "batch norm", norm.growth,
                        Self.geometric(Self.normFactor, places: norm.sizes.count)[0],
                    ],
                    [
                        "residual blocks", residual.growth,
                        Self.geometric(Self.blockFactor, places: residual.sizes.count)[0],
                    ],
                    ["both", both.growth, Self.product(places: both.sizes.count)[0]],
                ]))
    }

    var exhibits: [Exhibit] { [figure, table] }
}
