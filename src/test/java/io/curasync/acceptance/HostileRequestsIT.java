package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Attacks without credentials on an instance with a 384 MB heap. It continues to serve other clients, and frees the memory afterwards. */
class HostileRequestsIT {

    /** Variation of the live heap between two collections. */
    private static final long NOISE_MB = 30;

    private static SourceStub source;
    private static PackagedApp app;
    private static long baselineMegabytes;

    @BeforeAll
    static void begin() {
        source = new SourceStub();
        app = PackagedApp.launch(
                PackagedApp.directory("hostile"),
                PackagedApp.environment(TestDatabase.create(), source),
                List.of("-Xmx384m", "-XX:+ExitOnOutOfMemoryError"));
        app.awaitReady();
        assertAnswersOthers();
        app.api().get("/login").expect(200);
        baselineMegabytes = app.liveMegabytes();
    }

    @AfterAll
    static void end() {
        if (app != null) {
            app.close();
        }
        if (source != null) {
            source.close();
        }
    }

    @AfterEach
    void freesTheMemory() {
        assertAnswersOthers();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(app.liveMegabytes()).isLessThan(baselineMegabytes + NOISE_MB));
    }

    @Test
    void survivesAnnouncedBodiesThatNeverArrive() throws IOException {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 1_500; i++) {
                silent.add(send("POST " + WebhookClient.PATH
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "x-webhook-signature: 00\r\nContent-Length: 262144\r\n\r\n"));
            }
            assertAnswersOthers();
        } finally {
            close(silent);
        }
    }

    @Test
    void rejectsLargeSignInForms() throws IOException {
        List<Socket> forms = new ArrayList<>();
        try {
            for (int i = 0; i < 250; i++) {
                forms.add(send(
                        "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                + "Content-Length: 2000000\r\n\r\n"));
            }
            assertAnswersOthers();
            assertThat(statusLine(forms.getFirst())).startsWith("HTTP/1.1 413");
        } finally {
            close(forms);
        }
    }

    @Test
    void survivesManyAnonymousRequests() throws Exception {
        assertThat(app.api().get("/practices?state=TX").header("set-cookie")).doesNotContain("JSESSIONID");
        List<Callable<Integer>> requests = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            String path = i % 2 == 0 ? "/login" : "/practices?state=TX";
            requests.add(() -> app.api().get(path).status());
        }
        assertThat(all(requests, 16)).containsOnly(200, 302);
    }

    @Test
    void rejectsLargeUidlMessagesBeforeSignIn() throws Exception {
        byte[] message = new byte[3 * 1024 * 1024];
        List<Callable<Integer>> requests = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            requests.add(() -> {
                try {
                    return ApiClient.trySend(app.api()
                                    .request("/?v-r=uidl&v-uiId=0", "Content-Type", "application/json")
                                    .POST(BodyPublishers.ofByteArray(message))
                                    .build())
                            .status();
                } catch (IOException connectionReset) {
                    return 413;
                }
            });
        }
        assertThat(all(requests, 60)).containsOnly(413);
    }

    @Test
    void closesConnectionsOfSlowSenders() throws IOException {
        String form = "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n";
        Socket head = send("GET /login HTTP/1.1\r\nX-Slow: ");
        Socket body = send(form + "Content-Length: 10000\r\n\r\n");
        Socket chunked = send(form + "Transfer-Encoding: chunked\r\n\r\n");
        await().atMost(Duration.ofSeconds(70))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    boolean headIsOpen = isOpenAfter(head, "x");
                    boolean bodyIsOpen = isOpenAfter(body, "x");
                    return !headIsOpen && !bodyIsOpen && !isOpenAfter(chunked, "1\r\nx\r\n");
                });
    }

    private static boolean isOpenAfter(Socket socket, String more) {
        try {
            socket.getOutputStream().write(more.getBytes(StandardCharsets.US_ASCII));
            if (socket.getInputStream().available() == 0) {
                return true;
            }
        } catch (IOException closed) {
            return false;
        }
        close(List.of(socket));
        return false;
    }

    /** Asserts that calls of another client are answered in time. The limit is high because test machines are busy. */
    private static void assertAnswersOthers() {
        for (int i = 0; i < 5; i++) {
            long begun = System.nanoTime();
            app.admin().get("/api/kpi/overview").expect(200);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            assertThat(took).isLessThan(Duration.ofSeconds(10));
        }
    }

    private static List<Integer> all(List<Callable<Integer>> requests, int atOnce) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(atOnce)) {
            List<Future<Integer>> answers =
                    requests.stream().map(senders::submit).toList();
            assertAnswersOthers();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }
        return statuses;
    }

    private static Socket send(String head) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), app.port());
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String statusLine(Socket socket) throws IOException {
        byte[] start = socket.getInputStream().readNBytes(12);
        return new String(start, StandardCharsets.US_ASCII);
    }

    private static void close(List<Socket> sockets) {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException closedByServer) {
                // Closed by the server.
            }
        }
    }
}
