package io.curasync.webhook.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import io.curasync.live.Topic;
import io.curasync.testing.TestScreens;
import org.junit.jupiter.api.Test;

/** The list of the inbox. */
class WebhooksViewTest extends WebhooksViewHarness {

    @Test
    void filtersTheListByUrlAndUpdatesItLive() {
        UI.getCurrent().navigate("webhooks", QueryParameters.of("status", "failed"));
        assertThat(ids()).containsExactly(1L);

        UI.getCurrent().navigate("webhooks");
        assertThat(ids()).containsExactly(2L, 1L);

        insert(3, "IGNORED", "{}");
        signal.publish(Topic.WEBHOOK);
        eventually(() -> assertThat(ids()).containsExactly(3L, 2L, 1L));
    }

    @Test
    void offersNewEventsWhileScrolled() {
        UI.getCurrent().navigate("webhooks");
        TestScreens.scrollDown(list());
        assertThat(ids()).containsExactly(2L, 1L);
        insert(3, "IGNORED", "{}");
        signal.publish(Topic.WEBHOOK);

        eventually(() -> assertThat(_get(WebhooksView.class).getElement().getTextRecursively())
                .contains("1 new · show"));
        assertThat(ids()).containsExactly(2L, 1L);

        _click(_get(Button.class, spec -> spec.withText("show")));
        assertThat(ids()).containsExactly(3L, 2L, 1L);
    }

    @Test
    void sortsOldestFirstOnRequest() {
        UI.getCurrent().navigate("webhooks", QueryParameters.of("sort", "oldest"));
        assertThat(ids()).containsExactly(1L, 2L);

        _get(EventFilterBar.class).sort(false);
        assertThat(ids()).containsExactly(2L, 1L);
    }

    @Test
    void allowsOnlyAdmins() {
        AccessAnnotationChecker checker = new AccessAnnotationChecker();

        assertThat(checker.hasAccess(WebhooksView.class, () -> "rep", "REP"::equals))
                .isFalse();
        assertThat(checker.hasAccess(WebhooksView.class, () -> "admin", "ADMIN"::equals))
                .isTrue();
    }
}
