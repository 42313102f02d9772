package io.curasync.assignment.ui;

import static com.github.mvysny.kaributesting.v10.ComboBoxKt._fireCustomValueSet;
import static com.github.mvysny.kaributesting.v10.GridKt._clickItem;
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
import io.curasync.assignment.UnmatchedPractice;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.ScreenTest;
import io.curasync.testing.TestScreens;
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
    void createPractices() {
        apply(
                SampleFacts.practice(1, "TX", "Dana Reyes", Instant.now(), 10),
                SampleFacts.practice(2, "CA", "Chris Doyle", Instant.now(), 5),
                SampleFacts.practice(3, "NY", "Chris Doyle", null, 2),
                SampleFacts.practice(4, "NY", "", null, 1));
    }

    @Test
    void deniesAccessToReps() {
        TestScreens.open(context, dana);
        assertThatThrownBy(() -> UI.getCurrent().navigate("unmatched")).isInstanceOf(MockAccessDeniedException.class);
        assertThat(_find(UnmatchedView.class)).isEmpty();
    }

    @Test
    void showsUnmatchedPracticesFilteredByUrl() {
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
    void assignsAWholeNameAndRemembersIt() {
        open(QueryParameters.empty());
        _click(_get(
                Button.class,
                spec -> spec.withPredicate(button ->
                        "Assign Chris Doyle".equals(button.getAriaLabel().orElse("")))));
        assertThat(_get(Checkbox.class).getValue()).isFalse();
        _get(Checkbox.class).setValue(true);
        chooseAndAssign(dana, "Assign 2 practices");

        assertThat(labels()).containsExactly("prac_4");
        assertThat(accounts.findByEmail(dana.email()).orElseThrow().aliases()).contains("Chris Doyle");
    }

    @Test
    void assignsOnlySelectedPractices() {
        open(QueryParameters.empty());
        grid().asMultiSelect().select(_fetch(grid(), 1, 2));
        _click(_get(Button.class, spec -> spec.withText("Assign 2 practices …")));
        assertThat(_get(AssignDialog.class).getElement().getTextRecursively())
                .contains("1 other unmatched practice with this name stays unmatched");
        chooseAndAssign(dana, "Assign 2 practices");

        assertThat(labels()).containsExactly("prac_2");
        assertThat(aliases()).doesNotContain("Chris Doyle");
    }

    @Test
    void announcesTheNumberOfPracticesAndUndoesTheAssignment() {
        open(QueryParameters.empty());
        _clickItem(grid(), 1);
        _clickItem(grid(), 2);
        _click(_get(Button.class, spec -> spec.withText("Assign 2 practices …")));
        AssignDialog dialog = _get(AssignDialog.class);
        assertThat(dialog.getHeaderTitle()).isEqualTo("Assign 2 practices");
        _get(Checkbox.class).setValue(true);
        assertThat(dialog.getHeaderTitle()).isEqualTo("Assign 3 practices");
        chooseAndAssign(dana, "Assign 3 practices");

        assertThat(labels()).isEmpty();
        assertThat(aliases()).contains("Chris Doyle");
        assertThat(audited())
                .containsExactly("practice.assigned 3 practices: prac_2, prac_3, prac_4; alias added: “Chris Doyle”");
        _click(_get(Button.class, spec -> spec.withText("Undo")));
        assertThat(labels()).containsExactly("prac_2", "prac_3", "prac_4");
        assertThat(aliases()).doesNotContain("Chris Doyle");
        assertThat(audited().getLast()).startsWith("practice.assign-undone 3 practices: ");
    }

    @Test
    void doesNotAssignMoreThanItAnnounced() {
        open(QueryParameters.of("name", "chris doyle"));
        grid().asMultiSelect().select(_fetch(grid(), 0, 1));
        _click(_get(Button.class, spec -> spec.withText("Assign 1 practice …")));
        _get(Checkbox.class).setValue(true);
        apply(SampleFacts.practice(5, "WA", "Chris Doyle", null, 0));
        choose(dana);
        _click(_get(_get(AssignDialog.class), Button.class, spec -> spec.withText("Assign 2 practices")));

        AssignDialog dialog = _get(AssignDialog.class);
        assertThat(dialog.getElement().getTextRecursively()).contains("Nothing was assigned");
        assertThat(dialog.getHeaderTitle()).isEqualTo("Assign 3 practices");
        assertThat(labels()).hasSize(3);
    }

    @Test
    void selectsAllFilteredPractices() {
        open(QueryParameters.of("state", "NY"));
        _click(_get(Button.class, spec -> spec.withText("Select all 2")));
        assertThat(grid().getSelectedItems()).hasSize(2);
        _click(_get(Button.class, spec -> spec.withText("Clear selection")));
        assertThat(grid().getSelectedItems()).isEmpty();
    }

    @Test
    void pickerSelectsTheOnlyMatch() {
        open(QueryParameters.empty());
        _clickItem(grid(), 2);
        _click(_get(Button.class, spec -> spec.withText("Assign 1 practice …")));
        @SuppressWarnings("unchecked")
        ComboBox<User> rep = _get(ComboBox.class, spec -> spec.withLabel("Rep"));
        _fireCustomValueSet(rep, "dan");
        assertThat(rep.getValue()).isEqualTo(accounts.findByEmail(dana.email()).orElseThrow());
        _fireCustomValueSet(rep, "nobody");
        assertThat(rep.getErrorMessage()).contains("nobody");
    }

    @Test
    void showsChangesFromElsewhere() {
        open(QueryParameters.empty());
        assertThat(labels()).hasSize(3);
        apply(SampleFacts.practice(5, "WA", "House Account", null, 40));

        await().pollInSameThread().untilAsserted(() -> {
            assertThat(labels()).containsExactly("prac_5", "prac_2", "prac_3", "prac_4");
            assertThat(text()).contains("House Account");
        });
    }

    private List<String> aliases() {
        return accounts.findByEmail(dana.email()).orElseThrow().aliases();
    }

    private List<String> audited() {
        return jdbc.sql("select action || ' ' || detail from audit_entry where action <> 'user.created' order by id")
                .query(String.class)
                .list();
    }

    private void open(QueryParameters query) {
        if (UI.getCurrent() == null) {
            TestScreens.open(context, admin);
        }
        UI.getCurrent().navigate("unmatched", query);
    }

    private void chooseAndAssign(User rep, String action) {
        choose(rep);
        _click(_get(_get(AssignDialog.class), Button.class, spec -> spec.withText(action)));
        assertThat(_find(AssignDialog.class)).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private void choose(User rep) {
        ComboBox<User> box = _get(ComboBox.class, spec -> spec.withLabel("Rep"));
        box.setValue(accounts.findByEmail(rep.email()).orElseThrow());
    }

    @SuppressWarnings("unchecked")
    private static Grid<UnmatchedPractice> grid() {
        return _get(Grid.class);
    }

    private static List<String> labels() {
        MockVaadin.clientRoundtrip(true);
        return _fetch(grid(), 0, 100).stream().map(UnmatchedPractice::label).toList();
    }

    private static String text() {
        return _get(UnmatchedView.class).getElement().getTextRecursively();
    }
}
