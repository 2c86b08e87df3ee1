// swift-tools-version: 6.2
import PackageDescription

/// One line a lesson: its notebook is `Lessons/<folder>/main.swift`, and nothing else in that folder is compiled into it.
func lesson(_ number: Int, _ folder: String) -> Target {
    .executableTarget(
        name: "lesson\(number)", dependencies: ["Downhill"], path: "Lessons/\(folder)", sources: ["main.swift"])
}

let package = Package(
    name: "Downhill",
    platforms: [.macOS(.v15)],
    products: [.library(name: "Downhill", targets: ["Downhill"])],
    traits: [
        .trait(
            name: "DoublePrecision",
            description: "Scalars of 64 bits instead of 32: slower, and exact enough to check gradients to 1e-8.")
    ],
    targets: [
        // The core, from the ground up: arrows point to what stands above in this list.
        .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib"),  // libpng's own dependency: nothing more to install
        .target(name: "CKernels", linkerSettings: [.linkedLibrary("m")]),
        .target(name: "Tensors", dependencies: ["CKernels"]),
        .target(name: "Networks", dependencies: ["Tensors"]),
        .target(name: "Optimizers", dependencies: ["CKernels", "Tensors"]),
        .target(name: "Datasets", dependencies: ["CZlib", "Tensors"]),
        .target(name: "Plots", dependencies: ["CPNG", "CKernels"]),
        .target(name: "Notebooks"),
        .target(name: "Downhill", dependencies: ["Networks", "Optimizers", "Datasets", "Plots", "Notebooks"]),

        // The course.
        lesson(3, "03-Momentum"),

        // The checks.
        .testTarget(name: "TensorsTests", dependencies: ["Tensors"]),
    ],
    swiftLanguageModes: [.v6]
)
