package io.curasync.acceptance;

import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static io.curasync.acceptance.WebhookClient.practiceActivated;
import static io.curasync.acceptance.WebhookClient.practiceSeen;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.curasync.testing.Nightly;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dashboard changes its values without moving its elements. */
@ExtendWith(SharedApp.Provider.class)
class LayoutStabilityIT {

    private static final Duration WATCHED = Duration.ofSeconds(Nightly.repetitions(15, 600));
    private static final int PAUSE_MILLIS = 150;

    /** All cards are visible, because layout shifts outside the window do not count. */
    private static final int HEIGHT = 2_200;

    /**
     * Records layout shifts from now on. A label on the axis of a chart moves when the chart draws to a new scale, which
     * is no shift of the layout: the browser reports its node as null, because it is in the chart's shadow tree.
     */
    private static final String WATCH_SHIFTS = """
            () => {
                const began = performance.now();
                const within = (one, box) =>
                    one.left >= box.left && one.right <= box.right && one.top >= box.top && one.bottom <= box.bottom;
                const isDrawing = source => !source.node && [...document.querySelectorAll('.kpi-orders-chart, .kpi-map')]
                    .some(chart => within(source.currentRect, chart.getBoundingClientRect()));
                window.shifts = [];
                new PerformanceObserver(list => list.getEntries()
                    .filter(shift => shift.startTime > began)
                    .filter(shift => shift.sources.length === 0 || !shift.sources.every(isDrawing))
                    .forEach(shift => window.shifts.push({at: shift.startTime, value: shift.value, moved: shift.sources.map(source =>
                        `${source.node?.parentElement?.className} ${source.node?.nodeName} ${source.node?.className ?? source.node?.data}`
                            + ` ${source.previousRect.x},${source.previousRect.y} → ${source.currentRect.x},${source.currentRect.y}`)})))
                    .observe({type: 'layout-shift', buffered: true});
            }""";

    private static final String PLACES = """
            () => Object.fromEntries([...document.querySelectorAll('main h2, main .cs-kpi-label, .kpi-happenings .cs-feed-item')]
                .filter(one => one.checkVisibility())
                .map((one, i) => [i + ' ' + (one.matches('.cs-feed-item') ? 'feed' : one.textContent), one.getBoundingClientRect().y]))""";

    static SharedApp sharedApp;

    @BeforeAll
    static void begin(SharedApp shared) {
        sharedApp = shared;
    }

    @Test
    void elementsStayInPlaceWhileEventsArrive() {
        long seed = System.nanoTime();
        System.out.println("LayoutStabilityIT seed " + seed);
        Random random = new Random(seed);
        try (BrowserContext admins = sharedApp.user(PackagedApp.ADMIN, 1440);
                BrowserContext reps = sharedApp.user(SharedApp.REP, 1440)) {
            // A full feed, as after the first minutes.
            for (int i = 0; i < 8; i++) {
                placeOrder(random, 1);
            }
            List<Page> pages = List.of(dashboard(admins), dashboard(reps));
            List<Object> places = pages.stream().map(LayoutStabilityIT::places).toList();
            long before = DashboardFigures.orders(pages.getFirst());
            Instant end = Instant.now().plus(WATCHED);
            while (Instant.now().isBefore(end)) {
                // Half of the orders are for the rep's own practices.
                placeOrder(random, random.nextBoolean() ? 1 : 2 + random.nextInt(7));
                pages.getFirst().waitForTimeout(PAUSE_MILLIS);
                assertThat(pages.stream().map(LayoutStabilityIT::places).toList())
                        .as("seed %d", seed)
                        .isEqualTo(places);
            }
            assertThat(DashboardFigures.orders(pages.getFirst())).isNotEqualTo(before);
            for (Page page : pages) {
                List<?> shifts = (List<?>) page.evaluate("() => window.shifts");
                double cumulativeLayoutShift = cumulativeLayoutShift(shifts);
                System.out.println("LayoutStabilityIT: cumulative layout shift " + cumulativeLayoutShift);
                // The browser's own value has three decimals.
                assertThat(cumulativeLayoutShift)
                        .as("seed %d, %s", seed, shifts)
                        .isLessThan(0.0005);
            }
        }
    }

