package io.curasync.platform.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.core.util.RefUtils;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Marks all record fields as required, and {@code @Nullable} fields as nullable. */
@Component
class RecordSchemas implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        JavaType java = Json31.mapper().constructType(type.getType());
        if (schema != null && java != null && java.getRawClass().isRecord()) {
            Schema<?> resolved = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels()
                            .get(RefUtils.extractSimpleName(schema.get$ref())
                                    .getKey()
                                    .toString());
            if (resolved != null && resolved.getProperties() != null) {
                describe(resolved, java.getRawClass());
            }
        }
        return schema;
    }

    private static void describe(Schema<?> schema, Class<?> record) {
        for (RecordComponent component : record.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                describe(schema, component.getType());
                continue;
            }
            if (component.getAccessor().isAnnotationPresent(JsonInclude.class)) {
                continue;
            }
            require(schema, component.getName());
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                orNull(schema.getProperties(), component.getName());
            }
        }
    }

    /** Idempotent, because the same record can be resolved several times. */
    private static void require(Schema<?> schema, String name) {
        if (schema.getRequired() == null || !schema.getRequired().contains(name)) {
            schema.addRequiredItem(name);
        }
    }

    @SuppressWarnings("rawtypes")
    private static void orNull(Map<String, Schema> fields, String name) {
        Schema<?> field = Objects.requireNonNull(fields.get(name));
        if (field.get$ref() == null) {
            field.addType("null");
        } else {
            fields.put(name, new Schema<>().anyOf(List.of(field, new Schema<>().types(Set.of("null")))));
        }
    }
}
