package io.curasync.today.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import io.curasync.enrollment.Submission;
import io.curasync.enrollment.SubmissionStatus;
import io.curasync.practice.nextstep.DueLabels;
import io.curasync.practice.nextstep.DueNextStep;
import io.curasync.today.TodayPractice;
import io.curasync.ui.DeviceLinks;
import io.curasync.ui.FeedItem;
import io.curasync.ui.Icon;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.RelativeTime;
import java.time.LocalDate;
import java.util.Objects;

/** Creates the rows of the list of the day. */
final class TodayRows {

    private TodayRows() {}

    static TodayRow step(DueNextStep step, LocalDate today, Runnable complete) {
        boolean isOverdue = step.dueOn().isBefore(today);
        FeedItem item = new FeedItem(
                Icon.CHECK,
                isOverdue ? FeedItem.Tone.ERROR : FeedItem.Tone.ACCENT,
                new Span(step.text()),
                new Span(practice(step.practice(), step.label()), new Span(" · " + DueLabels.of(step.dueOn(), today))),
                null);
        Button done = new Button("Done", click -> complete.run());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        done.setAriaLabel("Done: " + step.text());
        return new TodayRow(item, done);
    }

    static TodayRow submission(Submission submission) {
        FeedItem item = new FeedItem(
                Icon.SEND, FeedItem.Tone.WARN, new Span(submission.label()), new Span(problem(submission)), null);
        return new TodayRow(item, action("submissions/" + submission.id(), "Open", submission.label()));
    }

    private static String problem(Submission submission) {
        if (submission.disputed()) {
            return "Disputed: an admin decides whether it is another practice.";
        }
        return submission.status() == SubmissionStatus.REFUSED
                ? "CuraGenesis rejected it. Fix the form and send it again."
                : submission.absent()
                        ? "It did not arrive at CuraGenesis. Send it again."
                        : "It is not known whether it arrived at CuraGenesis.";
    }

    static TodayRow practice(TodayPractice item, Runnable dismiss) {
        FeedItem row = switch (item.event()) {
            case DORMANT ->
                new FeedItem(
                        Icon.DORMANT,
                        FeedItem.Tone.WARN,
                        practice(item.practice(), item.label()),
                        new Span(
                                new Span("Last order "),
                                new RelativeTime(item.lastOrderAt()),
                                new Span(", usually "
                                        + NumberLabels.interval(Objects.requireNonNull(item.usualInterval())))),
                        null);
            case ACTIVATED -> event(item, Icon.BOLT, "Activated ");
            case RECEIVED -> event(item, Icon.PEOPLE, "Handed over to you ");
        };
        Button done = new Button("Done", click -> dismiss.run());
        done.setAriaLabel("Done with " + item.label());
        return item.phone() == null
                ? new TodayRow(row, action("practices/" + item.practice(), "Open", item.label()), done)
                : new TodayRow(row, action(DeviceLinks.call(item.phone()), "Call", item.label()), done);
    }

    private static FeedItem event(TodayPractice item, Icon icon, String verb) {
        return new FeedItem(
                icon,
                FeedItem.Tone.OK,
                practice(item.practice(), item.label()),
                new Span(new Span(verb), new RelativeTime(item.at())),
                null);
    }

    private static Anchor practice(long practice, String label) {
        return new Anchor("practices/" + practice, label);
    }

    private static Anchor action(String href, String text, String label) {
        Anchor link = new Anchor(href, text);
        link.addClassName("today-action");
        link.getElement().setAttribute("aria-label", text + " " + label);
        return link;
    }
}
