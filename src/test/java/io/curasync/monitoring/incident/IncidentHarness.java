package io.curasync.monitoring.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.UserAccounts;
import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.Incident;
import io.curasync.monitoring.health.StubChecks;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Health checks whose results the test sets, and their incidents. */
@CuraSyncTest
abstract class IncidentHarness {

    static final CheckResult OK = CheckResult.ok("0 rows.");
    static final CheckResult FAIL = CheckResult.fail("900 rows.", "Stop the sync.");

    @Autowired
    ApplicationContext context;

    @Autowired
    TestDatabase database;

    @Autowired
    UserAccounts accounts;

    @Autowired
    IncidentRepository repository;

    StubChecks checks;

    @BeforeEach
    void clear() {
        database.clear();
        TestUsers.admin(accounts, "morgan@example.com");
        checks = new StubChecks(context);
    }

    void problem(CheckResult result) {
        checks.with(CheckId.QUARANTINE, result).run();
        assertThat(incidents()).isEmpty();
        checks.aMinutePasses().run();
    }

    List<Incident> incidents() {
        return repository.page(null, null, 100);
    }

    Incident only() {
        assertThat(incidents()).hasSize(1);
        return incidents().getFirst();
    }

    List<String> notifications() {
        return database.jdbc()
                .sql("select event_key from notification where kind = 'INCIDENT' order by id")
                .query(String.class)
                .list();
    }
}
