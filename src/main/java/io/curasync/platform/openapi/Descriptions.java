package io.curasync.platform.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Merges each module's {@code openapi.yaml} into the description generated from the code. The files add texts,
 * examples and responses that types cannot express. Objects are merged, and parameters by name. A null removes a
 * value; anything else replaces it.
 */
@Component
class Descriptions implements OpenApiCustomizer {

    private static final String FILES = "classpath*:io/curasync/*/openapi.yaml";

    @Override
    public void customise(OpenAPI api) {
        ObjectMapper json = Json31.mapper();
        ObjectNode described = json.valueToTree(api);
        ArrayNode tags = json.createArrayNode();
        for (JsonNode module : modules()) {
            module.path("tags").forEach(tags::add);
            merge(described, module);
        }
        described.set("tags", tags);
        OpenAPI whole = json.convertValue(described, OpenAPI.class);
        api.setInfo(whole.getInfo());
        api.setServers(whole.getServers());
        api.setSecurity(whole.getSecurity());
        api.setPaths(whole.getPaths());
        api.setComponents(whole.getComponents());
        api.setTags(whole.getTags());
    }

    private static Iterable<JsonNode> modules() {
        // Swagger's own mapper would omit nulls.
        ObjectMapper json = new ObjectMapper();
        // Unlike Jackson's YAML reader, this supports anchors.
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        ArrayNode modules = json.createArrayNode();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                try (InputStream content = file.getInputStream()) {
                    modules.add(json.<JsonNode>valueToTree(yaml.load(content)));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return modules;
    }

    private static void merge(ObjectNode into, JsonNode from) {
        from.properties().forEach(field -> {
            JsonNode override = field.getValue();
            JsonNode known = into.get(field.getKey());
            if (override.isNull()) {
                into.remove(field.getKey());
            } else if (override.isObject() && known instanceof ObjectNode object) {
                merge(object, override);
            } else if (field.getKey().equals("parameters") && known instanceof ArrayNode parameters) {
                override.forEach(parameter -> merge(named(parameters, parameter.path("name")), parameter));
            } else {
                into.set(field.getKey(), override);
            }
        });
    }

    private static ObjectNode named(ArrayNode parameters, JsonNode name) {
        for (JsonNode parameter : parameters) {
            if (parameter.path("name").equals(name)) {
                return (ObjectNode) parameter;
            }
        }
        throw new IllegalStateException("The code has no parameter " + name);
    }
}
