package io.curasync.webhook.ui;

import io.curasync.ui.NumberLabels;
import io.curasync.webhook.inbox.DryRunReport;
import java.util.ArrayList;
import java.util.List;

/** UI texts about a dry run of many events. */
final class DryRunLabels {

    private DryRunLabels() {}

    /** Returns the progress of a dry run, such as {@code 400 of 2,000 events tried. Nothing is changed.} */
    static String progress(DryRunReport report) {
        return "%s of %s tried. Nothing is changed."
                .formatted(NumberLabels.of(report.tried()), NumberLabels.of(report.events(), "event"));
    }

    /** Returns sentences such as {@code Would change 212 practices. 3 events still fail.} */
    static String result(DryRunReport report) {
        List<String> sentences = new ArrayList<>();
        sentences.add(effect(report));
        List<String> others = new ArrayList<>();
        add(others, report.failed(), report.failed() == 1 ? "still fails" : "still fail");
        add(others, report.waiting(), report.waiting() == 1 ? "waits for its practice" : "wait for their practice");
        add(others, report.unchanged(), report.unchanged() == 1 ? "changes nothing" : "change nothing");
        add(others, report.busy(), "could not be tried, because the practice was being changed");
        if (!others.isEmpty()) {
            sentences.add(String.join(", ", others) + ".");
        }
        if (report.tried() < report.events()) {
            sentences.add("Only the oldest %s of %s were tried."
                    .formatted(NumberLabels.of(report.tried()), NumberLabels.of(report.events(), "event")));
        }
        return String.join(" ", sentences);
    }

    private static String effect(DryRunReport report) {
        if (report.practices() == 0 && report.orders() == 0) {
            return "Would change nothing.";
        }
        List<String> effects = new ArrayList<>();
        if (report.practices() > 0) {
            effects.add("change " + NumberLabels.of(report.practices(), "practice"));
        }
        if (report.orders() > 0) {
            effects.add("add " + NumberLabels.of(report.orders(), "order"));
        }
        return "Would " + String.join(" and ", effects) + ".";
    }

    private static void add(List<String> others, int events, String verb) {
        if (events > 0) {
            others.add(
                    others.isEmpty()
                            ? NumberLabels.of(events, "event") + " " + verb
                            : NumberLabels.of(events) + " " + verb);
        }
    }
}
