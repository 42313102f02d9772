package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.curasync.acceptance.Webhooks.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.regex.Pattern;

/** A rep's walk through CuraSync, step by step. */
final class RepWalk implements AutoCloseable {

    private static final String PASSWORD = "seven otters under slate";
    private static final String NEXT_PASSWORD = "eight herons above chalk";
    private static final Pattern ONE = Pattern.compile("1 practice");
    private static final Pattern A_PRACTICE = Pattern.compile(".*/practices/\\d+.*");

    /**
     * The rep of a walk.
     *
     * @param alias name by which CuraGenesis refers to the rep
     * @param practice a practice of the rep
     * @param npi NPI of the practice that the rep creates
     */
    record Rep(String name, String email, String alias, SourcePractice practice, String npi) {

        /** Name of the practice that the rep creates; sorts after the practices without a name. */
        String newPractice() {
            return "Wound Care of " + name;
        }
    }

    private final SharedApp sharedApp;
    private final Rep rep;
    private final UserSession userSession;
    private String password = PASSWORD;

    RepWalk(SharedApp sharedApp, Rep rep, int width) {
        this.sharedApp = sharedApp;
        this.rep = rep;
        userSession = new UserSession(sharedApp, width);
    }

    UserSession visit() {
        return userSession;
    }

    void acceptsTheInvitation(String link) {
        userSession.open(link);
        userSession.assertSays("Choose a password for " + rep.email());
        userSession.fill("New password", "too short");
        userSession.press("Save password");
        userSession.assertSays("A password has at least 12 characters.");
        userSession.fill("New password", "thisismypassword");
        userSession.pressSlowly("Save password");
        userSession.assertSays("This password is too common.");
        userSession.fill("New password", PASSWORD);
        userSession.pressSlowly("Save password");
        userSession.page().waitForSelector("main#main");
    }

    void signsIn() {
        userSession.signIn(rep.email(), password);
    }

    void seesTheOwnFigures() {
        long own = sharedApp.source().practices().stream()
                .filter(practice -> practice.salesRep().equals(rep.alias()))
                .count();
        Figures.assertShown(userSession.page(), api());
        assertThat(userSession.page().getByTestId("last-sync")).isVisible();
        assertThat(userSession.page().locator("[data-kpi='total-practices']"))
                .hasAttribute("data-value", Long.toString(own));
    }

    private void finds(SourcePractice practice) {
        userSession.go("/practices");
        userSession.fill("Search practices", practice.practiceId());
        userSession.assertHeads(ONE);
        userSession.assertSays(practice.practiceId());
    }

    void readsAPractice() {
        finds(rep.practice());
        userSession.text(rep.practice().practiceId()).click();
        userSession.page().waitForURL(A_PRACTICE);
        assertThat(drawer()).containsText(rep.practice().userId());
        assertThat(drawer()).containsText("sync #");
        userSession.press("Close");
        assertThat(drawer()).not().isVisible();
    }

    void namesTheSearch() {
        userSession.press("Views");
        userSession.press("Save");
        userSession.assertSays("Give it a name.");
        userSession.fill("Name of this view", "My one");
        userSession.pressSlowly("Save");
        assertThat(userSession.button("My one")).isVisible();
        userSession.page().keyboard().press("Escape");
        assertThat(userSession.button("Views, shown: My one")).isFocused();
        userSession.fill("Search practices", "");
        userSession.assertHeads(Pattern.compile("\\d\\d practices"));
        userSession.press("Views");
        userSession.press("My one");
        userSession.assertHeads(ONE);
    }

    /** Checks the open dashboard. */
    void isToldOfAnOrder() {
        userSession.go("/");
        long before = Figures.orders(userSession.page());
        sharedApp
                .app()
                .webhooks()
                .send(orderPlaced(rep.practice().userId(), "walk_" + rep.email(), Instant.now()))
                .expect(200);
        Figures.awaitOrders(userSession.page(), before + 1);
        userSession.press("Notifications, 1 unread");
        userSession
                .page()
                .getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Notifications"))
                .getByText("All notifications")
                .click();
        userSession.page().waitForURL("**/notifications");
        userSession.assertSays("New order from " + rep.practice().practiceId());
        userSession.press("Dismiss");
        userSession.assertTabsAreFree();
        userSession.assertSays("No notifications yet.");
        assertThat(userSession.button("Notifications")).isVisible();
    }

