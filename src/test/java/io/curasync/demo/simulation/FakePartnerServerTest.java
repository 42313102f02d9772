package io.curasync.demo.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Pages of the simulated CuraGenesis. */
class FakePartnerServerTest extends FakePartnerHarness {

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "Token", "token2"})
    void rejectsAWrongToken(String token) throws Exception {
        assertThat(get("", token).statusCode()).isEqualTo(401);
        assertThat(post(PERSON.formatted("jo@ray.example"), token).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!", "nonsense", "LTIwMA", "MTAw"})
    void rejectsAForeignCursor(String cursor) throws Exception {
        assertThat(get("?cursor=" + cursor, TOKEN).statusCode()).isEqualTo(400);
    }

    @Test
    void servesEveryPracticeOnceInPagesOf200() throws Exception {
        List<JsonNode> pages = pages();
        assertThat(pages).hasSize(18);
        assertThat(pages.subList(0, 17)).allMatch(page -> page.path("items").size() == 200);
        List<JsonNode> rows = rows(pages);
        assertThat(rows).hasSize(SimulationSeed.PRACTICES);
        assertThat(rows.stream().map(row -> row.path("practiceId").asString()).distinct())
                .hasSize(SimulationSeed.PRACTICES);
        assertThat(rows.get(41).path("userId").asString()).isEqualTo("user_00000042");
        assertThat(rows).anyMatch(row -> row.path("curaIntakeId").isNull());
        assertThat(rows).anyMatch(row -> row.path("specialty").isNull());
        assertThat(rows).anyMatch(row -> row.path("activatedAt").isNull());
        assertThat(rows).anyMatch(row -> !row.has("activatedAt"));
        assertThat(rows).anyMatch(row -> row.path("salesRep").asString().isEmpty());
        assertThat(rows)
                .filteredOn(row -> row.hasNonNull("activatedAt"))
                .allMatch(row ->
                        Instant.parse(row.path("activatedAtIso").asString()).toEpochMilli()
                                == row.path("activatedAt").asLong());
    }

    @Test
    void countsTheOrdersOfSeedAndJournalAlsoAfterARestart() throws Exception {
        assertThat(total()).isEqualTo(SimulationSeed.ORDERS);
        EventGenerator eventGenerator = new EventGenerator(new Random(3));
        int orders = 0;
        Instant last = Instant.EPOCH;
        for (int n = 0; n < 300; n++) {
            SimulatedEvent simulatedEvent = demo.chronicle().record(eventGenerator::next);
            orders += simulatedEvent instanceof SimulatedEvent.OrderPlaced ? 1 : 0;
            last = simulatedEvent.at();
        }
        assertThat(orders).isBetween(200, 290);
        waitForTheSecondAfter(last);
        List<JsonNode> before = rows(pages());
        assertThat(total(before)).isEqualTo(SimulationSeed.ORDERS + orders);
        assertThat(before).hasSizeGreaterThan(SimulationSeed.PRACTICES);

        demo.stop();
        demo = Demo.start(directory.resolve("journal.jsonl"), receiver, json);

        assertThat(rows(pages())).isEqualTo(before);
        SimulatedEvent.OrderPlaced next;
        do {
            next = demo.chronicle().record(eventGenerator::next) instanceof SimulatedEvent.OrderPlaced order
                    ? order
                    : null;
        } while (next == null);
        assertThat(next.orderId()).endsWith("-" + (SimulationSeed.ORDERS + orders + 1));
    }

    @Test
    void servesTotalsAsOfItsDateHeader() throws Exception {
        SimulatedEvent.OrderPlaced order = demo.chronicle()
                .record((world, now) -> new SimulatedEvent.OrderPlaced(now, 1, world.nextOrderId(), BigDecimal.TEN));
        int before = demo.chronicle().read(world -> world.total(1, order.at().minusMillis(1)));
        HttpResponse<String> page = get("", TOKEN);
        Instant date = ZonedDateTime.parse(
                        page.headers().firstValue("Date").orElseThrow(), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
        int served = json.readTree(page.body())
                .path("items")
                .get(0)
                .path("totalOrders")
                .asInt();
        assertThat(served).isEqualTo(order.at().isAfter(date) ? before : before + 1);

        waitForTheSecondAfter(order.at());
        assertThat(json.readTree(get("", TOKEN).body())
                        .path("items")
                        .get(0)
                        .path("totalOrders")
                        .asInt())
                .isEqualTo(before + 1);
    }

    private static void waitForTheSecondAfter(Instant time) {
        Awaitility.await().until(() -> Instant.now().getEpochSecond() > time.getEpochSecond());
    }

    private int total() throws Exception {
        return total(rows(pages()));
    }

    private static int total(List<JsonNode> rows) {
        return rows.stream().mapToInt(row -> row.path("totalOrders").asInt()).sum();
    }
}
