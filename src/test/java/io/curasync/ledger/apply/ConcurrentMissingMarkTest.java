package io.curasync.ledger.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.ledger.Fact;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A sync marks missing practices while another transaction changes one of them. */
class ConcurrentMissingMarkTest extends FastPathHarness {

    private final LedgerHarness webhooks = new LedgerHarness(DATABASE);
    private final AtomicInteger marked = new AtomicInteger(-1);
    private CompletableFuture<Void> marking;

    @Test
    void doesNotMarkAPracticeWhoseWebhookIsAppliedMeanwhile() {
        applySync(1, sampleFact(1));
        Instant started = Instant.now();
        Instant later = started.plusSeconds(1);
        Fact webhook = Fact.partialPractice(new Provenance(Source.WEBHOOK, 1, later, later))
                .practiceId("prac_1")
                .state("CA")
                .build();

        webhooks.inTransaction(other -> {
            other.apply(List.of(webhook));
            marking = CompletableFuture.runAsync(() -> ledger.inTransaction(sync -> mark(sync, started)));
            await().until(() -> number("select count(*) from pg_locks where not granted") > 0);
        });

        assertThat(marking).succeedsWithin(Duration.ofSeconds(10));
        assertThat(marked).hasValue(0);
        assertThat(number("select count(*) from practice where missing_since is not null"))
                .isZero();
    }

    private void mark(LedgerHarness sync, Instant started) {
        marked.set(sync.missing.mark(2, started));
    }
}
