package io.curasync.assignment.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._fetch;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockAccessDeniedException;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.curasync.account.User;
import io.curasync.assignment.UnmatchedRow;
import io.curasync.testing.SampleBook;
import io.curasync.testing.ScreenTest;
import io.curasync.testing.TestScreens;
import io.curasync.testing.TestUsers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class UnmatchedViewTest extends ScreenTest {

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void book() {
        apply(
                SampleBook.practice(1, "TX", "Dana Reyes", Instant.now(), 10),
                SampleBook.practice(2, "CA", "Chris Doyle", Instant.now(), 5),
                SampleBook.practice(3, "NY", "Chris Doyle", null, 2),
                SampleBook.practice(4, "NY", "", null, 1));
    }

    @Test
    void aRepDoesNotGetThere() {
        TestScreens.open(context, dana);
        assertThatThrownBy(() -> UI.getCurrent().navigate("unmatched")).isInstanceOf(MockAccessDeniedException.class);
        assertThat(_find(UnmatchedView.class)).isEmpty();
    }

    @Test
    void showsWhatIsNobodysUnderTheFiltersOfTheAddress() {
        open(QueryParameters.empty());
        assertThat(labels()).containsExactly("prac_2", "prac_3", "prac_4");
        assertThat(text()).contains("Chris Doyle", "2 practices · 7 orders", "Unassigned", "1 practice · 1 order");

        open(QueryParameters.of("nameless", "yes"));
        assertThat(labels()).containsExactly("prac_4");
        open(QueryParameters.of("name", "chris doyle").merging("sort", "orders"));
        assertThat(labels()).containsExactly("prac_3", "prac_2");
        _get(TextField.class).setValue("prac_2");
        assertThat(labels()).containsExactly("prac_2");
    }

    @Test
    void aWholeNameGoesToARepAndIsRemembered() {
        open(QueryParameters.empty());
        _click(_get(
                Button.class,
                spec -> spec.withPredicate(button ->
                        "Assign Chris Doyle".equals(button.getAriaLabel().orElse("")))));
        assertThat(_get(Checkbox.class).getValue()).isTrue();
        chooseAndAssign(dana);

        assertThat(labels()).containsExactly("prac_4");
        assertThat(accounts.findByEmail(dana.email()).orElseThrow().aliases()).contains("Chris Doyle");
    }

    @Test
    void whatIsTickedGoesAloneWithoutTheName() {
        open(QueryParameters.empty());
        grid().asMultiSelect().select(_fetch(grid(), 1, 2));
        _click(_get(Button.class, spec -> spec.withText("Assign 2 selected …")));
        assertThat(_get(AssignDialog.class).getElement().getTextRecursively()).contains("1 more unmatched practice");
        _get(Checkbox.class).setValue(false);
        chooseAndAssign(dana);

        assertThat(labels()).containsExactly("prac_2");
    }

    @Test
    void followsWhatHappensElsewhere() {
        open(QueryParameters.empty());
        assertThat(labels()).hasSize(3);
        apply(SampleBook.practice(5, "WA", "House Account", null, 40));

        await().pollInSameThread().untilAsserted(() -> {
            assertThat(labels()).containsExactly("prac_5", "prac_2", "prac_3", "prac_4");
            assertThat(text()).contains("House Account");
        });
    }

    @Test
    void aPracticeIsReassignedAsOfADay() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("unmatched");
        User ava = TestUsers.rep(accounts, "ava@example.com");
        long practice = jdbc.sql("select id from practice where practice_id = 'prac_1'")
                .query(Long.class)
                .single();
        context.getBean(AssignDialogs.class).reassign(practice, "prac_1");
        assertThat(_get(ReassignDialog.class).getElement().getTextRecursively())
                .contains("Until now", dana.name(), "from the beginning");
        choose(ava);
        _click(_get(Button.class, spec -> spec.withText("Reassign")));

        assertThat(jdbc.sql("select owner_id from practice where id = ?")
                        .param(practice)
                        .query(Long.class)
                        .single())
                .isEqualTo(ava.id());
    }

    private void open(QueryParameters query) {
        if (UI.getCurrent() == null) {
            TestScreens.open(context, admin);
        }
        UI.getCurrent().navigate("unmatched", query);
    }

    private void chooseAndAssign(User rep) {
        choose(rep);
        _click(_get(Button.class, spec -> spec.withText("Assign")));
        assertThat(_find(AssignDialog.class)).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private void choose(User rep) {
        ComboBox<User> box = _get(ComboBox.class, spec -> spec.withLabel("Rep"));
        box.setValue(accounts.findByEmail(rep.email()).orElseThrow());
    }

    @SuppressWarnings("unchecked")
    private static Grid<UnmatchedRow> grid() {
        return _get(Grid.class);
    }

    private static List<String> labels() {
        MockVaadin.clientRoundtrip(true);
        return _fetch(grid(), 0, 100).stream().map(UnmatchedRow::label).toList();
    }

    private static String text() {
        return _get(UnmatchedView.class).getElement().getTextRecursively();
    }
}
