package io.curasync.webhook.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.platform.text.TextSanitizer;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.DrawerHead;
import io.curasync.ui.FeedItem;
import io.curasync.ui.Icon;
import io.curasync.ui.RelativeTime;
import io.curasync.webhook.inbox.DryRun;
import io.curasync.webhook.inbox.EventDetail;
import io.curasync.webhook.inbox.EventDetail.AppliedFact;
import io.curasync.webhook.inbox.EventRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Drawer with the payload, history and changes of an event. On request, it also shows the result of a dry run. */
final class EventDrawer extends Div {

    private final H2 title = new H2();
    private final Paragraph key = new Paragraph();
    private final Div status = new Div();
    private final DryRunPanel dryRun = new DryRunPanel();
    private final Button replay;
    private final Button dryRunButton;
    private final Paragraph problem = new Paragraph();
    private final PayloadBlock payload = new PayloadBlock();
    private final Div payloadHead = new Div(new H3("Payload"));
    private final Div history = new Div();
    private final Div facts = new Div();
    private @Nullable EventDetail shown;

    EventDrawer(Runnable close, Consumer<EventRow> replayRequested, Consumer<EventRow> dryRunRequested) {
        addClassNames("cs-card", "cs-drawer", "webhook-drawer");
        getElement().setAttribute("role", "complementary").setAttribute("aria-label", "Webhook");
        replay = new Button("Replay", click -> runWithEvent(replayRequested));
        dryRunButton = new Button("Dry run", click -> runWithEvent(dryRunRequested));
        Div actions = new Div(replay, dryRunButton);
        actions.addClassName("cs-actions");
        key.addClassName("cs-muted");
        problem.addClassName("webhook-problem");
        payloadHead.addClassName("cs-card-head");
        payloadHead.add(new CopyButton("Copy payload", payload));
        add(
                new DrawerHead(title, close),
                key,
                status,
                actions,
                dryRun,
                new H3("History"),
                history,
                new H3("Changes"),
                facts,
                payloadHead,
                problem,
                payload);
    }

    private void runWithEvent(Consumer<EventRow> action) {
        if (shown != null) {
            action.accept(shown.row());
        }
    }

    void show(EventDetail detail) {
        if (detail.equals(shown)) {
            return;
        }
        EventRow row = detail.row();
        // When an event has changed, the result of its dry run is out of date.
        if (shown == null || !shown.row().equals(row)) {
            dryRun.clear();
        }
        shown = detail;
        title.setText(row.event());
        key.setText(TextSanitizer.replaceBidiControls(
                "#" + row.id() + (row.key() == null ? "" : " · " + row.key()) + " · " + EventLabels.practice(row)));
        status.removeAll();
        status.add(EventLabels.badge(row.status()));
        replay.setEnabled(row.isReplayable());
        dryRunButton.setEnabled(row.isReplayable());
        problem.setText(detail.payloadProblem());
        problem.setVisible(detail.payloadProblem() != null);
        payload.show(detail.payload(), row.error());
        payloadHead.setVisible(detail.payload() != null || detail.payloadProblem() != null);
        showHistory(detail);
        showFacts(detail);
    }

    void show(DryRun.Result result) {
        dryRun.show(result);
    }

    private void showHistory(EventDetail detail) {
        EventRow row = detail.row();
        history.removeAll();
        history.add(new FeedItem(
                Icon.DOWNLOAD,
                FeedItem.Tone.NEUTRAL,
                "Received",
                row.sourceAt() == null ? "Signed by hex without timestamp" : "Signed by Standard Webhooks",
                RelativeTime.clock(row.receivedAt())));
        Stream.concat(
                        detail.failedAttempts().stream().map(EventDrawer::step),
                        detail.replays().stream().map(EventDrawer::step))
                .sorted(Comparator.comparing(Step::at))
                .forEach(step -> history.add(step.item()));
        RelativeTime when = row.processedAt() == null ? null : RelativeTime.clock(row.processedAt());
        history.add(
                switch (row.status()) {
                    case APPLIED ->
                        new FeedItem(
                                Icon.CHECK,
                                FeedItem.Tone.OK,
                                "Applied",
                                detail.replays().isEmpty() ? EventLabels.latency(row) + " after receipt" : "",
                                when);
                    case FAILED ->
                        new FeedItem(Icon.CLOSE, FeedItem.Tone.ERROR, "Failed", EventLabels.problem(row), when);
                    case IGNORED ->
                        new FeedItem(Icon.DOT, FeedItem.Tone.NEUTRAL, "Ignored", "Unknown event type", when);
                    case WAITING ->
                        new FeedItem(Icon.PAUSE, FeedItem.Tone.WARN, "Waiting", EventLabels.problem(row), null);
                    case RECEIVED ->
                        new FeedItem(
                                Icon.SPINNER,
                                FeedItem.Tone.ACCENT,
                                row.attempts() == 0 ? "In the queue" : "Will be tried again",
                                EventLabels.problem(row),
                                null);
                });
    }

    /** An entry of the history: a failed attempt or a replay. */
    private record Step(Instant at, FeedItem item) {}

    private static Step step(EventDetail.Attempt attempt) {
        return new Step(
                attempt.at(),
                new FeedItem(
                        Icon.WARNING,
                        FeedItem.Tone.WARN,
                        "Attempt failed",
                        attempt.error(),
                        RelativeTime.clock(attempt.at())));
    }

    private static Step step(EventDetail.ReplayEntry replay) {
        return new Step(
                replay.at(),
                new FeedItem(
                        Icon.SYNC,
                        FeedItem.Tone.ACCENT,
                        "Replayed",
                        "by " + replay.actor(),
                        RelativeTime.clock(replay.at())));
    }

    private void showFacts(EventDetail detail) {
        facts.removeAll();
        if (detail.facts().isEmpty()) {
            facts.add(new Paragraph("No changes."));
        }
        for (AppliedFact fact : detail.facts()) {
            String outcome = fact.outcome().name().toLowerCase(Locale.ROOT);
            Paragraph line = new Paragraph();
            line.add(new Anchor("practices/" + fact.practice(), fact.label()));
            line.add(" · " + outcome + (fact.explanation().isEmpty() ? "" : " · " + fact.explanation()));
            facts.add(line);
            if (!fact.changes().isEmpty()) {
                facts.add(DifferenceTable.of(fact.changes(), "Before", "After", BrowserTime.of(UI.getCurrent())));
            }
        }
    }
}
