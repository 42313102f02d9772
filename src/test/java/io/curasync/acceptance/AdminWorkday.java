package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The steps of an admin's working day. */
final class AdminWorkday implements AutoCloseable {

    private final SharedApp sharedApp;
    private final BrowserUser user;

    AdminWorkday(SharedApp sharedApp) {
        this.sharedApp = sharedApp;
        user = new BrowserUser(sharedApp, 1440);
    }

    BrowserUser visit() {
        return user;
    }

    void signsIn() {
        user.signIn(PackagedApp.ADMIN, PackagedApp.PASSWORD);
        DashboardFigures.assertShown(user.page(), sharedApp.app().admin());
        assertThat(user.button("Sync now")).isVisible();
        assertThat(user.page().getByTestId("last-sync")).isVisible();
    }

    /** Invites a rep and returns the displayed link. */
    String invites(RepWorkday.Rep rep) {
        user.go("/people");
        user.press("Invite");
        user.fill("Email", rep.name());
        user.fill("Name", rep.name());
        user.press("Rep");
        user.fill("Known to CuraGenesis as", rep.alias());
        user.press("Create invitation");
        user.assertShowsText("Enter a valid email.");
        user.fill("Email", rep.email());
        user.pressSlowly("Create invitation");
        user.assertShowsText(rep.name() + " is invited");
        String link = user.field("Invitation link").inputValue();
        user.press("Done");
        return link;
    }

    void assigns(SourcePractice practice, RepWorkday.Rep rep) {
        user.go("/unmatched");
        user.fill("Search practices", practice.practiceId());
        user.assertSubtitle(Pattern.compile("1 practice · filtered"));
        user.page().getByRole(AriaRole.CHECKBOX).first().check();
        user.press("Assign 1 practice …");
        user.choose("Rep", rep.name());
        user.press("Assign 1 practice");
        user.assertShowsText("Assigned 1 practice to " + rep.name() + ".");
        user.assertShowsText("No unmatched practices.");
    }

    /** Starts a sync, waits until it has ended, and returns its run id. */
    long syncsAgain() {
        long before = newestRun().get("id").asLong();
        user.go("/sync");
        user.press("Sync now");
        user.press("Sync anyway");
        await().until(() -> newestRun().get("id").asLong() > before
                && !newestRun().get("status").asString().equals("RUNNING"));
        JsonNode run = newestRun();
        Locator row = user.page()
                .locator("tr")
                .filter(new Locator.FilterOptions()
                        .setHas(user.page().getByLabel("Run #" + run.get("id").asLong())));
        assertThat(row).containsText("Sync now · " + PackagedApp.ADMIN);
        List<String> counts = Stream.of("fetched", "created", "updated", "unchanged", "stale", "quarantined", "missing")
                .map(count -> run.get(count).asString())
                .toList();
        assertThat(row.locator(".sync-count")).hasText(counts.toArray(String[]::new));
        return run.get("id").asLong();
    }

    /** Replays a failed event and returns its id. */
    long replaysAFailedEvent(SourcePractice practice) {
        String order = "walk_failing_" + practice.userId();
        String body = orderPlaced(practice.userId(), order, Instant.now()).replace("2080.00", "\"a lot\"");
        long event = sharedApp
                .app()
                .webhooks()
                .send(body)
                .expect(200)
                .json()
                .get("eventId")
                .asLong();
        user.go("/webhooks");
        user.fill("Search by event id or key", order);
        user.assertSubtitle(Pattern.compile("1 event · filtered"));
        user.text("order.placed").click();
        assertThat(user.page().locator(".cs-drawer")).containsText(order);
        user.press("Replay");
        user.assertShowsText("Event " + event + " is in the queue again.");
        return event;
    }

    /**
     * Checks that the audit log contains these actions of a user.
     *
     * @param done object by action
     */
    void findsAuditEntriesOf(String who, Map<String, String> done) {
        user.open("/audit?by=" + who);
        done.forEach((what, subject) -> assertThat(user.page()
                        .getByRole(AriaRole.ROW)
                        .filter(new Locator.FilterOptions().setHasText(what))
                        .filter(new Locator.FilterOptions().setHasText(subject))
                        .first())
                .containsText(who));
    }

    void deactivates(RepWorkday.Rep rep) {
        user.go("/people");
        user.fill("Search people", rep.email());
        user.assertSubtitle(Pattern.compile("1 of \\d+ people"));
        user.text(rep.name()).click();
        user.press("Deactivate …");
        user.press("Deactivate");
        user.assertShowsText(rep.name() + " is deactivated.");
    }

    private JsonNode newestRun() {
        return sharedApp
                .app()
                .admin()
                .get("/api/sync/runs?limit=1")
                .expect(200)
                .json()
                .get("items")
                .get(0);
    }

    @Override
    public void close() {
        user.close();
    }
}
