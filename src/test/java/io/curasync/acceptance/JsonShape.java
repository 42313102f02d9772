package io.curasync.acceptance;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JsonNode;

/**
 * The shape of JSON as text, such as {@code {id: integer int64, rep: string or null}}. A schema and a Java type that agree have
 * the same one.
 */
final class JsonShape {

    private static final Map<Class<?>, String> SIMPLE = Map.ofEntries(
            Map.entry(String.class, "string"),
            Map.entry(Instant.class, "string date-time"),
            Map.entry(LocalDate.class, "string date"),
            Map.entry(JsonNode.class, "object of "),
            Map.entry(Object.class, ""),
            Map.entry(boolean.class, "boolean"),
            Map.entry(Boolean.class, "boolean"),
            Map.entry(int.class, "integer int32"),
            Map.entry(Integer.class, "integer int32"),
            Map.entry(long.class, "integer int64"),
            Map.entry(Long.class, "integer int64"),
            Map.entry(BigDecimal.class, "number"));

    private JsonShape() {}

    static String of(JsonNode schema, ApiDescription description) {
        JsonNode resolved = description.resolved(schema);
        JsonNode type = resolved.path("type");
        boolean isNullable = type.isArray()
                && type.valueStream().anyMatch(one -> one.asString().equals("null"));
        String aspectRatio = switch (type.isArray() ? type.get(0).asString() : type.asString()) {
            case "object" ->
                resolved.has("properties")
                        ? fields(resolved, description)
                        : "object of " + of(resolved.path("additionalProperties"), description);
            case "array" -> "array of " + of(resolved.path("items"), description);
            case String simple ->
                Stream.of(simple, resolved.path("format").asString(""), constants(resolved))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "));
        };
        return isNullable ? aspectRatio + " or null" : aspectRatio;
    }

    private static String fields(JsonNode schema, ApiDescription description) {
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        return schema.get("properties").properties().stream()
                .map(field -> field.getKey()
                        + (required.contains(field.getKey()) ? ": " : "?: ")
                        + of(field.getValue(), description))
                .sorted()
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String constants(JsonNode schema) {
        return schema.has("enum")
                ? schema.get("enum")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList()
                        .toString()
                : "";
    }

    static String of(ResolvableType type) {
        Class<?> raw = type.toClass();
        if (raw.isRecord()) {
            return fields(type).sorted().collect(Collectors.joining(", ", "{", "}"));
        }
        if (raw.isEnum()) {
            return "string " + Arrays.toString(raw.getEnumConstants());
        }
        if (raw == List.class) {
            return "array of " + of(type.getGeneric(0));
        }
        if (raw == Map.class) {
            return "object of " + of(type.getGeneric(1));
        }
        return Objects.requireNonNull(SIMPLE.get(raw), () -> "A type without a shape: " + type);
    }

    private static Stream<String> fields(ResolvableType type) {
        return Arrays.stream(type.toClass().getRecordComponents()).flatMap(component -> field(component, type));
    }

    private static Stream<String> field(RecordComponent component, ResolvableType owner) {
        ResolvableType type = ResolvableType.forType(component.getGenericType(), owner);
        if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
            return fields(type);
        }
        if (component.getAccessor().isAnnotationPresent(JsonInclude.class)) {
            return Stream.of(component.getName() + "?: " + of(type));
        }
        boolean isNullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return Stream.of(component.getName() + ": " + of(type) + (isNullable ? " or null" : ""));
    }
}
