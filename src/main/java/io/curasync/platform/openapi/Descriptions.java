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
 * Lays the rooms' {@code openapi.yaml} over what was read from the code: words, examples, and answers that no type tells of.
 * Objects are merged, and parameters by their names; a null takes away, anything else replaces what was there.
 */
@Component
class Descriptions implements OpenApiCustomizer {

    private static final String FILES = "classpath*:io/curasync/*/openapi.yaml";

    @Override
    public void customise(OpenAPI api) {
        ObjectMapper json = Json31.mapper();
        ObjectNode described = json.valueToTree(api);
        ArrayNode tags = json.createArrayNode();
        for (JsonNode room : rooms()) {
            room.path("tags").forEach(tags::add);
            merge(described, room);
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

    private static Iterable<JsonNode> rooms() {
        // Swagger's own mapper would leave nulls out.
        ObjectMapper json = new ObjectMapper();
        // Unlike Jackson's reader of YAML it knows anchors.
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        ArrayNode rooms = json.createArrayNode();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                try (InputStream content = file.getInputStream()) {
                    rooms.add(json.<JsonNode>valueToTree(yaml.load(content)));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return rooms;
    }

    private static void merge(ObjectNode into, JsonNode from) {
        from.properties().forEach(field -> {
            JsonNode told = field.getValue();
            JsonNode known = into.get(field.getKey());
            if (told.isNull()) {
                into.remove(field.getKey());
            } else if (told.isObject() && known instanceof ObjectNode object) {
                merge(object, told);
            } else if (field.getKey().equals("parameters") && known instanceof ArrayNode parameters) {
                told.forEach(parameter -> merge(named(parameters, parameter.path("name")), parameter));
            } else {
                into.set(field.getKey(), told);
            }
        });
    }

    private static ObjectNode named(ArrayNode parameters, JsonNode name) {
        for (JsonNode parameter : parameters) {
            if (parameter.path("name").equals(name)) {
                return (ObjectNode) parameter;
            }
        }
        throw new IllegalStateException("The code knows no parameter " + name);
    }
}
