package io.curasync.acceptance;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The API description of the application, to validate responses against. */
final class ApiDescription {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** @param path path with its parameters in braces */
    record Operation(String id, String method, String path, JsonNode node) {

        /** Whether the operation requires neither credentials nor a signature. */
        boolean isForEveryone() {
            return node.path("security").isArray()
                    && node.get("security").isEmpty()
                    && !node.get("responses").has("401");
        }

        Set<String> successes() {
            Set<String> statuses = new TreeSet<>(node.get("responses").propertyNames());
            statuses.removeIf(status -> !status.startsWith("2"));
            return statuses;
        }

        @Override
        public String toString() {
            return id + ": " + method + " " + path;
        }
    }

    private final JsonNode root;
    private final JsonNode components;
    private final Map<String, Operation> operations = new LinkedHashMap<>();

    ApiDescription(JsonNode root) {
        this.root = root;
        components = root.get("components").deepCopy();
        components.get("schemas").forEach(ApiDescription::close);
        root.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    String id = method.getValue().get("operationId").stringValue();
                    operations.put(
                            id, new Operation(id, method.getKey().toUpperCase(), path.getKey(), method.getValue()));
                }));
    }

    Map<String, Operation> operations() {
        return operations;
    }

    /** Fails unless the response conforms to the description of the operation, including every field. */
    void check(Operation operation, Api.Answer answer) {
        JsonNode told = operation.node().get("responses").path(Integer.toString(answer.status()));
        if (told.isMissingNode()) {
            throw new AssertionError("%s: the description has no such answer: %s".formatted(operation, answer));
        }
        JsonNode content = resolved(told).path("content");
        String type = answer.header("content-type").split(";")[0];
        if (!content.has(type)) {
            throw new AssertionError("%s: no %s is told of for %s".formatted(operation, type, answer));
        }
        if (type.endsWith("json")) {
            validate(operation + ": " + answer, content.get(type).get("schema"), answer.json());
        }
    }

    /** Fails unless every example conforms to its schema. */
    int checkExamples() {
        int[] examples = {0};
        operations.values().forEach(operation -> {
            checkExamples(
                    operation.toString(), operation.node().path("requestBody").path("content"), examples);
            operation
                    .node()
                    .get("responses")
                    .forEach(answer ->
                            checkExamples(operation.toString(), resolved(answer).path("content"), examples));
        });
        return examples[0];
    }

    private void checkExamples(String where, JsonNode content, int[] examples) {
        content.forEach(type -> {
            if (type.has("example")) {
                examples[0]++;
                validate("the example of " + where, type.get("schema"), type.get("example"));
            }
            type.path("examples").forEach(example -> {
                examples[0]++;
                validate("an example of " + where, type.get("schema"), example.get("value"));
            });
        });
    }

    private JsonNode resolved(JsonNode told) {
        return told.has("$ref") ? root.at(told.get("$ref").stringValue().substring(1)) : told;
    }

    private void validate(String what, JsonNode schema, JsonNode value) {
        ObjectNode whole = schema.deepCopy().asObject();
        close(whole);
        whole.set("components", components);
        List<Error> faults = SCHEMAS.getSchema(whole)
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        if (!faults.isEmpty()) {
            throw new AssertionError("%s is not as described: %s".formatted(what, faults));
        }
    }

    /** Fields that are not in the description are errors. */
    private static void close(JsonNode schema) {
        if (schema.has("properties") && !schema.has("additionalProperties")) {
            schema.asObject().put("additionalProperties", false);
        }
        schema.forEach(part -> {
            if (part.isObject()) {
                close(part);
            }
        });
    }
}
