package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.acceptance.ApiDescription.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Calls every operation of the API description and validates the responses against it. */
class ApiDescriptionTest extends AcceptanceHarness {

    private static final String JSON = "application/json";

    private final Map<String, Set<String>> seen = new TreeMap<>();
    private ApiDescription description;
    private ApiClient rep;

    @BeforeEach
    void describe() {
        description = new ApiDescription(admin.get("/v3/api-docs").expect(200).json());
        SOURCE.populate(16);
        rep = rep("dana@example.com", "Rep Number 1");
    }

    @AfterEach
    void clearDatabase() {
        database.jdbc().sql("delete from sign_in_failure").update();
    }

    @Test
    void matchesResponsesOfEveryOperation() {
        syncs();
        readings();
        submissions();
        imports();
        events();
        users();

        Set<String> uncalled = new TreeSet<>(description.operations().keySet());
        uncalled.removeAll(seen.keySet());
        assertThat(uncalled)
                .as("operations in the description that are not called here: add a call of each")
                .isEmpty();
        Map<String, Set<String>> documented = new TreeMap<>();
        description.operations().values().forEach(operation -> documented.put(operation.id(), operation.successes()));
        assertThat(seen)
                .as("successful statuses by operation: received and documented")
                .isEqualTo(documented);
    }

    @Test
    void hasSummariesAndValidExamples() {
        assertThat(description.operations().values()).allSatisfy(operation -> {
            assertThat(operation.node().path("summary").asString()).isNotBlank();
            assertThat(operation.node().path("tags").size()).isEqualTo(1);
        });
        assertThat(description.checkExamples()).isGreaterThan(30);
    }

    /** Excludes content types that only libraries on the class path can read or write. */
    @Test
    void supportsOnlyJson() {
        for (String other : List.of("application/yaml", "application/xml", "application/cbor")) {
            Operation create = description.operations().get("createUser");
            assertThat(create.send(admin, "", "", other, "email: lee@example.com")
                            .status())
                    .as(other)
                    .isEqualTo(415);
            assertThat(admin.get("/api/users", "Accept", other).status())
                    .as(other)
                    .isEqualTo(406);
        }
    }

    private void syncs() {
        call("cron", admin, "", "?wait=55");
        call("cron", admin, "", "");
        call("syncNow", rep, "", "");
        anHourGoesBy();
        SOURCE.always(SourceStub.status(401));
        assertThat(call("cronByPost", admin, "", "?wait=55").status()).isEqualTo(502);
        SOURCE.always(SourceStub.healthy());
        call("cronByPost", admin, "", "?wait=55");
        call("cronByPost", admin, "", "");
        SOURCE.always(SourceStub.slow(400));
        for (String cron : List.of("cron", "cronByPost")) {
            anHourGoesBy();
            String run = id(call(cron, admin, "", "?wait=0"));
            call("run", rep, run, "");
            call("cancelRun", admin, run, "");
            ended(Long.parseLong(run));
            assertThat(call("cancelRun", admin, run, "").status()).isEqualTo(409);
        }
        SOURCE.reset();
        SOURCE.populate(4);
        String suspiciousRun = id(call("syncNow", admin, "", "?override=true"));
        ended(Long.parseLong(suspiciousRun));
        call("approveRun", admin, suspiciousRun, "");
        assertThat(call("approveRun", admin, suspiciousRun, "").status()).isEqualTo(409);
    }

    private void anHourGoesBy() {
        database.jdbc()
                .sql("update sync_run set started_at = started_at - interval '2 hours',"
                        + " finished_at = finished_at - interval '2 hours'")
                .update();
    }

    private void readings() {
        for (String id : List.of("overview", "geo", "leaderboard", "practices", "runs", "syncRefusals")) {
            call(id, rep, "", "");
        }
        for (String id : List.of("liveness", "readiness", "info", "metrics")) {
            call(id, admin, "", "");
        }
        call("practice", rep, "prac_00000001", "");
    }

