package io.curasync.today.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.dom.Element;
import io.curasync.account.CurrentUser;
import io.curasync.ledger.Fact;
import io.curasync.practice.nextstep.NextStepQuery;
import io.curasync.practice.nextstep.NextStepService;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.ScreenTest;
import io.curasync.testing.TestScreens;
import io.curasync.ui.offline.OfflineCopy;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TodayViewTest extends ScreenTest {

    @Autowired
    NextStepService nextSteps;

    @Autowired
    NextStepQuery query;

    private CurrentUser rep;

    @BeforeEach
    void createPractices() {
        Instant longAgo = Instant.now().minus(Duration.ofDays(90));
        apply(
                SampleFacts.practice(1, "TX", "Dana Reyes", longAgo, 10),
                SampleFacts.practice(2, "TX", "Dana Reyes", longAgo, 10));
        rep = new CurrentUser(dana.id(), dana.email(), dana.name(), dana.role());
    }

    @Test
    void completesAStepAndUndoesIt() {
        nextSteps.set(
                rep, id("prac_1"), "Call about the trial order", query.today().minusDays(1));
        open();
        assertThat(view()).contains("Next steps · 1", "Call about the trial order", "prac_1", "Overdue by 1 day");

        _click(_get(Button.class, spec -> spec.withText("Done")));
        awaitView("Nothing needs you today");

        _click(_get(Button.class, spec -> spec.withText("Undo")));
        awaitView("Next steps · 1");
    }

    @Test
    void saysWhatComesNextIfNothingIsDue() {
        nextSteps.set(rep, id("prac_2"), "Visit", query.today().plusDays(1));
        open();

        assertThat(view()).contains("The next step is Visit with prac_2: due tomorrow.");
    }

    @Test
    void takesAPracticeOffTheList() {
        apply(SampleFacts.practice(3, "TX", "Dana Reyes", Instant.now(), 0));
        open();
        assertThat(view()).contains("Just activated · 1", "prac_3");

        _click(_get(Button.class, spec -> spec.withText("Done")));
        awaitView("Nothing needs you today");
        assertThat(_find(TodayRow.class)).isEmpty();
    }

    @Test
    void countsMorePracticesThanItLists() {
        apply(IntStream.rangeClosed(3, 103)
                .mapToObj(number -> SampleFacts.practice(number, "TX", "Dana Reyes", Instant.now(), 0))
                .toArray(Fact[]::new));
        open();

        assertThat(view()).contains("Just activated · 101", "The list shows the newest 100.");
        assertThat(_find(TodayRow.class)).hasSize(100);
    }

    @Test
    void showsWhatOthersDoLive() {
        open();
        nextSteps.set(rep, id("prac_1"), "Call", query.today());

        awaitView("Next steps · 1");
    }

    @Test
    void marksItsContentForTheOfflineCopyWithTheTimeOfReading() {
        Instant before = Instant.now();
        open();
        Instant first = offlineCopyAsOf();
        assertThat(first).isBetween(before, Instant.now());

        nextSteps.set(rep, id("prac_1"), "Call", query.today());
        awaitView("Next steps · 1");
        assertThat(offlineCopyAsOf()).isAfter(first);
    }

    private static Instant offlineCopyAsOf() {
        Element copy = _get(_get(TodayView.class), OfflineCopy.class).getElement();
        assertThat(copy.getAttribute("path")).isEqualTo("today");
        return Instant.parse(copy.getAttribute("as-of"));
    }

    private void open() {
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("today");
    }

    private static String view() {
        return _get(TodayView.class).getElement().getTextRecursively();
    }

    private static void awaitView(String text) {
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(view()).contains(text);
        });
    }

    private long id(String practiceId) {
        return database.jdbc()
                .sql("select id from practice where practice_id = ?")
                .param(practiceId)
                .query(Long.class)
                .single();
    }
}
