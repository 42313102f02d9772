package io.curasync.enrollment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.enrollment.DuplicateFinder;
import io.curasync.enrollment.FormField;
import io.curasync.ui.Card;
import io.curasync.ui.FeedItem;
import io.curasync.ui.Icon;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Card that lists possible duplicates of the practice in the form. */
final class DuplicatesCard extends Composite<Card> implements HasStyle {

    DuplicatesCard() {
        getContent().getElement().setAttribute("aria-live", "polite");
    }

    @Override
    protected Card initContent() {
        return new Card("Possible duplicates");
    }

    void show(DuplicateFinder.Duplicates found) {
        getContent().setBody(body(found));
    }

    private static Component[] body(DuplicateFinder.Duplicates found) {
        if (found.isEmpty()) {
            String compared = Stream.of(FormField.NPI, FormField.EMAIL, FormField.NAME)
                    .filter(found.compared()::contains)
                    .map(DuplicateLabels::fieldName)
                    .collect(Collectors.joining(", "));
            Paragraph none = new Paragraph("None found by " + compared + ".");
            none.addClassName("cs-muted");
            return new Component[] {none};
        }
        var items = new ArrayList<Component>();
        found.outsideScope().stream()
                .sorted()
                .forEach(field -> items.add(new FeedItem(
                        Icon.WARNING,
                        FeedItem.Tone.ERROR,
                        DuplicateLabels.outsideScope(field),
                        "It is outside your scope. Ask an admin.",
                        null)));
        found.matches().forEach(match -> items.add(item(match)));
        return items.toArray(Component[]::new);
    }

    private static FeedItem item(DuplicateFinder.Match match) {
        boolean similarName = match.field() == FormField.NAME;
        String state = match.state() == null ? "" : match.state() + " · ";
        return new FeedItem(
                similarName ? Icon.BUILDING : Icon.WARNING,
                similarName ? FeedItem.Tone.WARN : FeedItem.Tone.ERROR,
                DuplicateLabels.link(match),
                state + DuplicateLabels.reason(match),
                null);
    }
}
