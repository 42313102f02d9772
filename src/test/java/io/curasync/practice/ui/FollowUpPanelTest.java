package io.curasync.practice.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.live.Topic;
import io.curasync.practice.nextstep.NextStepService;
import io.curasync.practice.timeline.NoteService;
import io.curasync.practice.ui.followup.FollowUpPanel;
import io.curasync.testing.TestScreens;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Notes and the next step in the drawer. */
class FollowUpPanelTest extends PracticesScreenTest {

    @Autowired
    NoteService notes;

    @Autowired
    NextStepService nextSteps;

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Test
    void setsANextStepAndCompletesItWithUndo() {
        open(dana);
        click("Add next step");
        click("Tomorrow");
        _get(TextField.class, spec -> spec.withLabel("Next step")).setValue("Call about the trial order");
        click("Save");
        assertThat(panel()).contains("Next step", "Call about the trial order", "Due tomorrow");
        assertThat(drawer()).contains("Next step set", "by dana@example.com");

        click("Done");
        assertThat(panel()).contains("Add next step").doesNotContain("Call about the trial order");
        assertThat(drawer()).contains("Next step done");

        click("Undo");
        assertThat(panel()).contains("Call about the trial order", "Due tomorrow");
    }

    @Test
    void changesAndDropsAnOverdueStep() {
        nextSteps.set(current(dana), id("prac_1"), "Call", today.minusDays(3));
        open(dana);
        assertThat(panel()).contains("Overdue by 3 days");

        click("Change");
        click("Next week");
        assertThat(_get(DatePicker.class).getValue()).isEqualTo(today.plusDays(7));
        click("Save");
        assertThat(panel()).contains("Call").doesNotContain("Overdue");

        click("Drop");
        assertThat(drawer()).contains("Add next step", "Next step dropped");
    }

    @Test
    void saysWhatIsWrongWithAStep() {
        open(dana);
        click("Add next step");
        click("Save");
        assertThat(_get(TextField.class, spec -> spec.withLabel("Next step")).getErrorMessage())
                .isEqualTo("Enter a text.");

        _get(TextField.class, spec -> spec.withLabel("Next step")).setValue("Call");
        _get(DatePicker.class).setValue(null);
        click("Save");
        assertThat(_get(DatePicker.class).getErrorMessage()).isEqualTo("Choose a day.");

        click("Cancel");
        assertThat(panel()).contains("Add next step");
    }

    @Test
    void showsChangesByOthersUnlessTheUserIsEditing() {
        open(dana);
        nextSteps.set(current(admin), id("prac_1"), "Call", today);
        awaitPanel("Due today");

        click("Change");
        nextSteps.set(current(admin), id("prac_1"), "Visit", today);
        awaitDrawer("Call → Visit");
        assertThat(_get(TextField.class, spec -> spec.withLabel("Next step")).getValue())
                .isEqualTo("Call");
        click("Cancel");
        assertThat(panel()).contains("Visit");
    }

    @Test
    void addsNotesAndEditsThemForAWhile() {
        open(dana);
        _get(TextArea.class).setValue("Wants sampels\nCall back");
        click("Add note");
        assertThat(drawer()).contains("Note by dana@example.com", "Wants sampels\nCall back");
        assertThat(_get(TextArea.class).getValue()).isEmpty();

        click("Edit");
        _get(_get(Dialog.class), TextArea.class).setValue("Wants samples");
        _click(_get(_get(Dialog.class), Button.class, spec -> spec.withText("Save")));
        assertThat(drawer()).contains("Edited", "Wants samples").doesNotContain("sampels");

        jdbc.sql("update timeline_entry set received_at = now() - interval '11 minutes' where source = 'PEOPLE'")
                .update();
        signal.publish(Topic.LEDGER);
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(_find(Button.class, spec -> spec.withText("Edit"))).isEmpty();
        });
    }

    @Test
    void showsEditsOfOthersLiveAndLetsOnlyTheAuthorEdit() {
        long note = notes.add(current(dana), id("prac_1"), "Wants sampels").orElseThrow();
        open(admin);
        assertThat(drawer()).contains("Wants sampels");
        assertThat(_find(Button.class, spec -> spec.withText("Edit"))).isEmpty();

        notes.edit(current(dana), note, "Wants samples");
        awaitDrawer("Wants samples");
    }

    @Test
    void rejectsAnEmptyNoteAndKeepsDraftsPerPractice() {
        open(admin);
        click("Add note");
        assertThat(_get(TextArea.class).getErrorMessage()).isEqualTo("Enter a text.");

        _get(TextArea.class).setValue("For prac_1");
        UI.getCurrent().navigate("practices/" + id("prac_2"));
        assertThat(_get(TextArea.class).getValue()).isEmpty();
        UI.getCurrent().navigate("practices/" + id("prac_1"));
        assertThat(_get(TextArea.class).getValue()).isEqualTo("For prac_1");
    }

    private void open(User user) {
        TestScreens.open(context, user);
        UI.getCurrent().navigate("practices/" + id("prac_1"));
    }

    private void awaitPanel(String text) {
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(panel()).contains(text);
        });
    }

    private void awaitDrawer(String text) {
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(drawer()).contains(text);
        });
    }

    private static void click(String button) {
        _click(_get(Button.class, spec -> spec.withText(button)));
    }

    private static String panel() {
        return _get(FollowUpPanel.class).getElement().getTextRecursively();
    }

    private static String drawer() {
        return _get(PracticeDrawer.class).getElement().getTextRecursively();
    }

    private static CurrentUser current(User user) {
        return new CurrentUser(user.id(), user.email(), user.name(), user.role());
    }
}
