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
 * Determines the provenance of the rows of a page. The source time is the page's HTTP {@code Date} header. If this date is missing or
 * implausible, the rows have no source time, and only the time of receipt is used. The time of receipt is converted to PostgreSQL's clock,
 * which all instances share, because the clock of this instance may be wrong.
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
     * @param note anomaly of the page's date, shown to users; null if there is none
     */
    record PageProvenance(Provenance provenance, @Nullable String note) {}

    /**
     * Returns the time by which PostgreSQL's clock is ahead of the clock of this instance; negative if it is behind. Each measurement
     * differs by some milliseconds. An instance that executes a run therefore measures once and uses the result for all pages. With a
     * measurement per batch, a row of a later page could look older than the same row on the page before.
     */
    Duration offset() {
        Instant now = jdbc.sql("select clock_timestamp()").query(Instant.class).single();
        return Duration.between(clock.instant(), now);
    }

    /**
     * Determines the provenance of the rows of a page.
     *
     * @param run id of the run
     * @param offset the result of {@link #offset}, which is added to the time of receipt
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
