extension ImageSet {
    /// Images of the set in rows, as they were before any normalisation.
    ///
    /// - Parameter indices: Where they stand in the set; a black image where nil.
    public func grid(of indices: [Int?], captions: [String] = [], columns: Int) -> ImageGridMark {
        let black = Array(repeating: 0.0, count: features)
        let images = indices.map { $0.map(values) ?? black }
        return channels == 3
            ? ImageGridMark(colorImages: images, width: width, height: height, captions: captions, columns: columns)
            : ImageGridMark(images: images, width: width, height: height, captions: captions, columns: columns)
    }

    /// An image's pixels from 0 to 1, row by row, the channels of each side by side.
    private func values(of index: Int) -> [Double] {
        pixels[index * features..<(index + 1) * features].map { Double($0) / Double(white) }
    }
}
