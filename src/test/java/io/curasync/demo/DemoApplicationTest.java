package io.curasync.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.account.Role;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.testing.CuraSyncTest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

@CuraSyncTest(properties = {"curasync.demo.port=0", "curasync.demo.event-interval=1h"})
@ActiveProfiles("demo")
class DemoApplicationTest {

    @TempDir
    static Path directory;

    @Autowired
    UserAccounts userAccounts;

    @Value("${curagenesis.api-base}")
    URI apiBase;

    @LocalServerPort
    int port;

    @Value("${curagenesis.vendor-token}")
    String token;

    /** A simulation whose history has already been sent, so that it does not take CPU time from other tests. */
    @DynamicPropertySource
    static void journal(DynamicPropertyRegistry settings) throws IOException {
        Path file = directory.resolve("journal.jsonl");
        try (EventJournal eventJournal = EventJournal.open(file, Instant.now(), new JsonMapper())) {
            int past = SimulationSeed.generate(20_261, eventJournal.epoch())
                    .history()
                    .size();
            eventJournal.append(new SimulatedEvent.HistorySent(eventJournal.epoch(), past));
        }
        settings.add("curasync.demo.journal", file::toString);
    }

    @Test
    void servesThePartnerApiAtTheConfiguredUrl() throws Exception {
        assertThat(apiBase.getPort()).isPositive();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> page = client.send(
                    HttpRequest.newBuilder(apiBase.resolve(FakePartnerServer.PRACTICES))
                            .header("x-vendor-token", token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(new JsonMapper().readTree(page.body()).path("items").size())
                    .isEqualTo(SimulatedPage.SIZE);
        }
    }

    @Test
    void listensOnLoopbackOnly() throws IOException {
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address : Collections.list(network.getInetAddresses())) {
                if (!address.isLoopbackAddress()) {
                    assertThatThrownBy(() -> new Socket(address, port).close())
                            .as("%s", address)
                            .isInstanceOf(ConnectException.class);
                }
            }
        }
        new Socket(InetAddress.getLoopbackAddress(), port).close();
    }

    @Test
    void createsAUserForEveryRepOnce() {
        DemoUsers users = new DemoUsers(userAccounts, "demo-rep-password");
        users.create();
        users.create();
        assertThat(userAccounts.page(null, 100))
                .filteredOn(user -> user.role() == Role.REP)
                .hasSize(SimulatedRep.ALL.size());
        User dana = userAccounts.findByEmail("dana@demo.local").orElseThrow();
        assertThat(dana.aliases()).containsExactlyInAnyOrder("Dana Reyes", "D. Reyes");
    }
}
