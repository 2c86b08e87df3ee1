import Downhill

extension Pipelines {
    /// What knowing nothing of ten classes costs.
    var ignorance: Double { Elementary.log(10.0 as Double) }

    var numbers: [Recorded] {
        [
            Recorded("loss", loss(.task).median, as: .fixed(3)),
            Recorded("accuracy", accuracy(.task).median, as: .percent(1)),
            Recorded("faster", accuracy(.faster).median, as: .percent(1)),
            Recorded("kept", loss(.kept).median, as: .fixed(2)),
            Recorded("keptAccuracy", accuracy(.kept).median, as: .percent(0)),
            Recorded("keptLeast", accuracy(.kept).quantile(0), as: .percent(0)),
            Recorded("keptMost", accuracy(.kept).quantile(1), as: .percent(0)),
            Recorded("mislabelled", loss(.mislabelled).median, as: .fixed(2)),
            Recorded("sorted", loss(.sorted).median, as: .fixed(2)),
            Recorded("sortedAccuracy", accuracy(.sorted).median, as: .percent(0)),
            Recorded("stored", accuracy(.stored).median, as: .percent(1)),
            Recorded("fewUpdates", settings.examinedAfter[0]), Recorded("manyUpdates", settings.examinedAfter[1]),
            Recorded("few", early(.task, 0).median, as: .percent(0)),
            Recorded("fewKept", early(.kept, 0).median, as: .percent(0)),
            Recorded("many", early(.task, 1).median, as: .percent(0)),
            Recorded("manyKept", early(.kept, 1).median, as: .percent(0)),
            Recorded("updates", (runs.first?.course.count ?? 0) * settings.batchesInMean),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "D-026",
                instead:
                    "The mean loss of the first epoch, {{pipelines.loss}}, gives away shuffled labels ({{pipelines.mislabelled}}) and gradients that are never zeroed ({{pipelines.kept}}). It praises data in order of class ({{pipelines.sorted}}), whose network gets {{pipelines.sortedAccuracy}} of the test right: whether the batches are fair decides, so test on fair data as well."
            ) {
                Condition(
                    "as document D asks: mean loss of the epoch, below ln 10", loss(.task), isBelow: ignorance, by: 0.1
                ).onNetwork()
                Condition(
                    "below that of the bug it warns of, gradients never zeroed", loss(.task), isBelow: loss(.kept),
                    by: 0.1
                ).onNetwork()
                Condition("below that of shuffled labels", loss(.task), isBelow: loss(.mislabelled), by: 0.1)
                    .onNetwork()
            } beyond: {
                Condition("below that of data in order of class", loss(.task), isBelow: loss(.sorted), by: 0.1)
                    .onNetwork()
            }
        ]
    }
}
