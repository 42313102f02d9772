package io.curasync.enrolment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.base.Card;
import io.curasync.base.FeedItem;
import io.curasync.base.Icon;
import io.curasync.enrolment.Duplicates;
import java.util.ArrayList;
import java.util.List;

/** What is there already and may be the practice that is being filled in. */
final class DuplicatesCard extends Composite<Card> implements HasStyle {

    DuplicatesCard() {
        getContent().getElement().setAttribute("aria-live", "polite");
        show(new Duplicates.Found(List.of(), false));
    }

    @Override
    protected Card initContent() {
        return new Card("Already there?");
    }

    void show(Duplicates.Found found) {
        getContent().setBody(body(found));
    }

    private static Component[] body(Duplicates.Found found) {
        if (found.matches().isEmpty() && !found.elsewhere()) {
            Paragraph nothing = new Paragraph("No practice with this NPI or a name like it.");
            nothing.addClassName("cs-muted");
            return new Component[] {nothing};
        }
        var items = new ArrayList<Component>();
        if (found.elsewhere()) {
            items.add(new FeedItem(
                    Icon.WARNING,
                    FeedItem.Tone.ERROR,
                    "A practice with this NPI is in CuraSync already",
                    "It is not yours to see. Ask an admin.",
                    null));
        }
        found.matches().forEach(match -> items.add(item(match)));
        return items.toArray(Component[]::new);
    }

    private static FeedItem item(Duplicates.Match match) {
        String what = match.submission() == null ? "Practice" : "Submission";
        String why = match.sameNpi() ? "the same NPI" : "a name like it";
        String place = match.state() == null ? "" : match.state() + " · ";
        return new FeedItem(
                match.sameNpi() ? Icon.WARNING : Icon.BUILDING,
                match.sameNpi() ? FeedItem.Tone.ERROR : FeedItem.Tone.WARN,
                link(match),
                place + what + " with " + why,
                null);
    }

    private static Component link(Duplicates.Match match) {
        String path = match.practice() != null ? "practices/" + match.practice() : "submissions/" + match.submission();
        Anchor link = new Anchor(path, match.label());
        link.getElement().setAttribute("target", "_blank");
        return link;
    }
}
