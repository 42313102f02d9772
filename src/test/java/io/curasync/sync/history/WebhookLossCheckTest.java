package io.curasync.sync.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.CheckStatus;
import io.curasync.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookLossCheckTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Test
    void isOffUntilTheLossIsKnown() {
        run("SUCCEEDED", null);

        assertThat(check("a secret").isInconclusive()).isTrue();
        assertThat(check(null).status()).isEqualTo(CheckStatus.OFF);
    }

    @Test
    void warnsAboveTheLimit() {
        run("SUCCEEDED", 25L);
        assertThat(check("a secret").status()).isEqualTo(CheckStatus.OK);
        run("PARTIAL", 26L);
        run("FAILED", null);

        CheckResult result = check("a secret");

        assertThat(result.status()).isEqualTo(CheckStatus.WARN);
        assertThat(result.summary()).contains("26 practices");
    }

    private static CheckResult check(@Nullable String secret) {
        return new WebhookLossCheck(
                        new RunQuery(DATABASE.jdbc()),
                        new WebhookSecretProperties(secret),
                        new WebhookLossProperties(25))
                .run();
    }

    private static void run(String status, @Nullable Long missed) {
        DATABASE.jdbc().sql("""
                insert into sync_run (kind, trigger, status, instance, started_at, finished_at, missed_by_webhooks)
                values ('FULL', 'SCHEDULE', ?, 'test', clock_timestamp(), clock_timestamp(), ?)""").param(status).param(missed).update();
    }
}
