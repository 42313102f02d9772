package io.curasync.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.curasync.kpi.DormantPractices.DormantPractice;
import io.curasync.kpi.RepStanding.RepRank;
import io.curasync.kpi.activity.Activity;
import io.curasync.testing.SampleFacts;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Snapshots of all practices and of one rep. */
class DashboardReaderTest extends DashboardReaderHarness {

    @Autowired
    RepCsv repCsv;

    @Test
    void excludesAssignedPracticesFromUnmatched() {
        apply(SampleFacts.practice(1, "TX", "Who Is That", null, 0), SampleFacts.practice(2, "TX", "", null, 0));
        assertThat(reader.read(ALL).trend().unmatched().getLast()).isEqualTo(2);

        apply(SampleFacts.practice(1, "TX", "Dana Reyes", null, 0));

        DashboardSnapshot snapshot = reader.read(ALL);
        assertThat(snapshot.trend().unmatched().getLast()).isEqualTo(1);
        assertThat(snapshot.overview().unmatchedPractices()).isEqualTo(1);
        assertThat(reader.read(own).trend().unmatched()).containsOnly(0L);
    }

    @Test
    void ranksOnlyUsers() {
        apply(
                SampleFacts.practice(1, "TX", "House Account", null, 900),
                SampleFacts.practice(2, "TX", "Dana Reyes", null, 7),
                SampleFacts.practice(3, "TX", "", null, 500),
                SampleFacts.practice(4, "TX", "Ava Lindqvist", null, 40));

        DashboardSnapshot all = reader.read(ALL);
        assertThat(all.reps())
                .extracting(rep -> rep.figures().rep(), RepStanding::repRank)
                .containsExactly(
                        tuple("ava@example.com", new RepRank(1, null, 33L)),
                        tuple("dana@example.com", new RepRank(2, 33L, null)),
                        tuple("House Account", null),
                        tuple("Unassigned", null));
        assertThat(all.rankedReps()).isEqualTo(2);
        assertThat(reader.read(own).reps())
                .singleElement()
                .extracting(RepStanding::repRank)
                .isEqualTo(new RepRank(2, 33L, null));
        assertThat(reader.read(own).rankedReps()).isEqualTo(2);
    }

    @Test
    void exportsRepsWithTheColumnsOfTheScreen() {
        apply(
                SampleFacts.practice(1, "TX", "Dana Reyes", Instant.now(), 7),
                SampleFacts.practice(2, "TX", "Who", null, 9));
        apply(order(1, "one", Duration.ofDays(2), "1"), order(1, "two", Duration.ofDays(9), "1"));

        StringBuilder csv = new StringBuilder();
        repCsv.write(ALL, csv);

        // Skips the byte order mark.
        assertThat(csv.substring(1).lines())
                .containsExactly(
                        "rank,rep,practices,activePractices,orders,avgOrdersPerPractice,activePercent,ordersTarget,"
                                + "ordersAttainedPercent,salesTarget,salesAttainedPercent,ordersWeek1,ordersWeek2,"
                                + "ordersWeek3,ordersWeek4,ordersWeek5,ordersWeek6,ordersWeek7,ordersWeek8",
                        "1,dana@example.com,1,1,7,7.00,100,,,,,1,1,0,0,0,0,0,0",
                        ",Who,1,0,9,9.00,0,,,,,0,0,0,0,0,0,0,0");
    }

    @Test
    void detectsDormantPractices() {
        apply(
                SampleFacts.practice(1, "TX", "Dana Reyes", null, 0),
                SampleFacts.practice(2, "TX", "Dana Reyes", null, 0),
                SampleFacts.practice(3, "TX", "Ava Lindqvist", null, 0),
                SampleFacts.practice(4, "TX", "Dana Reyes", null, 0));
        for (int i = 0; i < 4; i++) {
            // Orders every ten days; the last one was 25 days ago for practice 1, 15 for practice 2, 22 for practice 3.
            apply(
                    order(1, "a" + i, Duration.ofDays(25 + 10L * i), "1"),
                    order(2, "b" + i, Duration.ofDays(15 + 10L * i), "1"),
                    order(3, "c" + i, Duration.ofDays(22 + 10L * i), "1"));
        }
        // Two orders are too few for a usual interval.
        apply(order(4, "d1", Duration.ofDays(100), "1"), order(4, "d2", Duration.ofDays(101), "1"));

        DormantPractices all = reader.read(ALL).dormant();
        assertThat(all.practices()).extracting(DormantPractice::label).containsExactly("prac_3", "prac_1");
        assertThat(all.count()).isEqualTo(2);
        assertThat(all.practices().getFirst().usualInterval()).isEqualTo(Duration.ofDays(10));
        assertThat(reader.read(own).dormant().practices())
                .extracting(DormantPractice::label)
                .containsExactly("prac_1");

        apply(order(1, "back", Duration.ZERO, "1"));
        assertThat(reader.read(own).dormant().practices()).isEmpty();
    }

    @Test
    void showsRepsOnlyTheirActivityAndAdminsSyncsAsWell() {
        apply(
                SampleFacts.practice(1, "TX", "Dana Reyes", null, 0),
                SampleFacts.practice(2, "CA", "Ava Lindqvist", null, 0));
        jdbc.sql("""
                        insert into sync_run (kind, trigger, status, instance, finished_at, fetched, updated, missed_by_webhooks)
                        values ('FULL', 'MANUAL', 'SUCCEEDED', 'x', now() + interval '1 second', 3412, 18, 0)
                        """).update();

        assertThat(reader.readActivities(ALL))
                .first()
                .isInstanceOfSatisfying(
                        Activity.SyncActivity.class,
                        sync -> assertThat(sync.changed()).isEqualTo(18));
        assertThat(reader.readActivities(ALL)).hasSize(3);
        assertThat(reader.readActivities(own))
                .singleElement()
                .isInstanceOfSatisfying(
                        Activity.PracticeActivity.class,
                        one -> assertThat(one.entry().label()).isEqualTo("prac_1"));
    }

    @Test
    void returnsEqualSnapshotsForEqualData() {
        apply(SampleFacts.practice(1, "TX", "Dana Reyes", Instant.now(), 3));
        assertThat(reader.read(ALL)).isEqualTo(reader.read(ALL));
        DashboardSnapshot before = reader.read(ALL);
        apply(SampleFacts.order(1, "ord_1", "20.00"));
        assertThat(reader.read(ALL)).isNotEqualTo(before);
    }
}
