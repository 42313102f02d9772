package io.curasync.practice.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._clickItem;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.router.QueryParameters;
import io.curasync.account.User;
import io.curasync.testing.TestScreens;
import org.junit.jupiter.api.Test;

class HandoverBarTest extends PracticesScreenTest {

    @Test
    void handsOverSelectedRows() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("practices", QueryParameters.of("sort", "-orders"));
        press("Select");
        assertThat(labels()).containsExactly("prac_2", "prac_1", "prac_3");
        _clickItem(_get(PracticeGrid.class), 0);
        _clickItem(_get(PracticeGrid.class), 2);
        assertThat(_find(PracticeDrawer.class)).as("a click selects").isEmpty();
        press("Hand over 2 practices …");
        handOver("Hand over 2 practices");

        assertThat(owned()).isEqualTo(3);
        assertThat(_find(Button.class, spec -> spec.withText("Select")))
                .as("selection has ended")
                .hasSize(1);
        UI.getCurrent().navigate("practices/" + id("prac_2"));
        assertThat(_get(PracticeGrid.class).asSingleSelect().getValue().id()).isEqualTo(id("prac_2"));
    }

    @Test
    void handsOverAllThatMatchTheFilter() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("practices", QueryParameters.of("rep", "none"));
        assertThat(labels()).hasSize(2);
        press("Select");
        press("Hand over all 2 that match …");
        handOver("Hand over 2 practices");

        assertThat(owned()).isEqualTo(3);
    }

    @Test
    void handsOverThePracticeInTheDrawer() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("practices/" + id("prac_2"));
        press("Hand over …");
        assertThat(_get(Dialog.class).getHeaderTitle()).isEqualTo("Hand over prac_2");
        handOver("Hand over 1 practice");
        assertThat(owned()).isEqualTo(2);
    }

    @Test
    void offersRepsNoHandover() {
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("practices/" + id("prac_1"));
        assertThat(_find(PracticeDrawer.class)).hasSize(1);
        assertThat(_find(Button.class, spec -> spec.withText("Hand over …"))).isEmpty();
        assertThat(_find(Button.class, spec -> spec.withText("Select"))).isEmpty();
    }

    @Test
    void queuesNoScriptsWhileHidden() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("practices");
        MockVaadin.clientRoundtrip(true);
        assertThat(UI.getCurrent().getInternals().containsPendingJavascript("this.disabled"))
                .isFalse();
    }

    private static void press(String button) {
        MockVaadin.clientRoundtrip(true);
        _click(_get(Button.class, spec -> spec.withText(button)));
    }

    private void handOver(String action) {
        @SuppressWarnings("unchecked")
        ComboBox<User> rep = _get(_get(Dialog.class), ComboBox.class, spec -> spec.withLabel("Rep"));
        rep.setValue(accounts.findByEmail(dana.email()).orElseThrow());
        _click(_get(_get(Dialog.class), Button.class, spec -> spec.withText(action)));
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(_find(Dialog.class)).isEmpty();
        });
    }

    private long owned() {
        return jdbc.sql("select count(*) from practice where owner_id = ?")
                .param(dana.id())
                .query(Long.class)
                .single();
    }
}
