package io.curasync.webhook.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class CorrectionDetectorTest {

    private final TestDatabase database = TestDatabase.create();
    private final Inbox inbox = new Inbox(database.jdbc());
    private final CorrectionDetector correctionDetector = new CorrectionDetector(database.jdbc());

    @Test
    void waitsForTheOutcomeOfTheProcessedEvent() {
        Inbox.StoredDelivery first = store("bad");

        Inbox.StoredDelivery correction = store("good");

        assertThat(correction).isEqualTo(new Inbox.StoredDelivery(first.id(), true));
        correctionDetector.resolve();
        assertThat(events()).containsExactly("bad RECEIVED", "good WAITING");

        setStatus(first.id(), "FAILED");
        correctionDetector.resolve();
        assertThat(events()).containsExactly("bad FAILED", "good RECEIVED");
        assertThat(holder()).isEqualTo("good");
    }

    @Test
    void discardsCorrectionsOfAnAppliedEvent() {
        Inbox.StoredDelivery first = store("good");
        store("other");

        setStatus(first.id(), "APPLIED");
        correctionDetector.resolve();

        assertThat(events()).containsExactly("good APPLIED");
    }

    @Test
    void triesTheNewestCorrectionFirst() {
        Inbox.StoredDelivery first = store("bad");
        store("good");
        store("worse");
        store("good");
        setStatus(first.id(), "FAILED");

        correctionDetector.resolve();
        assertThat(events()).containsExactly("bad FAILED", "good WAITING", "worse RECEIVED");

        setStatus(id("worse"), "FAILED");
        correctionDetector.resolve();
        assertThat(events()).containsExactly("bad FAILED", "good RECEIVED", "worse FAILED");
    }

    @Test
    void doesNotReplaceAWaitingCorrectionWithAnOlderOne() {
        Inbox.StoredDelivery first = store("bad");
        store("older");
        store("newer");
        setStatus(first.id(), "FAILED");
        correctionDetector.resolve();
        setStatus(id("newer"), "WAITING");

        correctionDetector.resolve();

        assertThat(events()).containsExactly("bad FAILED", "older WAITING", "newer WAITING");
        assertThat(holder()).isEqualTo("newer");
        setStatus(id("newer"), "APPLIED");
        correctionDetector.resolve();
        assertThat(events()).containsExactly("bad FAILED", "newer APPLIED");
    }

    @Test
    void skipsALockedEvent() {
        Inbox.StoredDelivery first = store("bad");
        store("good");
        setStatus(first.id(), "WAITING");
        var manager = new DataSourceTransactionManager(database.dataSource());

        new TransactionTemplate(manager).executeWithoutResult(status -> {
            JdbcClient.create(manager.getDataSource())
                    .sql("update webhook_event set status = 'RECEIVED', waits_for = null where id = ?")
                    .param(first.id())
                    .update();
            correctionDetector.resolve();
        });

        assertThat(events()).containsExactly("bad RECEIVED", "good WAITING");
        setStatus(first.id(), "APPLIED");
        correctionDetector.resolve();
        assertThat(events()).containsExactly("bad APPLIED");
    }

    @Test
    void replacesAnEventOnceUnderConcurrency() throws Exception {
        try (ExecutorService senders = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 10; round++) {
                String key = "order:" + round;
                setStatus(inbox.store(List.of(delivery(key, "bad"))).getFirst().id(), "FAILED");
                List<Future<Inbox.StoredDelivery>> answers = new ArrayList<>();
                for (String body : List.of("one", "two", "three", "four")) {
                    answers.add(senders.submit(
                            () -> inbox.store(List.of(delivery(key, body))).getFirst()));
                }
                for (Future<Inbox.StoredDelivery> answer : answers) {
                    answer.get();
                }
                assertThat(database.jdbc()
                                .sql("select count(*) from webhook_event where dedupe_key = ? and status = 'RECEIVED'")
                                .param(key)
                                .query(Integer.class)
                                .single())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void ignoresACorrectionOfUnknownType() {
        setStatus(store("bad").id(), "FAILED");

        Inbox.StoredDelivery stored = inbox.store(List.of(SampleDelivery.of("order.danced", "order:1", "dance")))
                .getFirst();

        assertThat(stored.duplicate()).isFalse();
        assertThat(events()).containsExactly("bad FAILED", "dance IGNORED");
    }

    private Inbox.StoredDelivery store(String body) {
        return inbox.store(List.of(delivery("order:1", body))).getFirst();
    }

    private static Delivery delivery(String key, String body) {
        return SampleDelivery.order(key, body);
    }

    private void setStatus(long id, String status) {
        database.jdbc()
                .sql("update webhook_event set status = ? where id = ?")
                .params(status, id)
                .update();
    }

    private List<String> events() {
        return database.jdbc()
                .sql("select body || ' ' || status from webhook_event order by id")
                .query(String.class)
                .list();
    }

    private String holder() {
        return database.jdbc()
                .sql("select body from webhook_event where dedupe_key = 'order:1' and superseded_by is null")
                .query(String.class)
                .single();
    }

    private long id(String body) {
        return database.jdbc()
                .sql("select id from webhook_event where body = ?")
                .param(body)
                .query(Long.class)
                .single();
    }
}
