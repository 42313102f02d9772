package io.curasync.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.account.AuditLog;
import java.time.Instant;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A handover that ends between two batches. */
class HandoverInterruptionTest extends BulkHandoverHarness {

    private static final int MANY = 1_200;

    @Autowired
    HandoverRecoveryJob recoveryJob;

    /** Not an exception that the service handles, like the end of the process. */
    private static final class Killed extends Error {

        private static final long serialVersionUID = 1;
    }

    @Test
    void auditsAndNotifiesOnceAfterAKill() {
        practices(MANY, "Dana Reyes");
        AuditLog.withClientAddress("203.0.113.7", () -> killAfter(1_000, to(ava, ids())));
        assertThat(owned(ava)).isEqualTo(1_000);
        recoveryJob.endInterrupted();
        assertThat(audited()).as("while the handover may still be running").isEmpty();

        waitTooLong();
        recoveryJob.endInterrupted();
        recoveryJob.endInterrupted();

        assertThat(audited())
                .singleElement()
                .asString()
                .startsWith("practice.assigned ava@example.com interrupted after 1,000 of 1,200 practices;"
                        + " 1,000 practices: prac_")
                .endsWith(" and 980 more");
        assertThat(jdbc.sql("select address from audit_entry where action = 'practice.assigned'")
                        .query(String.class)
                        .single())
                .isEqualTo("203.0.113.7");
        assertThat(notified())
                .containsExactlyInAnyOrder(
                        "ava@example.com 1000 null 500 items", "dana@example.com 1000 ava@example.com no items");
        assertThat(owned(ava)).as("without the remaining practices").isEqualTo(1_000);
        assertThat(rollupVerifier.differences()).isEmpty();
        assertNothingUnfinished();
    }

    @Test
    void auditsAliasesAndReleasesAfterAKill() {
        practices(MANY, "Chris Doyle");
        killAfter(500, new BulkHandover(ids().subList(0, 600), ava.id(), Instant.now(), true));
        waitTooLong();
        recoveryJob.endInterrupted();
        assertThat(audited())
                .singleElement()
                .asString()
                .startsWith(
                        "practice.assigned ava@example.com interrupted after 500 of 600 practices; 1,200 practices:")
                .endsWith("alias added: “Chris Doyle”");

        done(bulkHandoverService.handOver(to(dana, ids()), admin, processed -> {}));
        killAfter(500, new BulkHandover(ids(), null, Instant.now(), false));
        waitTooLong();
        recoveryJob.endInterrupted();
        assertThat(audited())
                .hasSize(3)
                .last()
                .asString()
                .startsWith("practice.released CuraGenesis interrupted after 500 of 1,200 practices; 500 practices:");
        assertThat(notified())
                .contains("ava@example.com 500 null 500 items", "dana@example.com 500 ava@example.com no items");
        assertNothingUnfinished();
    }

    @Test
    void auditsTheBatchesBeforeAFailure() {
        practices(MANY, "Dana Reyes");
        IntConsumer failure = processed -> {
            throw new IllegalStateException("the screen failed");
        };

        assertThatThrownBy(() -> bulkHandoverService.handOver(to(ava, ids()), admin, failure))
                .hasMessage("the screen failed");

        assertThat(audited())
                .singleElement()
                .asString()
                .startsWith(
                        "practice.assigned ava@example.com interrupted after 500 of 1,200 practices; 500 practices:");
        assertThat(notified()).hasSize(2);
        assertNothingUnfinished();
    }

    @Test
    void auditsOnceIfTheScreenFailsAfterTheLastBatch() {
        practices(2, "Dana Reyes");
        IntConsumer failure = processed -> {
            throw new IllegalStateException("the screen failed");
        };

        assertThatThrownBy(() -> bulkHandoverService.handOver(to(ava, ids()), admin, failure))
                .hasMessage("the screen failed");

        assertThat(audited()).containsExactly("practice.assigned ava@example.com 2 practices: prac_1, prac_2");
    }

    @Test
    void stopsIfAnotherInstanceHasEndedIt() {
        practices(MANY, "Dana Reyes");
        IntConsumer paused = processed -> {
            waitTooLong();
            recoveryJob.endInterrupted();
        };

        assertThatThrownBy(() -> bulkHandoverService.handOver(to(ava, ids()), admin, paused))
                .hasMessageContaining("was ended by another instance");

        assertThat(owned(ava)).isEqualTo(500);
        assertThat(audited()).hasSize(1);
        assertThat(notified()).hasSize(2);
    }

    private void killAfter(int practices, BulkHandover handover) {
        IntConsumer kill = processed -> {
            if (processed == practices) {
                throw new Killed();
            }
        };
        assertThatThrownBy(() -> bulkHandoverService.handOver(handover, admin, kill))
                .isInstanceOf(Killed.class);
    }

    private void waitTooLong() {
        jdbc.sql("update unfinished_handover set batch_at = batch_at - interval '3 minutes'")
                .update();
    }

    private void assertNothingUnfinished() {
        assertThat(jdbc.sql("select count(*) from unfinished_handover")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
