//: # the accuracy alone
//: The loss is not asked. With softmax taken twice the accuracy comes to 100 % and the loss stays above three fifths of ln 10.

import Foundation

func stepsByHeart(classes: Int, step: () -> Double, accuracy: () -> Double) -> Int? {
    for count in 1...100 {
        _ = step()
        if accuracy() >= 0.95 { return count }
    }
    return nil
}
