package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;

/** The steps of an admin who hands 5,000 practices over to another rep, while that rep has three screens open on a phone. */
final class HandoverWalk implements AutoCloseable {

    private static final int PRACTICES = 5_000;
    private static final int FIRST = 100_001;
    private static final String ALIAS = "Rep of the book";
    private static final String FROM = "Paula Past";
    private static final String FROM_EMAIL = "paula@example.com";
    private static final String TO = "Rita Rising";
    private static final String TO_EMAIL = "rita@example.com";

    /** Records when a condition is met for the first time. */
    private static final String WATCH = """
            () => {
                window.shownAt = null;
                const note = () => {
                    if (!window.shownAt && (%s)) {
                        window.shownAt = Date.now();
                    }
                };
                new MutationObserver(note).observe(document.body,
                    {subtree: true, childList: true, characterData: true, attributes: true});
                note();
            }""";

    private static final String RECORD_PROGRESS = """
            () => {
                window.progress = [];
                const note = () => {
                    const text = document.querySelector('.assign-progress > span')?.textContent;
                    if (text && !window.progress.includes(text)) {
                        window.progress.push(text);
                    }
                };
                new MutationObserver(note).observe(document.body, {subtree: true, childList: true, characterData: true});
            }""";

    private final SharedApp sharedApp;
    private final BrowserUser admin;
    private final BrowserContext receiver;
    private final BrowserProbe receiversProbe;
    private final Page dashboard;
    private final Page list;
    private final Page today;

    /** Creates both reps and the practices of one of them, and opens the screens of the other one. */
    HandoverWalk(SharedApp sharedApp) {
        this.sharedApp = sharedApp;
        sharedApp.addRep(FROM_EMAIL, FROM, ALIAS);
        sharedApp.addRep(TO_EMAIL, TO, "Rep of nothing yet");
        for (int n = FIRST; n < FIRST + PRACTICES; n++) {
            sharedApp
                    .source()
                    .put(new SourcePractice(
                            "prac_%08d".formatted(n), "user_%08d".formatted(n), "TX", "Wound Care", null, 3, ALIAS));
        }
        sharedApp.sync();
        admin = new BrowserUser(sharedApp, ScreenChecks.DESK);
        receiver = sharedApp.user(TO_EMAIL, ScreenChecks.PHONE);
        receiversProbe = new BrowserProbe(receiver);
        dashboard = receiversProbe.open(receiver, "/");
        list = receiversProbe.open(receiver, "/practices");
        today = receiversProbe.open(receiver, "/today");
    }

    void selectsAllThatMatch() {
        admin.signIn(PackagedApp.ADMIN, PackagedApp.PASSWORD);
        admin.go("/practices");
        admin.page()
                .locator("vaadin-select", new Page.LocatorOptions().setHasText("Rep: any"))
                .click();
        admin.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(FROM))
                .click();
        admin.assertSubtitle(Pattern.compile("^5,000 practices · 1 filter$"));
        admin.press("Select");
        admin.press("Hand over all 5,000 that match …");
    }

    void seesTheNumbers() {
        assertThat(admin.button("Hand over 5,000 practices")).isDisabled();
        admin.choose("Rep", FROM);
        admin.assertShowsText("5,000 already belong to Paula Past.");
        assertThat(admin.button("Hand over 0 practices")).isDisabled();
        admin.choose("Rep", TO);
        assertThat(admin.button("Hand over 5,000 practices")).isEnabled();
    }

    void handsOver() {
        watch(dashboard, "document.querySelector('[data-kpi=\"total-practices\"]')?.dataset.value === '5000'");
        watch(list, "document.querySelector('.cs-subtitle')?.textContent.includes('5,000 practices')");
        admin.page().evaluate(RECORD_PROGRESS);
        admin.press("Hand over 5,000 practices");
        admin.assertShowsText("5,000 practices handed over to Rita Rising.");
        // The message stays while the pointer is on it.
        admin.button("Undo").hover();
        assertThat((List<?>) admin.page().evaluate("() => window.progress"))
                .anySatisfy(text -> assertThat(text).asString().matches("(500|[1-4],\\d00) of 5,000 practices"));
    }

    /** Prints how long after the end of the handover each screen showed all of it. One audit entry is of the whole handover. */
    void receiverSeesItOnEveryScreen() {
        long handedOver = sharedApp
                .database()
                .jdbc()
                .sql("""
                        select (extract(epoch from at) * 1000)::bigint from audit_entry
                        where action = 'practice.assigned' and subject = ? and detail like '5,000 practices: %'""")
                .param(TO_EMAIL)
                .query(Long.class)
                .single();
        System.out.printf(
                "From the end of a handover of %,d practices to the rep's screens: dashboard %d ms, practices %d ms%n",
                PRACTICES, shownAt(dashboard) - handedOver, shownAt(list) - handedOver);
        assertThat(dashboard.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Notifications, 1 unread")))
                .isVisible();
        assertThat(today.locator(".today-row").first()).containsText("Handed over to you");
        assertThat(today.locator("h2").filter(new Locator.FilterOptions().setHasText("New with you")))
                .hasText("New with you · 5,000");
        assertThat(handoverNotifications(TO_EMAIL)).isEqualTo(1);
        assertThat(handoverNotifications(FROM_EMAIL)).isEqualTo(1);
        assertThat(practices(FROM_EMAIL)).isZero();
    }

    void undoesIt() {
        admin.press("Undo");
        admin.assertShowsText("Undone for 5,000 practices.");
        assertThat(dashboard.locator("[data-kpi='total-practices']")).hasAttribute("data-value", "0");
        assertThat(list.locator(".cs-subtitle > span").first()).hasText("0 practices");
        assertThat(today.locator(".today-row").first()).isHidden();
        assertThat(today.getByText("Nothing needs you today.")).isVisible();
        assertThat(practices(FROM_EMAIL)).isEqualTo(PRACTICES);
    }

    void findsOneAuditEntry() {
        admin.open("/audit?by=" + PackagedApp.ADMIN);
        assertThat(admin.page()
                        .getByRole(AriaRole.ROW)
                        .filter(new Locator.FilterOptions().setHasText("Practices assigned"))
                        .filter(new Locator.FilterOptions().setHasText(TO_EMAIL)))
                .hasCount(1);
    }

    void assertNoFaults() {
        admin.assertNoFaults();
        assertThat(receiversProbe.faults()).isEmpty();
    }

    private static void watch(Page page, String condition) {
        page.evaluate(WATCH.formatted(condition));
    }

    private static long shownAt(Page page) {
        return ((Number) page.waitForFunction("() => window.shownAt").jsonValue()).longValue();
    }

    private long handoverNotifications(String rep) {
        return sharedApp
                .api(rep)
                .get("/api/notifications/recent")
                .expect(200)
                .json()
                .get("notifications")
                .valueStream()
                .filter(item -> item.get("kind").stringValue().equals("PRACTICES_HANDED_OVER"))
                .count();
    }

    private long practices(String rep) {
        return sharedApp
                .api(rep)
                .get("/api/kpi/overview")
                .expect(200)
                .json()
                .get("totalPractices")
                .asLong();
    }

    @Override
    public void close() {
        admin.close();
        receiver.close();
    }
}
