package io.curasync.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.ledger.Ledger;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Accepting a submission whose ids contradict the practices 1 and 2. */
@CuraSyncTest
class SubmissionAcceptorTest {

    private static final String UNKNOWN = """
            insert into practice_submission (created_by, status, form, name, npi, email_key, state, sent_at)
            values (?, 'UNKNOWN', '{"name": "Lakeside"}', 'Lakeside', '', '', 'TX', now()) returning id""";

    @Autowired
    TestDatabase database;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    Ledger ledger;

    @Autowired
    SubmissionAcceptor submissionAcceptor;

    @Autowired
    SubmissionQuery submissionQuery;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private CurrentUser admin;
    private long submission;

    @BeforeEach
    void createPractices() {
        database.clear();
        User morgan = TestUsers.admin(userAccounts, "morgan@example.com");
        admin = new CurrentUser(morgan.id(), morgan.email(), morgan.name(), morgan.role());
        transaction.executeWithoutResult(status -> ledger.apply(
                List.of(SampleFacts.practice(1, "TX", "", null, 0), SampleFacts.practice(2, "TX", "", null, 0))));
        submission = jdbc.sql(UNKNOWN).param(admin.id()).query(Long.class).single();
    }

    @Test
    void acceptsWithoutTheDataAndLinksThePracticeWithThePracticeId() {
        accept("prac_1", "user_2");

        Submission accepted = find();
        assertThat(accepted.status()).isEqualTo(SubmissionStatus.ACCEPTED);
        assertThat(accepted.message())
                .isEqualTo("Found. Its data was not applied, because its ids contradict known practices."
                        + " The audit log has the reason");
        assertThat(accepted.userId()).isNull();
        assertThat(accepted.practice()).isEqualTo(idOf("prac_1"));
        assertThat(linked()).containsExactly("prac_1");
        assertThat(jdbc.sql("select count(name) from practice")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select detail from audit_entry where action = 'practice.enrolled'")
                        .query(String.class)
                        .single())
                .isEqualTo(
                        "submission 1, Lakeside. Its data was not applied: practice prac_1 has the user id user_1, not user_2");
    }

    @Test
    void linksNoPracticeIfThePracticeIdIsUnknown() {
        accept("prac_9", "user_2");

        assertThat(find().status()).isEqualTo(SubmissionStatus.ACCEPTED);
        assertThat(find().message())
                .as("for the rep")
                .contains("was not applied")
                .doesNotContain("prac_2");
        assertThat(find().practice()).isNull();
        assertThat(linked()).isEmpty();
    }

    /** A writer of the ledger that holds the lock of the practice must not be overtaken. */
    @Test
    void locksThePracticeThatItLinks() throws SQLException {
        try (Connection other = database.dataSource().getConnection()) {
            other.setAutoCommit(false);
            lock(other, "prac_2");
            accept("prac_1", "user_2");
            assertThat(linked()).containsExactly("prac_1");
        }
        jdbc.sql("update practice_submission set status = 'UNKNOWN'").update();
        jdbc.sql("update practice set submission = null").update();
        try (Connection other = database.dataSource().getConnection()) {
            other.setAutoCommit(false);
            lock(other, "prac_1");
            assertThatThrownBy(() -> accept("prac_1", "user_2")).hasMessageContaining("lock timeout");
        }
        assertThat(linked()).isEmpty();
    }

    private static void lock(Connection connection, String practiceId) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    select from practice_observation x join practice p on p.id = x.practice
                    where p.practice_id = '%s' for update of x""".formatted(practiceId));
        }
    }

    private void accept(String practiceId, String userId) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local lock_timeout = '2s'").update();
            assertThat(submissionAcceptor.accept(
                            find(),
                            practiceId,
                            userId,
                            "Found",
                            new SubmissionAcceptor.Actor(admin.id(), admin.email(), admin.name())))
                    .isTrue();
        });
    }

    private Submission find() {
        return submissionQuery.find(admin, submission).orElseThrow();
    }

    private long idOf(String practiceId) {
        return jdbc.sql("select id from practice where practice_id = ?")
                .param(practiceId)
                .query(Long.class)
                .single();
    }

    private List<String> linked() {
        return jdbc.sql("select practice_id from practice where submission is not null")
                .query(String.class)
                .list();
    }
}
