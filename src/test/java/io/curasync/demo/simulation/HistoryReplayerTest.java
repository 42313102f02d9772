package io.curasync.demo.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.demo.simulation.SimulatedEvent.OrderPlaced;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class HistoryReplayerTest {

    private static final int STOP_AFTER = 1_000;

    private final JsonMapper json = JsonMapper.builder().build();
    private final InstantSource clock = InstantSource.system();

    @TempDir
    private Path directory;

    @Test
    void sendsPastOrdersAndResumesAfterAnInterruption() throws Exception {
        Path file = directory.resolve("journal.jsonl");
        try (StubReceiver first = new StubReceiver(n -> new StubReceiver.Response(n <= STOP_AFTER ? 200 : 400, ""));
                StubReceiver second = new StubReceiver(number -> new StubReceiver.Response(200, ""))) {
            int sentBefore;
            try (EventJournal eventJournal = EventJournal.open(file, clock.instant(), json)) {
                SimulationLog simulationLog = new SimulationLog(eventJournal, 7, clock);
                int begin = simulationLog.read(world -> world.history().size()) - 2_100;
                simulationLog.record((world, now) -> new SimulatedEvent.HistorySent(now, begin));
                Thread replayThread = Thread.ofVirtual().start(() -> replay(simulationLog, first, Duration.ofHours(1)));
                Awaitility.await().until(() -> first.received().size() >= 1_200);
                replayThread.interrupt();
                replayThread.join();
                sentBefore = simulationLog.read(SimulatedCuraGenesis::historySent);
                assertThat(sentBefore).isEqualTo(begin + 800);
            }
            try (EventJournal eventJournal = EventJournal.open(file, clock.instant(), json)) {
                SimulationLog simulationLog = new SimulationLog(eventJournal, 7, clock);
                replay(simulationLog, second, Duration.ofMillis(1));
                Set<String> expected = simulationLog.read(SimulatedCuraGenesis::history).stream()
                        .skip(sentBefore)
                        .map(OrderPlaced::orderId)
                        .collect(Collectors.toSet());
                assertThat(second.received().stream()
                                .map(request -> json.readTree(request.body())
                                        .path("data")
                                        .path("orderId")
                                        .asString()))
                        .hasSize(expected.size())
                        .containsAll(expected);
                int sent = second.received().size();
                replay(simulationLog, second, Duration.ofMillis(1));
                assertThat(second.received()).hasSize(sent);
            }
        }
    }

    private void replay(SimulationLog simulationLog, StubReceiver receiver, Duration pause) {
        try (WebhookSender sender = new WebhookSender(receiver::address, "secret", json, Duration.ofMillis(1))) {
            new HistoryReplayer(simulationLog, sender, clock, pause).replay();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
