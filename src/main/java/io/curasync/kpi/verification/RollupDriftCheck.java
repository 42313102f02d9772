package io.curasync.kpi.verification;

import io.curasync.kpi.verification.RollupVerifier.Difference;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Recounts all rollups on a schedule, by default every night, on one instance. The gauge {@code curasync_kpi_drift} is the number of
 * differences, at most {@value RollupVerifier#MAX_REPORTED}. The gauge {@code curasync_kpi_check_age_seconds} is the time since the last
 * check. Every instance reads both values from the database, by default once a minute. Both values are NaN before the first check.
 */
@Component
class RollupDriftCheck {

    private static final Logger log = LoggerFactory.getLogger(RollupDriftCheck.class);
    private static final int MAX_LOGGED = 10;

    private final RollupVerifier verifier;
    private final JdbcClient jdbc;
    private volatile LastCheck last = new LastCheck(Double.NaN, Double.NaN);

    RollupDriftCheck(RollupVerifier verifier, JdbcClient jdbc, MeterRegistry registry) {
        this.verifier = verifier;
        this.jdbc = jdbc;
        registry.gauge("curasync.kpi.drift", this, check -> check.last.differences());
        registry.gauge("curasync.kpi.check.age.seconds", this, check -> check.last.age());
    }

    /**
     * The result of the last check.
     *
     * @param differences number of differences
     * @param age seconds between the check and the reading of this result
     */
    private record LastCheck(double differences, double age) {}

    @Scheduled(cron = "${curasync.kpi.check-cron:0 30 3 * * *}", zone = "UTC")
    @SchedulerLock(name = "kpi-check", lockAtMostFor = "2h", lockAtLeastFor = "30s")
    void check() {
        List<Difference> differences = verifier.differences();
        differences.stream()
                .limit(MAX_LOGGED)
                .forEach(one ->
                        log.error("Rollup {} has {} instead of {}", one.rollupRow(), one.stored(), one.recounted()));
        if (!differences.isEmpty()) {
            log.error("{} rollup rows differ from practices and orders", differences.size());
        }
        jdbc.sql("""
                        insert into kpi_check (checked_at, differences) values (clock_timestamp(), :differences)
                        on conflict (id) do update set
                            checked_at = excluded.checked_at, differences = excluded.differences
                        """).param("differences", differences.size()).update();
        readLast();
    }

    @Scheduled(fixedDelayString = "${curasync.kpi.gauges-every:1m}")
    void readLast() {
        try {
            jdbc.sql("select differences, extract(epoch from clock_timestamp() - checked_at) as age from kpi_check")
                    .query(LastCheck.class)
                    .optional()
                    .ifPresent(found -> last = found);
        } catch (DataAccessException e) {
            log.debug("Could not read the result of the last rollup check", e);
        }
    }
}
