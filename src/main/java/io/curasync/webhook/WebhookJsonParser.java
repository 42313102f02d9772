package io.curasync.webhook;

import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Parses bodies as JSON. Decimal numbers keep all their digits. Content after the first JSON value is an error. */
@Component
public class WebhookJsonParser {

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws tools.jackson.core.JacksonException if the body is not JSON */
    public JsonNode tree(String body) {
        return mapper.readTree(body);
    }
}
