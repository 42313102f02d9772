package io.curasync.practice.ui.order;

import static com.github.mvysny.kaributesting.v10.DownloadKt._download;
import static com.github.mvysny.kaributesting.v10.GridKt._clickItem;
import static com.github.mvysny.kaributesting.v10.GridKt._fetch;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import io.curasync.practice.order.OrderCounting;
import io.curasync.practice.order.OrderCounting.Kind;
import io.curasync.practice.order.OrderRow;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.ScreenTest;
import io.curasync.testing.TestScreens;
import io.curasync.testing.TestUsers;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.ViewHeader;
import io.curasync.ui.list.CsvLink;
import io.curasync.ui.list.FilterSelect;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrdersViewTest extends ScreenTest {

    @BeforeEach
    void createOrders() {
        TestUsers.rep(accounts, "ava@example.com", "Ava Lindqvist");
        apply(
                SampleFacts.practice(1, "TX", "Dana Reyes", Instant.now(), 10),
                SampleFacts.practice(2, "CA", "Ava Lindqvist", Instant.now(), 4321),
                order(1, "ord_old", "10", "2026-03-04T23:30:00Z"),
                order(1, "ord_next_day", "20.50", "2026-03-05T00:30:00Z"),
                order(2, "ord_other", "300", "2026-03-04T12:00:00Z"));
    }

    private static Fact order(int practice, String id, String amount, String placedAt) {
        Instant now = Instant.now();
        return new Fact.OrderPlaced(
                new Provenance(Source.WEBHOOK, 1, now, now),
                "user_" + practice,
                id,
                new BigDecimal(amount),
                Instant.parse(placedAt));
    }

    private long id(String practiceId) {
        return database.jdbc()
                .sql("select id from practice where practice_id = ?")
                .param(practiceId)
                .query(Long.class)
                .single();
    }

    @SuppressWarnings("unchecked")
    private static Grid<OrderRow> grid() {
        return (Grid<OrderRow>) _get(Grid.class);
    }

    private static List<String> ids() {
        MockVaadin.clientRoundtrip(true);
        return _fetch(grid(), 0, 100).stream().map(OrderRow::orderId).toList();
    }

    private static String header() {
        return _get(ViewHeader.class).getElement().getTextRecursively();
    }

    @Test
    void listsAllOrdersForAnAdmin() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("orders");

        assertThat(ids()).containsExactly("ord_next_day", "ord_old", "ord_other");
        assertThat(header()).contains("3 orders · $330.50").doesNotContain("filter");
        assertThat(grid().getColumns()).extracting(Grid.Column::getHeaderText).contains("Rep", "In total orders");
    }

    @Test
    void limitsARepToTheScopeWhateverTheUrl() {
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("orders");
        assertThat(ids()).containsExactly("ord_next_day", "ord_old");
        assertThat(header()).contains("2 orders · $30.50");
        assertThat(_find(FilterSelect.class)).as("no rep filter").isEmpty();

        UI.getCurrent().navigate("orders", QueryParameters.of("practice", String.valueOf(id("prac_2"))));
        assertThat(ids()).isEmpty();
        assertThat(_get(OrdersView.class).getElement().getTextRecursively())
                .contains("Practice: not found")
                .doesNotContain("prac_2");
    }

    @Test
    void filtersByUrlAndKeepsTheFiltersInIt() {
        TestScreens.open(context, admin);
        UI.getCurrent()
                .navigate("orders", QueryParameters.of("from", "2026-03-04").merging("to", "2026-03-04"));
        assertThat(ids()).containsExactly("ord_old", "ord_other");
        assertThat(header()).contains("2 orders · $310.00 · 1 filter");
        assertThat(_find(DatePicker.class))
                .extracting(DatePicker::getValue)
                .containsExactly(LocalDate.of(2026, 3, 4), LocalDate.of(2026, 3, 4));

        _find(BigDecimalField.class).getFirst().setValue(new BigDecimal("100"));
        assertThat(ids()).containsExactly("ord_other");
        assertThat(header()).contains("1 order · $300.00 · 2 filters");

        _click(_get(Button.class, spec -> spec.withText("Clear")));
        assertThat(ids()).hasSize(3);
        assertThat(_find(DatePicker.class)).extracting(DatePicker::getValue).containsOnlyNulls();
    }

    /** Reading all orders would take seconds, because no index contains their amounts. */
    @Test
    void limitsTheDaysOfAFilterByAmountUnlessItIsOfOnePracticeOrRep() {
        LocalDate first = LocalDate.now(ZoneOffset.UTC).minusDays(30);
        apply(SampleFacts.order(1, "ord_today", "500"));
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("orders", QueryParameters.of("min", "100"));
        assertThat(ids()).containsExactly("ord_today");
        assertThat(_find(DatePicker.class).getFirst().getValue()).isEqualTo(first);
        assertThat(_get(OrdersView.class).getElement().getTextRecursively()).contains("at most 31 days");

        _find(DatePicker.class).getLast().setValue(LocalDate.of(2026, 3, 20));
        _find(DatePicker.class).getFirst().setValue(LocalDate.of(2025, 1, 1));
        assertThat(ids()).containsExactly("ord_other");
        assertThat(_find(DatePicker.class).getFirst().getValue()).isEqualTo(LocalDate.of(2026, 2, 18));

        UI.getCurrent().navigate("orders", QueryParameters.of("min", "1").merging("rep", String.valueOf(dana.id())));
        assertThat(ids()).containsExactly("ord_today", "ord_next_day", "ord_old");
        assertThat(_get(OrdersView.class).getElement().getTextRecursively()).doesNotContain("31 days");
        UI.getCurrent()
                .navigate("orders", QueryParameters.of("min", "1").merging("practice", String.valueOf(id("prac_2"))));
        assertThat(ids()).containsExactly("ord_other");
    }

    @Test
    void doesNotLimitARepsDays() {
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("orders", QueryParameters.of("min", "20"));
        assertThat(ids()).containsExactly("ord_next_day");
        assertThat(_find(DatePicker.class)).extracting(DatePicker::getValue).containsOnlyNulls();
    }

    @Test
    void searchesAndExplainsAnEmptyList() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("orders");
        _get(TextField.class).setValue("ord_o");
        assertThat(ids()).containsExactly("ord_old", "ord_other");

        _get(TextField.class).setValue("nothing");
        assertThat(ids()).isEmpty();
        assertThat(grid().getEmptyStateComponent().getElement().getTextRecursively())
                .contains("No orders match.", "Clear search and filters");
    }

    @Test
    void explainsThatThereAreNoOrdersYet() {
        database.jdbc().sql("delete from practice_order").update();
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("orders");

        assertThat(ids()).isEmpty();
        assertThat(grid().getEmptyStateComponent().getElement().getTextRecursively())
                .contains("No orders yet");
    }

    @Test
    void opensThePracticeAndShowsItsOrders() {
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("orders", QueryParameters.of("practice", String.valueOf(id("prac_1"))));
        assertThat(ids()).hasSize(2);
        Button chip = _get(Button.class, spec -> spec.withClasses("practice-chip"));
        assertThat(chip.getText()).isEqualTo("Practice: prac_1");
        _click(chip);
        assertThat(chip.isAttached() && chip.getParent().orElseThrow().isVisible())
                .isFalse();

        _clickItem(grid(), 0);
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .isEqualTo("practices/" + id("prac_1"));
    }

    @Test
    void showsNewOrdersLive() {
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("orders");
        assertThat(ids()).hasSize(2);
        apply(SampleFacts.order(1, "ord_new", "1"), SampleFacts.order(2, "ord_of_another_rep", "1"));

        await().pollInSameThread().untilAsserted(() -> {
            assertThat(ids()).containsExactly("ord_new", "ord_next_day", "ord_old");
            assertThat(header()).contains("3 orders · $31.50");
        });
    }

    @Test
    void exportsTheFilteredOrders() {
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("orders", QueryParameters.of("q", "ord_old"));

        String csv = new String(_download(_get(CsvLink.class)), StandardCharsets.UTF_8);
        assertThat(csv).contains("ord_old").doesNotContain("ord_next_day", "ord_other");
    }

    @Test
    void saysWhetherTotalsContainAnOrder() {
        BrowserTime utc = new BrowserTime(ZoneOffset.UTC);
        Instant at = Instant.parse("2025-11-12T09:05:00Z");

        assertThat(OrderCountingLabels.text(new OrderCounting(Kind.ADDED, 12, at, 3), utc))
                .isEqualTo("Added since the total of Nov 12, 2025, 9:05 AM");
        assertThat(OrderCountingLabels.text(new OrderCounting(Kind.IN_TOTAL, 12, at, 3), utc))
                .isEqualTo("In CuraGenesis's total of Nov 12, 2025, 9:05 AM");
        assertThat(OrderCountingLabels.text(new OrderCounting(Kind.NOT_IN_TOTAL, 0, at, 3), utc))
                .isEqualTo("Not counted: CuraGenesis's total of Nov 12, 2025, 9:05 AM is 0");
        assertThat(OrderCountingLabels.text(new OrderCounting(Kind.UNCERTAIN, 1, at, 3), utc))
                .isEqualTo(
                        "Uncertain: CuraGenesis's total of Nov 12, 2025, 9:05 AM is 1, but 3 orders are known until then");
        assertThat(OrderCountingLabels.text(new OrderCounting(Kind.ADDED, 0, null, 0), utc))
                .isEqualTo("Added: no total from CuraGenesis yet");
    }
}
