/// Reports that weave prose, code and measurements, and claims whose verdicts follow from these.
///
/// # The source of a lesson
///
/// A lesson is a program, and its `main.swift` is the essay:
///
/// - A line that begins with `//:`, outside every bracket, is Markdown. All else is code, and stands in the report as written.
/// - An empty `//:` parts two chunks of code. What a chunk shows stands below it.
/// - `//#-hidden-code Summary` … `//#-end-hidden-code` folds the code between them.
/// - `//#-predict` … `//#-answer` … `//#-end` frames a question, and folds its answer.
/// - `{{race.steps}}` in prose is a recorded number, `{{B-059: refuted}}` a verdict, which must come out so. `{{source: Momentum}}`, `{{body: Momentum.update}}`,
///   `{{twin: race.steps}}` and `{{exercises}}`, on a line of their own, are code and lists; `{{figure: race}}` is a figure's number.
/// - Lines that only run a study, show one, or end the notebook are left out of the report.
///
/// # From the source to the report
///
/// The program runs first; `Notebook` keeps what it is shown, with the line and column of each call (`Recording`). Then `finish()` weaves:
///
/// 1. `SwiftSource` cuts the source into tokens, and `Scopes` finds which of them stand in a declaration's body.
/// 2. `Chunker` cuts it into chunks of prose and code, as above.
/// 3. `Placement` finds, for everything shown, the chunk that called.
/// 4. `SourceChecks` and `Weaver+Checks` look for what is typed instead of measured, and for names that do not fit.
/// 5. `Weaver` writes the chunks in order. `Prose` finds the `{{…}}`, `Weaver+Prose` fills them; `HiddenLines` says which code is left out, and
///    `Excerpt` cuts declarations from the library.
/// 6. `Claim` and `Verdict` judge; `Weaver+Statements` writes the page of verdicts, `ClaimsFile` all conditions for programs.
/// 7. `Notebook+Finish` writes all files at once.
///
/// What is wrong is a `Problem`, with its line and a remedy. One run shows all of them, and then leaves the committed report as it is.
@_exported import Numbers
