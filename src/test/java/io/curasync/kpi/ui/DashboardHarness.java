package io.curasync.kpi.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;

import com.vaadin.flow.component.html.Anchor;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.ScreenTest;
import io.curasync.testing.TestUsers;
import io.curasync.ui.chart.KpiFigure;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/** The dashboard of an admin and of a rep. */
abstract class DashboardHarness extends ScreenTest {

    @BeforeEach
    void users() {
        TestUsers.rep(accounts, "ava@example.com", "Ava Lindqvist");
    }

    void createPractices() {
        Instant now = Instant.now();
        apply(
                SampleFacts.practice(1, "TX", "Dana Reyes", now, 10),
                SampleFacts.practice(2, "CA", "Ava Lindqvist", now, 4321),
                SampleFacts.practice(3, "NY", "", null, 0));
    }

    static List<String> hrefs() {
        return Stream.concat(
                        _find(Anchor.class).stream().map(Anchor::getHref),
                        RenderedValues.hrefs(_get(DashboardView.class)).stream())
                .toList();
    }

    static String text() {
        return RenderedValues.text(_get(DashboardView.class));
    }

    static String figure(String name) {
        return _find(KpiFigure.class).stream()
                .filter(figure -> name.equals(figure.getElement().getProperty("name")))
                .map(figure ->
                        RenderedValues.json(figure, "content").get("value").asString())
                .findFirst()
                .orElse("no such figure");
    }
}
