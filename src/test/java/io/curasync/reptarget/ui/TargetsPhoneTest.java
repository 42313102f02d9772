package io.curasync.reptarget.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._getCellComponent;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.curasync.reptarget.TargetLabels;
import io.curasync.testing.ScreenTest;
import io.curasync.testing.TestScreens;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The Targets screen on phones, on which it shows one month at a time, and on tablets. */
class TargetsPhoneTest extends ScreenTest {

    private static final int PHONE = 400;

    private final YearMonth current = YearMonth.now(ZoneOffset.UTC);

    @Test
    void showsThePresentMonthAndSetsATarget() {
        open(QueryParameters.empty());
        assertThat(columns()).containsExactly("rep", current.toString());
        assertThat(chooser()).contains(TargetLabels.month(current));

        TargetCell cell = cell();
        ComponentUtil.fireEvent(cell, new ClickEvent<>(cell));
        TargetDialog dialog = _get(TargetDialog.class);
        _get(dialog, TextField.class).setValue("60");
        _click(_get(dialog, Button.class, spec -> spec.withText("Save")));

        assertThat(cell().getElement().getTextRecursively()).contains("target 60, attained 0 % · 0 orders");
    }

    @Test
    void movesByOneMonthAndKeepsItInTheUrl() {
        open(QueryParameters.empty());
        _click(arrow("Previous month"));
        assertThat(columns()).containsExactly("rep", current.minusMonths(1).toString());
        assertThat(chooser()).contains(TargetLabels.month(current.minusMonths(1)));
        _click(_get(NativeButton.class, spec -> spec.withText("Sales")));
        _click(arrow("Next month"));
        _click(arrow("Next month"));

        assertThat(columns()).containsExactly("rep", current.plusMonths(1).toString());
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters())
                .contains("from=" + current.plusMonths(1), "measure=sales");
    }

    @Test
    void copiesTheMonthBefore() {
        database.jdbc()
                .sql("insert into rep_target (user_id, month, measure, target) values (?, ?, 'ORDERS', 60)")
                .params(dana.id(), current.minusMonths(1).atDay(1))
                .update();
        open(QueryParameters.empty());
        assertThat(_find(Button.class, spec -> spec.withText("Copy last month")))
                .as("one button, for the month that is shown")
                .hasSize(1)
                .allSatisfy(copy -> _click(copy));

        assertThat(database.jdbc()
                        .sql("select target from rep_target where month = ?")
                        .param(current.atDay(1))
                        .query(Long.class)
                        .single())
                .isEqualTo(60);
    }

    @Test
    void showsTheMonthOfTheUrl() {
        open(QueryParameters.of("from", "2026-03"));
        assertThat(columns()).containsExactly("rep", "2026-03");
    }

    @Test
    void showsFourMonthsOnWideScreens() {
        TestScreens.open(context, admin);
        TestScreens.setWindowWidth(1440);
        UI.getCurrent().navigate("targets");
        assertThat(columns())
                .hasSize(5)
                .startsWith("rep", current.minusMonths(1).toString());
    }

    @Test
    void showsTheMonthsThatFitOnATablet() {
        TestScreens.open(context, admin);
        TestScreens.setWindowWidth(768);
        UI.getCurrent().navigate("targets");
        assertThat(columns()).containsExactly("rep", current.minusMonths(1).toString(), current.toString());

        _click(arrow("Later months"));
        assertThat(columns())
                .containsExactly(
                        "rep", current.toString(), current.plusMonths(1).toString());
    }

    private void open(QueryParameters query) {
        TestScreens.open(context, admin);
        TestScreens.setWindowWidth(PHONE);
        UI.getCurrent().navigate("targets", query);
    }

    private TargetCell cell() {
        return (TargetCell) _getCellComponent(_get(TargetGrid.class), 0, current.toString());
    }

    private static List<String> columns() {
        return _get(TargetGrid.class).getColumns().stream()
                .map(Grid.Column::getKey)
                .toList();
    }

    private static String chooser() {
        return _get(MonthChooser.class).getElement().getTextRecursively();
    }

    private static Button arrow(String label) {
        return _find(_get(MonthChooser.class), Button.class).stream()
                .filter(button -> label.equals(button.getAriaLabel().orElse("")))
                .findFirst()
                .orElseThrow();
    }
}
