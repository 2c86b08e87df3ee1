import Foundation
import Notebooks
import Testing

@Suite struct ClaimsFileTests {
    private func file() throws -> ClaimsFile {
        var fixture = Fixture("//: # 3 · Momentum\nnotebook.show(race)\n//: {{steps}}\n")
        try fixture.record("steps", "9", at: "show(race)")
        let conditions = [
            Condition("diverging", Double.infinity, isBelow: Double.nan), Condition("γ", 0.1, equals: 0.1, within: 0),
            Condition("five seeds", Sample([1, 2, 3, 4, 5]), isBelow: 9),
        ]
        try fixture.claim("B-059", conditions: conditions, instead: "It takes {{steps}}/9.", at: "show(race)")
        return try fixture.woven().claims
    }

    @Test func `it is read back as it was written, infinities included`() throws {
        let file = try file()
        let data = try file.encoded()
        let back = try ClaimsFile(decoding: data)
        #expect(try back.encoded() == data)
        #expect(back.claims.first?.ids == ["B-059"])
        #expect(back.claims.first?.verdict == .refuted)
        #expect(back.claims.first?.instead == "It takes 9/9.")
        #expect(back.claims.first?.conditions.map(\.holds) == [false, true, true])
        #expect(back.claims.first?.conditions[0].measured == [.infinity])
        #expect(back.claims.first?.conditions[0].reference?.first?.isNaN == true)
        #expect(back.claims.first?.conditions[2].measured == [3, 2, 4])
    }

    @Test func `its bytes are the same from run to run, with keys in order`() throws {
        let text = String(decoding: try file().encoded(), as: UTF8.self)
        #expect(try text == String(decoding: file().encoded(), as: UTF8.self))
        #expect(text.hasSuffix("}\n"))
        let keys = [
            "\"claims\"", "\"conditions\"", "\"finding\"", "\"holds\"", "\"ids\"", "\"instead\"", "\"verdict\"",
            "\"lesson\"", "\"seed\"",
        ]
        let places = try keys.map { try #require(text.range(of: $0)).lowerBound }
        #expect(places == places.sorted())
    }
}
