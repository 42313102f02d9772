package io.curasync.enrollment.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import io.curasync.enrollment.DuplicateFinder;
import io.curasync.enrollment.FormField;
import io.curasync.ui.NumberLabels;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * UI texts for possible duplicates. {@link NewPracticeView} shows them in {@link DuplicatesCard}, below a field, and next to the Send
 * button.
 */
final class DuplicateLabels {

    /** Fields that are compared with other practices and submissions, in the order of the form. */
    static final List<FormField> COMPARED_FIELDS = List.of(FormField.NAME, FormField.NPI, FormField.EMAIL);

    private DuplicateLabels() {}

    static String fieldName(FormField field) {
        return switch (field) {
            case NPI -> "NPI";
            case EMAIL -> "email";
            default -> "name";
        };
    }

    static String outsideScope(FormField field) {
        return field == FormField.NPI
                ? "A practice with this NPI is already in CuraSync"
                : "A practice with this email is already submitted";
    }

    static String reason(DuplicateFinder.Match match) {
        String type = match.submission() == null ? "Practice" : "Submission";
        return type
                + switch (match.field()) {
                    case NPI -> " with the same NPI";
                    case EMAIL -> " with the same email";
                    default -> " with a similar name";
                };
    }

    /** Creates a link that opens the practice or submission in a new browser tab, because the form must stay open. */
    static Anchor link(DuplicateFinder.Match match) {
        String path = match.practice() != null ? "practices/" + match.practice() : "submissions/" + match.submission();
        Anchor link = new Anchor(path, match.label());
        link.getElement().setAttribute("target", "_blank");
        return link;
    }

    /** Creates a note about possible duplicates for display below the field; null if the field has no possible duplicates. */
    static @Nullable Span note(FormField field, DuplicateFinder.Duplicates found) {
        List<DuplicateFinder.Match> matches = found.matches(field);
        if (matches.isEmpty() && !found.outsideScope().contains(field)) {
            return null;
        }
        Span note = new Span();
        note.addClassName("intake-note");
        if (matches.isEmpty()) {
            note.setText(outsideScope(field) + ". It is outside your scope. Ask an admin.");
            return note;
        }
        String others = matches.size() > 1 ? " and " + NumberLabels.of(matches.size() - 1L) + " more" : "";
        note.add(
                new Span(field == FormField.NAME ? "Similar name: " : "Already used by "),
                link(matches.getFirst()),
                new Span(others));
        return note;
    }

    /** Returns one line of text about all possible duplicates; "" if there are none. */
    static String summary(DuplicateFinder.Duplicates found) {
        List<String> reasons = new ArrayList<>();
        for (FormField field : COMPARED_FIELDS) {
            if (!found.matches(field).isEmpty() || found.outsideScope().contains(field)) {
                reasons.add(
                        field == FormField.NAME
                                ? "a similar name exists"
                                : "the " + fieldName(field) + " is already used");
            }
        }
        return reasons.isEmpty() ? "" : "Possible duplicate: " + String.join(", ", reasons) + ".";
    }
}