    /**
     * Returns the largest sum of one session window. A window ends after a second without a shift, and after five seconds
     * (https://web.dev/articles/cls).
     */
    private static double cumulativeLayoutShift(List<?> shifts) {
        double largest = 0;
        double sum = 0;
        double windowStart = Double.NEGATIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        for (Object shift : shifts) {
            double at = number(shift, "at");
            if (at - last >= 1_000 || at - windowStart >= 5_000) {
                windowStart = at;
                sum = 0;
            }
            last = at;
            sum += number(shift, "value");
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    private static double number(Object shift, String name) {
        return ((Number) ((Map<?, ?>) shift).get(name)).doubleValue();
    }

    private static Object places(Page page) {
        return page.evaluate(PLACES);
    }

    private static Page dashboard(BrowserContext visitor) {
        Page page = visitor.newPage();
        page.setViewportSize(1440, HEIGHT);
        page.navigate("/");
        new BrowserProbe(visitor).awaitIdle(page);
        page.evaluate(WATCH_SHIFTS);
        return page;
    }

    /**
     * Places an order of a random practice.
     *
     * @param eighth number of the eighth of the practices, from 1
     */
    private static void placeOrder(Random random, int eighth) {
        SourcePractice practice = SourcePractice.number(eighth + 8 * random.nextInt(SharedApp.PRACTICES / 8));
        String number = UUID.randomUUID().toString();
        Instant now = Instant.now();
        String body = switch (random.nextInt(6)) {
            case 0 ->
                practiceActivated(practice.userId(), practice.practiceId(), now.minusSeconds(random.nextInt(3600)));
            case 1 ->
                practiceSeen(
                        "practice.updated",
                        practice.userId(),
                        practice.practiceId(),
                        random.nextInt(10_000),
                        "TX",
                        practice.salesRep());
            case 2 ->
                practiceSeen(
                        "practice.created",
                        "user_" + number,
                        "prac_that_has_a_rather_long_id_" + number,
                        random.nextInt(5),
                        "CA",
                        practice.salesRep());
            case 3 -> orderPlaced(practice.userId(), number, now.minus(Duration.ofDays(random.nextInt(60))));
            default -> orderPlaced(practice.userId(), "order-with-a-rather-long-id-" + number + number, now);
        };
        sharedApp.app().webhooks().send(body).expect(200);
    }

    /** The source of the map draws it 975 wide and 610 high. */
    @ParameterizedTest
    @ValueSource(ints = {400, 1440, 3840})
    void mapKeepsItsAspectRatioAfterSwitchingFromTheTable(int width) {
        for (String user : List.of(PackagedApp.ADMIN, SharedApp.REP)) {
            try (BrowserContext visitor = sharedApp.user(user, width)) {
                BrowserProbe probe = new BrowserProbe(visitor);
                Page page = probe.open(visitor, "/");
                assertThat(aspectRatio(page)).as(user).isBetween(1.4, 1.8);
                for (int i = 0; i < 2; i++) {
                    segment(page, "Table").click();
                    page.waitForURL(Pattern.compile(".*[?&]states=table.*"));
                    page.locator(".kpi-map")
                            .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
                    segment(page, "Map").click();
                    page.locator(".kpi-map").waitFor();
                    probe.awaitIdle(page);
                }
                assertThat(aspectRatio(page)).as(user).isBetween(1.4, 1.8);
                assertThat(probe.faults()).isEmpty();
            }
        }
    }

    private static Locator segment(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Returns the aspect ratio of all drawn states. */
    private static double aspectRatio(Page page) {
        return ((Number) page.evaluate("""
                () => {
                    const rects = [...document.querySelector('.kpi-map').shadowRoot.querySelectorAll('.canvas svg path')]
                        .map(path => path.getBoundingClientRect()).filter(rect => rect.width > 0);
                    const least = side => Math.min(...rects.map(rect => rect[side]));
                    const most = side => Math.max(...rects.map(rect => rect[side]));
                    return (most('right') - least('left')) / (most('bottom') - least('top'));
                }""")).doubleValue();
    }
}
