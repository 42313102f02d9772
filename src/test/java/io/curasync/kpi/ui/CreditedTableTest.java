package io.curasync.kpi.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.TestScreens;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders by the rep to whom they are credited. */
class CreditedTableTest extends DashboardHarness {

    @Test
    void switchesToTheCreditedOrdersOfAMonth() {
        createPractices();
        apply(SampleFacts.order(1, "ord_1", "2080.00"), SampleFacts.order(2, "ord_2", "20.00"));
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("");
        _click(_get(NativeButton.class, spec -> spec.withText("Credited")));
        assertThat(credited())
                .contains("dana@example.com", "ava@example.com", "$2,080", "2 orders · $2,100", "Days in UTC");

        apply(SampleFacts.order(2, "ord_3", "100.00"));
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(credited()).contains("3 orders · $2,200");
        });
        assertThat(_get(Button.class, spec -> spec.withText("›")).isEnabled()).isFalse();
        _click(_get(Button.class, spec -> spec.withText("‹")));
        assertThat(credited()).contains("No orders in this month");
        _click(_get(NativeButton.class, spec -> spec.withText("Book now")));
        assertThat(_find(CreditedTable.class)).isEmpty();
    }

    @Test
    void pausesWithTheOtherFiguresAndShowsTheNewestOnResume() {
        createPractices();
        apply(SampleFacts.order(1, "ord_1", "2080.00"));
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("");
        _click(_get(NativeButton.class, spec -> spec.withText("Credited")));
        Button pause = _get(Button.class, spec -> spec.withClasses("kpi-hold"));
        _click(pause);
        apply(SampleFacts.order(2, "ord_2", "20.00"));
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(pause.getText()).isEqualTo("Resume · 1 new");
        });
        assertThat(credited()).contains("1 order · $2,080");

        _click(_get(Button.class, spec -> spec.withText("‹")));
        assertThat(credited()).as("another month").contains("No orders in this month");
        _click(_get(Button.class, spec -> spec.withText("›")));
        assertThat(credited()).as("read when it was opened").contains("2 orders · $2,100");
        apply(SampleFacts.order(2, "ord_3", "100.00"));
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(pause.getText()).isEqualTo("Resume · 2 new");
        });
        assertThat(credited()).contains("2 orders · $2,100");

        _click(pause);
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(credited()).contains("3 orders · $2,200");
        });
    }

    @Test
    void showsRepsOnlyTheirOwnCreditedOrders() {
        createPractices();
        apply(SampleFacts.order(1, "ord_1", "2080.00"), SampleFacts.order(2, "ord_2", "20.00"));
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("");
        _click(_get(NativeButton.class, spec -> spec.withText("Credited")));
        assertThat(credited()).contains("dana@example.com", "1 order · $2,080").doesNotContain("ava@", "Unassigned");
    }

    @Test
    void showsTheAttainmentOfTheSelectedMonth() {
        createPractices();
        apply(SampleFacts.order(1, "ord_1", "2080.00"));
        YearMonth month = YearMonth.now(ZoneOffset.UTC);
        target(month.minusMonths(1), "ORDERS", 987);
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("");
        _click(_get(NativeButton.class, spec -> spec.withText("Credited")));
        assertThat(table().hasClassName("kpi-without-targets")).isTrue();

        target(month, "ORDERS", 4);
        target(month, "SALES", 4000);
        apply(SampleFacts.order(1, "ord_2", "20.00"));
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(credited()).contains("50 % · 52 %");
        });
        assertThat(titles()).contains("50 % of 4 · 52 % of $4,000");
        assertThat(table().hasClassName("kpi-without-targets")).isFalse();

        _click(_get(Button.class, spec -> spec.withText("‹")));
        assertThat(credited()).as("a rep without orders, who has a target").contains("dana@example.com", "0 orders");
        assertThat(titles()).contains("0 % of 987");
    }

    @Test
    void showsRepsOnlyTheirOwnAttainment() {
        createPractices();
        apply(SampleFacts.order(1, "ord_1", "2080.00"), SampleFacts.order(2, "ord_2", "20.00"));
        YearMonth month = YearMonth.now(ZoneOffset.UTC);
        target(month, "ORDERS", 4);
        database.jdbc()
                .sql("insert into rep_target (user_id, month, measure, target)"
                        + " select id, ?, 'ORDERS', 987 from app_user where email = 'ava@example.com'")
                .param(month.atDay(1))
                .update();
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("");
        _click(_get(NativeButton.class, spec -> spec.withText("Credited")));
        assertThat(credited()).contains("25 %").doesNotContain("987", "ava@");
        assertThat(titles()).contains("25 % of 4").noneMatch(title -> title.contains("987"));
    }

    private void target(YearMonth month, String measure, long target) {
        database.jdbc()
                .sql("insert into rep_target (user_id, month, measure, target) values (?, ?, ?, ?)")
                .params(dana.id(), month.atDay(1), measure, target)
                .update();
    }

    private static NativeTable table() {
        return _get(_get(CreditedTable.class), NativeTable.class);
    }

    private static List<String> titles() {
        return RenderedValues.of(_get(CreditedTable.class)).stream()
                .flatMap(row -> row.findValuesAsString("title").stream())
                .toList();
    }

    private static String credited() {
        return RenderedValues.text(_get(CreditedTable.class));
    }
}
