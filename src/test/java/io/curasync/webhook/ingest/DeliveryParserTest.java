package io.curasync.webhook.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.webhook.WebhookJsonParser;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryParserTest {

    private final DeliveryParser parser = new DeliveryParser(new WebhookJsonParser());

    @ParameterizedTest
    @ValueSource(
            strings = {"practice.created", "practice.updated", "practice.activated", "order.placed", "practice.exploded"
            })
    void readsTheIdsOfEveryType(String type) throws Exception {
        Delivery delivery = parse(type, """
                {"practiceId": "prac_1", "userId": "user_1", "orderId": "ord_1"}""");

        assertThat(delivery.event()).isEqualTo(type);
        assertThat(delivery.ids()).isEqualTo(new EventIds("prac_1", "user_1", "ord_1"));
    }

    @Test
    void normalizesIds() throws Exception {
        Delivery delivery = parse("practice.updated", "{\"practiceId\": \" Cafe\\u0301 \"}");

        assertThat(delivery.ids()).isEqualTo(new EventIds("Café", null, null));
    }

    @Test
    void readsOnlyTopLevelIdsOfTheData() throws Exception {
        Delivery delivery = parse("practice.updated", """
                {"note": {"practiceId": "prac_1"}, "userId": "user_1"}""");

        assertThat(delivery.ids()).isEqualTo(new EventIds(null, "user_1", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"7", "null", "[]", "{}", "true", "\"\"", "\" \"", "\"a\\u0000b\"", "\"a\\nb\"", "\"\\ud800\""})
    void omitsInvalidIds(String id) throws Exception {
        Delivery delivery = parse("order.placed", """
                {"practiceId": %1$s, "userId": %1$s, "orderId": %1$s}""".formatted(id));

        assertThat(delivery.ids()).isEqualTo(new EventIds(null, null, null));
        assertThat(delivery.partition()).isZero();
    }

    @Test
    void acceptsIdsOfUpTo200Characters() throws Exception {
        String longest = "😀".repeat(200);

        Delivery delivery = parse("order.placed", """
                {"userId": "%s", "orderId": "%sx"}""".formatted(longest, longest));

        assertThat(delivery.ids()).isEqualTo(new EventIds(null, longest, null));
    }

    @Test
    void replacesCharactersOfATypeThatPostgresqlCannotStore() throws Exception {
        Delivery delivery = parse("practice.\\u0000", "{}");

        assertThat(delivery.event()).isEqualTo("practice.\uFFFD");
        assertThat(delivery.isKnown()).isFalse();
    }

    @Test
    void assignsEventsOfAUserToOnePartition() throws Exception {
        assertThat(parse("order.placed", "{\"userId\": \"user_1\"}").partition())
                .isEqualTo(parse("practice.updated", "{\"userId\": \"user_1\", \"practiceId\": \"prac_1\"}")
                        .partition())
                .isNotEqualTo(parse("order.placed", "{\"userId\": \"user_2\"}").partition());
    }

    private Delivery parse(String type, String data) throws Exception {
        String body = "{\"event\": \"%s\", \"data\": %s}".formatted(type, data);
        return parser.parse(body.getBytes(StandardCharsets.UTF_8), null, null);
    }
}
