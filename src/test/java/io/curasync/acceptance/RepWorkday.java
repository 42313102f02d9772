package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.regex.Pattern;

/** The steps of a rep's working day. */
final class RepWorkday implements AutoCloseable {

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
    private final BrowserUser user;
    private String password = PASSWORD;

    RepWorkday(SharedApp sharedApp, Rep rep, int width) {
        this.sharedApp = sharedApp;
        this.rep = rep;
        user = new BrowserUser(sharedApp, width);
    }

    BrowserUser visit() {
        return user;
    }

    void acceptsTheInvitation(String link) {
        user.open(link);
        user.assertShowsText("Choose a password for " + rep.email());
        user.fill("New password", "too short");
        user.press("Save password");
        user.assertShowsText("A password has at least 12 characters.");
        user.fill("New password", "thisismypassword");
        user.pressSlowly("Save password");
        user.assertShowsText("This password is too common.");
        user.fill("New password", PASSWORD);
        user.pressSlowly("Save password");
        user.page().waitForSelector("main#main");
    }

    void signsIn() {
        user.signIn(rep.email(), password);
    }

    void seesTheOwnFigures() {
        long own = sharedApp.source().practices().stream()
                .filter(practice -> practice.salesRep().equals(rep.alias()))
                .count();
        DashboardFigures.assertShown(user.page(), api());
        assertThat(user.page().getByTestId("last-sync")).isVisible();
        assertThat(user.page().locator("[data-kpi='total-practices']")).hasAttribute("data-value", Long.toString(own));
    }

    private void finds(SourcePractice practice) {
        user.go("/practices");
        user.fill("Search practices", practice.practiceId());
        user.assertSubtitle(ONE);
        user.assertShowsText(practice.practiceId());
    }

    void readsAPractice() {
        finds(rep.practice());
        user.text(rep.practice().practiceId()).click();
        user.page().waitForURL(A_PRACTICE);
        assertThat(drawer()).containsText(rep.practice().userId());
        assertThat(drawer()).containsText("sync #");
        user.press("Close");
        assertThat(drawer()).not().isVisible();
    }

    void savesAView() {
        user.press("Views");
        user.press("Save");
        user.assertShowsText("Enter a name.");
        user.fill("Name of this view", "My one");
        user.pressSlowly("Save");
        assertThat(user.button("My one")).isVisible();
        user.page().keyboard().press("Escape");
        assertThat(user.button("Views, shown: My one")).isFocused();
        user.fill("Search practices", "");
        user.assertSubtitle(Pattern.compile("\\d\\d practices"));
        user.press("Views");
        user.press("My one");
        user.assertSubtitle(ONE);
    }

    /** Sends an order and checks that the open dashboard shows it. */
    void receivesAnOrderNotification() {
        user.go("/");
        long before = DashboardFigures.orders(user.page());
        sharedApp
                .app()
                .webhooks()
                .send(orderPlaced(rep.practice().userId(), "walk_" + rep.email(), Instant.now()))
                .expect(200);
        DashboardFigures.awaitOrders(user.page(), before + 1);
        user.press("Notifications, 1 unread");
        user.page()
                .getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Notifications"))
                .getByText("All notifications")
                .click();
        user.page().waitForURL("**/notifications");
        user.assertShowsText("New order from " + rep.practice().practiceId());
        user.press("Dismiss");
        user.assertTabsNotCovered();
        user.assertShowsText("No notifications yet.");
        assertThat(user.button("Notifications")).isVisible();
    }

    void disablesActivationNotifications() {
        user.press("Notification settings …");
        user.field("Activations").uncheck();
        user.press("Close");
        user.open("/notifications");
        user.press("Notification settings …");
        assertThat(user.field("Activations")).not().isChecked();
        assertThat(user.field("New orders")).isChecked();
        user.press("Close");
    }

    void enrollsAPractice() {
        FakeEnrollmentApi enrollmentApi = sharedApp.source().enrollments();
        int calls = enrollmentApi.calls();
        user.go("/practices/new");
        user.fill("Practice name", rep.newPractice());
        user.fill("NPI", "1234567890");
        user.choose("State", "Texas");
        user.fill("First name", "Jo");
        user.fill("Last name", "Ray");
        user.fill("Email", "jo.ray." + rep.npi() + "@example.com");
        user.press("Send to CuraGenesis");
        user.assertShowsText("Not a valid NPI – check the digits");
        user.assertShowsText("Fix 1 field to send.");
        assertThat(enrollmentApi.calls()).isEqualTo(calls);

        user.fill("NPI", rep.npi());
        user.press("Send to CuraGenesis");
        user.assertShowsText("CuraGenesis has it as user_new_");
        assertThat(enrollmentApi.calls()).isEqualTo(calls + 1);
        assertThat(enrollmentApi.enrolled().getLast().get("facilityName").stringValue())
                .isEqualTo(rep.newPractice());
    }

    void opensTheEnrolledPractice() {
        user.go("/submissions");
        user.text(rep.newPractice()).click();
        user.assertShowsText("Accepted");
        user.text("Open the practice").click();
        user.page().waitForURL(A_PRACTICE);
        assertThat(drawer()).containsText("NPI " + rep.npi());
    }

    void changesThePassword() {
        user.openMenu();
        user.page().locator(".cs-who").click();
        user.fill("Current password", NEXT_PASSWORD);
        user.fill("New password", "too short");
        user.press("Change password");
        user.assertShowsText("This is not your password.");
        user.fill("Current password", password);
        user.pressSlowly("Change password");
        user.assertShowsText("A password has at least 12 characters.");
        user.fill("New password", NEXT_PASSWORD);
        user.pressSlowly("Change password");
        user.assertShowsText("Password changed.");
        password = NEXT_PASSWORD;
    }

    /** Signs out from the screen of a practice. The next session must not restore it. */
    void signsOutFromAPractice() {
        finds(rep.practice());
        user.text(rep.practice().practiceId()).click();
        user.page().waitForURL(A_PRACTICE);
        String address = user.page().url();
        user.signOut();
        user.page().goBack();
        assertSignedOut();
        user.open(address);
        assertSignedOut();
    }

    /** Checks that the last requested URL is open after the sign-in. */
    void returnsToThePractice() {
        assertThat(drawer()).containsText(rep.practice().practiceId());
        user.press("Close");
        assertThat(drawer()).not().isVisible();
    }

    void sees(SourcePractice practice) {
        finds(practice);
    }

    /** Checks the sign-in page after the session has ended while a screen was open. */
    void isSignedOut() {
        assertSignedOut();
        user.open("/practices");
        assertSignedOut();
    }

    void isRejectedAtSignIn() {
        Browser.tryToSignIn(user.page(), rep.email(), password);
        user.assertShowsText("Check the email address and the password");
    }

    private void assertSignedOut() {
        user.awaitSignIn();
        user.assertNeverShowsText(rep.practice().practiceId());
    }

    private Locator drawer() {
        return user.page().locator(".cs-drawer");
    }

    private ApiClient api() {
        return sharedApp.app().api().as(rep.email(), password);
    }

    @Override
    public void close() {
        user.close();
    }
}
