//: # a weight is not put back
//: A weight that was moved stays moved while the next one is tried. Each slope begins at the same place.

/// The slope of a loss along each weight, by central differences.
func slopes(of loss: (_ weights: [Double]) -> Double, at weights: [Double], width h: Double) -> [Double] {
    var place = weights
    return weights.indices.map { i in
        place[i] += h
        let ahead = loss(place)
        place[i] -= 2 * h
        let behind = loss(place)
        return (ahead - behind) / (2 * h)
    }
}
