package io.curasync.enrollment.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import io.curasync.enrollment.DuplicateFinder;
import io.curasync.enrollment.FormField;
import io.curasync.ui.NumberLabels;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** UI texts for possible duplicates: in the card, below the field, and above the Send button. */
final class DuplicateLabels {

    /** Compared fields, in the order of the form. */
    static final List<FormField> FIELDS = List.of(FormField.NAME, FormField.NPI, FormField.EMAIL);

    private DuplicateLabels() {}

    static String compared(FormField field) {
        return switch (field) {
            case NPI -> "NPI";
            case EMAIL -> "email";
            default -> "name";
        };
    }

    static String elsewhere(FormField field) {
        return field == FormField.NPI
                ? "A practice with this NPI is already in CuraSync"
                : "A practice with this email is already submitted";
    }

    static String reason(DuplicateFinder.Match match) {
        String what = match.submission() == null ? "Practice" : "Submission";
        return what
                + switch (match.field()) {
                    case NPI -> " with the same NPI";
                    case EMAIL -> " with the same email";
                    default -> " with a similar name";
                };
    }

    /** Creates a link that opens the practice or submission in a new tab, beside the form. */
    static Anchor link(DuplicateFinder.Match match) {
        String path = match.practice() != null ? "practices/" + match.practice() : "submissions/" + match.submission();
        Anchor link = new Anchor(path, match.label());
        link.getElement().setAttribute("target", "_blank");
        return link;
    }

    /** Creates the hint for a field, or returns null if nothing was found because of it. */
    static @Nullable Span note(FormField field, DuplicateFinder.Found found) {
        List<DuplicateFinder.Match> matches = found.matches(field);
        if (matches.isEmpty() && !found.elsewhere().contains(field)) {
            return null;
        }
        Span note = new Span();
        note.addClassName("intake-note");
        if (matches.isEmpty()) {
            note.setText(elsewhere(field) + ". It is not one of yours: ask an admin.");
            return note;
        }
        String others = matches.size() > 1 ? " and " + NumberLabels.of(matches.size() - 1L) + " more" : "";
        note.add(
                new Span(field == FormField.NAME ? "Similar name: " : "Already used by "),
                link(matches.getFirst()),
                new Span(others));
        return note;
    }

    /** Returns one line about all duplicates, or "" if there are none. */
    static String summary(DuplicateFinder.Found found) {
        List<String> reasons = new ArrayList<>();
        for (FormField field : FIELDS) {
            if (!found.matches(field).isEmpty() || found.elsewhere().contains(field)) {
                reasons.add(
                        field == FormField.NAME
                                ? "a similar name exists"
                                : "the " + compared(field) + " is already used");
            }
        }
        return reasons.isEmpty() ? "" : "Possible duplicate: " + String.join(", ", reasons) + ".";
    }
}
