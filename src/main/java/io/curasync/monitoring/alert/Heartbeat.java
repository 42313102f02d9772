package io.curasync.monitoring.alert;

import io.curasync.monitoring.CheckStatus;
import io.curasync.monitoring.MonitoringProperties;
import io.curasync.monitoring.health.CheckRepository;
import io.curasync.platform.FailureLog;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Requests {@code CURASYNC_HEARTBEAT_URL} regularly, by default once a minute, from one instance at a time. Sends no request while a
 * check has the status FAIL or while the results of the checks are out of date. The requests also stop if all instances, PostgreSQL or
 * the checks stop working. The monitoring service behind the URL then raises an alarm.
 */
@Component
class Heartbeat {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration MIN_MAX_AGE = Duration.ofMinutes(2);

    private final HeartbeatProperties properties;
    private final CheckRepository checks;
    private final MonitoringProperties monitoring;
    private final FailureLog failures =
            new FailureLog(LoggerFactory.getLogger(Heartbeat.class), "The request of the heartbeat URL");
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    Heartbeat(HeartbeatProperties properties, CheckRepository checks, MonitoringProperties monitoring) {
        this.properties = properties;
        this.checks = checks;
        this.monitoring = monitoring;
    }

    @Scheduled(fixedDelayString = "${curasync.heartbeat.every:1m}")
    @SchedulerLock(
            name = "heartbeat",
            lockAtMostFor = "${curasync.heartbeat.every:1m}",
            lockAtLeastFor = "${curasync.heartbeat.every:1m}")
    void beat() throws InterruptedException {
        if (!properties.isConfigured() || !isHealthy()) {
            return;
        }
        try {
            int status = http.send(
                            HttpRequest.newBuilder(properties.uri())
                                    .timeout(TIMEOUT)
                                    .GET()
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status / 100 == 2) {
                failures.succeeded();
            } else {
                failures.failed("status " + status);
            }
        } catch (IOException e) {
            failures.failed(e.toString());
        }
    }

    private boolean isHealthy() {
        Duration twoRuns = monitoring.every().multipliedBy(2);
        Duration maxAge = twoRuns.compareTo(MIN_MAX_AGE) > 0 ? twoRuns : MIN_MAX_AGE;
        return checks.report().status() != CheckStatus.FAIL
                && !checks.evaluatedWithin(maxAge).isEmpty();
    }
}
