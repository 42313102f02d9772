package io.curasync.practice.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._fetch;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import io.curasync.practice.PracticeRow;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.TestScreens;
import io.curasync.ui.LiveIndicator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes of the practice list while it is open. */
class PracticesLiveTest extends PracticesScreenTest {

    /** Data is read concurrently: the user may open a practice before older data is shown. */
    @Test
    void ignoresDataReadBeforeAPracticeWasOpened() {
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("practices");
        PracticeSplitLayout detail = _get(PracticeSplitLayout.class);
        PracticeSplitLayout.Fresh ofNone = detail.read();
        UI.getCurrent().navigate("practices/999999");
        PracticeSplitLayout.Fresh ofMissing = detail.read();

        UI.getCurrent().navigate("practices/" + id("prac_1"));
        for (PracticeSplitLayout.Fresh late : List.of(ofNone, ofMissing)) {
            detail.show(late);
            assertThat(_find(MissingPracticeMessage.class)).isEmpty();
            assertThat(_find(PracticeDrawer.class)).hasSize(1);
        }
    }

    @Test
    void countsChangesWhilePaused() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("practices", QueryParameters.of("sort", "name"));
        assertThat(labels()).containsExactly("prac_1", "prac_2", "prac_3");
        _click(_get(LiveIndicator.class));
        assertThat(text()).contains("Paused · nothing has changed since");
        assertThat(orders("prac_1")).isEqualTo(10);

        apply(SampleFacts.order(1, "ord_1", "640"));
        apply(SampleFacts.order(2, "ord_2", "640"), SampleFacts.order(1, "ord_3", "640"));

        awaitText("Paused · 2 changes");
        assertThat(list().loaded().rows().getFirst().practice().totalOrders()).isEqualTo(10);

        _click(_get(Button.class, spec -> spec.withText("show")));
        assertThat(orders("prac_1")).isEqualTo(12);
        assertThat(text()).contains("Paused · nothing has changed since");

        apply(SampleFacts.order(1, "ord_4", "640"));
        awaitText("Paused · 1 change");
        _click(_get(LiveIndicator.class));
        assertThat(orders("prac_1")).isEqualTo(13);
        assertThat(_find(Div.class, spec -> spec.withClasses("cs-list-notice"))).isEmpty();
    }

    @Test
    void offersReorderingWhileScrolledAndUpdatesValues() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("practices");
        labels();
        TestScreens.scrollDown(_get(PracticeGrid.class));
        List<Object> before = list().loaded().ids();

        apply(SampleFacts.order(1, "ord_1", "640"));

        awaitText("1 change while you were scrolled down");
        assertThat(list().loaded().ids()).isEqualTo(before);
        assertThat(list().loaded().rows())
                .anyMatch(row -> "prac_1".equals(row.practice().practiceId())
                        && row.practice().totalOrders() == 11);

        _click(_get(Button.class, spec -> spec.withText("show")));
        assertThat(labels().getFirst()).isEqualTo("prac_1");
        assertThat(_find(Div.class, spec -> spec.withClasses("cs-list-notice"))).isEmpty();
    }

    @Test
    void countsANewPracticeAtAnyPosition() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("practices", QueryParameters.of("sort", "name"));
        assertThat(labels()).hasSize(3);

        apply(SampleFacts.practice(9, "TX", "Dana Reyes", null, 0));

        awaitText("4 practices");
    }

    private void awaitText(String expected) {
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(text()).contains(expected);
        });
    }

    private int orders(String practiceId) {
        MockVaadin.clientRoundtrip(true);
        return _fetch(_get(PracticeGrid.class), 0, 100).stream()
                .map(GridRow::practice)
                .filter(practice -> practiceId.equals(practice.practiceId()))
                .mapToInt(PracticeRow::totalOrders)
                .findFirst()
                .orElseThrow();
    }

    private static PracticeList list() {
        return _get(PracticeList.class);
    }
}
