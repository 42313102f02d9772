package io.curasync.practice.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.curasync.assignment.BulkHandoverService;
import io.curasync.assignment.ui.AssignDialogs;
import io.curasync.practice.MatchCount;
import io.curasync.ui.ButtonState;
import io.curasync.ui.NumberLabels;
import java.util.List;
import java.util.Set;

/**
 * Bar above the list with which an admin hands over selected practices, or all practices that match the filter. The button
 * {@link #toggle()} shows or hides the bar, and starts or ends the selection of rows.
 */
final class HandoverBar extends Div {

    private static final String SELECT = "Select";

    private final PracticeGrid grid;
    private final AssignDialogs dialogs;
    private final Button toggle = new Button(SELECT, click -> setSelecting(!isVisible()));
    private final Span count = new Span();
    private final Button selected = new Button("", click -> handOverSelected());
    private final Button matching = new Button("", click -> handOverMatching());
    private List<Long> matches = List.of();

    /**
     * Creates the hidden bar.
     *
     * @param detail the layout with the drawer, which gets a button to hand over its practice
     * @param isAdmin whether the user may hand over practices; if false, all buttons for this stay hidden
     */
    HandoverBar(PracticeGrid grid, PracticeSplitLayout detail, AssignDialogs dialogs, boolean isAdmin) {
        this.grid = grid;
        this.dialogs = dialogs;
        addClassNames("cs-toolbar", "practice-handover");
        getElement().setAttribute("role", "group").setAttribute("aria-label", "Handover");
        count.getElement().setAttribute("role", "status");
        count.addClassName("cs-muted");
        selected.addThemeVariants(ButtonVariant.PRIMARY);
        add(count, selected, matching);
        setVisible(false);
        toggle.setVisible(isAdmin);
        if (isAdmin) {
            detail.allowHandover(practice -> dialogs.handOver(practice.id(), practice.label()));
        }
        showSelection(Set.of());
    }

    /** Returns the button with which the user starts and ends the selection of practices. */
    Button toggle() {
        return toggle;
    }

    /**
     * Updates the button that hands over all practices that match the filter. The button is disabled if no practice matches, or if more
     * than {@link BulkHandoverService#MAX_PRACTICES} match.
     */
    void show(MatchCount matchCount) {
        matches = matchCount.ids();
        boolean tooMany = matchCount.hasMore() || matchCount.count() > BulkHandoverService.MAX_PRACTICES;
        matching.setText("Hand over all " + (matchCount.hasMore() ? "more than " : "")
                + NumberLabels.of(matchCount.count()) + " that match …");
        ButtonState.setEnabled(matching, matchCount.count() > 0 && !tooMany);
        matching.setTooltipText(
                tooMany
                        ? "At most " + NumberLabels.of(BulkHandoverService.MAX_PRACTICES) + ". Set more filters."
                        : null);
    }

    private void setSelecting(boolean selecting) {
        toggle.setText(selecting ? "Done" : SELECT);
        setVisible(selecting);
        grid.setSelecting(selecting, this::showSelection);
        showSelection(Set.of());
    }

    private void showSelection(Set<GridRow> rows) {
        count.setText(rows.isEmpty() ? "Select rows, or hand over all." : NumberLabels.of(rows.size()) + " selected");
        selected.setText("Hand over " + NumberLabels.of(rows.size(), "practice") + " …");
        selected.setVisible(!rows.isEmpty());
    }

    private void handOverSelected() {
        open(grid.getSelectedItems().stream().map(GridRow::id).toList());
    }

    private void handOverMatching() {
        open(matches);
    }

    private void open(List<Long> practices) {
        dialogs.handOver(practices, () -> {
            setSelecting(false);
            toggle.focus();
        });
    }
}
