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
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.curasync.base.FeedItem;
import io.curasync.base.LiveSwitch;
import io.curasync.practice.PracticeColumn;
import io.curasync.practice.PracticeRow;
import io.curasync.practice.SavedViews;
import io.curasync.practice.SavedViews.SavedView;
import io.curasync.testing.SampleBook;
import io.curasync.testing.ScreenTest;
import io.curasync.testing.TestScreens;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class PracticesViewTest extends ScreenTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SavedViews savedViews;

    @BeforeEach
    void book() {
        apply(
                SampleBook.practice(1, "TX", "Dana Reyes", Instant.now(), 10),
                SampleBook.practice(2, "CA", "Ava Lindqvist", Instant.now(), 4321),
                SampleBook.practice(3, "NY", "", null, 0));
    }

    @Test
    void anAdminSeesAllInTheOrderAndUnderTheFiltersOfTheAddress() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("practices", QueryParameters.of("sort", "-orders"));
        assertThat(labels()).containsExactly("prac_2", "prac_1", "prac_3");

        UI.getCurrent()
                .navigate("practices", QueryParameters.of("status", "active").merging("rep", "none"));
        assertThat(labels()).containsExactly("prac_2");
        assertThat(text()).contains("1 practice · 2 filters");
    }

    @Test
    void searchMatchesIdsAndRepsAndTakesWildcardsLiterally() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("practices");
        _get(TextField.class).setValue("lindq");
        assertThat(labels()).containsExactly("prac_2");
        _get(TextField.class).setValue("rac_3");
        assertThat(labels()).containsExactly("prac_3");
        _get(TextField.class).setValue("%");
        assertThat(labels()).isEmpty();
    }

    @Test
    void aRepSeesTheOwnOnlyWhateverTheAddressSays() {
        long others = id("prac_2");
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("practices/" + others, QueryParameters.of("rep", "none"));
        assertThat(labels()).isEmpty();
        assertThat(_find(PracticeDrawer.class)).isEmpty();

        UI.getCurrent().navigate("practices");
        assertThat(labels()).containsExactly("prac_1");
    }

    @Test
    void theDrawerShowsTheTimelineAndFollowsIt() {
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("practices/" + id("prac_1"));
        assertThat(drawer()).contains("prac_1", "Enrolled").doesNotContain("ord_9");

        apply(SampleBook.order(1, "ord_9", "640"));

        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(drawer()).contains("Order ord_9", "$640", "+1 order");
        });
    }

    @Test
    void changesAreWithheldWhilePausedAndCounted() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("practices", QueryParameters.of("sort", "name"));
        assertThat(labels()).containsExactly("prac_1", "prac_2", "prac_3");
        _click(_get(LiveSwitch.class));
        assertThat(text()).contains("Paused · nothing has changed since");
        assertThat(orders("prac_1")).isEqualTo(10);

        apply(SampleBook.order(1, "ord_1", "640"));
        apply(SampleBook.order(2, "ord_2", "640"), SampleBook.order(1, "ord_3", "640"));

        awaitText("Paused · 2 changes");
        assertThat(list().sight().rows().getFirst().practice().totalOrders()).isEqualTo(10);

        _click(_get(Button.class, spec -> spec.withText("show")));
        assertThat(orders("prac_1")).isEqualTo(12);
        assertThat(text()).contains("Paused · nothing has changed since");

        apply(SampleBook.order(1, "ord_4", "640"));
        awaitText("Paused · 1 change");
        _click(_get(LiveSwitch.class));
        assertThat(orders("prac_1")).isEqualTo(13);
        assertThat(_find(ListNotice.class)).isEmpty();
    }

    @Test
    void whatWouldMoveRowsIsOfferedWhileScrolledAndTheirValuesFollow() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("practices");
        labels();
        list().scrolled(true);
        List<Long> before = list().sight().ids();

        apply(SampleBook.order(1, "ord_1", "640"));

        awaitText("1 change while you were scrolled down");
        assertThat(list().sight().ids()).isEqualTo(before);
        assertThat(list().sight().rows())
                .anyMatch(row -> "prac_1".equals(row.practice().practiceId())
                        && row.practice().totalOrders() == 11);

        _click(_get(Button.class, spec -> spec.withText("show")));
        assertThat(labels().getFirst()).isEqualTo("prac_1");
        assertThat(_find(ListNotice.class)).isEmpty();
    }

    @Test
    void aNewPracticeIsCountedWhereverItStands() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("practices", QueryParameters.of("sort", "name"));
        assertThat(labels()).hasSize(3);

        apply(SampleBook.practice(9, "TX", "Dana Reyes", null, 0));

        awaitText("4 practices");
    }

    @Test
    void aViewIsSavedOpenedRenamedDeletedAndBroughtBack() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("practices", QueryParameters.of("state", "TX").merging("sort", "-orders"));
        views().opened();
        _get(TextField.class, spec -> spec.withPlaceholder("Name of this view")).setValue("Texas");
        _click(_get(Button.class, spec -> spec.withText("Save")));
        assertThat(savedViews.of(admin.id())).hasSize(1);
        assertThat(savedViews.of(dana.id())).isEmpty();
        Button texas = _get(Button.class, spec -> spec.withText("Texas"));
        views().opened();
        assertThat(texas.isAttached()).as("a press on it is heard").isTrue();

        UI.getCurrent().navigate("practices");
        assertThat(labels()).hasSize(3);
        _click(_get(Button.class, spec -> spec.withText("Texas")));
        assertThat(labels()).containsExactly("prac_1");
        assertThat(address()).contains("state=TX", "sort=-orders", "columns=");

        views().opened();
        _click(_get(Button.class, spec -> spec.withPredicate(is("Rename Texas"))));
        TextField name = _get(TextField.class, spec -> spec.withPlaceholder("New name"));
        name.setValue("");
        _click(_get(Button.class, spec -> spec.withText("Rename")));
        assertThat(name.getErrorMessage()).isEqualTo("Give it a name.");
        name.setValue("Lone star");
        assertThat(name.isInvalid()).as("until the next press").isTrue();
        _click(_get(Button.class, spec -> spec.withText("Rename")));
        assertThat(savedViews.of(admin.id())).extracting(SavedView::name).containsExactly("Lone star");

        _click(_get(Button.class, spec -> spec.withPredicate(is("Delete Lone star"))));
        assertThat(savedViews.of(admin.id())).isEmpty();
        _click(_get(Button.class, spec -> spec.withText("Undo")));
        assertThat(savedViews.of(admin.id())).extracting(SavedView::name).containsExactly("Lone star");
    }

    @Test
    void chosenColumnsStayChosenAndThoseOfTheAddressComeFirst() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("practices");
        assertThat(columns()).containsExactly("NAME", "STATE", "SPECIALTY", "REP", "ORDERS", "STATUS", "CHANGED");

        chooser().setValue(Set.of(PracticeColumn.SYNCED, PracticeColumn.STATE));
        assertThat(columns()).containsExactly("NAME", "STATE", "SYNCED");

        UI.getCurrent().navigate("practices", QueryParameters.of("columns", "orders"));
        assertThat(columns()).containsExactly("NAME", "ORDERS");
        assertThat(chooser().getValue()).containsExactly(PracticeColumn.ORDERS);

        TestScreens.close();
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("practices");
        assertThat(columns()).containsExactly("NAME", "STATE", "SYNCED");

        TestScreens.close();
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("practices");
        assertThat(columns()).containsExactly("NAME", "STATE", "SPECIALTY", "ORDERS", "STATUS", "CHANGED");
    }

    @Test
    void theDaysSinceActivationAreAFilterThatCanBeTakenAway() {
        jdbc.sql("update practice set activated_at = now() - interval '40 days' where practice_id = 'prac_2'")
                .update();
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("practices", QueryParameters.of("activated", "30d"));
        assertThat(labels()).containsExactly("prac_1");
        assertThat(text()).contains("1 practice · 1 filter", "Activated in the last 30 days");

        _click(_get(Button.class, spec -> spec.withClasses("practice-chip")));
        assertThat(labels()).hasSize(3);
        assertThat(_find(Button.class, spec -> spec.withClasses("practice-chip")))
                .isEmpty();
    }

    @Test
    void theDrawerHasTheOrdersOneByOneAndTheNpi() {
        jdbc.sql("update practice set npi = '1234567893' where practice_id = 'prac_1'")
                .update();
        apply(SampleBook.order(1, "ord_7", "640.5"), SampleBook.order(1, "ord_8", "1000"));
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("practices/" + id("prac_1"));

        assertThat(drawer()).contains("NPI 1234567893", "$1,640", "since Jan", "<1 d", "reorder");
        _get(Tabs.class).setSelectedIndex(1);
        assertThat(_get(OrdersPanel.class).getElement().getTextRecursively()).contains("ord_7", "$640.50", "ord_8");
    }

    @Test
    void theTimelineGoesBackAsFarAsIsAskedFor() {
        jdbc.sql("""
                        insert into timeline_entry (practice, fact, door, received_at, outcome)
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

    private static ViewsMenu views() {
        return _get(ViewsMenu.class);
    }

    @SuppressWarnings("unchecked")
    private static CheckboxGroup<PracticeColumn> chooser() {
        return _get(CheckboxGroup.class);
    }

    private static List<String> columns() {
        return _get(PracticeGrid.class).getColumns().stream()
                .filter(column -> column.isVisible() && column.getKey() != null)
                .map(Grid.Column::getKey)
                .toList();
    }

    private static Predicate<Button> is(String label) {
        return button -> button.getAriaLabel().filter(label::equals).isPresent();
    }

    private static String address() {
        return UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters();
    }

    private long id(String practiceId) {
        return jdbc.sql("select id from practice where practice_id = ?")
                .param(practiceId)
                .query(Long.class)
                .single();
    }

    private static List<String> labels() {
        MockVaadin.clientRoundtrip(true);
        return _fetch(_get(PracticeGrid.class), 0, 100).stream()
                .map(row -> row.practice().label())
                .toList();
    }

    private static String text() {
        return _get(PracticesView.class).getElement().getTextRecursively();
    }

    private static String drawer() {
        return _get(PracticeDrawer.class).getElement().getTextRecursively();
    }
}
