package io.curasync.practice.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.curasync.practice.PracticeColumn;
import io.curasync.practice.SavedViews;
import io.curasync.practice.SavedViews.SavedView;
import io.curasync.testing.TestScreens;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Saved views and column preferences. */
class PracticesMenusTest extends PracticesScreenTest {

    @Autowired
    SavedViews savedViews;

    @Test
    void savesOpensRenamesDeletesAndRestoresAView() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("practices", QueryParameters.of("state", "TX").merging("sort", "-orders"));
        views().renderIfChanged();
        _get(TextField.class, spec -> spec.withPlaceholder("Name of this view")).setValue("Texas");
        _click(_get(Button.class, spec -> spec.withText("Save")));
        assertThat(savedViews.of(admin.id())).hasSize(1);
        assertThat(savedViews.of(dana.id())).isEmpty();
        Button texas = _get(Button.class, spec -> spec.withText("Texas").withClasses("practice-view-name"));
        views().renderIfChanged();
        assertThat(texas.isAttached()).as("the click is not lost").isTrue();

        UI.getCurrent().navigate("practices");
        assertThat(labels()).hasSize(3);
        _click(_get(Button.class, spec -> spec.withText("Texas")));
        assertThat(labels()).containsExactly("prac_1");
        assertThat(address()).contains("state=TX", "sort=-orders", "columns=");
        assertThat(views().getText()).as("the active view").isEqualTo("Texas");
        UI.getCurrent().navigate("practices");
        assertThat(views().getText()).isEqualTo("Views");

        views().renderIfChanged();
        _click(_get(Button.class, spec -> spec.withPredicate(is("Rename Texas"))));
        TextField name = _get(TextField.class, spec -> spec.withPlaceholder("New name"));
        name.setValue("");
        _click(_get(Button.class, spec -> spec.withText("Rename")));
        assertThat(name.getErrorMessage()).isEqualTo("Enter a name.");
        name.setValue("Lone star");
        assertThat(name.isInvalid()).as("until the next click").isTrue();
        _click(_get(Button.class, spec -> spec.withText("Rename")));
        assertThat(savedViews.of(admin.id())).extracting(SavedView::name).containsExactly("Lone star");

        _click(_get(Button.class, spec -> spec.withPredicate(is("Delete Lone star"))));
        assertThat(savedViews.of(admin.id())).isEmpty();
        _click(_get(Button.class, spec -> spec.withText("Undo")));
        assertThat(savedViews.of(admin.id())).extracting(SavedView::name).containsExactly("Lone star");
    }

    @Test
    void remembersColumnsAndPrefersThoseOfTheUrl() {
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
        assertThat(columns()).containsExactly("NAME", "STATE", "SPECIALTY", "ORDERS", "STATUS", "LAST_ORDER");
        UI.getCurrent().navigate("practices", QueryParameters.of("status", "dormant"));
        assertThat(columns()).endsWith("LAST_ORDER", "OVERDUE");
    }

    @Test
    void showsTheMostImportantColumnsOnATablet() {
        TestScreens.open(context, admin);
        TestScreens.setWindowWidth(768);
        UI.getCurrent().navigate("practices");
        assertThat(columns()).containsExactly("NAME", "STATE", "ORDERS", "STATUS");

        TestScreens.close();
        TestScreens.open(context, admin);
        TestScreens.setWindowWidth(1024);
        UI.getCurrent().navigate("practices");
        assertThat(columns()).containsExactly("NAME", "STATE", "REP", "ORDERS", "STATUS", "CHANGED");
    }

    private static ViewsMenu views() {
        return _get(ViewsMenu.class);
    }

    @SuppressWarnings("unchecked")
    private static CheckboxGroup<PracticeColumn> chooser() {
        _get(ColumnsMenu.class).render();
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
}
