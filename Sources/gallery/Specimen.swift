import Plots

func drawLettering(_ gallery: inout Gallery) throws {
    gallery.section(
        "Lettering",
        "The face is drawn with one stroke of a round pen: curves, not pictures of letters, so it takes any size and weight."
    )
    try gallery.show("lettering", "Signs, sizes and weights.") {
        Specimen()
    }
}

/// A sheet of everything the face can write.
struct Specimen: StillPicture {
    let title = "A face drawn with one stroke"
    let altText = "Specimen of the lettering: alphabets, Greek, mathematical signs, three weights, sizes from 11 to 40"
    let logicalWidth = 720.0

    private static let rows: [(text: String, size: Double, weight: Text.Weight)] = [
        ("A face drawn with one stroke", 40, .regular),
        ("light   Gradient descent walks downhill.", 20, .light),
        ("regular   Gradient descent walks downhill.", 20, .regular),
        ("bold   Gradient descent walks downhill.", 20, .bold),
        ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 20, .regular),
        ("abcdefghijklmnopqrstuvwxyz  0123456789", 20, .regular),
        ("! \" # $ % & ' ( ) * + , - . / : ; < = > ? @ [ \\ ] ^ _ ` { | } ~", 17, .regular),
        ("ΓΔΘΛΞΠΣΦΨΩ  αβγδεϵζηθικλμνξπρσςτυφϕχψω", 20, .regular),
        ("∂ ∇ · × ÷ ± − ≤ ≥ ≪ ≫ ≈ ≠ ≡ ∼ ∝ ∞ √ ∑ ∏ ∫ ‖ ∈ ∘ ⊙ ⊕ ∗ ∀ ∃ ⟨ ⟩ ⌊ ⌋", 17, .regular),
        ("→ ← ↑ ↓ ↔ ⇒ ↗ ↘ … – — ‘ ’ “ ” « » ′ ″ • ° § © ½ ✓ ✗ ● ○ □ ℓ ℝ", 17, .regular),
        ("wₜ₊₁ = wₜ − η ∇L(wₜ)    m̂ = m/(1 − β₁ᵗ)    w₁² + 10w₂²    10⁻³", 20, .regular),
        ("x^{t+1}   w_{ij}   θ̂   x̄   ẋ   ‖∇L‖ ≤ ε   (√κ − 1)/(√κ + 1)   ∑ᵢ xᵢ²", 20, .regular),
        ("Ångström Čech Dvořák façade Gödel Łódź naïve niño Poincaré Šidák über Æsir œuvre ß", 17, .regular),
        ("11: the learning rate η decides between creeping, walking and flying", 11, .regular),
        ("13: the learning rate η decides between creeping, walking and flying", 13, .regular),
        ("16: the learning rate η decides between creeping, walking and flying", 16, .regular),
    ]

    func drawing() throws -> Drawing {
        let height = Specimen.rows.reduce(30) { $0 + $1.size * 1.9 }
        var drawing = Drawing(width: logicalWidth, height: height)
        var y = 20.0
        for row in Specimen.rows {
            y += row.size * 1.9
            drawing.write(Text(row.text, at: [24, y - row.size * 0.6], size: row.size, weight: row.weight))
        }
        return drawing
    }
}
