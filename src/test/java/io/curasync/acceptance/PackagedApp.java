package io.curasync.acceptance;

import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestPorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** CuraSync as shipped, unpacked and with its AOT cache: a separate process, configured by the variables in the contract. */
final class PackagedApp implements AutoCloseable {

    static final String ADMIN = "admin@example.com";
    static final String PASSWORD = "correct horse battery";
    static final String SECRET = "a webhook secret";
    static final String CRON_SECRET = "a cron secret";

    private static final Path JAR = Path.of("target", "curasync.jar");
    private static final Path UNPACKED = Path.of("target", "curasync", "curasync.jar");
    private static final Path AOT_CACHE = Path.of("target", "curasync", "curasync.aot");

    private static final Duration START = Duration.ofSeconds(120);

    private final AppProcess process;
    private final ApiClient api;

    private PackagedApp(AppProcess process, ApiClient api) {
        this.process = process;
        this.api = api;
    }

    /** Starts the process and waits until it is ready. */
    static PackagedApp ready(Path directory, Map<String, String> environment) {
        PackagedApp app = launch(directory, environment);
        app.awaitReady();
        return app;
    }

    /** Starts the process on a port that senders already know, and waits until it is ready. */
    static PackagedApp ready(Path directory, Map<String, String> environment, int port) {
        PackagedApp app = launch(directory, environment, port, List.of(), UNPACKED);
        app.awaitReady();
        return app;
    }

    static PackagedApp launch(Path directory, Map<String, String> environment) {
        return launch(directory, environment, List.of());
    }

    /** Starts the process with additional JVM options, without waiting. */
    static PackagedApp launch(Path directory, Map<String, String> environment, List<String> java) {
        return launch(directory, environment, TestPorts.reserve(), java, UNPACKED);
    }

    /** Starts the process from the single jar, without waiting. */
    static PackagedApp launchJar(Path directory, Map<String, String> environment) {
        return launch(directory, environment, TestPorts.reserve(), List.of(), JAR);
    }

    private static PackagedApp launch(
            Path directory, Map<String, String> environment, int port, List<String> java, Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new AssertionError(jar + " is not there: Maven makes it before these tests");
        }
        List<String> options = new ArrayList<>(java);
        if (jar.equals(UNPACKED)) {
            options.addFirst("-XX:AOTCache=" + AOT_CACHE.toAbsolutePath());
        }
        Map<String, String> variables = new TreeMap<>(environment);
        variables.put("SERVER_PORT", Integer.toString(port));
        return new PackagedApp(
                AppProcess.start(directory, variables, options, jar), new ApiClient("http://localhost:" + port));
    }

    /** The environment of most processes. */
    static Map<String, String> environment(TestDatabase database, SourceStub source) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("DATABASE_URL", databaseUrl(database));
        environment.put("CURAGENESIS_API_BASE", source.base());
        environment.put("CURAGENESIS_VENDOR_TOKEN", SourceStub.TOKEN);
        environment.put("CURAGENESIS_WEBHOOK_SECRET", SECRET);
        environment.put("CRON_SECRET", CRON_SECRET);
        environment.put("CURASYNC_ADMIN_EMAIL", ADMIN);
        environment.put("CURASYNC_ADMIN_PASSWORD", PASSWORD);
        // Health checks would call the simulated CuraGenesis, and incidents add notifications; tests count both.
        environment.put("CURASYNC_MONITORING_EVERY", "1d");
        return environment;
    }

    static String databaseUrl(TestDatabase database) {
        return database.url()
                .replaceFirst("^jdbc:postgresql://", "postgresql://" + TestDatabase.USER + ":any@")
                .replaceFirst("\\?.*", "");
    }

    /** Directory for the processes of a test, separate from those of tests that run in parallel. */
    static Path directory(String name) {
        return Path.of(
                        "target",
                        "acceptance",
                        "test-process-" + ProcessHandle.current().pid(),
                        name)
                .toAbsolutePath();
    }

    ApiClient api() {
        return api;
    }

    ApiClient admin() {
        return api.as(ADMIN, PASSWORD);
    }

    WebhookClient webhooks() {
        return new WebhookClient(api, SECRET);
    }

    String output() {
        return process.output();
    }

    void awaitReady() {
        long deadline = System.nanoTime() + START.toNanos();
        HttpRequest readiness = api.request("/actuator/health/readiness")
                .timeout(Duration.ofSeconds(5))
                .build();
        while (System.nanoTime() < deadline) {
            try {
                if (ApiClient.trySend(readiness).status() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // Nothing listens yet.
            }
            if (exited(Duration.ofMillis(200))) {
                throw new AssertionError("It ended with %d:%n%s".formatted(process.exitValue(), output()));
            }
        }
        throw new AssertionError("It was not ready in time:%n%s".formatted(output()));
    }

    boolean exited(Duration within) {
        return process.exited(within);
    }

    int exitValue() {
        return process.exitValue();
    }

    /** Kills the process like {@code kill -9}, without a shutdown. */
    void kill() {
        process.kill();
    }

    /** Suspends the process. */
    void freeze() {
        process.signal("STOP");
    }

    void thaw() {
        process.signal("CONT");
    }

    /** Returns the heap in use after a full collection. */
    long liveMegabytes() {
        AppProcess.run(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()),
                "GC.run");
        double bytes = api.get("/actuator/prometheus")
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
        return Math.round(bytes / 1024 / 1024);
    }

    /** Returns the instance name that its runs have. */
    String instance() {
        return api.get("/actuator/info").expect(200).json().get("instance").stringValue();
    }

    @Override
    public void close() {
        process.close();
    }

    int port() {
        return URI.create(api.base()).getPort();
    }
}
