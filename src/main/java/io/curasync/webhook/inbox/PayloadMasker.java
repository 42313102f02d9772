package io.curasync.webhook.inbox;

import io.curasync.webhook.WebhookJsonParser;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Masks secrets in payloads for display. Replaces the values of all fields whose names suggest a secret, at any depth. */
@Component
class PayloadMasker {

    static final String MASK = "••••••";

    private static final List<String> SECRET_PARTS = List.of(
            "secret",
            "token",
            "password",
            "passwd",
            "authorization",
            "signature",
            "credential",
            "apikey",
            "privatekey",
            "cookie",
            "socialsecurity");
    private static final List<String> SECRET_WORDS = List.of("ssn", "pwd", "pin", "auth", "bearer");

    private final WebhookJsonParser json;
    private final JsonMapper printer =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    PayloadMasker(WebhookJsonParser json) {
        this.json = json;
    }

    /**
     * Returns the indented body with masked secrets.
     *
     * @throws tools.jackson.core.JacksonException if the body is not JSON
     */
    String format(String body) {
        JsonNode root = json.tree(body);
        mask(root);
        return printer.writeValueAsString(root);
    }

    private static void mask(JsonNode node) {
        switch (node) {
            case ObjectNode object -> {
                for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
                    if (isSecret(field.getKey())) {
                        object.put(field.getKey(), MASK);
                    } else {
                        mask(field.getValue());
                    }
                }
            }
            case ArrayNode array -> array.forEach(PayloadMasker::mask);
            default -> {}
        }
    }

    /**
     * Returns whether a field name suggests a secret. Short words must match a whole word of the name, because
     * {@code businessName} contains "ssn".
     */
    static boolean isSecret(String name) {
        String[] words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT)
                .split("[^a-z]+");
        String joined = String.join("", words);
        return SECRET_PARTS.stream().anyMatch(joined::contains)
                || Arrays.stream(words).anyMatch(SECRET_WORDS::contains);
    }
}
