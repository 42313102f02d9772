package io.curasync.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.User;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.TestUsers;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text about the new owners of the practices that a rep lost. */
class HandoverEventsTest extends BulkHandoverHarness {

    /** CuraGenesis names Dana for the practices 1 and 2, Ava for 3, and unknown reps for 4 and 5. */
    @ParameterizedTest
    @CsvSource({
        "1 2, dana@example.com",
        "4 5, no rep",
        "1 2 3, 2 reps",
        "1 2 4, dana@example.com (2) and no rep (1)",
        "4 1 5, dana@example.com (1) and no rep (2)",
        "4 3 2 1 5, 2 reps (3) and no rep (2)"
    })
    void describesTheNewOwners(String released, String newOwners) {
        User chris = TestUsers.rep(userAccounts, "chris@example.com");
        userAccounts.addAliases(ava.id(), List.of("Ava Lindqvist"), "test");
        apply(
                SampleFacts.practice(1, "TX", "Dana Reyes", null, 0),
                SampleFacts.practice(2, "TX", "Dana Reyes", null, 0),
                SampleFacts.practice(3, "TX", "Ava Lindqvist", null, 0),
                SampleFacts.practice(4, "TX", "Sam Lee", null, 0),
                SampleFacts.practice(5, "TX", "", null, 0));
        bulkHandoverService.handOver(to(chris, ids()), admin, processed -> {});
        List<Long> practices = Stream.of(released.split(" "))
                .map(Integer::valueOf)
                .map(this::id)
                .toList();

        done(bulkHandoverService.handOver(
                new BulkHandover(practices, null, Instant.now(), false), admin, processed -> {}));

        assertThat(jdbc.sql("select detail from notification where kind = 'PRACTICES_HANDED_OVER' and user_id = ?")
                        .param(chris.id())
                        .query(String.class)
                        .list())
                .contains(newOwners);
    }
}
