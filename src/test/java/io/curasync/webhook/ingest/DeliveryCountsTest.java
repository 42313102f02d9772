package io.curasync.webhook.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.testing.TestDatabase;
import io.curasync.webhook.WebhookProperties;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class DeliveryCountsTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final JdbcClient jdbc = DATABASE.jdbc();
    private final DeliveryCounts counts = new DeliveryCounts();
    private final DeliveryCountWriter writer = new DeliveryCountWriter(
            counts,
            new DeliveryCountRepository(jdbc, new WebhookProperties("the old secret of 2025, the new secret of 2026")));

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Test
    void storesABoundedNumberOfRowsForManyForgedDeliveries() {
        for (int i = 0; i < 10_000; i++) {
            counts.rejected(RejectReason.SIGNATURE_WRONG, "10.%d.%d.1".formatted(i / 250, i % 250));
            if (i % 1_000 == 999) {
                counts.rejected(RejectReason.SIGNATURE_WRONG, "192.0.2.1");
                writer.work();
            }
        }

        // Two periods, if one ends during the test.
        assertThat(count("count(*) from webhook_rejection"))
                .isLessThanOrEqualTo(2 * (DeliveryCountRepository.MAX_ADDRESSES + 1));
        assertThat(count("sum(deliveries) from webhook_rejection")).isEqualTo(10_010);
        assertThat(count("rejected_since_accepted from webhook_watch")).isEqualTo(10_010);
    }

    @Test
    void countsABoundedNumberOfAddressesInMemory() {
        for (int i = 0; i < 10_000; i++) {
            counts.rejected(RejectReason.SIGNATURE_WRONG, "10.%d.%d.1".formatted(i / 250, i % 250));
        }

        DeliveryCounts.Batch batch = counts.drain();

        assertThat(batch.rejected()).hasSizeLessThanOrEqualTo(DeliveryCounts.MAX_REJECTIONS + 1);
        assertThat(batch.invalidSignatures()).isEqualTo(10_000);
    }

    @Test
    void namesTheAddressesWithTheMostDeliveries() {
        for (int i = 0; i < 300; i++) {
            counts.rejected(RejectReason.SIGNATURE_MISSING, "10.0.1." + i);
        }
        for (int i = 0; i < 5; i++) {
            counts.rejected(RejectReason.SIGNATURE_WRONG, "192.0.2.1");
        }

        writer.work();

        assertThat(count("sum(deliveries) from webhook_rejection where address = '192.0.2.1'"))
                .isEqualTo(5);
        assertThat(count("sum(deliveries) from webhook_rejection where address = ''"))
                .isEqualTo(201);
    }

    @Test
    void losesNoDeliveryThatIsCountedWhileCountsAreStored() {
        CompletableFuture<?>[] senders = IntStream.range(0, 4)
                .mapToObj(sender -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 5_000; i++) {
                        counts.accepted(new SignatureCheck.Valid(null, null, 1));
                        counts.rejected(RejectReason.METHOD, "10.0.0." + sender);
                    }
                }))
                .toArray(CompletableFuture[]::new);
        CompletableFuture<Void> sent = CompletableFuture.allOf(senders);
        while (!sent.isDone()) {
            writer.work();
        }
        writer.work();

        assertThat(count("sum(deliveries) from webhook_acceptance")).isEqualTo(20_000);
        assertThat(count("sum(deliveries) from webhook_rejection")).isEqualTo(20_000);
    }

    @Test
    void storesTheSecretByItsLastCharactersOnly() {
        counts.accepted(new SignatureCheck.Valid(null, null, 1));
        counts.accepted(new SignatureCheck.Valid("msg_1", Instant.EPOCH, 2));
        writer.work();
        counts.accepted(new SignatureCheck.Valid("msg_2", Instant.EPOCH, 2));
        writer.work();

        String stored = """
                select concat_ws(' ', secret, secret_suffix, scheme, sum(deliveries)) from webhook_acceptance
                group by secret, secret_suffix, scheme order by 1""";
        assertThat(jdbc.sql(stored).query(String.class).list()).containsExactly("1 2025 HEX 1", "2 2026 STANDARD 2");
    }

    @Test
    void countsInvalidSignaturesSinceTheLastAcceptedDelivery() {
        counts.rejected(RejectReason.SIGNATURE_WRONG, "192.0.2.1");
        counts.rejected(RejectReason.SIGNATURE_MISSING, "192.0.2.1");
        writer.work();
        counts.rejected(RejectReason.SIGNATURE_EXPIRED, "192.0.2.1");
        writer.work();
        assertThat(count("rejected_since_accepted from webhook_watch")).isEqualTo(2);

        counts.accepted(new SignatureCheck.Valid(null, null, 1));
        counts.rejected(RejectReason.SIGNATURE_WRONG, "192.0.2.1");
        writer.work();
        assertThat(count("rejected_since_accepted from webhook_watch")).isZero();
    }

    @Test
    void storesCountsAfterAnOutage() {
        jdbc.sql("alter table webhook_rejection rename to hidden").update();
        counts.rejected(RejectReason.SIGNATURE_WRONG, "192.0.2.1");
        assertThatThrownBy(writer::work).isInstanceOf(DataAccessException.class);
        jdbc.sql("alter table hidden rename to webhook_rejection").update();
        counts.rejected(RejectReason.SIGNATURE_WRONG, "192.0.2.1");

        writer.work();

        assertThat(count("sum(deliveries) from webhook_rejection")).isEqualTo(2);
    }

    private long count(String query) {
        return jdbc.sql("select " + query).query(Long.class).single();
    }
}
