package io.curasync.monitoring.alert;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.curasync.live.ChangeSignal;
import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckStatus;
import io.curasync.monitoring.Incident;
import io.curasync.monitoring.IncidentOpened;
import io.curasync.monitoring.IncidentResolved;
import io.curasync.monitoring.IncidentState;
import io.curasync.monitoring.IncidentWorsened;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CuraSyncTest
class AlertSenderTest {

    private static final String KEY = "a key of thirty-two bytes and so";
    private static final String SECRET =
            "whsec_" + Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.UTF_8));
    private static final Instant OPENED = Instant.parse("2026-11-25T10:00:00Z");
    private static final WireMockServer RECEIVER = receiver();

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    ChangeSignal signal;

    @Autowired
    TestDatabase database;

    private AlertOutbox outbox;
    private AlertSender sender;

    private static WireMockServer receiver() {
        WireMockServer server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort());
        server.start();
        return server;
    }

    @AfterAll
    static void stop() {
        RECEIVER.stop();
    }

    @BeforeEach
    void configure() {
        database.clear();
        RECEIVER.resetAll();
        answer(200);
        AlertProperties properties =
                new AlertProperties(RECEIVER.baseUrl() + "/hook?key=secret", SECRET, Duration.ofSeconds(10));
        outbox = new AlertOutbox(jdbc, json, properties);
        sender = new AlertSender(outbox, properties, signal);
    }

    @Test
    void postsASignedAlertOncePerOpenedAndResolvedIncident() throws Exception {
        outbox.on(new IncidentOpened(incident(null)));
        work();
        outbox.on(new IncidentResolved(incident(OPENED.plusSeconds(840))));
        work();

        List<LoggedRequest> requests = requests();
        assertThat(requests).hasSize(2);
        JsonNode opened = json.readTree(requests.getFirst().getBodyAsString());
        assertThat(opened.get("type").asString()).isEqualTo("incident.opened");
        assertThat(opened.get("timestamp").asString()).isEqualTo("2026-11-25T10:00:00Z");
        assertThat(opened.get("text").asString()).isEqualTo("CuraSync: Quarantine (fail). 3 rows. Look at them.");
        assertThat(opened.at("/data/check").asString()).isEqualTo("quarantine");
        JsonNode resolved = json.readTree(requests.getLast().getBodyAsString());
        assertThat(resolved.get("type").asString()).isEqualTo("incident.resolved");
        assertThat(resolved.get("text").asString()).isEqualTo("CuraSync: Quarantine recovered after 14 min.");
        assertThat(requests)
                .allSatisfy(request ->
                        assertThat(request.getHeader("webhook-signature")).isEqualTo("v1," + hmac(request)));
        assertThat(outbox.newest()).allMatch(delivery -> delivery.deliveredAt() != null);
    }

    @Test
    void postsThatAnIncidentIsNowFailing() throws Exception {
        outbox.on(new IncidentWorsened(incident(null), OPENED.plusSeconds(60)));
        work();

        JsonNode worsened = json.readTree(requests().getFirst().getBodyAsString());
        assertThat(worsened.get("type").asString()).isEqualTo("incident.worsened");
        assertThat(worsened.get("timestamp").asString()).isEqualTo("2026-11-25T10:01:00Z");
        assertThat(worsened.get("text").asString())
                .isEqualTo("CuraSync: Quarantine is now failing. 3 rows. Look at them.");
        assertThat(worsened.at("/data/severity").asString()).isEqualTo("FAIL");
        assertThat(outbox.newest()).extracting(AlertDelivery::type).containsExactly(AlertType.WORSENED);
    }

    @Test
    void retriesAfterAnErrorWithTheSameId() throws Exception {
        answer(500);
        outbox.on(new IncidentOpened(incident(null)));
        assertThat(sender.work()).isTrue();
        assertThat(sender.work()).as("not due before the retry delay").isFalse();
        AlertDelivery failed = outbox.newest().getFirst();
        assertThat(failed.error()).isEqualTo("The alert URL answered 500.");
        assertThat(failed.attempts()).isEqualTo(1);
        assertThat(failed.nextAttemptAt())
                .isBetween(Instant.now().plusSeconds(5), Instant.now().plusSeconds(15));

        answer(204);
        due();
        work();
        assertThat(outbox.newest().getFirst().deliveredAt()).isNotNull();
        assertThat(outbox.newest().getFirst().error()).isNull();
        assertThat(requests())
                .hasSize(2)
                .extracting(request -> request.getHeader("webhook-id"))
                .containsOnly("alert_1");
    }

    @Test
    void givesUpAfterTooManyAttemptsAndShowsIt() throws Exception {
        answer(410);
        outbox.on(new IncidentOpened(incident(null)));
        jdbc.sql("update alert_delivery set attempts = ?")
                .param(AlertOutbox.MAX_ATTEMPTS - 1)
                .update();
        work();
        due();

        assertThat(sender.work()).isFalse();
        AlertDelivery givenUp = outbox.newest().getFirst();
        assertThat(givenUp.nextAttemptAt()).isNull();
        assertThat(givenUp.deliveredAt()).isNull();
        assertThat(givenUp.error()).isEqualTo("The alert URL answered 410.");
    }

    @Test
    void postsTheEndOfAnIncidentAfterItsBeginning() throws Exception {
        answer(500);
        outbox.on(new IncidentOpened(incident(null)));
        work();
        outbox.on(new IncidentResolved(incident(OPENED.plusSeconds(60))));
        answer(200);

        assertThat(sender.work()).as("the beginning was not delivered yet").isFalse();
        due();
        work();
        work();
        assertThat(requests())
                .extracting(request ->
                        json.readTree(request.getBodyAsString()).get("type").asString())
                .containsExactly("incident.opened", "incident.opened", "incident.resolved");
    }

    @Test
    void reportsAnUnreachableReceiverWithoutItsAddress() throws Exception {
        AlertProperties nowhere =
                new AlertProperties("http://127.0.0.1:1/hook?key=secret", null, Duration.ofSeconds(10));
        outbox.on(new IncidentOpened(incident(null)));
        new AlertSender(outbox, nowhere, signal).work();

        assertThat(outbox.newest().getFirst().error())
                .startsWith("The alert URL could not be reached")
                .doesNotContain("secret");
    }

    @Test
    void storesNoAlertWithoutAnAlertUrl() {
        AlertOutbox off = new AlertOutbox(jdbc, json, new AlertProperties(" ", null, Duration.ofSeconds(10)));
        off.on(new IncidentOpened(incident(null)));

        assertThat(off.addTest("morgan@example.com")).isFalse();
        assertThat(off.newest()).isEmpty();
    }

    private void work() throws InterruptedException {
        assertThat(sender.work()).isTrue();
    }

    private void due() {
        jdbc.sql("update alert_delivery set next_attempt_at = now()").update();
    }

    private static void answer(int status) {
        RECEIVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));
    }

    private static List<LoggedRequest> requests() {
        return RECEIVER.findAll(postRequestedFor(urlEqualTo("/hook?key=secret")));
    }

    private static String hmac(LoggedRequest request) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signed = "%s.%s.%s"
                .formatted(
                        request.getHeader("webhook-id"),
                        request.getHeader("webhook-timestamp"),
                        request.getBodyAsString());
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    /** Stores an incident, unless it is stored, and returns it. */
    private Incident incident(@Nullable Instant resolvedAt) {
        jdbc.sql("""
                insert into incident (check_id, severity, state, summary) select 'quarantine', 'FAIL', 'OPEN', '3 rows.'
                where not exists (select from incident)""").update();
        return new Incident(
                1,
                CheckId.QUARANTINE,
                CheckStatus.FAIL,
                resolvedAt == null ? IncidentState.OPEN : IncidentState.RESOLVED,
                "3 rows.",
                "Look at them.",
                OPENED,
                null,
                null,
                resolvedAt);
    }
}
