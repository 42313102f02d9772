package io.curasync.account.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.platform.settings.SettingException;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AuditRetentionJobTest {

    private static final Duration RETENTION = Duration.ofDays(400);
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final DataSourceTransactionManager transactions = new DataSourceTransactionManager(DATABASE.dataSource());
    private final TransactionTemplate transaction = new TransactionTemplate(transactions);
    private final JdbcClient jdbc = JdbcClient.create(transactions.getDataSource());

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Test
    void deletesOldEntriesOfAllBatches() throws Exception {
        entries(RETENTION.plusDays(1), 1_200);
        entries(RETENTION.minusDays(1), 2);

        job(RETENTION).clean();

        assertThat(ids()).containsExactly(1_201L, 1_202L);
    }

    @Test
    void acceptsAsMuchAsTheDatabasePermits() throws Exception {
        entries(Duration.ofDays(365).plusMinutes(1), 1);
        entries(Duration.ofDays(365).minusMinutes(1), 1);

        job(Duration.ofDays(365)).clean();

        assertThat(ids()).containsExactly(2L);
    }

    @Test
    void requiresAYear() {
        assertThatThrownBy(() -> new AuditRetentionProperties(Duration.ofDays(364)))
                .isInstanceOf(SettingException.class)
                .hasMessage(
                        "CURASYNC_ACCOUNT_AUDIT_RETENTION (curasync.account.audit-retention) must be 365d or more.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from audit_entry",
                "delete from audit_entry where id = 2",
                "update audit_entry set actor = 'x' where id = 1",
                "truncate audit_entry"
            })
    void refusesOtherChangesAlsoToTheSessionOfTheJob(String change) {
        entries(RETENTION.plusDays(1), 1);
        entries(Duration.ofDays(364), 1);

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    jdbc.sql("select set_config('curasync.audit_retention', 'on', true)")
                            .query(String.class)
                            .single();
                    jdbc.sql(change).update();
                }))
                .hasMessageContaining("append-only");
        assertThat(ids()).containsExactly(1L, 2L);
    }

    @Test
    void refusesToDeleteOldEntriesOutsideTheJob() throws Exception {
        entries(RETENTION.plusDays(1), 1);
        job(RETENTION.plusDays(100)).clean();

        assertThatThrownBy(() -> jdbc.sql("delete from audit_entry").update()).hasMessageContaining("append-only");
        assertThat(ids()).containsExactly(1L);
    }

    private AuditRetentionJob job(Duration retention) {
        return new AuditRetentionJob(jdbc, transaction, new AuditRetentionProperties(retention));
    }

    private static void entries(Duration age, int count) {
        DATABASE.jdbc()
                .sql("""
                insert into audit_entry (at, actor, action)
                select now() - :age * interval '1 second', 'system', 'sync' from generate_series(1, :count)
                """)
                .param("age", age.toSeconds())
                .param("count", count)
                .update();
    }

    private static List<Long> ids() {
        return DATABASE.jdbc()
                .sql("select id from audit_entry order by id")
                .query(Long.class)
                .list();
    }
}
