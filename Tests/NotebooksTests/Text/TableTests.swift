import Notebooks
import Testing

@Suite struct TableTests {
    @Test func `numbers are formatted and aligned right, text is Markdown`() {
        let table = Table(
            "Steps", columns: ["γ", "steps", .init("loss", as: .scientific(2)), "name"],
            rows: [[0.5, 22134, 0.00123, "**a**"], [0.9, 7, Double.nan, "b"]])
        #expect(
            table.markdown == """
                **Steps**

                | γ | steps | loss | name |
                | --: | --: | --: | --- |
                | 0.5 | 22,134 | 1.2 × 10⁻³ | **a** |
                | 0.9 | 7 | not a number | b |
                """)
        #expect(table.flaw == nil)
    }

    @Test func `a row of another length is a flaw`() {
        let table = Table("Steps", columns: ["a", "b"], rows: [[1, 2], [1]])
        #expect(table.flaw == "row 2 of the table “Steps” has 1 cells for 2 columns")
    }
}
