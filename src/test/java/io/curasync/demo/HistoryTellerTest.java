package io.curasync.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.demo.Happening.OrderPlaced;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class HistoryTellerTest {

    private static final int STOP_AFTER = 1_000;

    private final JsonMapper json = JsonMapper.builder().build();
    private final InstantSource clock = InstantSource.system();

    @TempDir
    private Path directory;

    @Test
    void tellsPastOrdersAndGoesOnWhereItWasInterrupted() throws Exception {
        Path file = directory.resolve("journal.jsonl");
        try (Receiver first = new Receiver(n -> new Receiver.Answer(n <= STOP_AFTER ? 200 : 400, ""));
                Receiver second = new Receiver(number -> new Receiver.Answer(200, ""))) {
            int told;
            try (Journal journal = Journal.open(file, clock.instant(), json)) {
                Chronicle chronicle = new Chronicle(journal, 7, clock);
                int begin = chronicle.read(world -> world.history().size()) - 2_100;
                chronicle.record((world, now) -> new Happening.HistoryTold(now, begin));
                Thread teller = Thread.ofVirtual().start(() -> tell(chronicle, first, Duration.ofHours(1)));
                Awaitility.await().until(() -> first.received().size() >= 1_200);
                teller.interrupt();
                teller.join();
                told = chronicle.read(World::historyTold);
                assertThat(told).isEqualTo(begin + 800);
            }
            try (Journal journal = Journal.open(file, clock.instant(), json)) {
                Chronicle chronicle = new Chronicle(journal, 7, clock);
                tell(chronicle, second, Duration.ofMillis(1));
                Set<String> expected = chronicle.read(World::history).stream()
                        .skip(told)
                        .map(OrderPlaced::orderId)
                        .collect(Collectors.toSet());
                assertThat(second.received().stream()
                                .map(one -> json.readTree(one.body())
                                        .path("data")
                                        .path("orderId")
                                        .asString()))
                        .hasSize(expected.size())
                        .containsAll(expected);
                int sent = second.received().size();
                tell(chronicle, second, Duration.ofMillis(1));
                assertThat(second.received()).hasSize(sent);
            }
        }
    }

    private void tell(Chronicle chronicle, Receiver receiver, Duration pause) {
        try (WebhookSender sender =
                new WebhookSender(receiver::address, new Signer("secret"), json, Duration.ofMillis(1))) {
            new HistoryTeller(chronicle, sender, clock, pause).tell();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
