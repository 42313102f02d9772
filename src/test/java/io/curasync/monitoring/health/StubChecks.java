package io.curasync.monitoring.health;

import io.curasync.live.ChangeSignal;
import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.HealthCheck;
import io.curasync.monitoring.HealthReport;
import io.curasync.monitoring.MonitoringProperties;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Health checks with given results, and a runner that stores them. */
public final class StubChecks {

    private final ApplicationContext context;
    private final Map<CheckId, HealthCheck> checks = new EnumMap<>(CheckId.class);

    public StubChecks(ApplicationContext context) {
        this.context = context;
    }

    /** Sets the result of a passive check. */
    public StubChecks with(CheckId id, CheckResult result) {
        return with(id, false, () -> result);
    }

    StubChecks with(CheckId id, boolean active, Supplier<CheckResult> result) {
        checks.put(id, new HealthCheck() {
            @Override
            public CheckId id() {
                return id;
            }

            @Override
            public boolean isActive() {
                return active;
            }

            @Override
            public CheckResult run() {
                return result.get();
            }
        });
        return this;
    }

    public StubChecks without(CheckId id) {
        checks.remove(id);
        return this;
    }

    /** Runs all checks and stores their results. */
    public HealthReport run() {
        return runner().runAll(_ -> {});
    }

    CheckRunner runner() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        checks.forEach((id, check) -> beans.addBean(id.name(), check));
        return new CheckRunner(
                beans.getBeanProvider(HealthCheck.class),
                context.getBean(CheckRepository.class),
                context.getBean(MonitoringProperties.class),
                context,
                context.getBean(TransactionOperations.class),
                context.getBean(ChangeSignal.class));
    }

    /** Moves all stored times of the checks into the past, as if a minute had passed without a run. */
    public StubChecks aMinutePasses() {
        context.getBean(JdbcClient.class).sql("""
                        update health_check set since = since - interval '1 minute',
                            problem_since = problem_since - interval '1 minute',
                            evaluated_at = evaluated_at - interval '1 minute'""").update();
        return this;
    }
}
