package io.curasync.webhook.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.curasync.platform.RecentPeriod;
import io.curasync.platform.text.TextSanitizer;
import io.curasync.ui.DrawerHead;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.RelativeTime;
import io.curasync.ui.chart.Sparkline;
import io.curasync.webhook.EventStatus;
import io.curasync.webhook.inbox.EventDetail;
import io.curasync.webhook.inbox.EventFilter;
import io.curasync.webhook.inbox.EventSelection;
import io.curasync.webhook.inbox.FailureDetail;
import io.curasync.webhook.inbox.FailureDetail.AffectedPractice;
import io.curasync.webhook.inbox.FailureGroup;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Drawer with the reason, the trend, the practices and a sample event of a failure group. The user can start a dry run and a replay of the
 * group.
 */
final class FailureDrawer extends Div {

    private final H2 title = new H2();
    private final Paragraph counts = new Paragraph();
    private final Paragraph problem = new Paragraph();
    private final Button replay;
    private final Anchor showEvents = new Anchor();
    private final BulkDryRunPanel dryRun;
    private final Paragraph trendLabel = new Paragraph();
    private final Sparkline trend = Sparkline.ofBars();
    private final UnorderedList practices = new UnorderedList();
    private final Anchor sample = new Anchor();
    private final Paragraph marked = new Paragraph();
    private final PayloadBlock payload = new PayloadBlock();
    private @Nullable FailureDetail shown;

    /**
     * Creates the drawer.
     *
     * @param close called when the user closes the drawer
     * @param replayRequested called with the group when the user clicks the replay button
     */
    FailureDrawer(BulkDryRunPanel dryRun, Runnable close, Consumer<FailureGroup> replayRequested) {
        this.dryRun = dryRun;
        replay = new Button("", click -> {
            if (shown != null) {
                replayRequested.accept(shown.group());
            }
        });
        addClassNames("cs-card", "cs-drawer", "webhook-drawer");
        getElement().setAttribute("role", "complementary").setAttribute("aria-label", "Failure");
        counts.addClassName("cs-muted");
        problem.addClassName("webhook-problem");
        trendLabel.addClassName("cs-muted");
        marked.addClassName("cs-muted");
        practices.addClassName("webhook-practices");
        Div actions = new Div(replay, showEvents);
        actions.addClassName("cs-actions");
        Div payloadHead = new Div(new H3("Sample"), new CopyButton("Copy payload", payload));
        payloadHead.addClassName("cs-card-head");
        add(
                new DrawerHead(title, close),
                counts,
                problem,
                actions,
                dryRun,
                new H3("Last 24 hours"),
                trendLabel,
                trend,
                new H3("Practices"),
                practices,
                payloadHead,
                sample,
                marked,
                payload);
    }

    void show(FailureDetail detail) {
        if (detail.equals(shown)) {
            return;
        }
        shown = detail;
        FailureGroup group = detail.group();
        title.setText(group.event());
        showCounts(group);
        problem.setText(EventLabels.problem(detail.sample().row()));
        replay.setText("Replay " + NumberLabels.of(group.replayable(), "event"));
        replay.setEnabled(group.replayable() > 0);
        showEvents.setHref(eventsUrl(group));
        showEvents.setText("Show " + NumberLabels.of(group.count(), "event"));
        showEvents.setVisible(true);
        dryRun.select(EventSelection.ofFailure(group), group.replayable());
        trendLabel.setText(FailureList.trendLabel(group) + ", by hour");
        trend.setValues(group.trend());
        showPractices(detail);
        showSample(detail.sample());
    }

    /** Shows that the group has no failed events anymore, for example because the user has just replayed them. */
    void showResolved() {
        shown = null;
        counts.setText("No event with this failure is left: they were applied, replaced, or are in the queue.");
        replay.setEnabled(false);
        showEvents.setVisible(false);
    }

    private void showCounts(FailureGroup group) {
        counts.removeAll();
        counts.add(NumberLabels.of(group.count(), "event") + " · " + NumberLabels.of(group.practices(), "practice")
                + " · ");
        if (group.replayable() < group.count()) {
            counts.add(NumberLabels.of(group.count() - group.replayable()) + " without a payload, not replayable · ");
        }
        counts.add("first ");
        counts.add(new RelativeTime(group.firstSeen()));
        counts.add(", last ");
        counts.add(new RelativeTime(group.lastSeen()));
    }

    private static String eventsUrl(FailureGroup group) {
        EventFilter filter = new EventFilter("", group.event(), EventStatus.FAILED, "", RecentPeriod.ALL)
                .withReason(group.fingerprint());
        return WebhooksView.PATH + "?" + EventUrlState.query(filter).getQueryString();
    }

    private void showPractices(FailureDetail detail) {
        practices.removeAll();
        for (AffectedPractice practice : detail.practices()) {
            String label = TextSanitizer.replaceBidiControls(practice.label());
            ListItem item = new ListItem();
            if (practice.practice() == null) {
                item.add(label + " (not known)");
            } else {
                item.add(new Anchor("practices/" + practice.practice(), label));
            }
            item.add(" · " + NumberLabels.of(practice.events(), "event"));
            practices.add(item);
        }
        int more = detail.group().practices() - detail.practices().size();
        if (more > 0) {
            practices.add(new ListItem(NumberLabels.of(more) + " more"));
        }
        if (detail.practices().isEmpty()) {
            practices.add(new ListItem("The events name no practice."));
        }
    }

    private void showSample(EventDetail event) {
        sample.setHref(WebhooksView.PATH + "/" + event.row().id());
        sample.setText("Event " + event.row().id());
        List<String> fields = payload.show(event.payload(), event.row().error());
        if (event.payloadProblem() != null) {
            marked.setText(event.payloadProblem());
        } else {
            marked.setText(fields.isEmpty() ? "" : "The error concerns the marked field: " + String.join(", ", fields));
        }
        marked.setVisible(!marked.getText().isEmpty());
    }
}
