//: # the count begins at 0
//: You return how many steps had been made *before* the one that did it.

import Foundation

func stepsByHeart(classes: Int, step: () -> Double, accuracy: () -> Double) -> Int? {
    for count in 0..<100 {
        let loss = step()
        if accuracy() >= 0.95 && loss < log(Double(classes)) / 2 { return count }
    }
    return nil
}
