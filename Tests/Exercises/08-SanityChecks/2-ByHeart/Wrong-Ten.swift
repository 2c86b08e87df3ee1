//: # ln 10 for every number of classes
//: The line is at half of ln C, and C is a parameter: with two classes half of ln 10 is more than knowing nothing costs.

import Foundation

func stepsByHeart(classes: Int, step: () -> Double, accuracy: () -> Double) -> Int? {
    for count in 1...100 {
        let loss = step()
        if accuracy() >= 0.95 && loss < log(10.0) / 2 { return count }
    }
    return nil
}
