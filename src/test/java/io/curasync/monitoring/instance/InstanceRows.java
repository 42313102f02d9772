package io.curasync.monitoring.instance;

import io.curasync.testing.TestDatabase;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** Simulates instances by rows of {@code app_instance}. */
record InstanceRows(TestDatabase database) {

    static InstanceRows create() {
        return new InstanceRows(TestDatabase.create());
    }

    InstanceRepository repository() {
        return new InstanceRepository(database.jdbc(), JsonMapper.builder().build());
    }

    /** A running instance of version 1.0 that started a day ago, with an exact clock and without settings. */
    Row add(String name) {
        database.jdbc().sql("""
                        insert into app_instance (name, version, started_at, heartbeat_at, clock_offset_ms, settings)
                        values (?, '1.0', now() - interval '1 day', now(), 0, '{}')""").param(name).update();
        return new Row(database, name);
    }

    /** Changes a row. */
    record Row(TestDatabase database, String name) {

        Row version(String version) {
            return set("version = :value", version);
        }

        Row started(Duration ago) {
            return set("started_at = clock_timestamp() - :value * interval '1 second'", ago.toSeconds());
        }

        Row heartbeat(Duration ago) {
            return set("heartbeat_at = clock_timestamp() - :value * interval '1 second'", ago.toSeconds());
        }

        Row clockOffset(long millis) {
            return set("clock_offset_ms = :value", millis);
        }

        Row settings(String json) {
            return set("settings = :value::jsonb", json);
        }

        Row stopped() {
            return set("stopped = :value", true);
        }

        private Row set(String assignment, Object value) {
            database.jdbc()
                    .sql("update app_instance set %s where name = :name".formatted(assignment))
                    .param("value", value)
                    .param("name", name)
                    .update();
            return this;
        }
    }
}
