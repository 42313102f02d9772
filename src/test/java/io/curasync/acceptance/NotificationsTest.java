package io.curasync.acceptance;

import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static io.curasync.acceptance.WebhookClient.practiceActivated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Section 4 of the contract: notifications of users in the API, from webhooks and syncs to the response. */
class NotificationsTest extends AcceptanceHarness {

    private static final String RECENT = "/api/notifications/recent";

    ApiClient one;
    ApiClient two;

    @BeforeEach
    void repsAndTheirPractices() {
        SOURCE.populate(40);
        one = rep("one@example.com", "Rep Number 1");
        two = rep("two@example.com", "Rep Number 2");
        sync();
    }

    @Test
    void notifiesTheRepOfAnOrderOnceDespiteRepeats() {
        String order = orderPlaced("user_00000001", "ord_1", Instant.now());
        JsonNode first = processed(webhooks.send(order));
        webhooks.send(order).expect(200);
        processed(webhooks.sendStandard("another id", Instant.now(), order));
        replay(first);
        SOURCE.put(SourcePractice.number(1).withOrders(99));
        sync();

        List<JsonNode> notifications = recent(one);
        assertThat(notifications).hasSize(1);
        JsonNode notification = notifications.getFirst();
        assertThat(notification.propertyNames())
                .containsExactlyInAnyOrder("id", "kind", "title", "body", "practiceId", "createdAt", "readAt");
        assertThat(notification.get("kind").asString()).isEqualTo("ORDER_PLACED");
        assertThat(notification.get("title").asString()).isEqualTo("New order from prac_00000001");
        assertThat(notification.get("body").asString()).isEqualTo("Order ord_1 · $2,080");
        assertThat(notification.get("practiceId").asString()).isEqualTo("prac_00000001");
        assertThat(Instant.parse(notification.get("createdAt").asString()))
                .isBetween(Instant.now().minusSeconds(120), Instant.now().plusSeconds(60));
        assertThat(notification.get("readAt").isNull()).isTrue();
        assertThat(recent(two)).isEmpty();
        assertThat(titles(admin)).noneMatch(title -> title.contains("order"));
    }

    @Test
    void notifiesOfAnActivationOnceForWebhookAndSync() {
        Instant at = Instant.now().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MILLIS);
        SourcePractice enrolled = SourcePractice.number(9);
        processed(webhooks.send(practiceActivated(enrolled.userId(), enrolled.practiceId(), at)));
        SOURCE.put(new SourcePractice(
                enrolled.practiceId(), enrolled.userId(), "TX", null, at, enrolled.totalOrders(), "Rep Number 1"));
        sync();

        assertThat(titles(one)).containsExactly("prac_00000009 was activated");
    }

    @Test
    void groupsUnmatchedPracticesOfTheFirstSync() {
        assertThat(titles(admin)).containsExactly("30 practices have no rep");
        assertThat(recent(one)).isEmpty();
    }

    @Test
    void notifiesAdminsOfAFailedRun() {
        SOURCE.always(StubResponse.status(401));
        sync();

        assertThat(titles(admin).getFirst()).matches("Sync #\\d+ failed");
        assertThat(recent(one)).isEmpty();
    }

    @Test
    void dismissesOwnNotificationsOnly() {
        processed(webhooks.send(orderPlaced("user_00000001", "ord_1", Instant.now())));
        long id = recent(one).getFirst().get("id").asLong();

        JsonNode refused =
                two.post("/api/notifications/" + id + "/dismiss").expect(404).json();
        assertThat(refused.get("status").asInt()).isEqualTo(404);
        admin.post("/api/notifications/" + id + "/dismiss").expect(404);
        anonymous.post("/api/notifications/" + id + "/dismiss").expect(401);
        assertThat(recent(one)).hasSize(1);

        one.post("/api/notifications/" + id + "/dismiss").expect(200);
        one.post("/api/notifications/" + id + "/dismiss").expect(200);
        assertThat(recent(one)).isEmpty();
    }

    @Test
    void rejectsInvalidParameters() {
        for (String path : List.of("/api/notifications/x/dismiss", "/api/notifications/99999999999999999999/dismiss")) {
            ApiClient.Response answer = one.post(path).expect(400);
            assertThat(answer.header("content-type")).startsWith("application/problem+json");
        }
        one.get(RECENT + "?limit=0").expect(400);
        one.get(RECENT + "?limit=1").expect(200);
        one.post("/api/notifications/0/dismiss").expect(404);
        anonymous.get(RECENT).expect(401);
    }

    /** Replays an applied event. */
    private void replay(JsonNode applied) {
        long id = applied.get("id").asLong();
        String before = applied.get("processedAt").asString();
        admin.post("/api/webhooks/events/" + id + "/replay").expect(202);
        await().atMost(SOON).until(() -> {
            JsonNode now = event(id);
            return now.get("status").asString().equals("APPLIED")
                    && !now.get("processedAt").asString().equals(before);
        });
    }

    private static List<JsonNode> recent(ApiClient user) {
        return user.get(RECENT)
                .expect(200)
                .json()
                .get("notifications")
                .valueStream()
                .toList();
    }

    private static List<String> titles(ApiClient user) {
        return recent(user).stream().map(one -> one.get("title").asString()).toList();
    }
}
