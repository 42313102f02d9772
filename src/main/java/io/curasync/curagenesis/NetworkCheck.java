package io.curasync.curagenesis;

import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.HealthCheck;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Verifies that CuraGenesis can be reached and answers as expected. Also succeeds if CuraGenesis rejects the token, because
 * {@link TokenCheck} reports that problem.
 */
@Component
class NetworkCheck implements HealthCheck {

    private static final String WAIT = "Wait until then, or ask CuraGenesis for a higher limit.";

    private final CuraGenesisProperties properties;
    private final AccessProbe probe;
    private final RecordedCallQuery calls;

    NetworkCheck(CuraGenesisProperties properties, AccessProbe probe, RecordedCallQuery calls) {
        this.properties = properties;
        this.probe = probe;
        this.calls = calls;
    }

    @Override
    public CheckId id() {
        return CheckId.CURAGENESIS_NETWORK;
    }

    @Override
    public boolean isActive() {
        return true;
    }

    @Override
    public CheckResult run() {
        String missing = probe.missingSetting();
        if (missing != null) {
            return CheckResult.off(missing);
        }
        List<NetworkStep> steps = NetworkProbe.connect(URI.create(String.valueOf(properties.apiBase())));
        NetworkStep last = steps.getLast();
        if (!last.succeeded()) {
            return CheckResult.fail(
                            "%s failed after %,d ms: %s.".formatted(last.stage(), last.millis(), last.evidence()),
                            last.stage().action())
                    .with(steps.stream().map(NetworkStep::line).toList());
        }
        ObservedCall call = probe.call();
        NetworkStep http = NetworkStep.http(call);
        List<NetworkStep> all = call.isPostponed()
                ? steps
                : Stream.concat(steps.stream(), Stream.of(http)).toList();
        String times = all.stream().map(NetworkStep::label).collect(Collectors.joining(", "));
        return judge(call, times).with(all.stream().map(NetworkStep::line).toList());
    }

    private static CheckResult judge(ObservedCall call, String times) {
        if (call.isPostponed()) {
            return CheckResult.warn("%s (%s).".formatted(call.error(), times), WAIT);
        }
        return answered(call)
                ? CheckResult.ok("CuraGenesis answered with status %d (%s).".formatted(call.status(), times))
                : CheckResult.fail("%s (%s).".formatted(call.error(), times), NetworkStep.Stage.HTTP.action());
    }

    @Override
    public Optional<CheckResult> runFromStoredState(Instant since) {
        return calls.newestSince(since).map(NetworkCheck::judge);
    }

    private static CheckResult judge(ObservedCall call) {
        if (answered(call)) {
            return CheckResult.ok("CuraGenesis answered with status %d in %,d ms%s."
                    .formatted(call.status(), call.millis(), call.context()));
        }
        String summary = "%s, after %,d ms%s.".formatted(call.error(), call.millis(), call.context());
        return call.status() != null && call.status() == 429
                ? CheckResult.warn(summary, WAIT)
                : CheckResult.fail(summary, NetworkStep.Stage.HTTP.action());
    }

    private static boolean answered(ObservedCall call) {
        return call.succeeded() || call.isUnauthorized();
    }
}
