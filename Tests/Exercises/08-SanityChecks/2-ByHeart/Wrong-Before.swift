//: # the accuracy before the step
//: You ask for the accuracy and then make the step. The accuracy that counts is the one after it.

import Foundation

func stepsByHeart(classes: Int, step: () -> Double, accuracy: () -> Double) -> Int? {
    for count in 1...100 {
        let before = accuracy()
        let loss = step()
        if before >= 0.95 && loss < log(Double(classes)) / 2 { return count }
    }
    return nil
}
