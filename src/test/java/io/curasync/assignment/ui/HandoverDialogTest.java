package io.curasync.assignment.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.NativeButton;
import io.curasync.account.User;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.ScreenTest;
import io.curasync.testing.TestScreens;
import io.curasync.testing.TestUsers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class HandoverDialogTest extends ScreenTest {

    @Autowired
    JdbcClient jdbc;

    private User ava;

    @BeforeEach
    void createPractices() {
        ava = TestUsers.rep(accounts, "ava@example.com");
        apply(
                SampleFacts.practice(1, "TX", "Dana Reyes", Instant.now(), 10),
                SampleFacts.practice(2, "CA", "Chris Doyle", Instant.now(), 5),
                SampleFacts.practice(3, "NY", "Chris Doyle", null, 2));
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("practices");
    }

    @Test
    void handsOneOverAndUndoesIt() {
        context.getBean(AssignDialogs.class).handOver(id(1), "Lakeside");
        assertThat(dialog().getHeaderTitle()).isEqualTo("Hand over Lakeside");
        assertThat(text()).contains("Until now", dana.name(), "from the beginning", "Days are in UTC");
        choose(ava);
        confirm("Hand over 1 practice");

        assertThat(owner(1)).isEqualTo(ava.id());
        _click(_get(Button.class, spec -> spec.withText("Undo")));
        assertThat(owner(1)).isEqualTo(dana.id());
    }

    @Test
    void saysInNumbersWhatEachOptionDoes() {
        open(id(1), id(2));
        assertThat(dialog().getHeaderTitle()).isEqualTo("Hand over 2 practices");
        assertThat(_get(Button.class, spec -> spec.withText("Hand over 2 practices"))
                        .isEnabled())
                .as("without a rep")
                .isFalse();
        assertThat(_get(dialog(), Checkbox.class).getValue())
                .as("off by default")
                .isFalse();
        assertThat(text()).contains("“Chris Doyle”", "stay unmatched").doesNotContain("“Dana Reyes”");

        _get(dialog(), Checkbox.class).setValue(true);
        assertThat(dialog().getHeaderTitle()).isEqualTo("Hand over 3 practices");
        assertThat(text()).contains("Includes 1 other unmatched practice");

        choose(dana);
        assertThat(dialog().getHeaderTitle()).isEqualTo("Hand over 2 practices");
        assertThat(text()).contains("1 already belongs to " + dana.name());
        confirm("Hand over 2 practices");
        assertThat(owner(3)).isEqualTo(dana.id());
    }

    @Test
    void releasesPracticesToTheRepsAccordingToCuraGenesis() {
        open(id(1), id(2));
        assertThat(_find(NativeButton.class, spec -> spec.withText("Back to CuraGenesis's rep")))
                .as("no practice was assigned by a person")
                .isEmpty();
        choose(ava);
        confirm("Hand over 2 practices");

        open(id(1), id(2), id(3));
        _click(_get(NativeButton.class, spec -> spec.withText("Back to CuraGenesis's rep")));
        assertThat(text()).contains("1 to " + dana.name() + ", 1 without a rep", "1 already follows CuraGenesis");
        confirm("Release 2 practices");
        assertThat(owner(1)).isEqualTo(dana.id());
        assertThat(owner(2)).isNull();
    }

    @Test
    void handsOverAsOfADayInTheBusinessTimeZone() {
        open(id(1));
        choose(ava);
        _get(DatePicker.class).setValue(LocalDate.of(2026, 1, 31));
        confirm("Hand over 1 practice");

        assertThat(jdbc.sql("select since from practice_ownership where practice = ? and until is null")
                        .param(id(1))
                        .query(Instant.class)
                        .single())
                .isEqualTo(Instant.parse("2026-01-31T00:00:00Z"));
    }

    private void open(Long... practices) {
        context.getBean(AssignDialogs.class).handOver(List.of(practices), () -> {});
    }

    private void choose(User rep) {
        @SuppressWarnings("unchecked")
        ComboBox<User> box = _get(ComboBox.class, spec -> spec.withLabel("Rep"));
        box.setValue(accounts.findByEmail(rep.email()).orElseThrow());
    }

    /** Presses the button and waits for the end of the handover, which runs in the background. */
    private static void confirm(String action) {
        _click(_get(Button.class, spec -> spec.withText(action)));
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(_find(HandoverDialog.class)).isEmpty();
        });
    }

    private static HandoverDialog dialog() {
        return _get(HandoverDialog.class);
    }

    private static String text() {
        return dialog().getElement().getTextRecursively()
                + _find(dialog(), Checkbox.class).stream()
                        .map(Checkbox::getLabel)
                        .toList()
                + _find(dialog(), DatePicker.class).stream()
                        .map(DatePicker::getHelperText)
                        .toList();
    }

    private @Nullable Long owner(int practice) {
        return jdbc.sql("select coalesce(owner_id, 0) from practice where id = ?")
                .param(id(practice))
                .query(Long.class)
                .optional()
                .filter(owner -> owner != 0)
                .orElse(null);
    }

    private long id(int practice) {
        return jdbc.sql("select id from practice where practice_id = ?")
                .param("prac_" + practice)
                .query(Long.class)
                .single();
    }
}
