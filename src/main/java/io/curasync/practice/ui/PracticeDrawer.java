package io.curasync.practice.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.curasync.base.FeedItem;
import io.curasync.base.Icon;
import io.curasync.base.RelativeTime;
import io.curasync.practice.PracticeRow;
import io.curasync.practice.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One practice: what it is, and every fact about it with what that changed or why it did not. */
final class PracticeDrawer extends Div {

    private final H2 title = new H2();
    private final Paragraph ids = new Paragraph();
    private final Div facts = new Div();
    private final Div feed = new Div();

    PracticeDrawer(Runnable close) {
        addClassNames("cs-card", "cs-drawer");
        getElement().setAttribute("role", "complementary").setAttribute("aria-label", "Practice");
        Button closing = new Button(Icon.CLOSE.create(), click -> close.run());
        closing.setAriaLabel("Close");
        closing.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Div head = new Div(title, closing);
        head.addClassName("cs-card-head");
        ids.addClassName("cs-muted");
        facts.addClassName("practice-facts");
        add(head, ids, facts, new H3("Timeline"), feed);
    }

    void show(PracticeRow practice, List<TimelineEntry> timeline) {
        title.setText(practice.label());
        ids.setText(Stream.of(practice.state(), practice.specialty(), practice.practiceId(), practice.userId())
                .filter(Objects::nonNull)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · ")));
        facts.removeAll();
        facts.add(
                fact(new Span(String.format(Locale.US, "%,d", practice.totalOrders())), "orders"),
                fact(time(practice.lastOrderAt()), "last order"),
                fact(time(practice.seenAt()), "last synced"),
                StatusWords.badge(practice.status()));
        feed.removeAll();
        if (timeline.isEmpty()) {
            feed.add(new Paragraph("Nothing is recorded yet."));
        }
        timeline.forEach(entry -> feed.add(item(entry)));
    }

    private static Div fact(com.vaadin.flow.component.Component value, String name) {
        Div strong = new Div(value);
        strong.addClassName("cs-strong");
        Span label = new Span(name);
        label.addClassName("cs-muted");
        return new Div(strong, label);
    }

    private static RelativeTime time(@Nullable Instant time) {
        return new RelativeTime(time);
    }

    private static FeedItem item(TimelineEntry entry) {
        String door = switch (entry.door()) {
            case WEBHOOK -> "webhook";
            case SYNC -> "sync" + (entry.sourceId() == null ? "" : " #" + entry.sourceId());
            case PEOPLE -> "by hand";
        };
        String detail = entry.explanation().isEmpty() ? door : door + " · " + entry.explanation();
        var time = new RelativeTime(entry.receivedAt());
        return switch (entry.kind()) {
            case ORDER -> new FeedItem(Icon.CART, FeedItem.Tone.OK, entry.headline(), detail, time);
            case ACTIVATION -> new FeedItem(Icon.BOLT, FeedItem.Tone.OK, entry.headline(), detail, time);
            case ENROLMENT -> new FeedItem(Icon.BUILDING, FeedItem.Tone.ACCENT, entry.headline(), detail, time);
            case PEOPLE -> new FeedItem(Icon.PEOPLE, FeedItem.Tone.ACCENT, entry.headline(), detail, time);
            case CHANGE -> new FeedItem(Icon.ANCHOR, FeedItem.Tone.ACCENT, entry.headline(), detail, time);
            case STALE, MISSING -> new FeedItem(Icon.WARNING, FeedItem.Tone.WARN, entry.headline(), detail, time);
            case SEEN -> new FeedItem(Icon.SYNC, FeedItem.Tone.NEUTRAL, entry.headline(), detail, time);
        };
    }
}
