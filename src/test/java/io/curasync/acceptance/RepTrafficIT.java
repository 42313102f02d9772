package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static io.curasync.acceptance.WebhookClient.practiceSeen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No data about other reps reaches a rep's browser, whichever screen the rep opens and whatever changes meanwhile. */
@ExtendWith(SharedApp.Provider.class)
class RepTrafficIT {

    private static final int OTHERS = 2;
    private static final int OWN = 1;

    /** Totals that no other number equals by chance. */
    private static final long OTHERS_TOTAL = 7_654_321;

    private static final long OWN_TOTAL = 86_421;

    /** Longer than snapshots take to be computed and pushed, because absent data gives no signal. */
    private static final int PUSH_MILLIS = 700;

    static SharedApp sharedApp;
    /** Orders of all practices when the tests began. */
    static long total;
    /** Orders of the rep's own practices since then. */
    static int orders;

    @BeforeAll
    static void begin(SharedApp shared) {
        sharedApp = shared;
        // As the enrollment form names them.
        sharedApp
                .database()
                .jdbc()
                .sql("update practice set name = 'Clinic of ' || practice_id where practice_id = any(?)")
                .param(new String[] {
                    SourcePractice.number(OWN).practiceId(),
                    SourcePractice.number(OTHERS).practiceId()
                })
                .update();
        seen(OTHERS, OTHERS_TOTAL);
        seen(OWN, OWN_TOTAL);
        await().until(() -> DashboardFigures.orders(sharedApp.app().admin()) > OTHERS_TOTAL + OWN_TOTAL);
        total = DashboardFigures.orders(sharedApp.app().admin());
    }

    @Test
    void sendsARepNothingAboutOtherReps() {
        try (BrowserContext visitor = sharedApp.visitor(1440)) {
            BrowserProbe probe = new BrowserProbe(visitor);
            Page page = visitor.newPage();
            TrafficRecorder trafficRecorder = new TrafficRecorder(page);
            page.navigate("/login");
            Browser.tryToSignIn(page, SharedApp.REP, PackagedApp.PASSWORD);
            page.waitForSelector("[data-kpi='total-orders'][data-value]");
            probe.awaitIdle(page);
            long own = DashboardFigures.orders(page) - orders;

            visitEveryScreen(page, probe, trafficRecorder);
            Screens screens = new Screens(page, probe);
            screens.open(screens.all().getFirst());
            DashboardFigures.awaitOrders(page, own + orders);
            trafficRecorder.read();
            visitAdminUrls(page, probe, trafficRecorder);

            assertThat(trafficRecorder.received())
                    .contains(SharedApp.REPS_NAME, SourcePractice.number(OWN).practiceId(), Long.toString(OWN_TOTAL));
            assertThat(canaries().map(trafficRecorder::around).flatMap(Optional::stream))
                    .isEmpty();
        }
    }

    /** Verifies the search itself: the same strings are found in the traffic of an admin. */
    @Test
    void sendsAnAdminTheSearchedStrings() {
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, 1440)) {
            BrowserProbe probe = new BrowserProbe(visitor);
            Page page = visitor.newPage();
            TrafficRecorder trafficRecorder = new TrafficRecorder(page);
            page.navigate("/practices");
            probe.awaitIdle(page);
            trafficRecorder.read();
            page.navigate("/");
            probe.awaitIdle(page);
            place(OTHERS);
            DashboardFigures.awaitOrders(
                    page, DashboardFigures.orders(sharedApp.app().admin()));
            trafficRecorder.read();

            List<String> found = canaries()
                    .filter(canary -> trafficRecorder.around(canary).isPresent())
                    .toList();
            assertThat(found)
                    .contains("Olga Otherwise", SourcePractice.number(OTHERS).practiceId())
                    .hasSizeGreaterThan(50);
        }
    }

    /** Opens each address, sends orders of others and of the rep, and downloads the offered files. */
    private static void visitEveryScreen(Page page, BrowserProbe probe, TrafficRecorder trafficRecorder) {
        Screens screens = new Screens(page, probe);
        for (Screens.Screen screen : screens.all()) {
            screens.open(screen);
            place(OTHERS);
            place(OWN);
            page.waitForTimeout(PUSH_MILLIS);
            probe.awaitIdle(page);
            trafficRecorder.read();
            page.locator("a[download]")
                    .all()
                    .forEach(file -> trafficRecorder.add(page.request().get("/" + file.getAttribute("href"))));
        }
    }

    /** Addresses in an admin's navigation and lists. */
    private static void visitAdminUrls(Page page, BrowserProbe probe, TrafficRecorder trafficRecorder) {
        List<String> paths = new ArrayList<>();
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, 1440)) {
            BrowserProbe admins = new BrowserProbe(visitor);
            new Screens(admins.open(visitor, "/"), admins).all().forEach(screen -> paths.add(screen.path()));
        }
        Stream.of("practices", "sync", "webhooks")
                .flatMap(list -> IntStream.rangeClosed(1, 3).mapToObj(id -> "/" + list + "/" + id))
                .forEach(paths::add);
        for (String path : paths) {
            page.navigate(path);
            probe.awaitIdle(page);
            trafficRecorder.read();
        }
        assertThat(page.getByText("Page not found")).isVisible();
    }

    private static void seen(int number, long orders) {
        SourcePractice practice = SourcePractice.number(number);
        sharedApp
                .app()
                .webhooks()
                .sendStandard(
                        "seen_" + number,
                        Instant.now(),
                        practiceSeen(
                                "practice.updated",
                                practice.userId(),
                                practice.practiceId(),
                                Math.toIntExact(orders),
                                "TX",
                                practice.salesRep()))
                .expect(200);
    }

    private static void place(int number) {
        long before = DashboardFigures.orders(sharedApp.app().admin());
        sharedApp
                .app()
                .webhooks()
                .send(orderPlaced(
                        SourcePractice.number(number).userId(),
                        UUID.randomUUID().toString(),
                        Instant.now()))
                .expect(200);
        await().until(() -> DashboardFigures.orders(sharedApp.app().admin()) == before + 1);
        orders += number == OWN ? 1 : 0;
    }

    /** Texts that identify others: names, practices, and numbers that only they have. */
    private static Stream<String> canaries() {
        Stream<String> ids = IntStream.rangeClosed(1, SharedApp.PRACTICES)
                .mapToObj(SourcePractice::number)
                .filter(practice -> !practice.salesRep().equals(SharedApp.REPS_NAME))
                .flatMap(practice -> Stream.of(practice.practiceId(), practice.userId()));
        Stream<String> people =
                Stream.of("Olga Otherwise", "two@example.com", "Rep Number 2", "Rep Number 3", "Rep Number 7");
        Stream<String> numbers = IntStream.range(0, 100)
                .boxed()
                .flatMap(more -> Stream.of(OTHERS_TOTAL + more, total + more))
                .flatMap(number -> Stream.of(number.toString(), String.format(Locale.US, "%,d", number)));
        return Stream.of(ids, people, numbers).flatMap(each -> each);
    }
}
