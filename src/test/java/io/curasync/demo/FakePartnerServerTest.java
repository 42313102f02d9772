package io.curasync.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FakePartnerServerTest {

    private static final String TOKEN = "token";
    private static final String PERSON = """
            {"email": "%s", "firstName": "Jo", "lastName": "Ray", "facilityAddress": {"state": "UT"},
             "salesRepresentative": "Dana Reyes", "physicianInfo": {"specialty": "Podiatry"}}
            """;

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    private StubReceiver receiver;
    private Demo demo;

    /** The running components, which can be stopped and restarted like a process. */
    private record Demo(
            EventJournal journal,
            SimulationLog chronicle,
            WebhookSender sender,
            EventSimulator clockwork,
            FakePartnerServer api) {

        static Demo start(Path file, StubReceiver receiver, JsonMapper json) {
            InstantSource clock = InstantSource.system();
            EventJournal journal = EventJournal.open(file, clock.instant(), json);
            SimulationLog chronicle = new SimulationLog(journal, 7, clock);
            WebhookSender sender =
                    new WebhookSender(receiver::address, new WebhookSigner("secret"), json, Duration.ofMillis(1));
            EventSimulator clockwork = new EventSimulator(chronicle, new EventGenerator(new Random(1)), sender);
            FakePartnerServer api = new FakePartnerServer(
                    chronicle, new FakeEnrollmentHandler(chronicle, clockwork), TOKEN, 0, json, clock);
            return new Demo(journal, chronicle, sender, clockwork, api);
        }

        void stop() throws Exception {
            api.close();
            clockwork.close();
            sender.close();
            journal.close();
        }
    }

    @BeforeEach
    void start() throws IOException {
        receiver = new StubReceiver(number -> new StubReceiver.Response(200, "{}"));
        demo = Demo.start(directory.resolve("journal.jsonl"), receiver, json);
    }

    @AfterEach
    void stop() throws Exception {
        demo.stop();
        receiver.close();
    }

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

    @Test
    void enrollsOnePracticePerEmailAndSendsAWebhook() throws Exception {
        HttpResponse<String> first = post(PERSON.formatted("jo@ray.example"), TOKEN);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(json.readTree(first.body()))
                .isEqualTo(json.readTree("{\"success\":true,\"userId\":\"user_00003413\"}"));
        assertThat(post(PERSON.formatted(" JO@Ray.example"), TOKEN).statusCode())
                .isEqualTo(400);

        demo.stop();
        demo = Demo.start(directory.resolve("journal.jsonl"), receiver, json);
        assertThat(post(PERSON.formatted("jo@ray.example"), TOKEN).statusCode()).isEqualTo(400);

        JsonNode row = rows(pages()).getLast();
        assertThat(row.path("userId").asString()).isEqualTo("user_00003413");
        assertThat(row.path("state").asString()).isEqualTo("UT");
        assertThat(row.path("specialty").asString()).isEqualTo("Podiatry");
        Awaitility.await().until(() -> receiver.received().size() == 1);
        assertThat(json.readTree(receiver.received().getFirst().body())
                        .path("event")
                        .asString())
                .isEqualTo("practice.created");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[1",
                "[]",
                "7",
                "{}",
                "{\"email\":\"a@b.example\",\"firstName\":\"A\"}",
                "{\"email\":\"a@b.example\",\"firstName\":\" \",\"lastName\":\"B\"}",
                "{\"email\":{},\"firstName\":\"A\",\"lastName\":\"B\"}",
                "{\"email\":\"nobody\",\"firstName\":\"A\",\"lastName\":\"B\"}"
            })
    void rejectsAnIncompleteEnrollment(String body) throws Exception {
        HttpResponse<String> answer = post(body, TOKEN);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).path("message").asString()).isNotBlank();
    }

    @Test
    void locksItsJournal() {
        assertThatThrownBy(() -> EventJournal.open(directory.resolve("journal.jsonl"), Instant.now(), json))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Another demo is already using the journal");
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

    private List<JsonNode> pages() throws Exception {
        List<JsonNode> pages = new ArrayList<>();
        String cursor = "";
        do {
            HttpResponse<String> answer = get(cursor, TOKEN);
            assertThat(answer.statusCode()).isEqualTo(200);
            JsonNode page = json.readTree(answer.body());
            pages.add(page);
            cursor = "?cursor=" + page.path("nextCursor").asString("");
        } while (cursor.length() > "?cursor=".length());
        return pages;
    }

    private static List<JsonNode> rows(List<JsonNode> pages) {
        return pages.stream().flatMap(page -> page.path("items").valueStream()).toList();
    }

    private HttpResponse<String> get(String query, String token) throws Exception {
        return client.send(
                request(FakePartnerServer.PRACTICES + query, token).GET().build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String body, String token) throws Exception {
        return client.send(
                request(FakePartnerServer.CREATE_USER, token)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String token) {
        URI address = demo.api().address().resolve(path);
        return HttpRequest.newBuilder(address).header("x-vendor-token", token);
    }
}
