package io.curasync.kpi;

import io.curasync.kpi.RollupVerifier.Difference;
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
 * Once a night one instance counts all slices anew; {@code curasync_kpi_drift} is how many were not as they should be, the
 * same on every instance, and {@code curasync_kpi_check_age_seconds} how long ago that was. Before the first check both are NaN.
 */
@Component
class RollupDriftCheck {

    private static final Logger log = LoggerFactory.getLogger(RollupDriftCheck.class);
    private static final int TOLD = 10;

    private final RollupVerifier check;
    private final JdbcClient jdbc;
    private volatile Last last = new Last(Double.NaN, Double.NaN);

    RollupDriftCheck(RollupVerifier check, JdbcClient jdbc, MeterRegistry registry) {
        this.check = check;
        this.jdbc = jdbc;
        registry.gauge("curasync.kpi.drift", this, all -> all.last.differences());
        registry.gauge("curasync.kpi.check.age.seconds", this, all -> all.last.age());
    }

    /** @param age in seconds */
    private record Last(double differences, double age) {}

    @Scheduled(cron = "${curasync.kpi.check-cron:0 30 3 * * *}", zone = "UTC")
    @SchedulerLock(name = "kpi-check", lockAtMostFor = "2h", lockAtLeastFor = "5m")
    void check() {
        List<Difference> differences = check.differences();
        differences.stream()
                .limit(TOLD)
                .forEach(one -> log.error("{} holds {} and should hold {}", one.slice(), one.kept(), one.counted()));
        if (!differences.isEmpty()) {
            log.error("{} slices of the figures are not what practices and orders say", differences.size());
        }
        jdbc.sql("""
                        insert into kpi_check (checked_at, differences) values (clock_timestamp(), :differences)
                        on conflict (id) do update set
                            checked_at = excluded.checked_at, differences = excluded.differences
                        """).param("differences", differences.size()).update();
        look();
    }

    @Scheduled(fixedDelayString = "${curasync.kpi.gauges-every:1m}")
    void look() {
        try {
            jdbc.sql("select differences, extract(epoch from clock_timestamp() - checked_at) as age from kpi_check")
                    .query(Last.class)
                    .optional()
                    .ifPresent(found -> last = found);
        } catch (DataAccessException e) {
            log.debug("The last check of the slices could not be looked up", e);
        }
    }
}
