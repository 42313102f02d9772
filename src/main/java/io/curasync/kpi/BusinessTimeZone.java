package io.curasync.kpi;

import io.curasync.platform.settings.SettingException;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The business time zone, which defines the days and hours of the rollups. The zone is stored in {@code kpi_time_zone}, so that all
 * instances use the same zone. An instance stores its configured zone when it starts. If the instances are configured differently, the zone
 * of the instance that started last applies.
 */
@Component
class BusinessTimeZone implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(BusinessTimeZone.class);

    private final TimeZoneProperties properties;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    BusinessTimeZone(TimeZoneProperties properties, JdbcClient jdbc, TransactionOperations transaction) {
        this.properties = properties;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Applies the configured zone before the first request is served and before the first event is processed.
     *
     * @throws SettingException if PostgreSQL does not know the zone
     */
    @Override
    public void afterSingletonsInstantiated() {
        changeTo(properties.zone());
    }

    /**
     * Returns the stored zone. Blocks changes of the zone until the transaction ends. Each transaction that writes rollups must call this
     * method first.
     */
    ZoneId lockZone() {
        return ZoneId.of(
                jdbc.sql("select kpi_lock_time_zone()").query(String.class).single());
    }

    /**
     * Stores the zone and rebuilds the rollups by day and hour. Does nothing if the zone is already stored.
     *
     * @throws SettingException if PostgreSQL does not know the zone
     */
    void changeTo(ZoneId zone) {
        if (stored().equals(zone.getId())) {
            return;
        }
        requireKnownToDatabase(zone);
        transaction.executeWithoutResult(status -> {
            // Waits for the transactions that write rollups, and blocks new ones. Reads are not blocked.
            jdbc.sql("lock table kpi_time_zone in exclusive mode").update();
            String before = stored();
            if (before.equals(zone.getId())) {
                return;
            }
            log.info("Rebuilding the daily rollups: time zone changed from {} to {}", before, zone.getId());
            // The rebuild reads all orders, which can take longer than the statement timeout.
            jdbc.sql("set local statement_timeout = 0").update();
            jdbc.sql("update kpi_time_zone set zone = :zone")
                    .param("zone", zone.getId())
                    .update();
            jdbc.sql("select kpi_rebuild_days()").query().singleRow();
        });
    }

    private String stored() {
        return jdbc.sql("select zone from kpi_time_zone").query(String.class).single();
    }

    private void requireKnownToDatabase(ZoneId zone) {
        try {
            jdbc.sql("select now() at time zone :zone")
                    .param("zone", zone.getId())
                    .query()
                    .singleRow();
        } catch (DataIntegrityViolationException e) {
            throw new SettingException(
                    "%s is “%s”, a time zone that PostgreSQL does not know."
                            .formatted(TimeZoneProperties.NAME, zone.getId()),
                    "Set it to another name of the zone, or update the time zone data of the PostgreSQL server.");
        }
    }
}
