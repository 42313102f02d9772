package io.curasync.demo.simulation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** HTTP server of the simulated CuraGenesis, on the loopback interface. Serves the list of practices and enrolls practices. */
public final class FakePartnerServer implements AutoCloseable {

    static final String PRACTICES = "/api/partner/v1/practices";
    static final String CREATE_USER = "/api/createUser";

    private static final int MAX_BODY_BYTES = 256 * 1024;
    private static final int MAX_MILLIS_OF_SECOND = 900;

    private final SimulationLog simulationLog;
    private final FakeEnrollmentHandler fakeEnrollmentHandler;
    private final byte[] token;
    private final JsonMapper json;
    private final InstantSource clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Starts the server.
     *
     * @param token required value of the header {@code x-vendor-token}
     * @param port port to listen on; 0 for any free port
     * @throws UncheckedIOException if the server cannot listen on the port
     */
    public FakePartnerServer(
            SimulationLog simulationLog,
            EventSimulator eventSimulator,
            String token,
            int port,
            JsonMapper json,
            InstantSource clock) {
        this.simulationLog = simulationLog;
        this.fakeEnrollmentHandler = new FakeEnrollmentHandler(simulationLog, eventSimulator);
        this.token = token.getBytes(StandardCharsets.UTF_8);
        this.json = json;
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException("The simulated CuraGenesis could not listen on port " + port, failure);
        }
        server.createContext("/", exchange -> answer(exchange, 404, message("Not found")));
        server.createContext(PRACTICES, exchange -> handleAuthorized(exchange, PRACTICES, "GET", this::practices));
        server.createContext(
                CREATE_USER, exchange -> handleAuthorized(exchange, CREATE_USER, "POST", this::createUser));
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:%d".formatted(server.getAddress().getPort()));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    @FunctionalInterface
    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private void handleAuthorized(HttpExchange exchange, String path, String method, Handler handler)
            throws IOException {
        if (!exchange.getRequestURI().getPath().equals(path)) {
            answer(exchange, 404, message("Not found"));
        } else if (!exchange.getRequestMethod().equals(method)) {
            answer(exchange, 405, message("Method not allowed"));
        } else if (!authorized(exchange)) {
            answer(exchange, 401, message("Invalid vendor token"));
        } else {
            handler.handle(exchange);
        }
    }

    private boolean authorized(HttpExchange exchange) {
        String actual = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("x-vendor-token"), "");
        return MessageDigest.isEqual(actual.getBytes(StandardCharsets.UTF_8), token);
    }

    private void practices(HttpExchange exchange) throws IOException {
        String cursor = cursor(exchange.getRequestURI());
        Optional<Integer> from = cursor == null ? Optional.of(0) : SimulatedPage.position(cursor);
        if (from.isEmpty()) {
            answer(exchange, 400, message("Invalid cursor"));
            return;
        }
        answer(exchange, 200, page(from.get()));
    }

    /**
     * Returns a page as JSON, with the total orders as of the start of the current second. CuraSync reads the time of the total orders from
     * the {@code Date} header of the response, so the header must contain the same second. The JDK's server sets the header later, when it
     * sends the response. Therefore, if the page is ready only in the last 100 milliseconds of the second, this method computes it again in
     * the next second.
     *
     * @param from number of practices before the page
     */
    private byte[] page(int from) {
        while (true) {
            Instant asOf = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            byte[] page = json.writeValueAsBytes(simulationLog.read(world -> SimulatedPage.of(world, from, asOf)));
            if (clock.instant().isBefore(asOf.plusMillis(MAX_MILLIS_OF_SECOND))) {
                return page;
            }
            LockSupport.parkNanos(clock.instant().until(asOf.plusSeconds(1), ChronoUnit.NANOS));
        }
    }

    private void createUser(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
        FakeEnrollmentHandler.Answer answer;
        try {
            answer = fakeEnrollmentHandler.enroll(json.readTree(body));
        } catch (JacksonException notJson) {
            answer = FakeEnrollmentHandler.Answer.refused("The body is not JSON");
        }
        answer(exchange, answer.status(), json.writeValueAsBytes(answer.body()));
    }

    private static @Nullable String cursor(URI uri) {
        String query = Objects.requireNonNullElse(uri.getQuery(), "");
        for (String parameter : query.split("&")) {
            if (parameter.startsWith("cursor=") && parameter.length() > "cursor=".length()) {
                return parameter.substring("cursor=".length());
            }
        }
        return null;
    }

    private byte[] message(String text) {
        return json.writeValueAsBytes(Map.of("message", text));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
