import Plots
import Testing

@Suite struct MethodLookTests {
    @Test(arguments: [
        ("Adam", "Adam"), ("adam", "Adam"), ("AdamW", "AdamW"), ("momentum, γ = 0.9", "momentum"),
        ("Momentum 0.9", "momentum"),
        ("SGD", "SGD"), ("SGD with momentum", "momentum"), ("RMSProp, loss × 100", "RMSProp"),
        ("Newton’s method", "Newton"),
        ("gradient descent, a tenth of η", "gradient descent"), ("theory", "theory"),
    ])
    func `A series is known by the method that its name begins with`(series: String, method: String) {
        #expect(MethodLook.named(series)?.name == method)
    }

    @Test(arguments: ["Adamant", "without momentum", "γ = 0.9", "", "sgdx", "theoryless"])
    func `Other names are no method's`(series: String) {
        #expect(MethodLook.named(series) == nil)
    }

    @Test func `No name means two methods, and no two methods look alike`() {
        for (index, a) in MethodLook.all.enumerated() {
            #expect(MethodLook.named(a.name) == a)
            for b in MethodLook.all.dropFirst(index + 1) {
                #expect(a.color != b.color || a.dash != b.dash, "\(a.name) and \(b.name)")
            }
        }
    }

    /// Whatever else a figure shows, and in whichever order.
    @Test func `A method looks the same in every figure`() {
        func looks(_ names: [String]) -> SeriesLooks {
            names.reduce(into: SeriesLooks()) {
                $0.add($1, nil)
                $0.addSymbol($1, nil)
            }
        }
        let figures = [["Adam"], ["x", "y", "z", "u", "Adam"], ["momentum", "SGD", "Adam", "RMSProp"]].map(looks)
        for figure in figures {
            #expect(figure["Adam"] == MethodLook.adam.color)
            #expect(figure.symbol(of: "Adam") == MethodLook.adam.symbol)
            #expect(Set(figure.all.map(\.color)).count == figure.all.count)
        }
    }

    @Test func `Variants of a method keep its hue and differ in lightness`() throws {
        var looks = SeriesLooks()
        for name in ["momentum, γ = 0.5", "momentum, γ = 0.9", "momentum, γ = 0.99"] { looks.add(name, nil) }
        let colors = looks.all.map(\.color)
        #expect(colors[0] == MethodLook.momentum.color)
        let lightness = colors.map { $0.luminance }.sorted()
        // Even a factor of 1.4 in light shows between neighbours.
        for (a, b) in zip(lightness, lightness.dropFirst()) { #expect(b / a > 1.4) }
        for color in colors { #expect(color.red > color.blue && color.red >= color.green) }
    }

    /// In greyscale too: by its dashes.
    @Test func `A variant of one method is not another`() {
        for method in MethodLook.all {
            var looks = SeriesLooks()
            for name in [method.name, "\(method.name), γ = 0.9", "\(method.name), γ = 0.99"] { looks.add(name, nil) }
            #expect(Set(looks.all.map { looks.dash(of: $0.name) ?? [] }).count == 3, "\(method.name)")
            for (_, color) in looks.all.dropFirst() {
                #expect(MethodLook.all.allSatisfy { $0.color != color || $0 == method }, "\(method.name)")
            }
        }
    }
}
