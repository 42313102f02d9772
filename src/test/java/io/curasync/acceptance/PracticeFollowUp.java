package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The steps of a rep who works with one practice: names it, calls it, and follows up. */
final class PracticeFollowUp {

    private static final String NAME = "Lakeside Wound Center";
    private static final String CONTACT = "Ana Lee";
    private static final String CALL = "a[href='tel:5125550142']";
    private static final String NOTE = "Prefers calls in the morning.";
    private static final String STEP = "Ask about the trial order";

    private final BrowserUser user;
    private final SourcePractice practice;

    /** @param practice a practice of the user, without a name */
    PracticeFollowUp(BrowserUser user, SourcePractice practice) {
        this.user = user;
        this.practice = practice;
    }

    void namesThePractice() {
        opens(practice.practiceId());
        user.assertShowsText("This practice has no name yet.");
        user.press("Name it");
        user.fill("Practice name", NAME);
        user.press("Save details");
        confirms("Details saved");
        assertThat(drawer().locator("h2")).hasText(NAME);
        assertThat(drawer()).not().containsText("no name yet");
    }

    void addsAContact() {
        user.press("Edit details");
        user.press("Add contact");
        Locator contact = part(AriaRole.GROUP, "Contact");
        fill(contact, "Role", "Office manager");
        user.press("Save details");
        user.assertShowsText("Required");
        fill(contact, "Name", CONTACT);
        fill(contact, "Phone", "(512) 555-0142");
        user.press("Save details");
        confirms("Details saved");
        assertThat(part(AriaRole.LIST, "Contacts")).containsText(CONTACT);
        assertThat(part(AriaRole.LIST, "Contacts")).containsText("Office manager");
    }

    /** The first tap opens the practice, the second one calls it. */
    void callsWithTwoTapsFromTheDashboard() {
        user.press("Close");
        user.go("/");
        user.page()
                .locator("main")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(NAME))
                .first()
                .click();
        Locator call = drawer().locator(".practice-actions " + CALL);
        assertThat(call).hasText("Call");
        assertThat(call).isInViewport();
    }

    void writesANote() {
        user.press("Add note");
        user.assertShowsText("Enter a text.");
        user.fill("Note", NOTE);
        user.press("Add note");
        assertThat(drawer().getByText(NOTE)).isVisible();
        assertThat(user.field("Note")).hasValue("");
    }

    void setsANextStepForToday() {
        user.press("Add next step");
        user.fill("Next step", STEP);
        user.press("Today");
        user.press("Save");
        Locator step = part(AriaRole.GROUP, "Next step");
        assertThat(step).containsText(STEP);
        assertThat(step).containsText("Due today");
    }

    void completesTheStepInTheListOfTheDay() {
        user.press("Close");
        user.go("/today");
        Locator row = user.page().locator(".today-row", new Page.LocatorOptions().setHasText(STEP));
        assertThat(row).containsText(NAME);
        user.press("Done: " + STEP);
        assertThat(row).isHidden();
        confirms("Done: " + STEP);
    }

    /** @param order id of the only known order of the practice */
    void findsItsOrders(String order) {
        opens(NAME);
        assertThat(drawer()).containsText(STEP);
        assertThat(user.button("Add next step")).isVisible();
        user.page()
                .getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Orders"))
                .click();
        user.text("All orders of this practice").click();
        user.page().waitForURL("**/orders?practice=*");
        user.assertSubtitle(Pattern.compile("^1 order · \\$2,080\\.00 · 1 filter$"));
        user.assertShowsText(order);
        user.assertShowsText("Practice: " + NAME);
    }

    private void opens(String text) {
        user.go("/practices");
        user.fill("Search practices", text);
        user.assertSubtitle(Pattern.compile("^1 practice( ·.*)?$"));
        user.text(text).click();
        user.page().waitForURL(Pattern.compile(".*/practices/\\d+.*"));
    }

    /** Reads a message and closes it, because it may cover buttons. */
    private void confirms(String message) {
        user.assertShowsText(message);
        user.press("Close message");
        assertThat(user.button("Close message")).hasCount(0);
    }

    private static void fill(Locator group, String label, String text) {
        group.getByLabel(label, new Locator.GetByLabelOptions().setExact(true)).fill(text);
    }

    private Locator part(AriaRole role, String name) {
        return user.page()
                .getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator drawer() {
        return user.page().locator(".cs-drawer");
    }
}
