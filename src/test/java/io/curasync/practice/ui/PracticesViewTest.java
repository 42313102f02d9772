package io.curasync.practice.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.TestScreens;
import io.curasync.ui.offline.OfflineCopy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Filters and scope of the practice list. */
class PracticesViewTest extends PracticesScreenTest {

    @Test
    void sortsAndFiltersByUrlForAnAdmin() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("practices", QueryParameters.of("sort", "-orders"));
        assertThat(labels()).containsExactly("prac_2", "prac_1", "prac_3");

        UI.getCurrent()
                .navigate("practices", QueryParameters.of("status", "active").merging("rep", "none"));
        assertThat(labels()).containsExactly("prac_2");
        assertThat(text()).contains("1 practice · 2 filters");
    }

    @Test
    void searchesIdsAndRepsAndEscapesWildcards() {
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
    void limitsARepToTheScopeWhateverTheUrl() {
        long others = id("prac_2");
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("practices/" + others, QueryParameters.of("rep", "none"));
        assertThat(labels()).isEmpty();
        assertThat(_find(PracticeDrawer.class)).isEmpty();
        assertThat(text()).as("active filters are visible").contains("1 filter");

        UI.getCurrent().navigate("practices");
        assertThat(labels()).containsExactly("prac_1");
    }

    /** The message is the same for a nonexistent practice and for one of another rep. */
    @Test
    void showsAMessageForAPracticeOutsideTheScope() {
        String message = "This practice does not exist or is not yours.";
        long others = id("prac_2");
        TestScreens.open(context, dana);
        for (long id : List.of(others, 999_999L)) {
            UI.getCurrent().navigate("practices/" + id);
            assertThat(_get(MissingPracticeMessage.class).getElement().getTextRecursively())
                    .contains(message)
                    .doesNotContain("prac_2");
            Element copy =
                    _get(_get(MissingPracticeMessage.class), OfflineCopy.class).getElement();
            assertThat(copy.getAttribute("path")).isEqualTo("practices/" + id);
            assertThat(copy.getAttribute("as-of"))
                    .as("deletes the browser's copy")
                    .isNull();
            assertThat(labels()).containsExactly("prac_1");
        }

        _click(_get(Button.class, spec -> spec.withText("Show the list")));
        assertThat(_find(MissingPracticeMessage.class)).isEmpty();
        UI.getCurrent().navigate("practices/" + id("prac_1"));
        assertThat(_find(MissingPracticeMessage.class)).isEmpty();
        assertThat(_find(PracticeDrawer.class)).hasSize(1);
    }

    @Test
    void suggestsAnotherSearchWithoutMatches() {
        jdbc.sql("update practice set name = 'Lakeside Wound Center' where practice_id = 'prac_1'")
                .update();
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("practices", QueryParameters.of("q", "lakside"));
        assertThat(labels()).isEmpty();
        assertThat(text()).contains("No practice matches “lakside”.");

        _click(_get(Button.class, spec -> spec.withText("Did you mean Lakeside?")));
        assertThat(labels()).containsExactly("Lakeside Wound Center");
        assertThat(_get(TextField.class).getValue()).isEqualTo("Lakeside");

        _get(TextField.class).setValue("zzzz");
        assertThat(labels()).isEmpty();
        _click(_get(Button.class, spec -> spec.withText("Clear search and filters")));
        assertThat(labels()).containsExactly("Lakeside Wound Center");
    }

    @Test
    void filtersBySeveralStatesAndShowsUnknownOnes() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("practices", QueryParameters.of("state", "tx,ny"));
        assertThat(labels()).containsExactlyInAnyOrder("prac_1", "prac_3");
        assertThat(text()).contains("2 practices · 1 filter");

        UI.getCurrent().navigate("practices", QueryParameters.of("state", "ZZ"));
        assertThat(labels()).isEmpty();
        StateFilter states = _get(StateFilter.class);
        assertThat(states.getValue()).containsExactly("ZZ");
        assertThat(states.getItemLabelGenerator().apply("ZZ")).isEqualTo("ZZ (unknown)");
        assertThat(text()).contains("No practices match.");

        _click(_get(Button.class, spec -> spec.withText("Clear filters")));
        assertThat(labels()).hasSize(3);
        assertThat(states.getValue()).isEmpty();
    }

    @Test
    void showsIgnoredUrlParameters() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("practices", QueryParameters.of("status", "gone"));
        assertThat(labels()).hasSize(3);
        Button chip = _get(Button.class, spec -> spec.withClasses("practice-chip"));
        assertThat(chip.getText()).isEqualTo("Unknown filter, not applied: status=gone");

        _click(chip);
        assertThat(_find(Button.class, spec -> spec.withClasses("practice-chip")))
                .isEmpty();
        UI.getCurrent().navigate("practices", QueryParameters.of("status", "ACTIVE"));
        assertThat(labels()).hasSize(2);
    }

    @Test
    void showsARepTheirDormantPractices() {
        jdbc.sql("""
                        update kpi_practice set orders = 5, first_at = now() - interval '62 days',
                            last_at = now() - interval '34 days'
                        """).update();
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("practices", QueryParameters.of("status", "dormant"));

        assertThat(labels()).containsExactly("prac_1");
        assertThat(text()).contains("1 practice · 1 filter");
    }

    /** Text that is not a state counts as Other, and is not offered as a state. */
    @Test
    void offersOtherForUnknownStates() {
        apply(SampleFacts.practice(5, "17", "Dana Reyes", null, 0));
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("practices");

        assertThat(_get(StateFilter.class).getListDataView().getItems()).containsExactly("CA", "NY", "Other", "TX");
        UI.getCurrent().navigate("practices", QueryParameters.of("state", "Other"));
        assertThat(labels()).containsExactly("prac_5");
    }

    @Test
    void removesTheFilterByActivationAge() {
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
}
