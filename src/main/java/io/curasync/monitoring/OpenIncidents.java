package io.curasync.monitoring;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads unresolved incidents. Other modules use this class to avoid reporting a problem that an incident already reports. */
@Component
public class OpenIncidents {

    private final JdbcClient jdbc;

    OpenIncidents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns whether the check has an unresolved incident that has been open for more than the given time. */
    public boolean isOpenFor(CheckId check, Duration age) {
        return jdbc.sql("""
                        select exists (select from incident where check_id = :check and state <> 'RESOLVED'
                            and opened_at < now() - :seconds * interval '1 second')""")
                .param("check", check.wireName())
                .param("seconds", age.toSeconds())
                .query(Boolean.class)
                .single();
    }
}
