//: # the loss alone
//: The accuracy is not asked. With labels off by one in the loss it goes to zero with a loss that goes to zero as well.

import Foundation

func stepsByHeart(classes: Int, step: () -> Double, accuracy: () -> Double) -> Int? {
    for count in 1...100 {
        let loss = step()
        if loss < log(Double(classes)) / 2 { return count }
    }
    return nil
}
