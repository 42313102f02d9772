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
    void waitsForTheOutcomeOfTheEventThatIsBeingApplied() {
        Inbox.StoredDelivery first = keep("bad");

        Inbox.StoredDelivery correction = keep("good");

        assertThat(correction).isEqualTo(new Inbox.StoredDelivery(first.id(), true));
        correctionDetector.resolve();
        assertThat(events()).containsExactly("bad RECEIVED", "good WAITING");

        settle(first.id(), "FAILED");
        correctionDetector.resolve();
        assertThat(events()).containsExactly("bad FAILED", "good RECEIVED");
        assertThat(holder()).isEqualTo("good");
    }

    @Test
    void isADuplicateOnceTheEventIsApplied() {
        Inbox.StoredDelivery first = keep("good");
        keep("other");

        settle(first.id(), "APPLIED");
        correctionDetector.resolve();

        assertThat(events()).containsExactly("good APPLIED");
    }

    @Test
    void theNewestIsTriedFirstAndTheOthersAfterIt() {
        Inbox.StoredDelivery first = keep("bad");
        keep("good");
        keep("worse");
        keep("good");
        settle(first.id(), "FAILED");

        correctionDetector.resolve();
        assertThat(events()).containsExactly("bad FAILED", "good WAITING", "worse RECEIVED");

        settle(id("worse"), "FAILED");
        correctionDetector.resolve();
        assertThat(events()).containsExactly("bad FAILED", "good RECEIVED", "worse FAILED");
    }

    @Test
    void anEventThatAWorkerHasLockedIsLeftForTheNextTime() {
        Inbox.StoredDelivery first = keep("bad");
        keep("good");
        settle(first.id(), "WAITING");
        var manager = new DataSourceTransactionManager(database.dataSource());

        new TransactionTemplate(manager).executeWithoutResult(status -> {
            JdbcClient.create(manager.getDataSource())
                    .sql("update webhook_event set status = 'RECEIVED', waits_for = null where id = ?")
                    .param(first.id())
                    .update();
            correctionDetector.resolve();
        });

        assertThat(events()).containsExactly("bad RECEIVED", "good WAITING");
        settle(first.id(), "APPLIED");
        correctionDetector.resolve();
        assertThat(events()).containsExactly("bad APPLIED");
    }

    @Test
    void ofTwoAtTheSameTimeOneTakesOver() throws Exception {
        try (ExecutorService senders = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 10; round++) {
                String key = "order:" + round;
                settle(inbox.store(List.of(delivery(key, "bad"))).getFirst().id(), "FAILED");
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
    void anUnknownTypeReplacesAndIsIgnored() {
        settle(keep("bad").id(), "FAILED");

        Inbox.StoredDelivery kept = inbox.store(List.of(SampleDelivery.of("order.danced", "order:1", "dance")))
                .getFirst();

        assertThat(kept.duplicate()).isFalse();
        assertThat(events()).containsExactly("bad FAILED", "dance IGNORED");
    }

    private Inbox.StoredDelivery keep(String body) {
        return inbox.store(List.of(delivery("order:1", body))).getFirst();
    }

    private static Delivery delivery(String key, String body) {
        return SampleDelivery.order(key, body);
    }

    private void settle(long id, String status) {
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
