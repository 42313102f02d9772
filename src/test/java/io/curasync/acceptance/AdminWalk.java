package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.curasync.acceptance.Webhooks.orderPlaced;
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

/** An admin's walk through CuraSync, step by step. */
final class AdminWalk implements AutoCloseable {

    private final SharedApp sharedApp;
    private final UserSession userSession;

    AdminWalk(SharedApp sharedApp) {
        this.sharedApp = sharedApp;
        userSession = new UserSession(sharedApp, 1440);
    }

    UserSession visit() {
        return userSession;
    }

    void signsIn() {
        userSession.signIn(PackagedApp.ADMIN, PackagedApp.PASSWORD);
        Figures.assertShown(userSession.page(), sharedApp.app().admin());
        assertThat(userSession.button("Sync now")).isVisible();
        assertThat(userSession.page().getByTestId("last-sync")).isVisible();
    }

    /** Returns the displayed link. */
    String invites(RepWalk.Rep rep) {
        userSession.go("/people");
        userSession.press("Invite");
        userSession.fill("Email", rep.name());
        userSession.fill("Name", rep.name());
        userSession.press("Rep");
        userSession.fill("Known to CuraGenesis as", rep.alias());
        userSession.press("Create invitation");
        userSession.assertSays("Enter a valid email.");
        userSession.fill("Email", rep.email());
        userSession.pressSlowly("Create invitation");
        userSession.assertSays(rep.name() + " is invited");
        String link = userSession.field("Invitation link").inputValue();
        userSession.press("Done");
        return link;
    }

    void assigns(SourcePractice practice, RepWalk.Rep rep) {
        userSession.go("/unmatched");
        userSession.fill("Search practices", practice.practiceId());
        userSession.assertHeads(Pattern.compile("1 practice · filtered"));
        userSession.page().getByRole(AriaRole.CHECKBOX).first().check();
        userSession.press("Assign 1 practice …");
        userSession.choose("Rep", rep.name());
        userSession.press("Assign 1 practice");
        userSession.assertSays("Assigned 1 practice to " + rep.name() + ".");
        userSession.assertSays("No unmatched practices.");
    }

    /** Returns the run id. */
    long syncsAgain() {
        long before = newestRun().get("id").asLong();
        userSession.go("/sync");
        userSession.press("Sync now");
        userSession.press("Sync anyway");
        await().until(() -> newestRun().get("id").asLong() > before
                && !newestRun().get("status").asString().equals("RUNNING"));
        JsonNode run = newestRun();
        Locator row = userSession
                .page()
                .locator("tr")
                .filter(new Locator.FilterOptions()
                        .setHas(userSession
                                .page()
                                .getByLabel("Run #" + run.get("id").asLong())));
        assertThat(row).containsText("Sync now · " + PackagedApp.ADMIN);
        List<String> counts = Stream.of("fetched", "created", "updated", "unchanged", "stale", "quarantined", "missing")
                .map(count -> run.get(count).asString())
                .toList();
        assertThat(row.locator(".sync-count")).hasText(counts.toArray(String[]::new));
        return run.get("id").asLong();
    }

    /** Returns the event id. */
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
        userSession.go("/webhooks");
        userSession.fill("Search by event id or key", order);
        userSession.assertHeads(Pattern.compile("1 event · filtered"));
        userSession.text("order.placed").click();
        assertThat(userSession.page().locator(".cs-drawer")).containsText(order);
        userSession.press("Replay");
        userSession.assertSays("Event " + event + " is in the queue again.");
        return event;
    }

    /** @param done actions by users, each with its object */
    void readsWhatWasDoneBy(String who, Map<String, String> done) {
        userSession.open("/audit?by=" + who);
        done.forEach((what, subject) -> assertThat(userSession
                        .page()
                        .getByRole(AriaRole.ROW)
                        .filter(new Locator.FilterOptions().setHasText(what))
                        .filter(new Locator.FilterOptions().setHasText(subject))
                        .first())
                .containsText(who));
    }

    void deactivates(RepWalk.Rep rep) {
        userSession.go("/people");
        userSession.fill("Search people", rep.email());
        userSession.assertHeads(Pattern.compile("1 of \\d+ people"));
        userSession.text(rep.name()).click();
        userSession.press("Deactivate …");
        userSession.press("Deactivate");
        userSession.assertSays(rep.name() + " is deactivated.");
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
        userSession.close();
    }
}
