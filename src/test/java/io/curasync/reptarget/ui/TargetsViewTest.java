package io.curasync.reptarget.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._getCellComponent;
import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockAccessDeniedException;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.ScreenTest;
import io.curasync.testing.TestScreens;
import io.curasync.ui.list.SearchField;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The Targets screen of an admin. */
class TargetsViewTest extends ScreenTest {

    private final YearMonth current = YearMonth.now(ZoneOffset.UTC);

    @Test
    void setsATargetAndUndoesIt() {
        apply(SampleFacts.practice(1, "TX", "Dana Reyes", null, 0), SampleFacts.order(1, "ord_1", "1.99"));
        open(QueryParameters.empty());
        assertThat(cell(0, current)).isEqualTo("Set1 order");
        assertThat(target(0, current).getElement().getTextRecursively()).endsWith(": Set target, attained 1 order");

        edit(0, current, "1,200");

        assertThat(stored()).containsExactly("dana@example.com ORDERS 1200");
        assertThat(cell(0, current)).startsWith("1,2000 % · 1 order");
        assertThat(cell(0, current.plusMonths(1)))
                .as("a later month has no orders")
                .isEqualTo("Set");
        _click(_get(Button.class, spec -> spec.withText("Undo")));
        assertThat(stored()).isEmpty();
        assertThat(cell(0, current)).startsWith("Set1 order");
    }

    @Test
    void explainsAnInvalidValueAndKeepsTheDialogOpen() {
        open(QueryParameters.empty());
        click(0, current);
        TargetDialog dialog = _get(TargetDialog.class);
        _get(dialog, TextField.class).setValue("many");
        _click(_get(dialog, Button.class, spec -> spec.withText("Save")));

        assertThat(_get(dialog, TextField.class).getErrorMessage()).contains("whole number");
        assertThat(dialog.isOpened()).isTrue();
        assertThat(stored()).isEmpty();
    }

    @Test
    void clearsTheTargetOfAFormerRep() {
        store(current, "ORDERS", 60);
        database.jdbc()
                .sql("update app_user set enabled = false where email = 'dana@example.com'")
                .update();
        open(QueryParameters.empty());
        assertThat(target(0, current.minusMonths(1)).isEnabled()).isFalse();

        click(0, current);
        TargetDialog dialog = _get(TargetDialog.class);
        assertThat(dialog.getElement().getTextRecursively()).contains("deactivated", "Set by morgan@example.com");
        assertThat(_find(dialog, Button.class, spec -> spec.withText("Save"))).isEmpty();
        _click(_get(dialog, Button.class, spec -> spec.withText("Clear target")));

        assertThat(stored()).isEmpty();
    }

    @Test
    void copiesTheMonthBefore() {
        store(current, "ORDERS", 60);
        open(QueryParameters.empty());
        Button copy =
                _find(Button.class, spec -> spec.withText("Copy last month")).get(2);

        _click(copy);
        assertThat(stored()).containsExactly("dana@example.com ORDERS 60", "dana@example.com ORDERS 60");
        assertThat(cell(0, current.plusMonths(1))).startsWith("60");
        _click(copy);
        assertThat(stored()).hasSize(2);
    }

    @Test
    void switchesMeasureAndMonthsByUrl() {
        store(YearMonth.of(2026, 3), "SALES", 40_000);
        open(QueryParameters.of("from", "2026-02"));
        assertThat(cell(0, YearMonth.of(2026, 3))).startsWith("Set");
        assertThat(subtitle()).startsWith("Credited orders of each rep by month");

        _click(_get(NativeButton.class, spec -> spec.withText("Sales")));
        assertThat(location()).contains("from=2026-02", "measure=sales");
        assertThat(cell(0, YearMonth.of(2026, 3))).startsWith("$40,000");
        assertThat(subtitle()).startsWith("Sales from credited orders of each rep by month");
        _click(_get(Button.class, spec -> spec.withText("›")));
        assertThat(location()).contains("from=2026-05", "measure=sales");
    }

