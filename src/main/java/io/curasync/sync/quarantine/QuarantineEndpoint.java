package io.curasync.sync.quarantine;

import io.curasync.account.AuditLog;
import io.curasync.ledger.quarantine.QuarantineFilter;
import io.curasync.ledger.quarantine.QuarantineQuery;
import io.curasync.ledger.quarantine.QuarantineStatus;
import io.curasync.ledger.quarantine.QuarantinedRow;
import io.curasync.platform.http.Page;
import io.curasync.platform.text.JsonMasker;
import io.curasync.platform.text.SpooledText;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists and exports quarantined rows, for admins. */
@RestController
@PreAuthorize("hasRole('ADMIN')")
class QuarantineEndpoint {

    private final QuarantineQuery quarantineQuery;
    private final QuarantineCsv csv;
    private final AuditLog auditLog;

    QuarantineEndpoint(QuarantineQuery quarantineQuery, QuarantineCsv csv, AuditLog auditLog) {
        this.quarantineQuery = quarantineQuery;
        this.csv = csv;
        this.auditLog = auditLog;
    }

    /**
     * A row in a response.
     *
     * @param practiceId the practice id, as far as it is readable; null if the row has no readable practice id
     * @param raw the row as JSON with masked secrets; may be truncated
     * @param runId id of the last run that quarantined the row
     * @param resolvedAt time at which a later run resolved the row; null if the row is open
     */
    record Item(
            long id,
            @Nullable String practiceId,
            String reason,
            String raw,
            Instant firstSeen,
            Instant lastSeen,
            long runId,
            @Nullable Instant resolvedAt) {

        private static Item of(QuarantinedRow row, String content) {
            return new Item(
                    row.id(),
                    row.practiceId(),
                    row.reason(),
                    JsonMasker.compact(content),
                    row.firstSeen(),
                    row.lastSeen(),
                    row.runId(),
                    row.resolvedAt());
        }
    }

    @GetMapping("/api/quarantine")
    Page<Item> rows(
            @RequestParam(required = false) @Nullable Boolean open,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        QuarantineFilter filter = filter(open);
        Page<QuarantinedRow> page = Page.read(
                cursor, limit, (before, size) -> quarantineQuery.before(filter, before, size), QuarantinedRow::id);
        Map<Long, String> content = quarantineQuery.content(
                page.items().stream().map(QuarantinedRow::id).toList());
        return page.map(row -> Item.of(row, content.getOrDefault(row.id(), "")));
    }

    @GetMapping(path = "/api/quarantine.csv", produces = "text/csv")
    void csv(@RequestParam(required = false) @Nullable Boolean open, HttpServletResponse response) throws IOException {
        auditLog.recordExport("quarantine.csv", open == null ? null : "open=" + open);
        response.setContentType("text/csv;charset=utf-8");
        SpooledText.send(out -> csv.write(filter(open), out), bytes -> {
            response.setContentLengthLong(bytes);
            return response.getOutputStream();
        });
    }

    private static QuarantineFilter filter(@Nullable Boolean open) {
        QuarantineStatus status = open == null ? null : open ? QuarantineStatus.OPEN : QuarantineStatus.RESOLVED;
        return new QuarantineFilter("", status, null);
    }
}
