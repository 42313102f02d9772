package io.curasync.practice.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.dom.Element;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import io.curasync.live.Topic;
import io.curasync.practice.ui.order.OrdersPanel;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.TestScreens;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.FeedItem;
import io.curasync.ui.offline.OfflineCopy;
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
    void marksItsContentForTheOfflineCopyWithTheTimeOfReading() {
        Instant before = Instant.now();
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("practices/" + id("prac_1"));

        Element copy = _get(_get(PracticeDrawer.class), OfflineCopy.class).getElement();
        assertThat(copy.getAttribute("path")).isEqualTo("practices/" + id("prac_1"));
        assertThat(Instant.parse(copy.getAttribute("as-of"))).isBetween(before, Instant.now());
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
        assertThat(_get(_get(OrdersPanel.class), Anchor.class).getHref()).isEqualTo("orders?practice=" + id("prac_1"));
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
    void showsProblemsWithReasonsOnlyToAdmins() {
        insertProblems();

        TestScreens.open(context, admin);
        UI.getCurrent().navigate("practices/" + id("prac_1"));
        assertThat(drawer())
                .contains("CuraGenesis sent a row that could not be read", "userId user_1 is known as that of prac_2")
                .contains("Webhook practice.updated failed", "state is not a string")
                .doesNotContain("totalOrders is missing");
        assertThat(_find(_get(PracticeDrawer.class), Anchor.class))
                .extracting(Anchor::getHref)
                .containsExactlyInAnyOrder("quarantine/1", "webhooks/1");
        TestScreens.close();

        TestScreens.open(context, dana);
        UI.getCurrent().navigate("practices/" + id("prac_1"));
        assertThat(drawer())
                .contains("CuraGenesis sent a row that could not be read", "An admin can see the reason")
                .contains("CuraGenesis sent an update that could not be applied")
                .doesNotContain("prac_2", "state is not a string");
        assertThat(_find(_get(PracticeDrawer.class), Anchor.class)).isEmpty();
    }

    @Test
    void addsAProblemLiveAndMarksItAsResolved() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("practices/" + id("prac_1"));
        assertThat(_find(FeedItem.class)).hasSize(1);

        insertProblems();
        apply(SampleFacts.order(1, "ord_9", "640"));
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(_find(FeedItem.class)).hasSize(4);
            assertThat(drawer()).contains("Order ord_9").doesNotContain("resolved by a later sync");
        });

        jdbc.sql("update quarantine set resolved_at = now()").update();
        apply(SampleFacts.order(1, "ord_10", "640"));
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(_find(FeedItem.class)).hasSize(5);
            assertThat(drawer()).contains("resolved by a later sync");
        });
    }

    private void insertProblems() {
        jdbc.sql("""
                insert into quarantine (row_key, practice_id, user_id, reason, raw, run_id) values
                    ('PRAC_1', 'PRAC_1', null, 'userId user_1 is known as that of prac_2', '{}', 1),
                    ('prac_2', 'prac_2', null, 'totalOrders is missing', '{}', 1)""").update();
        jdbc.sql("""
                insert into webhook_event (id, event, user_id, body, status, received_at, error) values
                    (1, 'practice.updated', 'user_1', '{}', 'FAILED', now(), 'state is not a string'),
                    (2, 'practice.updated', 'user_1', '{}', 'APPLIED', now(), null)""").update();
    }

    @Test
    void showsTheUserIdAndTheOrigin() {
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("practices/" + id("prac_1"));
        assertThat(drawer()).contains("User id known").doesNotContain("Created here", "No user id");

        jdbc.sql("update practice set user_id = null, submission = 7 where practice_id = 'prac_1'")
                .update();
        jdbc.sql("""
                insert into practice_submission (id, created_by, status, form, name, npi, email_key, state)
                overriding system value values (7, ?, 'ACCEPTED', '{}', 'Lakeside', '', '', 'TX')""").param(dana.id()).update();
        signal.publish(Topic.LEDGER);

        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(drawer()).contains("No user id", "Created here");
        });
        assertThat(_get(_get(PracticeDrawer.class), Anchor.class).getHref()).isEqualTo("submissions/7");
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