    void wantsToHearLess() {
        userSession.press("Notification settings …");
        userSession.field("Activations").uncheck();
        userSession.press("Close");
        userSession.open("/notifications");
        userSession.press("Notification settings …");
        assertThat(userSession.field("Activations")).not().isChecked();
        assertThat(userSession.field("New orders")).isChecked();
        userSession.press("Close");
    }

    void makesAPractice() {
        FakeEnrollmentApi desk = sharedApp.source().enrollments();
        int calls = desk.calls();
        userSession.go("/practices/new");
        userSession.fill("Practice name", rep.newPractice());
        userSession.fill("NPI", "1234567890");
        userSession.choose("State", "Texas");
        userSession.fill("First name", "Jo");
        userSession.fill("Last name", "Ray");
        userSession.fill("Email", "jo.ray." + rep.npi() + "@example.com");
        userSession.press("Send to CuraGenesis");
        userSession.assertSays("Not a valid NPI – check the digits");
        userSession.assertSays("Fix 1 field to send.");
        assertThat(desk.calls()).isEqualTo(calls);

        userSession.fill("NPI", rep.npi());
        userSession.press("Send to CuraGenesis");
        userSession.assertSays("CuraGenesis has it as user_new_");
        assertThat(desk.calls()).isEqualTo(calls + 1);
        assertThat(desk.enrolled().getLast().get("facilityName").stringValue()).isEqualTo(rep.newPractice());
    }

    void findsWhatWasMade() {
        userSession.go("/submissions");
        userSession.text(rep.newPractice()).click();
        userSession.assertSays("Accepted");
        userSession.text("Open the practice").click();
        userSession.page().waitForURL(A_PRACTICE);
        assertThat(drawer()).containsText("NPI " + rep.npi());
    }

    void changesThePassword() {
        userSession.openMenu();
        userSession.page().locator(".cs-who").click();
        userSession.fill("Current password", NEXT_PASSWORD);
        userSession.fill("New password", "too short");
        userSession.press("Change password");
        userSession.assertSays("This is not your password.");
        userSession.fill("Current password", password);
        userSession.pressSlowly("Change password");
        userSession.assertSays("A password has at least 12 characters.");
        userSession.fill("New password", NEXT_PASSWORD);
        userSession.pressSlowly("Change password");
        userSession.assertSays("Password changed.");
        password = NEXT_PASSWORD;
    }

    /** Nothing of the previous session is restored. */
    void signsOutFromAPractice() {
        finds(rep.practice());
        userSession.text(rep.practice().practiceId()).click();
        userSession.page().waitForURL(A_PRACTICE);
        String address = userSession.page().url();
        userSession.signOut();
        userSession.page().goBack();
        assertGone();
        userSession.open(address);
        assertGone();
    }

    /** After the sign-in, the last requested address is open. */
    void isBackAtThePractice() {
        assertThat(drawer()).containsText(rep.practice().practiceId());
        userSession.press("Close");
        assertThat(drawer()).not().isVisible();
    }

    void sees(SourcePractice practice) {
        finds(practice);
    }

    /** The session ends while a screen is open. */
    void isSignedOut() {
        assertGone();
        userSession.open("/practices");
        assertGone();
    }

    void isRefused() {
        Browser.tryToSignIn(userSession.page(), rep.email(), password);
        userSession.assertSays("Check the email address and the password");
    }

    private void assertGone() {
        userSession.awaitSignIn();
        userSession.assertNeverSays(rep.practice().practiceId());
    }

    private Locator drawer() {
        return userSession.page().locator(".cs-drawer");
    }

    private Api api() {
        return sharedApp.app().api().as(rep.email(), password);
    }

    @Override
    public void close() {
        userSession.close();
    }
}
