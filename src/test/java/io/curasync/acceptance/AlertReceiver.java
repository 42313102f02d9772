package io.curasync.acceptance;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** The other side of {@code CURASYNC_ALERT_URL}: records the alerts that it receives. */
final class AlertReceiver implements AutoCloseable {

    private final HttpServer server;
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();

    AlertReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", call -> {
            String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(ApiClient.JSON.readTree(body));
            call.sendResponseHeaders(204, -1);
            call.close();
        });
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/alerts";
    }

    /** Returns the types of the alerts about an incident, in the order of their arrival. */
    List<String> about(long incident) {
        return received.stream()
                .filter(alert -> alert.get("data").get("id").asLong() == incident)
                .map(alert -> alert.get("type").stringValue())
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
