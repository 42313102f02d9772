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

/** The way of an admin through CuraSync, step by step. */
final class AdminWalk implements AutoCloseable {

    private final Stage stage;
    private final Visit visit;

    AdminWalk(Stage stage) {
        this.stage = stage;
        visit = new Visit(stage, 1440);
    }

    Visit visit() {
        return visit;
    }

    void signsIn() {
        visit.signIn(PackagedApp.ADMIN, PackagedApp.PASSWORD);
        Figures.assertShown(visit.page(), stage.app().admin());
        assertThat(visit.button("Sync now")).isVisible();
        assertThat(visit.page().getByTestId("last-sync")).isVisible();
    }

    /** Returns the link that is shown. */
    String invites(RepWalk.Rep rep) {
        visit.go("/people");
        visit.press("Invite");
        visit.fill("Email", rep.name());
        visit.fill("Name", rep.name());
        visit.press("Rep");
        visit.fill("Known to CuraGenesis as", rep.alias());
        visit.press("Create invitation");
        visit.assertSays("Enter a valid email.");
        visit.fill("Email", rep.email());
        visit.pressSlowly("Create invitation");
        visit.assertSays(rep.name() + " is invited");
        String link = visit.field("Invitation link").inputValue();
        visit.press("Done");
        return link;
    }

    void assigns(SourcePractice practice, RepWalk.Rep rep) {
        visit.go("/unmatched");
        visit.fill("Search practices", practice.practiceId());
        visit.assertHeads(Pattern.compile("1 practice · filtered"));
        visit.page().getByRole(AriaRole.CHECKBOX).first().check();
        visit.press("Assign 1 selected …");
        visit.choose("Rep", rep.name());
        visit.press("Assign");
        visit.assertSays("1 practice is " + rep.name() + "'s now.");
        visit.assertSays("Every practice is a rep's.");
    }

    /** Returns the run's number. */
    long syncsAgain() {
        long before = newestRun().get("id").asLong();
        visit.go("/sync");
        visit.press("Sync now");
        visit.press("Sync anyway");
        await().until(() -> newestRun().get("id").asLong() > before
                && !newestRun().get("status").asString().equals("RUNNING"));
        JsonNode run = newestRun();
        Locator row = visit.page()
                .locator("tr")
                .filter(new Locator.FilterOptions()
                        .setHas(visit.page().getByLabel("Run #" + run.get("id").asLong())));
        assertThat(row).containsText("Sync now · " + PackagedApp.ADMIN);
        List<String> counts = Stream.of("fetched", "created", "updated", "unchanged", "stale", "quarantined", "missing")
                .map(count -> run.get(count).asString())
                .toList();
        assertThat(row.locator(".sync-count")).hasText(counts.toArray(String[]::new));
        return run.get("id").asLong();
    }

    /** Returns the event's number. */
    long replaysAFailedEvent(SourcePractice practice) {
        String order = "walk_failing_" + practice.userId();
        String body = orderPlaced(practice.userId(), order, Instant.now()).replace("2080.00", "\"a lot\"");
        long event = stage.app()
                .webhooks()
                .send(body)
                .expect(200)
                .json()
                .get("eventId")
                .asLong();
        visit.go("/webhooks");
        visit.fill("Search by event id or key", order);
        visit.assertHeads(Pattern.compile("1 event · filtered"));
        visit.text("order.placed").click();
        assertThat(visit.page().locator(".cs-drawer")).containsText(order);
        visit.press("Replay");
        visit.assertSays("Event " + event + " is in the queue again.");
        return event;
    }

    /** @param done what somebody has done, each with what it was done to */
    void readsWhatWasDoneBy(String who, Map<String, String> done) {
        visit.open("/audit?by=" + who);
        done.forEach((what, subject) -> assertThat(visit.page()
                        .getByRole(AriaRole.ROW)
                        .filter(new Locator.FilterOptions().setHasText(what))
                        .filter(new Locator.FilterOptions().setHasText(subject))
                        .first())
                .containsText(who));
    }

    void deactivates(RepWalk.Rep rep) {
        visit.go("/people");
        visit.fill("Search people", rep.email());
        visit.assertHeads(Pattern.compile("1 of \\d+ people"));
        visit.text(rep.name()).click();
        visit.press("Deactivate …");
        visit.press("Deactivate");
        visit.assertSays(rep.name() + " is deactivated.");
    }

    private JsonNode newestRun() {
        return stage.app()
                .admin()
                .get("/api/sync/runs?limit=1")
                .expect(200)
                .json()
                .get("items")
                .get(0);
    }

    @Override
    public void close() {
        visit.close();
    }
}
