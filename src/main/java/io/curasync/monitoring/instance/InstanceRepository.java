package io.curasync.monitoring.instance;

import io.curasync.platform.InstanceId;
import io.curasync.platform.SqlTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the table {@code app_instance}. All times come from PostgreSQL's clock. */
@Repository
class InstanceRepository {

    /** Time without a heartbeat after which an instance counts as silent. */
    static final Duration SILENCE = Duration.ofSeconds(45);

    private static final Duration RETENTION = Duration.ofDays(1);

    private static final String HEARTBEAT = """
            insert into app_instance (name, version, started_at, heartbeat_at, clock_offset_ms, settings)
            values (:name, :version, clock_timestamp() - :uptime * interval '1 millisecond', clock_timestamp(), :offset, :settings::jsonb)
            on conflict (name) do update set heartbeat_at = excluded.heartbeat_at, clock_offset_ms = excluded.clock_offset_ms,
                started_at = case when app_instance.stopped then excluded.started_at else app_instance.started_at end,
                stopped = false""";

    private static final String ALL = """
            select * from (
                select name, version, started_at, heartbeat_at, clock_offset_ms, settings,
                    case when stopped then 'STOPPED'
                         when heartbeat_at < clock_timestamp() - :silence * interval '1 second' then 'SILENT'
                         else 'RUNNING' end as state
                from app_instance) instance
            order by state <> 'RUNNING', started_at desc, name limit 100""";

    private static final TypeReference<Map<String, String>> DIGESTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    InstanceRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Instant databaseTime() {
        return jdbc.sql("select clock_timestamp() as now")
                .query((row, number) -> SqlTimes.instant(row, "now"))
                .single();
    }

    /**
     * Stores a heartbeat of the instance.
     *
     * @param uptime time since the start of the instance
     * @param digests digests of the settings that must be equal on all instances, by name of the setting
     */
    void heartbeat(InstanceId instance, Duration uptime, Duration clockOffset, Map<String, String> digests) {
        jdbc.sql(HEARTBEAT)
                .param("name", instance.name())
                .param("version", instance.version())
                .param("uptime", uptime.toMillis())
                .param("offset", clockOffset.toMillis())
                .param("settings", json.writeValueAsString(digests))
                .update();
    }

    /** Stores that the instance has stopped in an orderly way. */
    void stopped(String name) {
        jdbc.sql("update app_instance set stopped = true, heartbeat_at = clock_timestamp() where name = ?")
                .param(name)
                .update();
    }

    /** Deletes instances whose last heartbeat is older than a day. */
    void deleteOld() {
        jdbc.sql("delete from app_instance where heartbeat_at < clock_timestamp() - ? * interval '1 second'")
                .param(RETENTION.toSeconds())
                .update();
    }

    /**
     * Reads the instances of the last day. Running instances come first. Within the running and within the other instances, the one that
     * started last comes first.
     */
    InstanceOverview overview() {
        return new InstanceOverview(
                jdbc.sql(ALL)
                        .param("silence", SILENCE.toSeconds())
                        .query(this::instance)
                        .list(),
                databaseTime());
    }

    private AppInstance instance(ResultSet row, int number) throws SQLException {
        return new AppInstance(
                row.getString("name"),
                row.getString("version"),
                SqlTimes.instant(row, "started_at"),
                SqlTimes.instant(row, "heartbeat_at"),
                Duration.ofMillis(row.getLong("clock_offset_ms")),
                json.readValue(row.getString("settings"), DIGESTS),
                AppInstance.State.valueOf(row.getString("state")));
    }
}
