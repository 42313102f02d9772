package io.curasync.sync.run;

import io.curasync.curagenesis.PracticePage;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Determines the source time of a page: its HTTP {@code Date}, or the time of receipt if the date is missing or implausible. The
 * time of receipt is converted to PostgreSQL's clock, which all instances share; the clock of this instance may be wrong.
 */
@Component
class PageTimestamps {

    private static final Instant EARLIEST_DATE = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration MAX_DELAY_WITHOUT_NOTE = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock = Clock.systemUTC();

    PageTimestamps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Provenance of the rows of a page.
     *
     * @param note note for users about the date of the page; null if there is none
     */
    record PageProvenance(Provenance provenance, @Nullable String note) {}

    /** Returns the difference of PostgreSQL's clock from the clock of this instance; positive if PostgreSQL's clock is ahead. */
    Duration offset() {
        Instant now = jdbc.sql("select clock_timestamp()").query(Instant.class).single();
        return Duration.between(clock.instant(), now);
    }

    /**
     * Determines the provenance of a page.
     *
     * @param offset a recent result of {@link #offset}
     */
    static PageProvenance date(long run, PracticePage page, Duration offset) {
        Instant receivedAt = page.receivedAt().plus(offset).truncatedTo(ChronoUnit.MICROS);
        Provenance dated = new Provenance(Source.SYNC, run, page.sourceTime(), receivedAt);
        Provenance undated = new Provenance(Source.SYNC, run, null, receivedAt);
        Instant date = page.sourceTime();
        if (date == null) {
            return new PageProvenance(undated, null);
        }
        if (dated.isSourceTimeTooFarAhead()) {
            return new PageProvenance(undated, implausible(date, "ahead of", receivedAt));
        }
        if (date.isBefore(EARLIEST_DATE)) {
            return new PageProvenance(undated, implausible(date, "far behind", receivedAt));
        }
        return date.isBefore(receivedAt.minus(MAX_DELAY_WITHOUT_NOTE))
                ? new PageProvenance(dated, behind(date, receivedAt))
                : new PageProvenance(dated, null);
    }

    private static String implausible(Instant date, String direction, Instant receivedAt) {
        return ("CuraGenesis's clock seems to be wrong: a page was dated %s, %s our clock (%s)."
                        + " The time of receipt was used instead")
                .formatted(date.truncatedTo(ChronoUnit.SECONDS), direction, receivedAt.truncatedTo(ChronoUnit.SECONDS));
    }

    private static String behind(Instant date, Instant receivedAt) {
        return ("A page was dated %s, behind our clock (%s)."
                        + " Its rows count as of that date, so newer values were not replaced")
                .formatted(date.truncatedTo(ChronoUnit.SECONDS), receivedAt.truncatedTo(ChronoUnit.SECONDS));
    }
}
