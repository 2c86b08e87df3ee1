import Foundation

func stepsUntilKnown(classes: Int, step: () -> Double, accuracy: () -> Double) -> Int? {
    for count in 1...100 {
        let loss = step()
        if accuracy() >= 0.95 && loss < log(Double(classes)) / 2 { return count }
    }
    return nil
}
