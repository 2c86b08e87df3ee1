import Downhill

/// A sentence that reports what was measured, and what it rests on.
struct Reported: Sendable {
    let text: String
    let rests: [Citation]
    /// What it tells readers to do, such as “a tenth of the rate”: a setting, and nothing that was found.
    var settings: [String] = []

    /// Those of the guide, of the takeaways and of the page to print.
    static var all: [Reported] {
        Guide.course.arrows.map { Reported(text: $0.because, rests: $0.rests) }
            + (Takeaways.ofJourney + Takeaways.ofLecture).map { Reported(text: $0.measured, rests: $0.rests) }
            + OnePage().lines.map { Reported(text: $0.advice, rests: $0.rests, settings: $0.settings) }
    }

    /// Sizes that are typed into sentences, and sizes of claims that their sentence does not cite.
    static func problems(in sentences: [Reported]) -> [String] {
        sentences.flatMap { sentence in
            sentence.typedSizes.map { "the size “\($0)” is typed into “\(sentence.text)”" }
                + sentence.foreignSizes.map { "“\(sentence.text)” states {{\($0)}} and does not cite its claim" }
        }
    }

    /// What the run fills in, formulas, code and names with numbers are no typed sizes.
    private var words: String {
        settings.reduce(text) { $0.replacing($1, with: "") }
            .replacing(/\{\{[^}]*\}\}( times\b)?|\$[^$]*\$( times\b)?|`[^`]*`/, with: "")
            .replacing(/[A-Za-z]+-\d+|rate times curvature/, with: "")
    }

    var typedSizes: [String] {
        let size =
            #/
            (?i) \b (
                hal(f|ves|ved) | twice | thrice | (doubl|trebl|tripl)ed? | \w+fold | dozens? | percent | times | minutes?
                | (third|quarter)s? | (four|fif|six|seven|eigh|nin|ten|hundred|thousand)ths?
                | (one|two|three|four|five|six|seven|eight|nine|ten) \s (in|of|out\sof)
                  \s (two|three|four|five|six|seven|eight|nine|ten)
            ) \b | \d [\d.,]* \d | \d
            /#
        return words.matches(of: size).map { String($0.output.0) }
    }

    private var foreignSizes: [String] {
        let own = Quoted.sizes.filter { size in rests.contains { $0.id == size.claim } }.map { "quoted.\($0.name)" }
        return text.matches(of: /\{\{([^}]*)\}\}/).map { String($0.output.1) }.filter { !own.contains($0) }
    }
}
