package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.acceptance.ApiDescription.Operation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Calls operations of the API description and validates the responses against it. Each subclass calls all operations of some tags:
 * {@link #assertCallsEveryOperation}.
 */
abstract class ApiDescriptionHarness extends AcceptanceHarness {

    static final String JSON = "application/json";

    static final List<String> SYNC_TAGS = List.of("sync");
    static final List<String> PRACTICE_TAGS = List.of("practice", "kpi", "assignment", "reptarget");
    static final List<String> ENTRY_TAGS = List.of("enrollment", "practiceimport");
    static final List<String> WEBHOOK_TAGS = List.of("webhook", "notification");
    static final List<String> ADMIN_TAGS = List.of("account", "monitoring", "platform");

    private final Map<String, Set<String>> seen = new TreeMap<>();
    ApiDescription description;
    ApiClient rep;

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

    /** Asserts that the test has called each operation of the tags, and received each of its successful statuses. */
    void assertCallsEveryOperation(Collection<String> tags) {
        Map<String, Set<String>> documented = description.operations().values().stream()
                .filter(operation -> tags.contains(tag(operation)))
                .collect(Collectors.toMap(Operation::id, Operation::successes, (one, same) -> one, TreeMap::new));
        Map<String, Set<String>> called = new TreeMap<>(seen);
        called.keySet().retainAll(documented.keySet());
        Set<String> uncalled = new TreeSet<>(documented.keySet());
        uncalled.removeAll(called.keySet());
        assertThat(uncalled)
                .as("operations in the description that are not called here: add a call of each")
                .isEmpty();
        assertThat(called)
                .as("successful statuses by operation: received and documented")
                .isEqualTo(documented);
    }

    /** Returns the tag of an operation. Each has exactly one. */
    static String tag(Operation operation) {
        return operation.node().path("tags").path(0).asString();
    }

    static String id(ApiClient.Response answer) {
        return answer.json().get("id").asString();
    }

    ApiClient.Response call(String id, ApiClient caller, String of, String query) {
        return call(id, caller, of, query, JSON, "");
    }

    /** Calls the operation and validates the response, whatever its status. */
    ApiClient.Response call(String id, ApiClient caller, String of, String query, String type, String body) {
        Operation operation = description.operations().get(id);
        assertThat(operation).as("the operation %s in the description", id).isNotNull();
        return recorded(operation, operation.send(caller, of, query, type, body));
    }

    ApiClient.Response recorded(Operation operation, ApiClient.Response answer) {
        description.check(operation, answer);
        Set<String> statuses = seen.computeIfAbsent(operation.id(), id -> new TreeSet<>());
        if (answer.status() < 300) {
            statuses.add(Integer.toString(answer.status()));
        }
        return answer;
    }
}
