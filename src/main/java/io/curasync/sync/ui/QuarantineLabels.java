package io.curasync.sync.ui;

import io.curasync.ledger.quarantine.QuarantineStatus;
import io.curasync.ledger.quarantine.QuarantinedRow;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.LocalText;
import io.curasync.ui.StatusBadge;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** UI text about quarantined rows. */
final class QuarantineLabels {

    private static final Pattern MISSING_FIELD = Pattern.compile("(\\w+) is missing");
    private static final Pattern CONTRADICTION = Pattern.compile("userId .* is known as that of practice .*");
    private static final Pattern DATABASE = Pattern.compile("PostgreSQL .*|the database was busy|.*, see the log");

    private QuarantineLabels() {}

    static String status(QuarantineStatus status) {
        return switch (status) {
            case OPEN -> "Open";
            case RESOLVED -> "Resolved";
        };
    }

    static StatusBadge.Kind kind(QuarantineStatus status) {
        return status == QuarantineStatus.OPEN ? StatusBadge.Kind.WARN : StatusBadge.Kind.OK;
    }

    /** Returns a sentence that explains why the row was quarantined. */
    static String explanation(QuarantinedRow row, BrowserTime time) {
        String reason = LocalText.of(row.reason(), time);
        Matcher missing = MISSING_FIELD.matcher(reason);
        if (missing.matches()) {
            return "CuraGenesis sent the row without “%s”.".formatted(missing.group(1));
        }
        if (CONTRADICTION.matcher(reason).matches()) {
            return "CuraGenesis sent the same user id for two practices: %s.".formatted(reason);
        }
        if (DATABASE.matcher(reason).matches()) {
            return "CuraSync could read the row but not store it: %s.".formatted(reason);
        }
        return "CuraGenesis sent a value that CuraSync does not accept: %s.".formatted(reason);
    }

    /** Returns advice on what an admin can do. */
    static String advice(QuarantinedRow row) {
        if (row.status() == QuarantineStatus.RESOLVED) {
            return "Nothing to do: a later sync applied the row, or no longer received it.";
        }
        if (CONTRADICTION.matcher(row.reason()).matches()) {
            return "Ask CuraGenesis which practice has the user id. The next sync after the correction applies the row.";
        }
        if (DATABASE.matcher(row.reason()).matches()) {
            return "Look for the practice in the log, and report the row to the operator. Every sync retries it.";
        }
        return "Ask CuraGenesis to correct the row. The next sync after the correction applies it.";
    }

    /** Returns a text that describes how an open row affects practices; empty for a resolved row. */
    static String effect(QuarantinedRow row, BrowserTime time) {
        if (row.status() == QuarantineStatus.RESOLVED) {
            return "";
        }
        return row.practiceId() == null && row.userId() == null
                ? "The row has no readable id. It may be of any practice that no sync has seen since "
                        + time.time(row.firstSeen())
                        + ", so none of these is marked as missing."
                : "Until then, the practice stays as it is. It counts as found, so it is not marked as missing.";
    }
}
