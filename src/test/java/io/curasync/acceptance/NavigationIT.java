package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import io.curasync.testing.Nightly;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Navigation faster than the server responds: the browser shows the screen of the last target, with its address. */
@ExtendWith(SharedApp.Provider.class)
class NavigationIT {

    private static final int PAIRS = Nightly.repetitions(40, 200);
    private static final int SEQUENCES = Nightly.repetitions(3, 12);
    private static final int SHORTEST_PAUSE_MILLIS = 30;
    private static final int LONGEST_PAUSE_MILLIS = 300;
    private static final int KEY_MILLIS = 100;

    /** Checks that URL, navigation entry, page title and screen all belong to the last target. */
    private static final String SHOWS = """
            ([path, title]) => {
                const entry = document.querySelector('nav[aria-label="Main"] [aria-current="page"]');
                return location.pathname === '/' + path
                    && entry?.getAttribute('href') === path
                    && document.title.startsWith(title)
                    && document.querySelectorAll('main h1').length === 1
                    && document.querySelector('main h1').textContent.startsWith(title);
            }""";

    static SharedApp sharedApp;

    /** A navigation entry. */
    private record Target(String path, String title, String letter) {}

    @BeforeAll
    static void begin(SharedApp shared) {
        sharedApp = shared;
    }

    @Test
    void rapidClicksEndAtTheLastTarget() {
        Random random = random("Pairs of clicks");
        withNavigation((page, targets) -> {
            for (int pair = 0; pair < PAIRS; pair++) {
                Target first = any(random, targets);
                Target last = any(random, targets);
                int pause = SHORTEST_PAUSE_MILLIS + random.nextInt(LONGEST_PAUSE_MILLIS - SHORTEST_PAUSE_MILLIS);
                click(page, first);
                page.waitForTimeout(pause);
                click(page, last);
                assertShows(page, last, "%s, %d ms, %s".formatted(first.title, pause, last.title));
            }
        });
    }

    @Test
    void rapidShortcutsEndAtTheLastTarget() {
        Random random = random("Sequences of keys");
        withNavigation((page, targets) -> {
            for (int sequence = 0; sequence < SEQUENCES; sequence++) {
                List<Target> pressed = IntStream.range(0, 6)
                        .mapToObj(number -> any(random, targets))
                        .toList();
                for (Target target : pressed) {
                    page.keyboard().press("g");
                    page.waitForTimeout(KEY_MILLIS);
                    page.keyboard().press(target.letter);
                    page.waitForTimeout(KEY_MILLIS);
                }
                assertShows(page, pressed.getLast(), pressed.toString());
            }
        });
    }

    @Test
    void rapidHistoryStepsEndAtTheRightScreen() {
        Random random = random("Steps in the history");
        withNavigation((page, targets) -> {
            List<Target> visited = new ArrayList<>();
            for (Target target : targets) {
                click(page, target);
                assertShows(page, target, "to " + target.title);
                visited.add(target);
            }
            int here = visited.size() - 1;
            for (int burst = 0; burst < 2 * SEQUENCES; burst++) {
                int there = random.nextInt(visited.size());
                for (; here != there; here += Integer.signum(there - here)) {
                    page.evaluate("step => history.go(step)", Integer.signum(there - here));
                    page.waitForTimeout(SHORTEST_PAUSE_MILLIS + random.nextInt(KEY_MILLIS));
                }
                assertShows(page, visited.get(there), "burst " + burst);
            }
            // A click during a pending history step.
            page.evaluate("() => history.back()");
            click(page, targets.getFirst());
            assertShows(page, targets.getFirst(), "a click after a step");
        });
    }

    @Test
    void showsTheTargetOfAForwardFromTheFirstScreen() {
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, 1440)) {
            BrowserProbe probe = new BrowserProbe(visitor);
            Page page = probe.open(visitor, "/login");
            Target dashboard = targets(page).getFirst();
            assertShows(page, dashboard, "from the sign-in, signed in");
            click(page, targets(page).get(1));
            assertShows(page, targets(page).get(1), "and on");
            page.goBack();
            assertShows(page, dashboard, "and back");
            assertThat(probe.faults()).isEmpty();
        }
    }

    private interface Steps {

        void walk(Page page, List<Target> targets);
    }

    private static void withNavigation(Steps steps) {
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, 1440)) {
            BrowserProbe probe = new BrowserProbe(visitor);
            int before = sharedApp.app().output().length();
            Page page = probe.open(visitor, "/sync");
            page.evaluate("() => window.loaded = true");
            steps.walk(page, targets(page));
            probe.awaitIdle(page);
            assertThat(probe.faults()).isEmpty();
            assertThat(page.evaluate("() => window.loaded"))
                    .as("never loaded again")
                    .isEqualTo(true);
            assertThat(sharedApp.app().output().substring(before)).doesNotContain(" ERROR ");
        }
    }

    private static List<Target> targets(Page page) {
        return page.locator("nav[aria-label='Main'] a").all().stream()
                .map(link -> new Target(
                        link.getAttribute("href"), link.getAttribute("data-title"), link.getAttribute("data-go")))
                .toList();
    }

    private static void click(Page page, Target target) {
        Locator link = page.locator("nav[aria-label='Main'] a[href='%s']".formatted(target.path));
        link.dispatchEvent("click");
    }

    private static void assertShows(Page page, Target target, String way) {
        try {
            page.waitForFunction(SHOWS, List.of(target.path, target.title));
        } catch (TimeoutError never) {
            throw new AssertionError(
                    "%s is not shown but %s at %s, %s".formatted(target, page.title(), page.url(), way), never);
        }
    }

    private static Target any(Random random, List<Target> targets) {
        return targets.get(random.nextInt(targets.size()));
    }

    private static Random random(String what) {
        long seed = System.nanoTime();
        System.out.printf("%s, seed %d%n", what, seed);
        return new Random(seed);
    }
}
