package io.curasync.webhook.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.CheckStatus;
import io.curasync.webhook.WebhookProperties;
import io.curasync.webhook.ingest.RejectReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Health checks of secrets, signatures and silence. */
class WebhookChecksTest extends WebhookChecksHarness {

    private static final WebhookProperties NO_SECRET = new WebhookProperties(null);

    private static final WebhookProperties SECRETS =
            new WebhookProperties("the old secret of 2025, the new secret of 2026");
    private final HourRepository hours = new HourRepository(jdbc);
    private final WebhookSignaturesCheck signatures = new WebhookSignaturesCheck(new SignatureQuery(jdbc), SECRETS);
    private final WebhookSilenceCheck silence = new WebhookSilenceCheck(hours, SECRETS);

    @Test
    void failsWithoutASecret() {
        CheckResult result = new WebhookSecretCheck(NO_SECRET).run();

        assertThat(result.status()).isEqualTo(CheckStatus.FAIL);
        assertThat(result.action()).contains("CURAGENESIS_WEBHOOK_SECRET");
    }

    @Test
    void countsSecretsWithoutShowingThem() {
        CheckResult result = new WebhookSecretCheck(SECRETS).run();

        assertThat(result.status()).isEqualTo(CheckStatus.OK);
        assertThat(result.summary()).contains("2 secrets");
        assertThat(result.details()).containsExactly("Secret 1 ends in …2025.", "Secret 2 ends in …2026.");
    }

    @Test
    void isOffWithoutASecret() {
        assertThat(new WebhookSignaturesCheck(new SignatureQuery(jdbc), NO_SECRET)
                        .run()
                        .status())
                .isEqualTo(CheckStatus.OFF);
        assertThat(new WebhookSilenceCheck(hours, NO_SECRET).run().status()).isEqualTo(CheckStatus.OFF);
    }

    @Test
    void showsTheUseOfEachSecret() {
        accept(1, "2025", 7, "40 minutes");
        accept(1, "2025", 100, "3 days");

        CheckResult result = signatures.run();

        assertThat(result.status()).isEqualTo(CheckStatus.OK);
        assertThat(result.details()).hasSize(2);
        assertThat(result.details().getFirst())
                .contains("Secret 1 (…2025): 7 deliveries in the last hour, 107 since ", "(hex without timestamp)");
        assertThat(result.details().getLast()).startsWith("Secret 2 (…2026): no delivery since ");
    }

    @Test
    void ignoresAFewScansWithoutSignature() {
        accept(1, "2025", 7, "40 minutes");
        reject(RejectReason.SIGNATURE_MISSING, "198.51.100.7", 15, "1 minute");
        assertThat(signatures.run().status()).isEqualTo(CheckStatus.OK);

        jdbc.sql("delete from webhook_acceptance").update();
        assertThat(signatures.run().status()).isEqualTo(CheckStatus.OK);
        assertThat(signatures.run().details().getFirst())
                .isEqualTo("15 deliveries rejected from 198.51.100.7: no signature.");
    }

    @Test
    void warnsIfTheSenderSignsNothing() {
        reject(RejectReason.SIGNATURE_MISSING, "198.51.100.7", 20, "1 minute");

        assertThat(signatures.run().status()).isEqualTo(CheckStatus.WARN);
        assertThat(signatures.run().action()).contains("signed");
    }

    @ParameterizedTest
    @CsvSource({"1000,2,OK", "1000,30,OK", "1000,60,WARN", "20,2,OK", "20,3,WARN", "0,1,WARN"})
    void warnsAboutARelevantShareOfInvalidSignatures(int accepted, int rejected, CheckStatus status) {
        if (accepted > 0) {
            accept(1, "2025", accepted, "5 minutes");
        }
        reject(RejectReason.SIGNATURE_WRONG, "198.51.100.7", rejected, "5 minutes");

        assertThat(signatures.run().status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "SIGNATURE_WRONG,CURAGENESIS_WEBHOOK_SECRET",
        "SIGNATURE_EXPIRED,clocks",
        "SIGNATURE_UNTIMED,CURASYNC_WEBHOOK_REQUIRE_TIMESTAMP"
    })
    void failsIfAllRecentDeliveriesAreRejected(RejectReason reason, String action) {
        accept(1, "2025", 1_000, "20 minutes");
        reject(reason, "198.51.100.7", 3, "1 minute");
        jdbc.sql("insert into webhook_watch (rejected_since_accepted) values (3)")
                .update();

        CheckResult result = signatures.run();

        assertThat(result.status()).isEqualTo(CheckStatus.FAIL);
        assertThat(result.action()).contains(action);
        assertThat(result.details()).anySatisfy(line -> assertThat(line).contains("3 deliveries", "198.51.100.7"));
    }

    @Test
    void forgetsRejectedDeliveriesAfterAnHour() {
        reject(RejectReason.SIGNATURE_WRONG, "198.51.100.7", 3, "61 minutes");
        jdbc.sql("insert into webhook_watch (rejected_since_accepted) values (3)")
                .update();

        assertThat(signatures.run().status()).isEqualTo(CheckStatus.OK);
    }

    @Test
    void reportsASilentSender() {
        assertThat(silence.run().status()).as("no webhook ever").isEqualTo(CheckStatus.OFF);
        hours.markAlive();
        jdbc.sql("update webhook_pause set ended_at = now() - interval '3 hours'")
                .update();
        jdbc.sql("""
                insert into webhook_hour (hour, events, minutes)
                select hour, 240, (1::bigint << 60) - 1
                from generate_series(date_trunc('hour', now()) - interval '70 days', now() - interval '3 hours',
                    interval '1 hour') as hour""").update();
        event("APPLIED", "2 hours", "now()");

        CheckResult result = silence.run();

        assertThat(result.status()).isEqualTo(CheckStatus.FAIL);
        assertThat(result.summary()).contains("2 h");
        assertThat(result.details().getFirst()).contains("240 webhooks an hour");

        event("APPLIED", "20 minutes", "now()");
        assertThat(silence.run().status()).isEqualTo(CheckStatus.WARN);
        event("APPLIED", "5 minutes", "now()");
        assertThat(silence.run().status()).isEqualTo(CheckStatus.OK);
    }

    private void accept(int secret, String suffix, long deliveries, String ago) {
        jdbc.sql("""
                insert into webhook_acceptance (period_start, secret, secret_suffix, scheme, deliveries, last_at)
                select date_bin('10 minutes', at, timestamptz 'epoch'), ?, ?, 'HEX', ?, at
                from (select now() - ?::interval as at) t""").params(secret, suffix, deliveries, ago).update();
    }
}