    private void submissions() {
        String id = id(call("draftSubmission", rep, "", "", JSON, "{\"name\": \"Lakeside\"}"));
        call("submissions", rep, "", "");
        call("submission", rep, id, "");
        call("replaceSubmission", rep, id, "", JSON, "{\"name\": \"Hillside\"}");
        assertThat(call("sendSubmission", rep, id, "").status()).isEqualTo(400);
        call("replaceSubmission", rep, id, "", JSON, """
                {"name": "Hillside", "npi": "1245319599", "state": "TX", "firstName": "Lee", "lastName": "Park",
                 "email": "lee@hillside.example"}""");
        call("sendSubmission", rep, id, "");
        assertThat(call("replaceSubmission", rep, id, "", JSON, "{\"name\": \"Hillside\"}")
                        .status())
                .isEqualTo(409);
    }

    private void imports() {
        String file = "practiceId,name,npi\nprac_00000001,Lakeside,1234567893\nprac_00000002,Sierra,12\n";
        String id = id(call("uploadImport", admin, "", "?name=practices.csv", "text/csv", file));
        await().atMost(SOON)
                .until(() -> call("import", admin, id, "")
                        .json()
                        .get("status")
                        .asString()
                        .equals("READY"));
        call("imports", admin, "", "");
        call("importFaults", admin, id, "");
        call("confirmImport", admin, id, "");
        await().atMost(SOON)
                .until(() -> call("import", admin, id, "")
                        .json()
                        .get("status")
                        .asString()
                        .equals("DONE"));
        call("undoImport", admin, id, "");
        assertThat(call("uploadImport", admin, "", "", JSON, "{}").status()).isEqualTo(415);
        call("cancelImport", admin, id(call("uploadImport", admin, "", "", "text/csv", file)), "");
    }

    private void events() {
        byte[] order = WebhookClient.orderPlaced("user_00000001", "ord_1", Instant.now())
                .getBytes();
        Operation webhook = description.operations().get("receiveWebhook");
        JsonNode event = processed(recorded(webhook, webhooks.api().send(webhooks.hexSigned(order))));
        recorded(webhook, webhooks.api().send(webhooks.hexSigned("{}".getBytes())));
        call("webhookRefusals", admin, "", "");
        call("events", admin, "", "?status=applied");
        call("replayEvent", admin, event.get("id").asString(), "");
        JsonNode notifications = await().atMost(SOON)
                .until(() -> call("notifications", rep, "", "").json().get("notifications"), all -> !all.isEmpty());
        call("dismissNotification", rep, notifications.get(0).get("id").asString(), "");
    }

    private void users() {
        String user = "{\"email\": \"lee@example.com\", \"name\": \"Lee\", \"role\": \"REP\"}";
        call("createUser", admin, "", "", JSON, user);
        assertThat(call("createUser", admin, "", "", JSON, user).status()).isEqualTo(409);
        assertThat(call("createUser", admin, "", "", JSON, "{}").status()).isEqualTo(400);
        call("users", admin, "", "");
    }

    private static String id(ApiClient.Response answer) {
        return answer.json().get("id").asString();
    }

    private ApiClient.Response call(String id, ApiClient caller, String of, String query) {
        return call(id, caller, of, query, JSON, "");
    }

    /** Calls the operation and validates the response, whatever its status. */
    private ApiClient.Response call(String id, ApiClient caller, String of, String query, String type, String body) {
        Operation operation = description.operations().get(id);
        assertThat(operation).as("the operation %s in the description", id).isNotNull();
        return recorded(operation, operation.send(caller, of, query, type, body));
    }

    private ApiClient.Response recorded(Operation operation, ApiClient.Response answer) {
        description.check(operation, answer);
        Set<String> statuses = seen.computeIfAbsent(operation.id(), id -> new TreeSet<>());
        if (answer.status() < 300) {
            statuses.add(Integer.toString(answer.status()));
        }
        return answer;
    }
}
