package io.curasync.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.monitoring.ErrorEntry;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubmissionErrorQueryTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final SubmissionErrorQuery query = new SubmissionErrorQuery(DATABASE.jdbc());

    @BeforeEach
    void clear() {
        DATABASE.clear();
        DATABASE.jdbc()
                .sql("insert into app_user (email, name, role) values ('dana@example.com', 'Dana', 'REP')")
                .update();
    }

    @Test
    void listsSubmissionsThatDidNotSucceed() {
        submission("REFUSED", 1, "'the NPI is not known'", "null", 1);
        submission("UNKNOWN", 1, "'CuraGenesis did not respond'", "null", 2);
        submission("UNKNOWN", 1, "null", "'user_1'", 3);
        submission("DRAFT", 1, "'CuraGenesis answered 503'", "null", 4);
        submission("DRAFT", 0, "null", "null", 1);
        submission("ACCEPTED", 1, "'found by a sync'", "null", 1);
        submission("REFUSED", 1, "'too old'", "null", 8 * 24);

        assertThat(lines())
                .containsExactly(
                        "1 CuraGenesis rejected a submission: the NPI is not known /submissions/1",
                        "1 The outcome of a submission is unknown: CuraGenesis did not respond /submissions/2",
                        "1 A submission has a disputed user id /submissions/3",
                        "1 CuraGenesis did not receive a submission: CuraGenesis answered 503 /submissions/4");
    }

    private static void submission(String status, int attempts, String message, String disputed, int hoursAgo) {
        DATABASE.jdbc()
                .sql("""
                insert into practice_submission (created_by, status, form, name, npi, email_key, state, attempts, message,
                    disputed_user_id, ended_at)
                select 1, :status, '{}', 'Lakeside', n, n, 'TX', :attempts, %s, %s, now() - :hours * interval '1 hour'
                from (select count(*)::text as n from practice_submission) x
                """.formatted(message, disputed))
                .param("status", status)
                .param("attempts", attempts)
                .param("hours", hoursAgo)
                .update();
    }

    private List<String> lines() {
        return query.failuresSince(Instant.now().minus(Duration.ofDays(7)), 100).stream()
                .map(SubmissionErrorQueryTest::line)
                .toList();
    }

    private static String line(ErrorEntry entry) {
        return "%d %s %s".formatted(entry.count(), entry.summary(), entry.link());
    }
}
