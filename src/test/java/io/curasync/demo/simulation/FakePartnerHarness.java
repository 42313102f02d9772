package io.curasync.demo.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulated CuraGenesis of the demo, and calls to it. */
abstract class FakePartnerHarness {

    static final String TOKEN = "token";

    static final String PERSON = """
            {"email": "%s", "firstName": "Jo", "lastName": "Ray", "facilityAddress": {"state": "UT"},
             "salesRepresentative": "Dana Reyes", "physicianInfo": {"specialty": "Podiatry"}}
            """;

    final JsonMapper json = JsonMapper.builder().build();
    final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    StubReceiver receiver;
    Demo demo;

    /** The running components, which can be stopped and restarted like a process. */
    record Demo(
            EventJournal journal,
            SimulationLog chronicle,
            WebhookSender sender,
            EventSimulator clockwork,
            FakePartnerServer api) {

        static Demo start(Path file, StubReceiver receiver, JsonMapper json) {
            InstantSource clock = InstantSource.system();
            EventJournal journal = EventJournal.open(file, clock.instant(), json);
            SimulationLog chronicle = new SimulationLog(journal, 7, clock);
            WebhookSender sender = new WebhookSender(receiver::address, "secret", json, Duration.ofMillis(1));
            EventSimulator clockwork = new EventSimulator(chronicle, new Random(1), sender);
            FakePartnerServer api = new FakePartnerServer(chronicle, clockwork, TOKEN, 0, json, clock);
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

    List<JsonNode> pages() throws Exception {
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

    static List<JsonNode> rows(List<JsonNode> pages) {
        return pages.stream().flatMap(page -> page.path("items").valueStream()).toList();
    }

    HttpResponse<String> get(String query, String token) throws Exception {
        return client.send(
                request(FakePartnerServer.PRACTICES + query, token).GET().build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String body, String token) throws Exception {
        return client.send(
                request(FakePartnerServer.CREATE_USER, token)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path, String token) {
        URI address = demo.api().address().resolve(path);
        return HttpRequest.newBuilder(address).header("x-vendor-token", token);
    }
}
