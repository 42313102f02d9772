package io.curasync.assignment.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.assignment.Assigning;
import io.curasync.base.RelativeTime;
import io.curasync.base.Toast;
import io.curasync.ledger.Assignments;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Hands one practice to another rep, as of a day: what was ordered before it stays with whom it was earned by. */
@StyleSheet("context://assets/assignment.css")
final class ReassignDialog extends Dialog {

    private final Assigning assigning;
    private final CurrentUser by;
    private final long practice;
    private final ZoneId zone = zone();
    private final ComboBox<User> rep = new ComboBox<>("Rep");
    private final DatePicker since = new DatePicker("From");
    private final Paragraph refusal = new Paragraph();
    private final Button go = new Button("Reassign", click -> reassign());

    /** @param label what to call the practice */
    ReassignDialog(Assigning assigning, CurrentUser by, long practice, String label, List<Assignments.Period> periods) {
        this.assigning = assigning;
        this.by = by;
        this.practice = practice;
        LocalDate today = LocalDate.now(zone);
        setHeaderTitle("Whose is " + label + "?");
        setWidth("min(480px, 100%)");
        rep.setItems(assigning.reps());
        rep.setItemLabelGenerator(User::name);
        rep.setWidthFull();
        rep.setRequiredIndicatorVisible(true);
        rep.addValueChangeListener(change -> go.setEnabled(change.getValue() != null));
        since.setValue(today);
        since.setMax(today);
        since.setHelperText("Orders before that day stay with whom they were earned by.");
        refusal.addClassName("assign-refusal");
        refusal.getElement().setAttribute("role", "alert");
        refusal.setVisible(false);
        go.addThemeVariants(ButtonVariant.PRIMARY);
        go.setEnabled(false);
        Div content = new Div(rep, since, refusal);
        content.addClassName("assign-dialog");
        if (!periods.isEmpty()) {
            content.add(new H3("Until now"), history(periods));
        }
        add(content);
        Button release = new Button("Follow CuraGenesis", click -> release());
        release.setTooltipText("Whoever CuraGenesis names as its rep");
        release.addThemeVariants(ButtonVariant.TERTIARY);
        getFooter().add(release, new Button("Cancel", click -> close()), go);
    }

    private void reassign() {
        User chosen = rep.getValue();
        LocalDate day = since.getValue();
        if (chosen == null || day == null || day.isAfter(LocalDate.now(zone))) {
            refuse("Choose a rep, and a day that is not to come.");
            return;
        }
        Instant from = day.equals(LocalDate.now(zone))
                ? Instant.now()
                : day.atStartOfDay(zone).toInstant();
        switch (assigning.reassign(new Assigning.Handover(List.of(practice), List.of(), chosen.id(), from), by)) {
            case Assigning.Answer.Done(String owner, long moved) -> {
                close();
                Toast.done(moved == 0 ? "It is " + owner + "'s already." : "It is " + owner + "'s now.");
            }
            case Assigning.Answer.Refused(String message) -> refuse(message);
        }
    }

    private void release() {
        assigning.release(practice, by);
        close();
        Toast.done("It follows the name that CuraGenesis writes.");
    }

    private void refuse(String message) {
        refusal.setText(message);
        refusal.setVisible(true);
    }

    private static UnorderedList history(List<Assignments.Period> periods) {
        UnorderedList list = new UnorderedList();
        list.addClassName("assign-history");
        for (Assignments.Period period : periods) {
            ListItem item = new ListItem(new Span(period.owner()));
            item.add(
                    period.since() == null
                            ? new Span("from the beginning")
                            : new Span(new Span("since "), new RelativeTime(period.since())));
            if (period.until() != null) {
                item.add(new Span(new Span("until "), new RelativeTime(period.until())));
            }
            list.add(item);
        }
        return list;
    }

    private static ZoneId zone() {
        String zone = UI.getCurrent().getPage().getExtendedClientDetails().getTimeZoneId();
        return zone == null || zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
    }
}
