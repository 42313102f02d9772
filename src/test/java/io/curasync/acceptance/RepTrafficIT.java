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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No data about other reps reaches a rep's browser, whichever screen the rep opens and whatever changes meanwhile. */
@ExtendWith(SharedApp.Provider.class)
class RepTrafficIT {

    private static final int OTHERS = 2;
    private static final int OWN = 1;

    /** A practice that is handed over from one of the others to another one, and back. */
    private static final int MOVING = 10;

    /** A practice of the rep until the test hands it over to another one. */
    private static final int LOST = 17;

    private static final String TWO = "two@example.com";
    private static final String QUINN = "quinn@example.com";

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

    static OthersEntries entries;
    static int handovers;

    @BeforeAll
    static void begin(SharedApp shared) {
        sharedApp = shared;
        entries = new OthersEntries(shared.app());
        shared.addRep(QUINN, "Quinn Quiet", "Rep of no practice");
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

    @AfterAll
    static void end() {
        Stream.of(MOVING, LOST).map(SourcePractice::number).forEach(practice -> entries.handOver(practice, ""));
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
            new Screens(page, probe).open(new Screens.Screen("/", "dashboard"));
            DashboardFigures.awaitOrders(page, own + orders);
            trafficRecorder.read();
            int before = losePracticeInDrawer(page, probe, trafficRecorder);
            visitForeignAddresses(page, probe, trafficRecorder);

            assertThat(trafficRecorder.received())
                    .contains(SharedApp.REPS_NAME, SourcePractice.number(OWN).practiceId(), Long.toString(OWN_TOTAL));
            assertThat(trafficRecorder.received().substring(before))
                    .doesNotContain(SourcePractice.number(LOST).practiceId());
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
            List<String> entered = new ArrayList<>(entries.enter(sharedApp.api(TWO), SourcePractice.number(OTHERS)));
            entered.add(entries.submit(sharedApp.api(TWO)));
            entered.addAll(place(OTHERS));
            String practice = "/practices/" + sharedApp.id(SourcePractice.number(OTHERS));
            for (String path : List.of(practice, "/orders", "/submissions")) {
                page.navigate(path);
                probe.awaitIdle(page);
                trafficRecorder.read();
            }

            assertThat(entered)
                    .filteredOn(text -> trafficRecorder.around(text).isEmpty())
                    .isEmpty();
            List<String> found = canaries()
                    .filter(canary -> trafficRecorder.around(canary).isPresent())
                    .toList();
            assertThat(found)
                    .contains("Olga Otherwise", SourcePractice.number(OTHERS).practiceId())
                    .hasSizeGreaterThan(50);
        }
    }

    /** Opens each address, changes practices of others, sends orders of others and of the rep, and downloads the offered files. */
    private static void visitEveryScreen(Page page, BrowserProbe probe, TrafficRecorder trafficRecorder) {
        Screens screens = new Screens(page, probe);
        for (Screens.Screen screen : screens.all()) {
            screens.open(screen);
            entries.enter(sharedApp.api(TWO), SourcePractice.number(OTHERS));
            entries.submit(sharedApp.api(TWO));
            entries.handOver(SourcePractice.number(MOVING), handovers++ % 2 == 0 ? QUINN : TWO);
            place(OTHERS);
            place(OWN);
            page.waitForTimeout(PUSH_MILLIS);
            probe.awaitIdle(page);
            trafficRecorder.read();
            trafficRecorder.download(page);
        }
    }

    /** Hands a practice over while its drawer is open, and changes it then. Returns the length of the traffic before the change. */
    private static int losePracticeInDrawer(Page page, BrowserProbe probe, TrafficRecorder trafficRecorder) {
        SourcePractice lost = SourcePractice.number(LOST);
        page.navigate("/practices/" + sharedApp.id(lost));
        assertThat(page.locator(".cs-drawer")).containsText(lost.practiceId());
        probe.awaitIdle(page);
        entries.handOver(lost, QUINN);
        assertThat(page.getByText("This practice does not exist or is not yours."))
                .isVisible();
        probe.awaitIdle(page);
        trafficRecorder.read();
        int before = trafficRecorder.received().length();
        entries.enter(sharedApp.api(QUINN), lost);
        place(LOST);
        page.waitForTimeout(PUSH_MILLIS);
        probe.awaitIdle(page);
        trafficRecorder.read();
        return before;
    }

    /** Opens the addresses of what belongs to others, and calls every readable address of the API. */
    private static void visitForeignAddresses(Page page, BrowserProbe probe, TrafficRecorder trafficRecorder) {
        Stream<SourcePractice> practices = Stream.of(OTHERS, MOVING, LOST).map(SourcePractice::number);
        var addresses = new ForeignAddresses(sharedApp, TWO, practices);
        for (String path : addresses.ofScreens()) {
            page.navigate(path);
            probe.awaitIdle(page);
            trafficRecorder.read();
            trafficRecorder.download(page);
        }
        assertThat(page.getByText("Page not found")).isVisible();
        addresses.ofApi().forEach(path -> trafficRecorder.call(page, path));
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

    /** Places an order and waits until it is applied. Returns the texts in an order of others. */
    private static List<String> place(int number) {
        SourcePractice practice = SourcePractice.number(number);
        long before = DashboardFigures.orders(sharedApp.app().admin());
        List<String> placed = List.of();
        if (number == OWN) {
            String order = orderPlaced(practice.userId(), UUID.randomUUID().toString(), Instant.now());
            sharedApp.app().webhooks().send(order).expect(200);
            orders++;
        } else {
            placed = entries.order(practice);
        }
        await().until(() -> DashboardFigures.orders(sharedApp.app().admin()) == before + 1);
        return placed;
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
        return Stream.of(ids, people, numbers, entries.texts().stream()).flatMap(each -> each);
    }
}
