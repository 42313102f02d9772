package io.curasync.kpi.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.ledger.Ledger;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CuraSyncTest
class RollupDriftCheckTest {

    @Autowired
    RollupDriftCheck nightly;

    @Autowired
    MeterRegistry registry;

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestDatabase database;

    @BeforeEach
    void clear() {
        database.clear();
    }

    @Test
    void reportsTheNumberOfWrongRollups() {
        transaction.executeWithoutResult(
                status -> ledger.apply(List.of(SampleFacts.practice(1, "TX", "Dana Reyes", Instant.now(), 3))));
        jdbc.sql("update kpi_practice set orders = 7").update();

        nightly.check();

        assertThat(registry.get("curasync.kpi.drift").gauge().value()).isEqualTo(1);
        assertThat(registry.get("curasync.kpi.check.age.seconds").gauge().value())
                .isBetween(0.0, 60.0);
    }
}
