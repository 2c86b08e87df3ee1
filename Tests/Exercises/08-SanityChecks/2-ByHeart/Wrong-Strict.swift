//: # more than 95 %
//: At least 95 % is wanted: 19 of 20 samples are enough.

import Foundation

func stepsByHeart(classes: Int, step: () -> Double, accuracy: () -> Double) -> Int? {
    for count in 1...100 {
        let loss = step()
        if accuracy() > 0.95 && loss < log(Double(classes)) / 2 { return count }
    }
    return nil
}
