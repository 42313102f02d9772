package io.curasync.curagenesis;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Period during which CuraGenesis must not be called, because it asked to wait. Applies to all instances and uses PostgreSQL's clock. */
@Repository
public class SourceCooldown {

    private static final String UPSERT = """
            insert into source_cooldown as c (ends_at, reason)
            values (clock_timestamp() + ? * interval '1 millisecond', ?)
            on conflict (only_one) do update set
                ends_at = greatest(c.ends_at, excluded.ends_at), reason = excluded.reason
            returning ends_at, reason""";

    private final JdbcClient jdbc;

    SourceCooldown(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A current cooldown.
     *
     * @param reason sentence that describes the response of CuraGenesis
     */
    public record Cooldown(Instant endsAt, String reason) {

        /** Returns the reason and the time of the next possible call, for people. */
        public String message() {
            return "%s. The next call is possible at %s".formatted(reason, endsAt.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    /** Returns the current cooldown; empty if there is none. */
    public Optional<Cooldown> current() {
        return jdbc.sql("select ends_at, reason from source_cooldown where ends_at > clock_timestamp()")
                .query(Cooldown.class)
                .optional();
    }

    /** Starts a cooldown, or extends the current one. */
    public Cooldown begin(CuraGenesisException.RetryLater wait) {
        return jdbc.sql(UPSERT)
                .param(wait.delay().toMillis())
                .param(String.valueOf(wait.getMessage()))
                .query(Cooldown.class)
                .single();
    }
}
