package io.curasync.monitoring.ui;

import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckStatus;
import io.curasync.monitoring.HealthReport;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.StatusBadge;

/** UI texts for health checks. */
final class HealthLabels {

    private HealthLabels() {}

    static StatusBadge badge(CheckStatus status) {
        return new StatusBadge(kind(status), word(status));
    }

    static StatusBadge.Kind kind(CheckStatus status) {
        return switch (status) {
            case OK -> StatusBadge.Kind.OK;
            case WARN -> StatusBadge.Kind.WARN;
            case FAIL -> StatusBadge.Kind.ERROR;
            case OFF -> StatusBadge.Kind.NEUTRAL;
        };
    }

    static String word(CheckStatus status) {
        return switch (status) {
            case OK -> "OK";
            case WARN -> "Warning";
            case FAIL -> "Failed";
            case OFF -> "Off";
        };
    }

    /** Returns the overall state as a sentence, such as {@code 2 checks failed, and 1 needs attention.} */
    static String overall(HealthReport report) {
        long off = report.count(CheckStatus.OFF);
        String problems = problems(report.count(CheckStatus.FAIL), report.count(CheckStatus.WARN));
        if (!problems.isEmpty()) {
            return problems + ".";
        }
        long ok = report.count(CheckStatus.OK);
        return (ok == 1 ? "1 check is OK" : "All %d checks are OK".formatted(ok))
                + (off == 0 ? "." : ", and %d %s off.".formatted(off, off == 1 ? "is" : "are"));
    }

    /** Returns text such as {@code 2 checks failed, and 1 needs attention}; empty if there are no problems. */
    static String problems(long failed, long warnings) {
        String need = warnings == 1 ? "needs attention" : "need attention";
        if (failed == 0) {
            return warnings == 0 ? "" : NumberLabels.of(warnings, "check") + " " + need;
        }
        return NumberLabels.of(failed, "check") + " failed"
                + (warnings == 0 ? "" : ", and %d %s".formatted(warnings, need));
    }

    /** Returns the title of the screen to which a check links, such as {@code Sync}. */
    static String screen(CheckId check) {
        String route = check.link().split("[/?]", 2)[0];
        return Character.toUpperCase(route.charAt(0)) + route.substring(1);
    }
}
