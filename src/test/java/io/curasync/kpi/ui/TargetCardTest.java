package io.curasync.kpi.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import io.curasync.account.User;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.TestScreens;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Targets on the dashboards of reps and admins. */
class TargetCardTest extends DashboardHarness {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Test
    void showsARepProgressAndPaceLive() {
        createPractices();
        target(dana, "ORDERS", 4);
        target(dana, "SALES", 1000);
        apply(SampleFacts.order(1, "ord_1", "520.99"));
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("");

        long expected = (2L * 4 * today.getDayOfMonth() + today.lengthOfMonth()) / (2L * today.lengthOfMonth());
        assertThat(card())
                .contains("Targets for ", "1 of 4 orders, 25 %", "$520 of $1,000, 52 %", "Days in UTC")
                .contains("Expected by the end of today: " + (expected == 1 ? "1 order" : expected + " orders"));

        for (int i = 2; i <= 4; i++) {
            apply(SampleFacts.order(1, "ord_" + i, "1.00"));
        }
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(card()).contains("4 of 4 orders, 100 %", "Reached");
        });
    }

    @Test
    void showsRepsNothingOfTheTargetsOfOthers() {
        createPractices();
        target(ava(), "ORDERS", 987_654);
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("");

        assertThat(_find(TargetRow.class)).isEmpty();
        assertThat(text()).doesNotContain("987,654", "Target for");
    }

    @Test
    void showsTheTargetOfARepWithoutPractices() {
        target(dana, "ORDERS", 60);
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("");

        assertThat(card()).contains("0 of 60 orders, 0 %", "Behind by ");
        assertThat(text()).contains("You have no practices yet");
    }

    @Test
    void showsAdminsTheAttainmentOfEachRep() {
        createPractices();
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("");
        NativeTable table = _get(NativeTable.class, spec -> spec.withClasses("kpi-reps"));
        assertThat(table.hasClassName("kpi-without-targets")).isTrue();

        target(dana, "ORDERS", 4);
        apply(SampleFacts.order(1, "ord_1", "1.00"));
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(row("dana@example.com")).contains("25 %", "25 % of 4");
        });
        assertThat(row("ava@example.com")).doesNotContain(" of ");
        assertThat(table.hasClassName("kpi-without-targets")).isFalse();
        assertThat(_find(TargetRow.class)).isEmpty();
    }

    @Test
    void sortsByAttainmentWithRepsWithoutTargetLast() {
        createPractices();
        target(dana, "ORDERS", 4);
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("");
        assertThat(rows().getFirst()).contains("ava@example.com");
        _click(_get(NativeButton.class, spec -> spec.withText("Attainment")));
        assertThat(rows().getFirst()).contains("dana@example.com", "0 %", "0 % of 4");
    }

    private User ava() {
        return accounts.findByEmail("ava@example.com").orElseThrow();
    }

    private void target(User user, String measure, long target) {
        database.jdbc()
                .sql("insert into rep_target (user_id, month, measure, target) values (?, ?, ?, ?)")
                .params(user.id(), today.withDayOfMonth(1), measure, target)
                .update();
    }

    private static String card() {
        return _get(TargetCard.class).getElement().getTextRecursively();
    }

    private static String row(String email) {
        return rows().stream().filter(text -> text.contains(email)).findFirst().orElseThrow();
    }

    /** Returns the texts and tooltips of the rows. */
    private static List<String> rows() {
        return RenderedValues.of(_get(RepsPanel.class)).stream()
                .map(RenderedValues::text)
                .filter(text -> text.contains("@"))
                .toList();
    }
}
