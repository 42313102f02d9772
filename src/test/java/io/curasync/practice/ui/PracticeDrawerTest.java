package io.curasync.practice.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.tabs.Tabs;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.TestScreens;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.FeedItem;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PracticeDrawerTest extends PracticesScreenTest {

    @Test
    void showsTheTimelineAndUpdatesItLive() {
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("practices/" + id("prac_1"));
        assertThat(drawer())
                .contains("prac_1", "First seen in sync #1", "10 orders")
                .doesNotContain("Enrolled", "total 0")
                .doesNotContain("ord_9");

        apply(SampleFacts.order(1, "ord_9", "640"));

        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(drawer()).contains("Order ord_9", "$640", "+1 order");
        });
    }

    @Test
    void showsEachOrderAndTheNpi() {
        jdbc.sql("update practice set npi = '1234567893' where practice_id = 'prac_1'")
                .update();
        apply(SampleFacts.order(1, "ord_7", "640.5"), SampleFacts.order(1, "ord_8", "1000"));
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("practices/" + id("prac_1"));

        assertThat(drawer()).contains("NPI 1234567893", "$1,640", "sales since Jan 1", "<1 d", "between orders");
        _get(Tabs.class).setSelectedIndex(1);
        assertThat(_get(OrdersPanel.class).getElement().getTextRecursively()).contains("ord_7", "$640.50", "ord_8");
    }

    /** A sync reports totals, whose orders have no dates. */
    @Test
    void showsAnUnknownDateOfTheLastOrder() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("practices/" + id("prac_1"));
        assertThat(drawer()).contains("Last order date unknown").doesNotContain("never");

        UI.getCurrent().navigate("practices/" + id("prac_3"));
        assertThat(drawer()).contains("Last order never");
    }

    @Test
    void showsTheDateOfAnOrderInTheTimeline() {
        Instant placed = Instant.now().minus(Duration.ofDays(9));
        apply(new Fact.OrderPlaced(
                new Provenance(Source.WEBHOOK, 1, Instant.now(), Instant.now()),
                "user_1",
                "ord_5",
                new BigDecimal("640"),
                placed));
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("practices/" + id("prac_1"));

        assertThat(drawer())
                .contains("placed " + BrowserTime.of(UI.getCurrent()).day(placed));
    }

    @Test
    void showsDormancyAndTheUsualInterval() {
        jdbc.sql("""
                        update kpi_practice set orders = 5, first_at = now() - interval '62 days',
                            last_at = now() - interval '34 days'
                        where practice = (select id from practice where practice_id = 'prac_1')
                        """).update();
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("practices/" + id("prac_1"));

        assertThat(drawer()).contains("Dormant", "No order for 34 days, usually every 7 days.");
    }

    @Test
    void loadsOlderTimelineEntriesOnRequest() {
        jdbc.sql("""
                        insert into timeline_entry (practice, fact, source, received_at, outcome)
                        select id, 'practice.updated', 'WEBHOOK', now(), 'UPDATED'
                        from practice, generate_series(1, 70) where practice_id = 'prac_1'
                        """).update();
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("practices/" + id("prac_1"));
        assertThat(_find(FeedItem.class)).hasSize(30);

        _click(_get(Button.class, spec -> spec.withText("Show earlier")));
        assertThat(_find(FeedItem.class)).hasSize(60);
        _click(_get(Button.class, spec -> spec.withText("Show earlier")));
        assertThat(_find(FeedItem.class)).hasSize(71);
        assertThat(_find(Button.class, spec -> spec.withText("Show earlier"))).isEmpty();
    }

    private static String drawer() {
        return _get(PracticeDrawer.class).getElement().getTextRecursively();
    }
}
