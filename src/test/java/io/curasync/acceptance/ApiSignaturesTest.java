package io.curasync.acceptance;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.acceptance.ApiDescription.Operation;
import io.curasync.enrollment.FormField;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Compares the API description with the calls, parameters and types in the code. */
class ApiSignaturesTest extends AcceptanceHarness {

    @Autowired
    WebApplicationContext application;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    private ApiDescription description;

    @BeforeEach
    void describe() {
        description = new ApiDescription(admin.get("/v3/api-docs").expect(200).json());
    }

    /** {@link AccessTest} compares the same calls with {@code docs/access.md}. */
    @Test
    void describesEveryCall() {
        assertThat(described().keySet())
                .isEqualTo(EndpointInventory.calls(application).stream()
                        .filter(call -> call.contains(" /api/"))
                        .collect(toSet()));
    }

    @Test
    void describesTheParameters() {
        handlers().forEach((operation, method) -> {
            assertThat(operation.node().get("parameters").valueStream().map(this::described))
                    .as(operation.toString())
                    .containsExactlyInAnyOrderElementsOf(
                            parameters(method).map(ApiSignaturesTest::declared).toList());
            parameters(method)
                    .filter(parameter -> !defaultOf(parameter).isEmpty())
                    .forEach(parameter -> assertThat(described(operation, parameter)
                                    .at("/schema/default")
                                    .asString())
                            .as("default of %s in %s", name(parameter), operation)
                            .isEqualTo(defaultOf(parameter)));
        });
    }

    /** The other responses have no type of their own in a signature. {@link ApiDescriptionTest} compares real ones. */
    @Test
    void describesTheRecordsInResponses() {
        Map<Operation, ResolvableType> records = new HashMap<>();
        handlers().forEach((operation, method) -> {
            ResolvableType type = ResolvableType.forMethodReturnType(method.getMethod());
            ResolvableType body = type.toClass() == ResponseEntity.class ? type.getGeneric(0) : type;
            if (body.toClass().isRecord()) {
                records.put(operation, body);
            }
        });
        assertThat(records).hasSizeGreaterThan(20);
        records.forEach((operation, type) -> operation
                .successes()
                .forEach(status -> assertThat(JsonShape.of(
                                operation.node().at("/responses/%s/content/application~1json/schema".formatted(status)),
                                description))
                        .as("%s: %s", operation, status)
                        .isEqualTo(JsonShape.of(type))));
    }

    @Test
    void describesTheFieldsOfRequestBodies() {
        handlers()
                .forEach((operation, method) -> Arrays.stream(method.getMethodParameters())
                        .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                        .map(MethodParameter::getParameterType)
                        .filter(Class::isRecord)
                        .forEach(type -> assertThat(
                                        properties(operation.node().at("/requestBody/content/application~1json/schema"))
                                                .keySet())
                                .as(operation.toString())
                                .isEqualTo(Arrays.stream(type.getRecordComponents())
                                        .map(RecordComponent::getName)
                                        .collect(toSet()))));
    }

    @Test
    void describesTheFieldsOfTheForm() {
        Map<String, String> fields = new TreeMap<>();
        for (FormField field : FormField.values()) {
            fields.put(field.key(), field.label() + (field.required() ? "; required for sending" : ""));
        }
        fields.put("rep", "Email of the rep to whom the practice is assigned; for admins");
        assertThat(properties(description.schema("Form"))).isEqualTo(fields);
    }

    /** Descriptions by property. */
    private Map<String, String> properties(JsonNode schema) {
        return description.resolved(schema).get("properties").properties().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        field -> field.getValue().path("description").asString("")));
    }

    /** Operations by call, such as {@code GET /api/users}. */
    private Map<String, Operation> described() {
        return description.operations().values().stream()
                .filter(operation -> operation.path().startsWith("/api/"))
                .collect(toMap(operation -> operation.method() + " " + operation.path(), operation -> operation));
    }

    private Map<Operation, HandlerMethod> handlers() {
        Map<String, Operation> described = described();
        Map<Operation, HandlerMethod> handlers = new HashMap<>();
        requestMappingHandlerMapping
                .getHandlerMethods()
                .forEach((mapping, method) -> mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(verb -> mapping.getPatternValues().stream()
                                .filter(path -> path.startsWith("/api/"))
                                .map(path -> verb + " " + path)
                                .forEach(call ->
                                        handlers.put(Objects.requireNonNull(described.get(call), call), method))));
        return handlers;
    }

    private static Stream<MethodParameter> parameters(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(PathVariable.class)
                        || parameter.hasParameterAnnotation(RequestParam.class));
    }

    private static String name(MethodParameter parameter) {
        return parameter.getParameter().getName();
    }

    private static String defaultOf(MethodParameter parameter) {
        RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
        return query == null || query.defaultValue().equals(ValueConstants.DEFAULT_NONE) ? "" : query.defaultValue();
    }

    private static JsonNode described(Operation operation, MethodParameter parameter) {
        return operation
                .node()
                .get("parameters")
                .valueStream()
                .filter(described -> described.get("name").asString().equals(name(parameter)))
                .findFirst()
                .orElseThrow();
    }

    private static String declared(MethodParameter parameter) {
        RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
        boolean isRequired =
                query == null || query.required() && query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
        return text(
                name(parameter),
                query == null ? "path" : "query",
                isRequired,
                withoutConstants(JsonShape.of(ResolvableType.forMethodParameter(parameter))));
    }

    private String described(JsonNode parameter) {
        return text(
                parameter.get("name").asString(),
                parameter.get("in").asString(),
                parameter.path("required").asBoolean(false),
                withoutConstants(JsonShape.of(parameter.get("schema"), description)));
    }

    /** Removes the constants of a parameter, which some signatures contain only as text. {@link ApiErrorsTest} sends them. */
    private static String withoutConstants(String shape) {
        return shape.replaceAll(" \\[.*]", "");
    }

    private static String text(String name, String in, boolean isRequired, String type) {
        return "%s in %s, %s: %s".formatted(name, in, isRequired ? "required" : "optional", type);
    }
}
