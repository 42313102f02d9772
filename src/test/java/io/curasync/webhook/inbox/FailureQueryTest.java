package io.curasync.webhook.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestDatabase;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureQueryTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final FailureQuery failureQuery = new FailureQuery(DATABASE.jdbc());

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "totalOrders is below zero; totalOrders is below zero",
                "practiceId and userId are both missing; practiceId and userId are both missing",
                "activatedAt is more than a day in the future: 2031-01-05T10:00:00Z; activatedAt is more than a day in the future: …",
                "orderDate is before the year 2000: 1999-12-31T23:59:59Z; orderDate is before the year …",
                "state is longer than 200 characters; state is longer than … characters",
                "userId a b is known as that of practice c of d, not of e; userId … is known as that of practice …, not of …",
                "PostgreSQL refused it (22P02): invalid input syntax for type json; "
                        + "PostgreSQL refused it (22P02): invalid input syntax for type json",
                "PostgreSQL refused it (23505): duplicate key value violates unique constraint \"practice_key\"; "
                        + "PostgreSQL refused it (23505): duplicate key value violates unique constraint …",
                "not applied: PostgreSQL failed (40P01): process 4711 waits, blocked by process 12; "
                        + "not applied: PostgreSQL failed (40P01): process … waits, blocked by process …",
                "value 'o brien' of prac_9, user_7 and dana@example.com (12); value … of …, … and … (…)",
                "it couldn't be read, it isn't JSON; it couldn't be read, it isn't JSON",
                "17; …",
                "``; no reason was stored"
            })
    void removesIdsNumbersAndQuotedValues(String error, String expected) {
        assertThat(DATABASE.jdbc()
                        .sql("select reason_pattern(?)")
                        .param(error)
                        .query(String.class)
                        .single())
                .isEqualTo(expected);
    }

    @Test
    void groupsTwoThousandEventsByTheirThreeCauses() {
        insert(
                "1 to 1200",
                "order.placed",
                "'orderDate is more than a day in the future: 2031-01-01T00:00:' || n % 60 || 'Z'");
        insert("1201 to 1700", "practice.updated", "'totalOrders is below zero'");
        insert(
                "1701 to 2000",
                "practice.updated",
                "'userId user_' || n || ' is known as that of practice prac_' || n || ', not of prac_' || n * 7");

        List<FailureGroup> groups = failureQuery.groups(null, 0, 100);

        assertThat(groups)
                .extracting(FailureGroup::reason)
                .containsExactly(
                        "userId … is known as that of practice …, not of …",
                        "totalOrders is below zero",
                        "orderDate is more than a day in the future: …");
        assertThat(groups).extracting(FailureGroup::count).containsExactly(300, 500, 1200);
        assertThat(groups).extracting(FailureGroup::practices).containsExactly(20, 20, 20);
        assertThat(groups).extracting(FailureGroup::sampleEventId).containsExactly(2000L, 1700L, 1200L);
        assertThat(groups).allSatisfy(group -> {
            assertThat(group.fingerprint()).matches("[0-9a-f]{16}");
            assertThat(group.replayable()).isEqualTo(group.count());
            assertThat(group.firstSeen()).isBefore(group.lastSeen());
            assertThat(group.trend()).hasSize(24);
            assertThat(failureQuery.find(group.fingerprint())).contains(group);
        });
        assertThat(failureQuery.count()).isEqualTo(3);
        assertThat(failureQuery.groups(groups.getFirst().newestEventId(), 0, 1)).containsExactly(groups.get(1));
    }

    @Test
    void separatesTypesWithTheSameReason() {
        insert("1 to 2", "practice.updated", "'userId is missing'");
        insert("3 to 4", "order.placed", "'userId is missing'");

        assertThat(failureQuery.groups(null, 0, 100))
                .extracting(FailureGroup::event)
                .containsExactly("order.placed", "practice.updated");
    }

    @Test
    void countsTheLastDayByHour() {
        insert("1 to 3", "practice.updated", "'totalOrders is below zero'");
        receivedAgo(1, "0 hours");
        receivedAgo(2, "1 hour");
        receivedAgo(3, "25 hours");

        FailureGroup group = failureQuery.groups(null, 0, 1).getFirst();

        assertThat(group.count()).isEqualTo(3);
        assertThat(group.trend().subList(22, 24)).containsExactly(1, 1);
        assertThat(group.trend().stream().mapToInt(Integer::intValue).sum()).isEqualTo(2);
    }

    @Test
    void leavesOutEventsThatAreNoLongerFailedOrWereReplaced() {
        insert("1 to 4", "practice.updated", "'totalOrders is below zero'");
        DATABASE.jdbc()
                .sql("update webhook_event set status = 'RECEIVED', error = null where id = 1")
                .update();
        DATABASE.jdbc()
                .sql("update webhook_event set superseded_by = 4, error = 'Replaced by event 4' where id = 2")
                .update();
        DATABASE.jdbc().sql("update webhook_event set body = null where id = 4").update();

        FailureGroup group = failureQuery.groups(null, 0, 100).getFirst();

        assertThat(group.count()).isEqualTo(2);
        assertThat(group.replayable()).isEqualTo(1);
        assertThat(group.sampleEventId()).isEqualTo(3);
        assertThat(DATABASE.jdbc()
                        .sql("select count(*) from webhook_event where fingerprint is not null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void namesThePracticesWithTheMostEvents() {
        DATABASE.jdbc()
                .sql("insert into practice (id, practice_id, user_id, name) values (7, 'prac_1', 'user_1', 'Lakeside')")
                .update();
        insert("1 to 21", "practice.updated", "'totalOrders is below zero'");

        String fingerprint = failureQuery.groups(null, 0, 1).getFirst().fingerprint();

        assertThat(failureQuery.practices(fingerprint))
                .hasSize(20)
                .contains(new FailureDetail.AffectedPractice(7L, "Lakeside", 2))
                .contains(new FailureDetail.AffectedPractice(null, "user_2", 1))
                .isSortedAccordingTo(Comparator.comparingInt(FailureDetail.AffectedPractice::events)
                        .reversed());
    }

    /** Inserts events that name one of 20 practices. */
    private static void insert(String ids, String event, String error) {
        String[] range = ids.split(" to ");
        DATABASE.jdbc()
                .sql("""
                        insert into webhook_event (id, event, user_id, body, status, attempts, received_at, processed_at, error)
                        select n, ?, 'user_' || n %% 20, '{}', 'FAILED', 1, now() - interval '1 hour' + n * interval '1 ms', now(), %s
                        from generate_series(%s, %s) as n""".formatted(error, range[0], range[1]))
                .param(event)
                .update();
    }

    private static void receivedAgo(long id, String ago) {
        DATABASE.jdbc()
                .sql("update webhook_event set received_at = now() - ?::interval where id = ?")
                .param(ago)
                .param(id)
                .update();
    }
}
