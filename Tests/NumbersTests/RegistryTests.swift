import Numbers
import Testing

@Suite struct RegistryTests {
    private let planets = Registry("planets", [("earth", 3), ("mars", 4)], name: \.0)

    @Test func `finds by name, in upper or lower case, and keeps the order`() throws {
        #expect(try planets.named("Mars").1 == 4)
        #expect(planets.names == ["earth", "mars"])
        #expect(planets.map(\.1) == [3, 4])
    }

    @Test func `says what there is instead of what there is not`() {
        let error = #expect(throws: UnknownName.self) { try planets.named("marz") }
        #expect(error?.description == "marz is not among the planets. Did you mean mars? Known are: earth, mars.")
    }
}