    @Test
    void findsRepsAndOffersToClearTheSearch() {
        open(QueryParameters.of("q", "reyes"));
        assertThat(_size(grid())).as("the name of the test user is the email").isZero();
        _get(SearchField.class).setValue("dana@");
        assertThat(_size(grid())).isEqualTo(1);
        _get(SearchField.class).setValue("nobody");
        _click(_get(Button.class, spec -> spec.withText("Clear search")));
        assertThat(_size(grid())).isEqualTo(1);
    }

    @Test
    void showsChangesOfOthersLive() {
        open(QueryParameters.empty());
        store(current, "ORDERS", 60);
        apply(SampleFacts.practice(1, "TX", "Dana Reyes", null, 0));

        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(false);
            assertThat(cell(0, current)).startsWith("60");
        });
    }

    @Test
    void storesAFileOnlyIfAllLinesAreValid() {
        open(QueryParameters.empty());
        _click(_get(Button.class, spec -> spec.withText("Upload CSV")));
        TargetUploadDialog dialog = _get(TargetUploadDialog.class);
        String valid = "rep,month,measure,target\ndana@example.com," + current + ",ORDERS,60\n";

        dialog.read((valid + "who@example.com,2026-11,ORDERS,60\n").getBytes(StandardCharsets.UTF_8), "targets.csv");
        assertThat(dialog.getElement().getTextRecursively())
                .contains("No target was changed. Correct 1 line", "Line 3: rep must be the email of a user");
        assertThat(stored()).isEmpty();
        dialog.read("month\n".getBytes(StandardCharsets.UTF_8), "targets.csv");
        assertThat(dialog.getElement().getTextRecursively()).contains("no rows").doesNotContain("Line 3");

        dialog.read(valid.getBytes(StandardCharsets.UTF_8), "targets.csv");
        assertThat(dialog.isOpened()).isFalse();
        assertThat(stored()).containsExactly("dana@example.com ORDERS 60");
        assertThat(cell(0, current)).startsWith("60");
        assertThat(database.jdbc()
                        .sql("select detail from audit_entry where action = 'targets.changed'")
                        .query(String.class)
                        .single())
                .startsWith("targets.csv: ");
    }

    @Test
    void hidesTheScreenFromReps() {
        TestScreens.open(context, dana);
        assertThatThrownBy(() -> UI.getCurrent().navigate("targets")).isInstanceOf(MockAccessDeniedException.class);
    }

    private void open(QueryParameters query) {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("targets", query);
    }

    private static String subtitle() {
        return _get(
                        Span.class,
                        spec -> spec.withPredicate(span -> span.getText().endsWith("Months in UTC")))
                .getText();
    }

    private static TargetGrid grid() {
        return _get(TargetGrid.class);
    }

    private static TargetCell target(int row, YearMonth month) {
        return (TargetCell) _getCellComponent(grid(), row, month.toString());
    }

    /** Returns the visible texts of a cell. */
    private static String cell(int row, YearMonth month) {
        return target(row, month)
                .getChildren()
                .map(Span.class::cast)
                .filter(span -> !span.hasClassName("cs-visually-hidden"))
                .map(Span::getText)
                .collect(Collectors.joining());
    }

    private static void click(int row, YearMonth month) {
        TargetCell cell = target(row, month);
        assertThat(cell.isEnabled()).isTrue();
        ComponentUtil.fireEvent(cell, new ClickEvent<>(cell));
    }

    private static void edit(int row, YearMonth month, String value) {
        click(row, month);
        TargetDialog dialog = _get(TargetDialog.class);
        _get(dialog, TextField.class).setValue(value);
        _click(_get(dialog, Button.class, spec -> spec.withText("Save")));
    }

    private static String location() {
        return UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters();
    }

    private void store(YearMonth month, String measure, long target) {
        database.jdbc()
                .sql("insert into rep_target (user_id, month, measure, target, set_by) values (?, ?, ?, ?, ?)")
                .params(dana.id(), month.atDay(1), measure, target, admin.id())
                .update();
    }

    private List<String> stored() {
        return database.jdbc()
                .sql(
                        "select u.email || ' ' || t.measure || ' ' || t.target from rep_target t join app_user u on u.id = t.user_id")
                .query(String.class)
                .list();
    }
}
