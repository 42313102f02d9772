package io.curasync.sync.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.notification.Notification;
import io.curasync.account.Role;
import io.curasync.testing.CuraSyncTest;
import io.curasync.ui.HeaderContribution;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Tests that the screens name the missing settings if syncs are not configured. */
@CuraSyncTest
class SyncDisabledTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    HeaderContribution syncHeader;

    @Test
    void namesTheMissingSettings() {
        try (SyncUiSession ignored = SyncUiSession.as(Role.ADMIN, context)) {
            SyncView view = SyncUiSession.openMonitor(context, null);
            assertThat(view.getElement().getTextRecursively()).contains("set CURAGENESIS_API_BASE");

            Component control = syncHeader.component().orElseThrow();
            UI.getCurrent().add(control);
            _click(_get(control, Button.class));

            assertThat(_get(Notification.class).getElement().getProperty("text"))
                    .contains("set CURAGENESIS_API_BASE");
        }
    }
}
