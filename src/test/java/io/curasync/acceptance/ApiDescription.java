package io.curasync.acceptance;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The API description of the application, to validate responses against. */
final class ApiDescription {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** A caller on another machine, because local connections may read the actuator. */
    private static final String[] FROM_ELSEWHERE = {"X-Forwarded-For", "203.0.113.7"};

    /**
     * An operation of the API.
     *
     * @param path path with its parameters in braces
     * @param node description with resolved references to shared parameters and responses
     */
    record Operation(String id, String method, String path, JsonNode node) {

        /** Returns whether the operation requires neither credentials nor a signature. */
        boolean isForEveryone() {
            return node.path("security").isArray()
                    && node.get("security").isEmpty()
                    && !node.get("responses").has("401");
        }

        boolean isRead() {
            return method.equals("GET");
        }

        Set<String> successes() {
            Set<String> statuses = new TreeSet<>(node.get("responses").propertyNames());
            statuses.removeIf(status -> !status.startsWith("2"));
            return statuses;
        }

        /**
         * Calls the operation.
         *
         * @param of value of the parameter in the path
         */
        ApiClient.Response send(
                ApiClient caller, String of, String query, String type, String body, String... headers) {
            HttpRequest.Builder request = caller.request(path.replaceAll("\\{[^}]+}", of) + query, FROM_ELSEWHERE);
            if (headers.length > 0) {
                request.headers(headers);
            }
            return caller.send(
                    isRead()
                            ? request.GET().build()
                            : request.header("Content-Type", type)
                                    .method(method, BodyPublishers.ofString(body))
                                    .build());
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
                            id,
                            new Operation(
                                    id,
                                    method.getKey().toUpperCase(),
                                    path.getKey(),
                                    resolvedOperation(method.getValue())));
                }));
    }

    private JsonNode resolvedOperation(JsonNode operation) {
        ObjectNode whole = operation.deepCopy().asObject();
        ArrayNode parameters = whole.putArray("parameters");
        operation.path("parameters").forEach(parameter -> parameters.add(resolved(parameter)));
        ObjectNode responses = whole.putObject("responses");
        operation
                .get("responses")
                .properties()
                .forEach(response -> responses.set(response.getKey(), resolved(response.getValue())));
        return whole;
    }

    /** Returns the node to which a reference points. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").stringValue().substring(1)) : node;
    }

    Map<String, Operation> operations() {
        return operations;
    }

    /** Fails unless the response conforms to the description of the operation, including every field. */
    void check(Operation operation, ApiClient.Response answer) {
        JsonNode description = operation.node().get("responses").path(Integer.toString(answer.status()));
        if (description.isMissingNode()) {
            throw new AssertionError("%s: the description has no such answer: %s".formatted(operation, answer));
        }
        JsonNode content = description.path("content");
        if (content.isMissingNode() && answer.body().isEmpty()) {
            return;
        }
        String type = answer.header("content-type").split(";")[0];
        if (!content.has(type)) {
            throw new AssertionError("%s: no %s is told of for %s".formatted(operation, type, answer));
        }
        if (type.endsWith("json")) {
            validate(operation + ": " + answer, content.get(type).get("schema"), answer.json());
        }
    }

    /** Returns the schema of this name. */
    JsonNode schema(String name) {
        return root.at("/components/schemas/" + name);
    }

    /** Fails unless every example conforms to its schema. Returns their number. */
    int checkExamples() {
        int[] examples = {0};
        operations.values().forEach(operation -> {
            JsonNode node = operation.node();
            checkExamples(operation.toString(), node.path("requestBody").path("content"), examples);
            node.get("responses")
                    .forEach(answer -> checkExamples(operation.toString(), answer.path("content"), examples));
        });
        root.at("/components/schemas")
                .properties()
                .forEach(schema -> schema.getValue().path("examples").forEach(example -> {
                    examples[0]++;
                    validate("an example of " + schema.getKey(), schema.getValue(), example);
                }));
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

    /** Disallows fields that the description does not contain. */
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
