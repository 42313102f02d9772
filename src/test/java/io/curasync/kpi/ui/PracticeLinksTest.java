package io.curasync.kpi.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.router.Location;
import io.curasync.ledger.Fact;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.ScreenTest;
import io.curasync.testing.TestScreens;
import io.curasync.ui.ViewHeader;
import io.curasync.ui.chart.KpiFigure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every link of the dashboard leads to a list with as many practices as the figure counts. */
class PracticeLinksTest extends ScreenTest {

    private static final Pattern LISTED = Pattern.compile("([\\d,]+) practice");

    /** Active and inactive practices, activated recently and long ago, with a rep, a name or neither; half of each are missing. */
    @BeforeEach
    void createPractices() {
        Instant lately = Instant.now().minus(Duration.ofDays(3));
        Instant longAgo = Instant.now().minus(Duration.ofDays(300));
        List<String> names = List.of("Dana Reyes", " dana  REYES", "Sam Lee", "Sam Lee Jones", "");
        List<Fact> facts = new ArrayList<>();
        int number = 0;
        for (String name : names) {
            for (Instant activated : new Instant[] {lately, longAgo, null}) {
                for (String state : new String[] {"TX", "CA", null}) {
                    facts.add(SampleFacts.practice(++number, state, name, activated, number));
                    facts.add(SampleFacts.practice(++number, state, name, activated, number));
                }
            }
        }
        apply(facts.toArray(Fact[]::new));
        database.jdbc()
                .sql("update practice set missing_since = now() where id % 2 = 0")
                .update();
    }

    @Test
    void matchesFiguresOfAnAdmin() {
        TestScreens.open(context, admin);

        Map<String, Long> counts = counts();

        assertThat(counts).hasSize(5 + 2 + 4 + 1);
        assertListed(counts);
    }

    @Test
    void matchesFiguresOfARep() {
        TestScreens.open(context, dana);

        Map<String, Long> counts = counts();

        assertThat(counts).hasSize(4 + 2 + 1 + 1);
        assertListed(counts);
    }

    private static void assertListed(Map<String, Long> counts) {
        counts.forEach((address, count) ->
                assertThat(listed(address)).as(address).isEqualTo(count).isPositive());
    }

    /** Returns the dashboard's counts by link. */
    private static Map<String, Long> counts() {
        UI.getCurrent().navigate("");
        Map<String, Long> counts = new LinkedHashMap<>();
        Map<String, Long> figures = new LinkedHashMap<>();
        for (KpiFigure figure : _find(KpiFigure.class)) {
            long number =
                    number(RenderedValues.json(figure, "content").get("value").asString());
            figures.put(figure.getElement().getProperty("name"), number);
            String href = figure.getElement().getProperty("href");
            // The list of the day has no list of practices behind it.
            if (!href.equals(PracticeLinks.today())) {
                counts.put(href, number);
            }
        }
        // This figure counts orders, but links to all practices.
        counts.replace(PracticeLinks.mostOrders(), figures.get("total-practices"));
        _find(LiveTable.class).forEach(table -> addRows(table, counts));
        return counts;
    }

    private static void addRows(LiveTable table, Map<String, Long> counts) {
        int practices = _find(table, NativeTableHeaderCell.class).stream()
                .map(title -> title.getElement().getTextRecursively().strip())
                .toList()
                .indexOf("Practices");
        for (JsonNode row : RenderedValues.of(table)) {
            JsonNode count = row.get("cells").get(practices);
            long number = number(
                    count.isString() ? count.asString() : count.get("number").asString());
            row.findValuesAsString("href").forEach(href -> counts.put(href, number));
        }
    }

    private static long listed(String address) {
        Location location = new Location(address);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
        String header = _get(ViewHeader.class).getElement().getTextRecursively();
        return LISTED.matcher(header)
                .results()
                .map(MatchResult::group)
                .mapToLong(PracticeLinksTest::number)
                .findFirst()
                .orElseThrow(() -> new AssertionError(address + " leads to " + header));
    }

    private static long number(String text) {
        return Long.parseLong(text.replaceAll("\\D", ""));
    }
}
