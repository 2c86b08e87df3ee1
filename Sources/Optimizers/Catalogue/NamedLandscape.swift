import Tensors

/// A landscape as it is asked for by name.
public enum NamedLandscape {
    /// All of them, with the shape that each is known for.
    public static let all = Registry<any Landscape>(
        "landscapes",
        [
            Ravine(condition: 1), Ravine(), Ravine(degrees: 45), Rosenbrock(), Saddle(), Plateau(), StyblinskiTang(),
            Parabola(), DoubleWell(),
        ], name: \.name)

    /// - Parameter condition: κ of `ravine` and `rotated-ravine`; the others have none to choose.
    public static func named(_ name: String, condition: Scalar? = nil) throws(UnknownName) -> any Landscape {
        let landscape = try all.named(name)
        guard let condition else { return landscape }
        guard let ravine = landscape as? Ravine, ravine.condition != 1 else {
            throw UnknownName("condition", kind: "settings of \(name)", known: [])
        }
        return Ravine(condition: condition, degrees: ravine.degrees)
    }
}
