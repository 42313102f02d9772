package io.curasync.curagenesis;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Until when CuraGenesis asked not to be called: for all instances, by PostgreSQL's clock. */
@Repository
public class SourceCooldown {

    private static final String BEGIN = """
            insert into source_cooldown as c (ends_at, reason)
            values (clock_timestamp() + ? * interval '1 millisecond', ?)
            on conflict (only_one) do update set
                ends_at = greatest(c.ends_at, excluded.ends_at), reason = excluded.reason
            returning ends_at, reason""";

    private final JdbcClient jdbc;

    SourceCooldown(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param reason a sentence: what CuraGenesis answered */
    public record Cooldown(Instant endsAt, String reason) {

        /** For people: the reason, and when CuraGenesis can be called again. */
        public String message() {
            return "%s. The next call is possible at %s".formatted(reason, endsAt.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    /** The one that is not over yet. */
    public Optional<Cooldown> current() {
        return jdbc.sql("select ends_at, reason from source_cooldown where ends_at > clock_timestamp()")
                .query(Cooldown.class)
                .optional();
    }

    /** Begins one, or extends the one that is not over yet. */
    public Cooldown begin(CuraGenesisException.RetryLater wait) {
        return jdbc.sql(BEGIN)
                .param(wait.asked().toMillis())
                .param(String.valueOf(wait.getMessage()))
                .query(Cooldown.class)
                .single();
    }
}
