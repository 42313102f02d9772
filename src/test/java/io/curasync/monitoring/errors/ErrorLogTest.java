package io.curasync.monitoring.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.account.CurrentUser;
import io.curasync.account.Role;
import io.curasync.monitoring.ErrorEntry;
import io.curasync.monitoring.ErrorLogSource;
import io.curasync.monitoring.ErrorSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;

class ErrorLogTest {

    private static final CurrentUser ADMIN = new CurrentUser(1, "morgan@example.com", "Morgan", Role.ADMIN);
    private static final CurrentUser REP = new CurrentUser(2, "dana@example.com", "Dana", Role.REP);
    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");

    private final ErrorLog errorLog = new ErrorLog(List.of(
            source(
                    ErrorSource.SYNC,
                    entry(ErrorSource.SYNC, 1, "Full sync failed: CuraGenesis answered 503", 1, "/sync/9"),
                    entry(ErrorSource.SYNC, 60, "Full sync failed: CuraGenesis answered 401", 1, "/sync/8"),
                    entry(ErrorSource.SYNC, 120, "Full sync failed: CuraGenesis answered 503", 1, "/sync/7")),
            source(ErrorSource.QUARANTINE, entry(ErrorSource.QUARANTINE, 60, "orderId is missing", 3, "/quarantine")),
            source(
                    ErrorSource.WEBHOOK,
                    entry(ErrorSource.WEBHOOK, 60, "orderId is missing", 40, "/webhooks?status=failed"))));

    @Test
    void combinesFailuresWithTheSameSourceAndSummary() {
        assertThat(errorLog.entries(ADMIN, filter(null, "")))
                .containsExactly(
                        entry(ErrorSource.SYNC, 1, "Full sync failed: CuraGenesis answered 503", 2, "/sync/9"),
                        entry(ErrorSource.SYNC, 60, "Full sync failed: CuraGenesis answered 401", 1, "/sync/8"),
                        entry(ErrorSource.WEBHOOK, 60, "orderId is missing", 40, "/webhooks?status=failed"),
                        entry(ErrorSource.QUARANTINE, 60, "orderId is missing", 3, "/quarantine"));
    }

    @Test
    void filtersBySourceAndText() {
        assertThat(errorLog.entries(ADMIN, filter(ErrorSource.QUARANTINE, ""))).hasSize(1);
        assertThat(errorLog.entries(ADMIN, filter(null, " ORDERID "))).hasSize(2);
        assertThat(errorLog.entries(ADMIN, filter(ErrorSource.SYNC, "orderid"))).isEmpty();
    }

    @Test
    void acceptsAnyTime() {
        assertThat(errorLog.entries(ADMIN, new ErrorLogFilter(null, Instant.MIN, "")))
                .hasSize(4);
        assertThat(errorLog.entries(ADMIN, new ErrorLogFilter(null, Instant.MAX, "")))
                .isEmpty();
    }

    @Test
    void deniesAccessToReps() {
        assertThatThrownBy(() -> errorLog.entries(REP, filter(null, ""))).isInstanceOf(AccessDeniedException.class);
    }

    private static ErrorLogFilter filter(@Nullable ErrorSource source, String search) {
        return new ErrorLogFilter(source, NOW.minus(Duration.ofDays(7)), search);
    }

    private static ErrorEntry entry(ErrorSource source, int minutesAgo, String summary, long count, String link) {
        return new ErrorEntry(NOW.minus(Duration.ofMinutes(minutesAgo)), source, summary, count, link);
    }

    private static ErrorLogSource source(ErrorSource name, ErrorEntry... entries) {
        return new ErrorLogSource() {
            @Override
            public ErrorSource source() {
                return name;
            }

            @Override
            public List<ErrorEntry> failuresSince(Instant since, int limit) {
                return List.of(entries);
            }
        };
    }
}
