package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.curasync.acceptance.Webhooks.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.regex.Pattern;

/** The way of a rep through CuraSync, step by step. */
final class RepWalk implements AutoCloseable {

    private static final String PASSWORD = "seven otters under slate";
    private static final String NEXT_PASSWORD = "eight herons above chalk";
    private static final Pattern ONE = Pattern.compile("1 practice");
    private static final Pattern A_PRACTICE = Pattern.compile(".*/practices/\\d+.*");

    /**
     * Who walks.
     *
     * @param alias under which CuraGenesis knows the rep
     * @param practice one of the rep's
     * @param npi of the practice that the rep makes
     */
    record Rep(String name, String email, String alias, SourcePractice practice, String npi) {

        /** What the practice is called that the rep makes; behind those without a name, by name. */
        String newPractice() {
            return "Wound Care of " + name;
        }
    }

    private final Stage stage;
    private final Rep rep;
    private final Visit visit;
    private String password = PASSWORD;

    RepWalk(Stage stage, Rep rep, int width) {
        this.stage = stage;
        this.rep = rep;
        visit = new Visit(stage, width);
    }

    Visit visit() {
        return visit;
    }

    void acceptsTheInvitation(String link) {
        visit.open(link);
        visit.assertSays("Choose a password for " + rep.email());
        visit.fill("New password", "too short");
        visit.press("Save password");
        visit.assertSays("A password has at least 12 characters.");
        visit.fill("New password", "thisismypassword");
        visit.pressSlowly("Save password");
        visit.assertSays("This password is too common.");
        visit.fill("New password", PASSWORD);
        visit.pressSlowly("Save password");
        visit.page().waitForSelector("main#main");
    }

    void signsIn() {
        visit.signIn(rep.email(), password);
    }

    void seesTheOwnFigures() {
        long own = stage.source().practices().stream()
                .filter(practice -> practice.salesRep().equals(rep.alias()))
                .count();
        Figures.assertShown(visit.page(), api());
        assertThat(visit.page().getByTestId("last-sync")).isVisible();
        assertThat(visit.page().locator("[data-kpi='total-practices']")).hasAttribute("data-value", Long.toString(own));
    }

    private void finds(SourcePractice practice) {
        visit.go("/practices");
        visit.fill("Search practices", practice.practiceId());
        visit.assertHeads(ONE);
        visit.assertSays(practice.practiceId());
    }

    void readsAPractice() {
        finds(rep.practice());
        visit.text(rep.practice().practiceId()).click();
        visit.page().waitForURL(A_PRACTICE);
        assertThat(drawer()).containsText(rep.practice().userId());
        assertThat(drawer()).containsText("sync #");
        visit.press("Close");
        assertThat(drawer()).not().isVisible();
    }

    void namesTheSearch() {
        visit.press("Views");
        visit.press("Save");
        visit.assertSays("Give it a name.");
        visit.fill("Name of this view", "My one");
        visit.pressSlowly("Save");
        assertThat(visit.button("My one")).isVisible();
        visit.page().keyboard().press("Escape");
        assertThat(visit.button("Views")).isFocused();
        visit.fill("Search practices", "");
        visit.assertHeads(Pattern.compile("\\d\\d practices"));
        visit.press("Views");
        visit.press("My one");
        visit.assertHeads(ONE);
    }

    /** On the dashboard, which is open meanwhile. */
    void isToldOfAnOrder() {
        visit.go("/");
        long before = Figures.orders(visit.page());
        stage.app()
                .webhooks()
                .send(orderPlaced(rep.practice().userId(), "walk_" + rep.email(), Instant.now()))
                .expect(200);
        Figures.awaitOrders(visit.page(), before + 1);
        visit.press("Notifications, 1 unread");
        visit.page()
                .getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Notifications"))
                .getByText("All notifications")
                .click();
        visit.page().waitForURL("**/notifications");
        visit.assertSays("New order from " + rep.practice().practiceId());
        visit.press("Dismiss");
        visit.assertSays("Nothing here yet.");
        assertThat(visit.button("Notifications")).isVisible();
    }

    void wantsToHearLess() {
        visit.press("What to be told about …");
        visit.field("Activations").uncheck();
        visit.press("Close");
        visit.open("/notifications");
        visit.press("What to be told about …");
        assertThat(visit.field("Activations")).not().isChecked();
        assertThat(visit.field("New orders")).isChecked();
        visit.press("Close");
    }

    void makesAPractice() {
        EnrolmentDesk desk = stage.source().enrolments();
        int calls = desk.calls();
        visit.go("/practices/new");
        visit.fill("Practice name", rep.newPractice());
        visit.fill("NPI", "1234567890");
        visit.choose("State", "Texas");
        visit.fill("First name", "Jo");
        visit.fill("Last name", "Ray");
        visit.fill("E-mail", "jo.ray." + rep.npi() + "@example.com");
        visit.press("Send to CuraGenesis");
        visit.assertSays("No NPI: its last digit does not check");
        visit.assertSays("One field has a fault.");
        visit.assertTabsAreFree();
        assertThat(desk.calls()).isEqualTo(calls);

        visit.fill("NPI", rep.npi());
        visit.press("Send to CuraGenesis");
        visit.assertSays("CuraGenesis has it as user_new_");
        assertThat(desk.calls()).isEqualTo(calls + 1);
        assertThat(desk.enrolled().getLast().get("facilityName").stringValue()).isEqualTo(rep.newPractice());
    }

    void findsWhatWasMade() {
        visit.go("/submissions");
        visit.text(rep.newPractice()).click();
        visit.assertSays("Accepted");
        visit.text("Open the practice").click();
        visit.page().waitForURL(A_PRACTICE);
        assertThat(drawer()).containsText("NPI " + rep.npi());
    }

    void changesThePassword() {
        visit.openMenu();
        visit.page().locator(".cs-who").click();
        visit.fill("Current password", NEXT_PASSWORD);
        visit.fill("New password", "too short");
        visit.press("Change password");
        visit.assertSays("This is not your password.");
        visit.fill("Current password", password);
        visit.pressSlowly("Change password");
        visit.assertSays("A password has at least 12 characters.");
        visit.fill("New password", NEXT_PASSWORD);
        visit.pressSlowly("Change password");
        visit.assertSays("Password changed.");
        password = NEXT_PASSWORD;
    }

    /** Of what was open last nothing comes back. */
    void signsOutFromAPractice() {
        finds(rep.practice());
        visit.text(rep.practice().practiceId()).click();
        visit.page().waitForURL(A_PRACTICE);
        String address = visit.page().url();
        visit.signOut();
        visit.page().goBack();
        assertGone();
        visit.open(address);
        assertGone();
    }

    /** To which the last address led, before there was a sign-in in between. */
    void isBackAtThePractice() {
        assertThat(drawer()).containsText(rep.practice().practiceId());
        visit.press("Close");
        assertThat(drawer()).not().isVisible();
    }

    void sees(SourcePractice practice) {
        finds(practice);
    }

    /** While a screen is open. */
    void isSignedOut() {
        assertGone();
        visit.open("/practices");
        assertGone();
    }

    void isRefused() {
        Browser.tryToSignIn(visit.page(), rep.email(), password);
        visit.assertSays("Check the email address and the password");
    }

    private void assertGone() {
        visit.awaitSignIn();
        visit.assertNeverSays(rep.practice().practiceId());
    }

    private Locator drawer() {
        return visit.page().locator(".cs-drawer");
    }

    private Api api() {
        return stage.app().api().as(rep.email(), password);
    }

    @Override
    public void close() {
        visit.close();
    }
}
