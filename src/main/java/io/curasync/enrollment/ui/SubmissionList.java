package io.curasync.enrollment.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.renderer.LitRenderer;
import io.curasync.account.CurrentUser;
import io.curasync.enrollment.FormField;
import io.curasync.enrollment.Submission;
import io.curasync.enrollment.SubmissionQuery;
import io.curasync.enrollment.SubmissionSort;
import io.curasync.ui.EmptyState;
import io.curasync.ui.Icon;
import io.curasync.ui.list.ListCells;
import io.curasync.ui.list.ListSource;
import io.curasync.ui.list.LiveList;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Factory for the list of submissions. */
final class SubmissionList {

    private SubmissionList() {}

    /**
     * Creates the list.
     *
     * @param counted called with the number of matching submissions whenever the list has counted them
     * @param picked called with the submission in the row that the user clicks
     * @param sorted called with the new URL state when the user changes the sort order
     */
    static LiveList<SubmissionUrlState, Submission> create(
            SubmissionQuery submissionQuery,
            CurrentUser user,
            IntConsumer counted,
            Consumer<Submission> picked,
            Consumer<SubmissionUrlState> sorted) {
        var list = new LiveList<>(
                "Practice",
                new ListSource<SubmissionUrlState, Submission>() {
                    @Override
                    public List<Submission> page(SubmissionUrlState asked, int offset, int limit) {
                        return submissionQuery.page(
                                user, asked.filter(), asked.sort(), asked.descending(), offset, limit);
                    }

                    @Override
                    public int count(SubmissionUrlState asked) {
                        return submissionQuery.count(user, asked.filter());
                    }
                },
                Submission::id,
                SubmissionUrlState.DEFAULT,
                new EmptyState(
                        Icon.SEND, "No submissions. Submit a new practice, or clear the filters if any are set."),
                twoLines(),
                counted);
        list.grid().setSelectionMode(Grid.SelectionMode.SINGLE);
        list.grid().addItemClickListener(click -> picked.accept(click.getItem()));
        makeSortable(
                list.column("Practice", ListCells.text("cs-strong", Submission::label), "170px", 3),
                SubmissionSort.NAME);
        makeSortable(
                list.optionalColumn(
                        "NPI",
                        ListCells.text("cs-muted", row -> orDash(row.formData().get(FormField.NPI))),
                        "110px",
                        0),
                SubmissionSort.NPI);
        makeSortable(
                list.optionalColumn(
                        "State",
                        ListCells.text("cs-muted", row -> orDash(row.formData().get(FormField.STATE))),
                        "76px",
                        0),
                SubmissionSort.STATE);
        makeSortable(
                list.secondaryColumn(
                        "Rep", ListCells.text("cs-muted", row -> row.rep() == null ? "—" : row.rep()), "120px", 2),
                SubmissionSort.REP);
        makeSortable(
                list.optionalColumn("Created by", ListCells.text("cs-muted", Submission::creator), "120px", 2),
                SubmissionSort.CREATOR);
        makeSortable(
                list.column("Status", new ComponentRenderer<>(SubmissionStatusLabels::badge), "130px", 0),
                SubmissionSort.STATUS);
        makeSortable(
                list.secondaryColumn("Last change", ListCells.time(SubmissionList::lastChange), "120px", 0),
                SubmissionSort.CHANGED);
        list.onSort((key, down) -> sorted.accept(list.asked().sorted(SubmissionSort.valueOf(key), down)));
        return list;
    }

    private static void makeSortable(Grid.Column<Submission> column, SubmissionSort sort) {
        column.setKey(sort.name()).setSortProperty(sort.name()).setSortable(true);
    }

    private static Instant lastChange(Submission row) {
        return row.endedAt() != null && row.endedAt().isAfter(row.changedAt()) ? row.endedAt() : row.changedAt();
    }

    private static LitRenderer<Submission> twoLines() {
        return LitRenderer.<Submission>of("""
                        <div class="cs-two-lines">
                            <span class="cs-strong">${item.label}</span><span>${item.status}</span>
                            <span class="cs-muted">${item.detail}</span>
                            <cura-time class="cs-muted" datetime="${item.at}"></cura-time>
                        </div>
                        """)
                .withProperty("label", Submission::label)
                .withProperty("status", SubmissionStatusLabels::of)
                .withProperty("detail", row -> orDash(row.formData().get(FormField.STATE)) + " · " + row.creator())
                .withProperty("at", row -> lastChange(row).toString());
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "—" : text;
    }
}
