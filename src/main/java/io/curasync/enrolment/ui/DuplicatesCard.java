package io.curasync.enrolment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.base.Card;
import io.curasync.base.FeedItem;
import io.curasync.base.Icon;
import io.curasync.enrolment.Duplicates;
import io.curasync.enrolment.IntakeField;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Practices and submissions that may be the practice in the form. Shown once there is something to compare. */
final class DuplicatesCard extends Composite<Card> implements HasStyle {

    DuplicatesCard() {
        getContent().getElement().setAttribute("aria-live", "polite");
    }

    @Override
    protected Card initContent() {
        return new Card("Possible duplicates");
    }

    void show(Duplicates.Found found) {
        getContent().setBody(body(found));
    }

    private static Component[] body(Duplicates.Found found) {
        if (found.isEmpty()) {
            String compared = Stream.of(IntakeField.NPI, IntakeField.EMAIL, IntakeField.NAME)
                    .filter(found.compared()::contains)
                    .map(DuplicateWords::compared)
                    .collect(Collectors.joining(", "));
            Paragraph nothing = new Paragraph("None found by " + compared + ".");
            nothing.addClassName("cs-muted");
            return new Component[] {nothing};
        }
        var items = new ArrayList<Component>();
        found.elsewhere().stream()
                .sorted()
                .forEach(field -> items.add(new FeedItem(
                        Icon.WARNING,
                        FeedItem.Tone.ERROR,
                        DuplicateWords.elsewhere(field),
                        "It is not one of yours. Ask an admin.",
                        null)));
        found.matches().forEach(match -> items.add(item(match)));
        return items.toArray(Component[]::new);
    }

    private static FeedItem item(Duplicates.Match match) {
        boolean alike = match.field() == IntakeField.NAME;
        String place = match.state() == null ? "" : match.state() + " · ";
        return new FeedItem(
                alike ? Icon.BUILDING : Icon.WARNING,
                alike ? FeedItem.Tone.WARN : FeedItem.Tone.ERROR,
                DuplicateWords.link(match),
                place + DuplicateWords.reason(match),
                null);
    }
}
