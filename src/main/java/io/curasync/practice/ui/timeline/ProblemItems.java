package io.curasync.practice.ui.timeline;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import io.curasync.practice.PracticeProblem;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.FeedItem;
import io.curasync.ui.Icon;
import io.curasync.ui.LocalText;
import io.curasync.ui.RelativeTime;

/** Creates timeline items for data from CuraGenesis that had no effect. Only admins get the reason and a link. */
final class ProblemItems {

    private ProblemItems() {}

    static FeedItem of(PracticeProblem problem, boolean isAdmin, BrowserTime time) {
        return new FeedItem(
                problem.isOpen() ? Icon.WARNING : Icon.CHECK,
                problem.isOpen() ? FeedItem.Tone.WARN : FeedItem.Tone.NEUTRAL,
                title(problem, isAdmin),
                detail(problem, isAdmin, time),
                new RelativeTime(problem.at()));
    }

    private static Component title(PracticeProblem problem, boolean isAdmin) {
        String title = switch (problem.kind()) {
            case QUARANTINED -> "CuraGenesis sent a row that could not be read";
            case FAILED ->
                isAdmin
                        ? "Webhook " + problem.event() + " failed"
                        : "CuraGenesis sent an update that could not be applied";
            case WAITING -> isAdmin ? "Webhook " + problem.event() + " waits" : "An update from CuraGenesis is waiting";
        };
        String screen = problem.kind() == PracticeProblem.Kind.QUARANTINED ? "quarantine/" : "webhooks/";
        return isAdmin ? new Anchor(screen + problem.id(), title) : new Span(title);
    }

    private static String detail(PracticeProblem problem, boolean isAdmin, BrowserTime time) {
        if (!problem.isOpen()) {
            return join(reason(problem, time), "resolved by a later sync");
        }
        if (isAdmin) {
            return reason(problem, time);
        }
        return problem.kind() == PracticeProblem.Kind.WAITING
                ? "It is applied as soon as the data that it needs arrives."
                : "The practice may be out of date. An admin can see the reason.";
    }

    private static String reason(PracticeProblem problem, BrowserTime time) {
        return problem.reason() == null ? "" : LocalText.of(problem.reason(), time);
    }

    private static String join(String reason, String end) {
        return reason.isEmpty() ? Character.toUpperCase(end.charAt(0)) + end.substring(1) : reason + " · " + end;
    }
}
