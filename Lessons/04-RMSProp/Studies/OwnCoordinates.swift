import Downhill

/// The ravine of κ = 100 as RMSProp sees it: in coordinates uᵢ = √|gᵢ|·wᵢ its step is plain gradient descent's.
struct OwnCoordinates: Sendable {
    /// A ravine and where RMSProp stands in it, first as it is and then in RMSProp's own coordinates.
    struct View: Sendable {
        let ravine: Ravine
        let place: Point

        /// What the coordinates are stretched by, the place as far from the minimum as it was.
        let stretch: Point

        /// Largest over smallest curvature, as it is and as RMSProp sees it.
        let condition, ownCondition: Double

        init(ravine: Ravine, place: Point) {
            self.ravine = ravine
            self.place = place
            let gradient = ravine.gradient(at: place)
            let root = Point(abs(gradient.x).squareRoot(), abs(gradient.y).squareRoot())
            let scale = place.length / (root * place).length
            stretch = scale * root
            let hessian = ravine.hessian(at: place)
            condition = Double(hessian.condition)
            ownCondition = Double(
                Hessian(
                    hessian.w11 / (stretch.x * stretch.x), hessian.w12 / (stretch.x * stretch.y),
                    hessian.w22 / (stretch.y * stretch.y)
                ).condition)
        }
    }

    let straight: View
    let turned: View

    init(condition κ: Scalar = 100) {
        straight = View(ravine: Ravine(condition: κ), place: [4, 2])
        turned = View(ravine: Ravine(condition: κ, degrees: 45), place: [1.414_213_5, 4.242_640_5])  // (4, 2), turned
    }
}
