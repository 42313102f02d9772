package io.curasync.monitoring.errors;

import io.curasync.account.AuditLog;
import io.curasync.account.CurrentUser;
import io.curasync.monitoring.ErrorEntry;
import io.curasync.monitoring.ErrorSource;
import io.curasync.platform.http.Page;
import io.curasync.platform.text.SpooledText;
import io.curasync.ui.UrlQuery;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the error log to admins. If the parameter {@code since} is missing, returns the failures of the last seven days. */
@RestController
@PreAuthorize("hasRole('ADMIN')")
class ErrorLogEndpoint {

    private final ErrorLog errorLog;
    private final AuditLog auditLog;

    ErrorLogEndpoint(ErrorLog errorLog, AuditLog auditLog) {
        this.errorLog = errorLog;
        this.auditLog = auditLog;
    }

    /** An entry with its position in the list, counted from 1. The position is the cursor of the API, because entries have no ids. */
    private record Position(int number, ErrorEntry entry) {}

    @GetMapping("/api/error-log")
    Page<ErrorEntry> entries(
            @AuthenticationPrincipal CurrentUser by,
            @RequestParam(required = false) @Nullable ErrorSource source,
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        ErrorLogFilter filter = filter(source, since);
        return Page.read(
                        cursor,
                        limit,
                        (after, size) -> positions(errorLog.entries(by, filter), after == null ? 0 : after, size),
                        Position::number)
                .map(Position::entry);
    }

    @GetMapping(path = "/api/error-log.csv", produces = "text/csv")
    void csv(
            @AuthenticationPrincipal CurrentUser by,
            @RequestParam(required = false) @Nullable ErrorSource source,
            @RequestParam(required = false) @Nullable Instant since,
            HttpServletResponse response)
            throws IOException {
        ErrorLogFilter filter = filter(source, since);
        UrlQuery query = new UrlQuery().with("source", source).with("since", since == null ? null : since.toString());
        auditLog.recordExport("errors.csv", query.parameters().getQueryString());
        response.setContentType("text/csv;charset=utf-8");
        SpooledText.send(out -> errorLog.writeCsv(by, filter, out), bytes -> {
            response.setContentLengthLong(bytes);
            return response.getOutputStream();
        });
    }

    private static List<Position> positions(List<ErrorEntry> entries, long after, int size) {
        return IntStream.range(0, entries.size())
                .skip(after)
                .limit(size)
                .mapToObj(index -> new Position(index + 1, entries.get(index)))
                .toList();
    }

    private static ErrorLogFilter filter(@Nullable ErrorSource source, @Nullable Instant since) {
        return new ErrorLogFilter(
                source, since == null ? Instant.now().minus(ErrorLogFilter.DEFAULT_PERIOD) : since, "");
    }
}
