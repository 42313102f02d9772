package io.curasync.assignment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.assignment.Assigning;
import io.curasync.assignment.LikelyRep;
import io.curasync.base.Quantity;
import io.curasync.base.Toast;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Gives unmatched practices to a rep, after saying how many those are, and remembers their names as the rep's. */
@StyleSheet("context://assets/assignment.css")
final class AssignDialog extends Dialog {

    private final Assigning assigning;
    private final CurrentUser by;
    private final Collection<Long> practices;
    private final Collection<String> names;
    private final ComboBox<User> rep = new ComboBox<>("Rep");
    private final Checkbox remember = new Checkbox();
    private final Paragraph effect = new Paragraph();
    private final Paragraph refusal = new Paragraph();
    private final Button go = new Button("Assign", click -> assign());
    private final Runnable done;
    private final long carrying;

    /**
     * @param practices what is to be given away
     * @param names the names that these carry, as CuraGenesis writes them; without the nameless
     * @param named how many of them carry a name
     * @param done called when it is done
     */
    AssignDialog(
            Assigning assigning,
            CurrentUser by,
            Collection<Long> practices,
            Collection<String> names,
            long named,
            Runnable done) {
        this.assigning = assigning;
        this.by = by;
        this.practices = practices;
        this.names = names;
        this.done = done;
        List<User> reps = assigning.reps();
        carrying = names.isEmpty() ? 0 : assigning.carrying(names) - named;
        setHeaderTitle("Assign " + Quantity.of(practices.size(), "practice"));
        setWidth("min(480px, 100%)");
        rep.setItems(reps);
        rep.setItemLabelGenerator(
                user -> user.name().equals(user.email()) ? user.email() : user.name() + " · " + user.email());
        rep.setWidthFull();
        rep.setRequiredIndicatorVisible(true);
        rep.addValueChangeListener(change -> show());
        remember.setLabel("Remember " + quoted() + " as " + (names.size() == 1 ? "a name" : "names") + " of this rep");
        remember.setValue(!names.isEmpty());
        remember.setVisible(!names.isEmpty());
        remember.addValueChangeListener(change -> show());
        effect.addClassName("cs-muted");
        refusal.addClassName("assign-refusal");
        refusal.getElement().setAttribute("role", "alert");
        refusal.setVisible(false);
        go.addThemeVariants(ButtonVariant.PRIMARY);
        Div content = new Div(rep, remember, effect, refusal);
        content.addClassName("assign-dialog");
        add(content);
        getFooter().add(new Button("Cancel", click -> close()), go);
        names.stream().findFirst().flatMap(name -> LikelyRep.of(name, reps)).ifPresent(rep::setValue);
        show();
    }

    private void show() {
        go.setEnabled(rep.getValue() != null);
        refusal.setVisible(false);
        if (!remember.getValue()) {
            effect.setText("Only what is chosen is assigned"
                    + (names.isEmpty() ? "." : "; what comes with that name later stays unmatched."));
        } else {
            effect.setText((carrying > 0
                            ? Quantity.of(carrying, "more unmatched practice") + " with "
                                    + (names.size() == 1 ? "that name" : "those names") + " follow. "
                            : "")
                    + "Practices that come with it later match by themselves.");
        }
    }

    private void assign() {
        User chosen = rep.getValue();
        if (chosen == null) {
            return;
        }
        var handover =
                new Assigning.Handover(practices, remember.getValue() ? names : List.of(), chosen.id(), Instant.now());
        switch (assigning.assignUnmatched(handover, by)) {
            case Assigning.Answer.Done(String owner, long moved) -> {
                close();
                Toast.done(
                        moved == 0
                                ? "Nothing changed hands: what was chosen is no longer unmatched."
                                : Quantity.of(moved, "practice") + (moved == 1 ? " is " : " are ") + owner + "'s now.");
                done.run();
            }
            case Assigning.Answer.Refused(String message) -> {
                refusal.setText(message);
                refusal.setVisible(true);
            }
        }
    }

    private String quoted() {
        int most = 3;
        String first = names.stream().limit(most).map(name -> "“" + name + "”").collect(Collectors.joining(", "));
        return names.size() > most ? first + " and " + (names.size() - most) + " more" : first;
    }
}
