package io.curasync.curagenesis;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Stores the cooldown that CuraGenesis has requested. CuraGenesis must not be called during the cooldown. The cooldown applies to all
 * instances and ends by PostgreSQL's clock.
 */
@Repository
public class SourceCooldown {

    private static final String UPSERT = """
            insert into source_cooldown as c (ends_at, reason)
            values (clock_timestamp() + ? * interval '1 millisecond', ?)
            on conflict (only_one) do update set
                ends_at = greatest(c.ends_at, excluded.ends_at),
                reason = case when c.ends_at > excluded.ends_at then c.reason else excluded.reason end
            returning ends_at, reason""";

    private final JdbcClient jdbc;

    SourceCooldown(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A cooldown.
     *
     * @param endsAt time at which CuraGenesis may be called again
     * @param reason sentence without a period that describes the response of CuraGenesis
     */
    public record Cooldown(Instant endsAt, String reason) {

        /** Returns a message for users with the reason and the time of the next possible call. */
        public String message() {
            return "%s. The next call is possible at %s".formatted(reason, endsAt.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    /** Returns the cooldown that is in effect now; empty if there is none. */
    public Optional<Cooldown> current() {
        return jdbc.sql("select ends_at, reason from source_cooldown where ends_at > clock_timestamp()")
                .query(Cooldown.class)
                .optional();
    }

    /**
     * Starts a cooldown of the requested duration. A cooldown that is already in effect is replaced only if the new one ends later.
     * Returns the cooldown that is in effect afterward.
     */
    public Cooldown begin(CuraGenesisException.RetryLater wait) {
        return jdbc.sql(UPSERT)
                .param(wait.delay().toMillis())
                .param(String.valueOf(wait.getMessage()))
                .query(Cooldown.class)
                .single();
    }
}
