package io.curasync.acceptance;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A simulated CuraGenesis: practices, pages, and failures. Each call consumes one of the configured responses. Without one, the
 * stub serves a page normally, or responds as set by {@link #always}. Java's server sends the {@code Date} of each response;
 * {@link #date} replaces it.
 */
final class SourceStub implements AutoCloseable {

    static final String TOKEN = "vendor-token";

    private final HttpServer server;
    private final TcpRelay tcpRelay;
    private final FakeEnrollmentApi enrollments;
    private final Map<String, SourcePractice> practices = new LinkedHashMap<>();
    private final List<Object> extraRows = new ArrayList<>();
    private final Queue<StubResponse> stubResponses = new ConcurrentLinkedQueue<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile @Nullable StubResponse always;
    private volatile @Nullable String date;
    private volatile int pageSize = 250;
    private volatile int overlap;

    SourceStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/partner/v1/practices", this::serve);
        enrollments = new FakeEnrollmentApi(server);
        server.start();
        tcpRelay = new TcpRelay(server.getAddress().getPort(), this::dated);
    }

    String base() {
        return "http://127.0.0.1:" + tcpRelay.port();
    }

    /** Resets the stub to a healthy source without practices. */
    synchronized void reset() {
        practices.clear();
        extraRows.clear();
        stubResponses.clear();
        always = null;
        date = null;
        pageSize = 250;
        overlap = 0;
        calls.set(0);
        enrollments.reset();
    }

    /** Closes all connections and rejects new ones. */
    void disconnect() {
        tcpRelay.cut();
    }

    /** Accepts connections again. */
    void reconnect() {
        tcpRelay.mend();
    }

    FakeEnrollmentApi enrollments() {
        return enrollments;
    }

    synchronized void put(SourcePractice practice) {
        practices.put(practice.practiceId(), practice);
    }

    /** Creates practices 1 to {@code count} of the fixed population. */
    void populate(int count) {
        for (int n = 1; n <= count; n++) {
            put(SourcePractice.number(n));
        }
    }

    synchronized SourcePractice remove(String practiceId) {
        return practices.remove(practiceId);
    }

    synchronized Collection<SourcePractice> practices() {
        return List.copyOf(practices.values());
    }

    /** Adds an arbitrary row to a page. */
    synchronized void addRow(Object row) {
        extraRows.add(row);
    }

    synchronized void clearRows() {
        extraRows.clear();
    }

    void pageSize(int rows) {
        pageSize = rows;
    }

    /** Makes each page repeat this many rows of the previous page. */
    void overlap(int rows) {
        overlap = rows;
    }

    /**
     * Waits for the next second. The time of a page has whole seconds, and an order of the same second counts as placed
     * after it.
     */
    static void awaitNextSecond() {
        long now = Instant.now().getEpochSecond();
        await().until(() -> Instant.now().getEpochSecond() > now);
    }

    void next(StubResponse... coming) {
        stubResponses.addAll(List.of(coming));
    }

    void always(StubResponse stubResponse) {
        always = stubResponse;
    }

    /** Sets the {@code Date} of further responses; "" for none, null for the correct one. */
    void date(@Nullable String date) {
        this.date = date;
    }

    void date(Instant date) {
        date(DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atZone(ZoneOffset.UTC)));
    }

    private byte[] dated(byte[] answer) {
        String dateHeader = date;
        if (dateHeader == null) {
            return answer;
        }
        return new String(answer, StandardCharsets.ISO_8859_1)
                .replaceFirst("\r\nDate: [^\r]*", dateHeader.isEmpty() ? "" : "\r\nDate: " + dateHeader)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    int calls() {
        return calls.get();
    }

    private void serve(HttpExchange call) throws IOException {
        calls.incrementAndGet();
        try {
            if (!TOKEN.equals(call.getRequestHeaders().getFirst("x-vendor-token"))) {
                StubResponse.send(call, 401, "application/json", "{\"message\": \"bad token\"}");
                return;
            }
            StubResponse next = stubResponses.poll();
            StubResponse stubResponse = next != null ? next : always;
            if (stubResponse == null || !stubResponse.answer(call)) {
                StubResponse.send(
                        call, 200, "application/json", page(call.getRequestURI().getQuery()));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            call.close();
        }
    }

    private synchronized String page(@Nullable String query) {
        List<Object> rows = new ArrayList<>();
        practices.values().forEach(practice -> rows.add(practice.row()));
        rows.addAll(extraRows);
        int from = query == null ? 0 : Integer.parseInt(query.substring("cursor=at-".length()));
        int to = Math.min(rows.size(), from + pageSize);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("items", rows.subList(Math.max(0, from - overlap), to));
        if (to < rows.size()) {
            page.put("nextCursor", "at-" + to);
        }
        return ApiClient.JSON.writeValueAsString(page);
    }

    @Override
    public void close() {
        tcpRelay.close();
        server.stop(0);
    }
}
