package io.curasync.practice.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import io.curasync.account.CurrentUser;
import io.curasync.ledger.details.Contact;
import io.curasync.ledger.details.PracticeDetailsEdit;
import io.curasync.practice.PracticeDetailsService;
import io.curasync.practice.ui.details.DetailsPanel;
import io.curasync.testing.TestScreens;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PracticeDetailsPanelTest extends PracticesScreenTest {

    @Autowired
    PracticeDetailsService service;

    @Test
    void offersToNameAPracticeWithoutAName() {
        open();
        assertThat(panel()).contains("This practice has no name yet.");

        click("Name it");
        field("Practice name").setValue("Lakeside Wound Center");
        click("Save details");

        assertThat(_find(Dialog.class)).isEmpty();
        awaitPanel(() -> {
            assertThat(panel()).doesNotContain("no name yet");
            assertThat(_get(PracticeDrawer.class).getElement().getTextRecursively())
                    .startsWith("Lakeside Wound Center")
                    .contains("prac_1", "Details changed");
            assertThat(labels()).contains("Lakeside Wound Center");
        });
    }

    @Test
    void showsLinksForTheDeviceAndUpdatesThemLive() {
        open();
        assertThat(links()).isEmpty();

        edit(new PracticeDetailsEdit(
                null,
                "(512) 555-0142 x12",
                "100 Main St",
                "Austin",
                "TX",
                "78701",
                List.of(new Contact("Ana Lee", "Nurse", "512-555-0102", "ana@x.example"))));

        awaitPanel(() ->
                assertThat(panel()).contains("(512) 555-0142 x12 · 100 Main St, Austin, TX 78701", "Ana Lee", "Nurse"));
        assertThat(links())
                .containsExactly(
                        "Call tel:5125550142,12",
                        "Email mailto:ana@x.example",
                        "Directions geo:0,0?q=100%20Main%20St%2C%20Austin%2C%20TX%2078701",
                        "512-555-0102 tel:5125550102",
                        "ana@x.example mailto:ana@x.example");
    }

    @Test
    void callsTheFirstContactIfThePracticeHasNoPhone() {
        edit(new PracticeDetailsEdit(
                null, null, null, null, null, null, List.of(new Contact("Ana Lee", null, "555-0102", null))));
        open();
        assertThat(links()).containsExactly("Call tel:5550102", "555-0102 tel:5550102");
    }

    @Test
    void showsFaultsNextToTheFieldsAndSavesNothing() {
        open();
        click("Edit details");
        field("Phone").setValue("12");
        field("ZIP").setValue("787");
        click("Add contact");
        field("Email").setValue("ana at x");
        click("Save details");

        assertThat(field("Practice name").isInvalid()).isFalse();
        assertThat(_find(TextField.class, spec -> spec.withLabel("Phone"))
                        .getFirst()
                        .getErrorMessage())
                .isEqualTo("Enter at least 7 digits, like (512) 555-0142 or 555-0142 x12");
        assertThat(field("ZIP").getErrorMessage()).isEqualTo("Enter 5 digits, or 9 like 12345-6789");
        assertThat(field("Name").getErrorMessage()).isEqualTo("Required");
        assertThat(field("Email").getErrorMessage()).isEqualTo("Enter a valid email");
        assertThat(jdbc.sql("select count(*) from practice_details")
                        .query(Long.class)
                        .single())
                .isZero();

        field("ZIP").setValue("78701");
        assertThat(field("ZIP").isInvalid())
                .as("a fault leaves when it is fixed")
                .isFalse();
    }

    @Test
    void editsContactsAndSendsOnlyChanges() {
        edit(new PracticeDetailsEdit(
                "Lakeside", "555-0142", null, null, null, null, List.of(new Contact("Ana Lee", null, null, null))));
        open();
        click("Edit details");
        field("City").setValue("Austin");
        click("Add contact");
        _find(TextField.class, spec -> spec.withLabel("Name")).getLast().setValue("Bo Park");
        click("Add contact");
        edit(new PracticeDetailsEdit(null, "555-0199", null, null, null, null, null));
        click("Save details");

        awaitPanel(() -> assertThat(panel())
                .as("the phone that someone else changed meanwhile stays")
                .contains("555-0199 · Austin", "Ana Lee", "Bo Park"));
        click("Edit details");
        _click(_find(Button.class, spec -> spec.withText("Remove")).getFirst());
        click("Save details");
        awaitPanel(() -> assertThat(panel()).contains("Bo Park").doesNotContain("Ana Lee"));
    }

    @Test
    void savesNothingAfterThePracticeWasHandedOver() {
        open();
        click("Edit details");
        field("Practice name").setValue("Lakeside");
        jdbc.sql("update practice set owner_id = ?").param(admin.id()).update();
        click("Save details");

        assertThat(_find(Dialog.class)).isEmpty();
        assertThat(jdbc.sql("select count(name) from practice")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void open() {
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("practices/" + id("prac_1"));
    }

    private void edit(PracticeDetailsEdit edit) {
        service.edit(id("prac_1"), edit, new CurrentUser(admin.id(), admin.email(), admin.name(), admin.role()));
    }

    private static void click(String text) {
        _click(_get(Button.class, spec -> spec.withText(text)));
    }

    private static TextField field(String label) {
        return _get(TextField.class, spec -> spec.withLabel(label));
    }

    private static String panel() {
        return _get(DetailsPanel.class).getElement().getTextRecursively();
    }

    private static List<String> links() {
        return _find(_get(DetailsPanel.class), Anchor.class).stream()
                .map(link -> link.getElement().getTextRecursively() + " " + link.getHref())
                .toList();
    }

    private static void awaitPanel(ThrowingRunnable assertion) {
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertion.run();
        });
    }
}
