//: # below ln C
//: A loss below ln C only says that the network knows *something*. By heart is below half of it.

import Foundation

func stepsByHeart(classes: Int, step: () -> Double, accuracy: () -> Double) -> Int? {
    for count in 1...100 {
        let loss = step()
        if accuracy() >= 0.95 && loss < log(Double(classes)) { return count }
    }
    return nil
}
