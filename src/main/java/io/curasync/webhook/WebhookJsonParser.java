package io.curasync.webhook;

import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Parses the bodies of webhooks as JSON. Decimal numbers are read with all digits. Content after the first JSON value is an error. */
@Component
public class WebhookJsonParser {

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Parses a body. Returns a missing node if the body is empty.
     *
     * @throws tools.jackson.core.JacksonException if the body is neither empty nor valid JSON
     */
    public JsonNode tree(String body) {
        return mapper.readTree(body);
    }
}
