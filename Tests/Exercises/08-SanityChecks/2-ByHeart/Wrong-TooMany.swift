//: # one step too many
//: A hundred steps are allowed, and you make 101.

import Foundation

func stepsByHeart(classes: Int, step: () -> Double, accuracy: () -> Double) -> Int? {
    for count in 1...101 {
        let loss = step()
        if accuracy() >= 0.95 && loss < log(Double(classes)) / 2 { return count }
    }
    return nil
}
