package io.curasync.notification.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import io.curasync.notification.NotificationKind;
import io.curasync.testing.TestScreens;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The dialog for notification preferences. */
class PreferencesDialogTest extends NotificationScreensHarness {

    @Test
    void offersARepTheirKindsAndEmailOnlyWithAMailServer() {
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("notifications");
        _click(_get(Button.class, spec -> spec.withText("Notification settings …")));

        assertThat(_find(Checkbox.class))
                .extracting(Checkbox::getLabel)
                .containsExactly("New orders", "Activations", "Next steps", "Dormant practices", "Handovers");
        assertThat(_find(_get(PreferencesDialog.class), Select.class)).isEmpty();

        Span explanation = (Span) _find(Checkbox.class).getFirst().getHelperComponent();
        assertThat(explanation.getText()).isEqualTo("A practice placed an order");
        ComponentUtil.fireEvent(explanation, new ClickEvent<>(explanation));
        assertThat(_find(Checkbox.class).getFirst().getValue()).isFalse();
        order(1, "ord_1");
        assertThat(database.jdbc()
                        .sql("select count(*) from notification")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void orderNotificationsAreOffForAdminsByDefault() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("notifications");
        _click(_get(Button.class, spec -> spec.withText("Notification settings …")));
        List<Checkbox> kinds = _find(Checkbox.class);
        assertThat(kinds).hasSize(NotificationKind.values().length);
        assertThat(kinds.getFirst().getValue()).isFalse();

        kinds.getFirst().setValue(true);
        order(2, "ord_1");

        eventually(() -> assertThat(titles()).containsExactly("New order from prac_2"));
    }
}
