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
    image.map { $0.reversed() }
}

/// A batch as a training sees it.
///
/// - Parameter draw: One of so many numbers from 0 on, at random.
func augmented(_ images: [Image], border: Int, draw: (_ count: Int) -> Int) -> [Image] {
    images.map { image in
        let (top, left, flip) = (draw(2 * border + 1), draw(2 * border + 1), draw(2))
        let part = cut(
            padded(image, by: border), top: top, left: left, height: image.count, width: image[0].count)
        return flip == 1 ? mirrored(part) : part
    }
}
