package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.acceptance.ApiDescription.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Sends requests with an error to every operation of the API description. Each response must be described. */
class ApiErrorsTest extends AcceptanceHarness {

    private static final String JSON = "application/json";

    private ApiDescription description;

    @BeforeEach
    void describe() {
        description = new ApiDescription(admin.get("/v3/api-docs").expect(200).json());
    }

    @AfterEach
    void forgetFailedSignIns() {
        database.jdbc().sql("delete from sign_in_failure").update();
    }

    @Test
    void rejectsMissingCredentials() {
        operations()
                .forEach(operation -> assertStatus(
                        operation,
                        operation.send(anonymous, "0", "", JSON, "{}"),
                        operation.isForEveryone() ? 200 : 401));
    }

    @Test
    void rejectsRepsAsDescribed() {
        ApiClient rep = rep("dana@example.com", "Rep Number 1");
        operations()
                .filter(operation -> operation.node().get("responses").has("403"))
                .forEach(operation ->
                        description.check(operation, operation.send(rep, "0", "?override=true", JSON, "{}")));
    }

    @Test
    void reportsUnknownIds() {
        operations().filter(operation -> operation.path().contains("{")).forEach(operation -> {
            assertStatus(operation, operation.send(admin, "0", "", JSON, "{}"), 404);
            // Ids are numbers, except practice ids.
            int status = operation.path().contains("{id}") ? 400 : 404;
            assertStatus(operation, operation.send(admin, "x", "", JSON, "{}"), status);
        });
    }

    @Test
    void rejectsWritesFromOtherSites() {
        operations()
                .filter(operation -> !operation.isRead() && !operation.path().equals(WebhookClient.PATH))
                .forEach(operation -> assertStatus(
                        operation, operation.send(admin, "0", "", JSON, "{}", "Sec-Fetch-Site", "cross-site"), 403));
    }

    @Test
    void rejectsPlainText() {
        operations()
                .filter(operation -> !operation.isRead() && !operation.path().equals(FullSyncTest.CRON))
                .forEach(operation -> assertStatus(operation, operation.send(admin, "0", "", "text/plain", "{}"), 415));
    }

    @Test
    void rejectsParametersOutsideTheDescribedValues() {
        operations()
                .forEach(operation -> operation.node().get("parameters").forEach(parameter -> {
                    for (String value : invalid(schema(parameter))) {
                        assertStatus(operation, operation.send(admin, "0", query(parameter, value), JSON, "{}"), 400);
                    }
                }));
    }

    @Test
    void acceptsTheDescribedParameterValues() {
        operations()
                .forEach(operation -> operation.node().get("parameters").forEach(parameter -> {
                    for (String value : valid(schema(parameter))) {
                        ApiClient.Response answer = operation.send(admin, "0", query(parameter, value), JSON, "{}");
                        assertThat(answer.status())
                                .as("%s %s=%s: %s", operation, parameter.get("name"), value, answer)
                                // There is nothing with the id 0.
                                .isIn(operation.path().contains("{") ? List.of(404) : List.of(200, 201, 202));
                    }
                }));
    }

    @Test
    void describesRateLimitsAndOutagesOfEveryCall() {
        assertThat(operations().filter(operation -> operation.path().startsWith("/api/")))
                .allSatisfy(operation -> assertThat(
                                operation.node().get("responses").propertyNames())
                        .contains("429", "503"));
    }

    private Stream<Operation> operations() {
        return description.operations().values().stream();
    }

    private void assertStatus(Operation operation, ApiClient.Response answer, int expected) {
        assertThat(answer.status()).as("%s: %s", operation, answer).isEqualTo(expected);
        description.check(operation, answer);
    }

    private JsonNode schema(JsonNode parameter) {
        return description.resolved(parameter.get("schema"));
    }

    private static String query(JsonNode parameter, String value) {
        return "?%s=%s".formatted(parameter.get("name").stringValue(), value);
    }

    private static List<String> valid(JsonNode schema) {
        List<String> values = new ArrayList<>();
        schema.path("enum").forEach(value -> values.add(value.stringValue()));
        if (schema.has("maximum")) {
            values.add(schema.get("minimum").asString());
            values.add(schema.get("maximum").asString());
        }
        return values;
    }

    private static List<String> invalid(JsonNode schema) {
        List<String> values = new ArrayList<>();
        if (schema.has("enum")) {
            values.add("nonsense");
        }
        if (schema.has("maximum")) {
            values.add(Integer.toString(schema.get("minimum").asInt() - 1));
            values.add(Integer.toString(schema.get("maximum").asInt() + 1));
        }
        return values;
    }
}
