//: # 2 · The same corner, upside down
//: A training that augments its images: each is put into a border of zeros, an image of the old size is cut out of it at a random place, and it is mirrored, left for right, half of the time. The program below runs, and the mistakes on new images hardly fall.
//: Its author looked at a batch: “Some ships swim upside down. All images of a batch have been moved alike. And none has ever been moved all the way to one side.” There are three bugs.
//:
//: **To do.** Find all three and repair them. With a border of p pixels there are 2p + 1 places from top to bottom and as many from left to right, all equally probable. Every image draws three numbers of its own: the place from the top, that from the left, and 1 if it is to be mirrored, else 0;
//: `draw(n)` gives one of the n numbers 0, …, n − 1.
//:
//: **By hand first.** An image of 2 by 2 pixels has the rows 1 2 and 3 4, and the border is 1. What is cut out at the place 0 from the top and 2 from the left? What is it mirrored?

/// A grey image, row by row from the top.
typealias Image = [[Double]]

/// The image in a border of zeros.
func padded(_ image: Image, by border: Int) -> Image {
    let width = image[0].count + 2 * border
    let empty = [[Double]](repeating: [Double](repeating: 0, count: width), count: border)
    let side = [Double](repeating: 0, count: border)
    return empty + image.map { side + $0 + side } + empty
}

/// A part of an image.
func cut(_ image: Image, top: Int, left: Int, height: Int, width: Int) -> Image {
    image[top..<(top + height)].map { Array($0[left..<(left + width)]) }
}

/// The image in a mirror, left for right.
func mirrored(_ image: Image) -> Image {
    image.reversed()
}

/// A batch as a training sees it.
///
/// - Parameter draw: One of so many numbers from 0 on, at random.
func augmented(_ images: [Image], border: Int, draw: (_ count: Int) -> Int) -> [Image] {
    let (top, left, flip) = (draw(2 * border), draw(2 * border), draw(2))
    return images.map { image in
        let part = cut(
            padded(image, by: border), top: top, left: left, height: image.count, width: image[0].count)
        return flip == 1 ? mirrored(part) : part
    }
}
