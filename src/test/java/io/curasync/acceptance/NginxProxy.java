package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.testing.TestPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** nginx with the configuration of {@code ops/nginx} in front of one instance. */
final class NginxProxy implements AutoCloseable {

    private static final Path CONFIGURATION =
            Path.of("ops", "nginx", "curasync.conf").toAbsolutePath();

    private static final String MAIN = """
            daemon off;
            pid %1$s/nginx.pid;
            error_log stderr;
            events {}
            http {
                access_log off;
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                include %1$s/curasync.conf;
            }
            """;

    private final int port = TestPorts.reserve();
    private final Process process;

    NginxProxy(PackagedApp app) {
        Path directory = PackagedApp.directory("nginx").toAbsolutePath();
        try {
            Files.createDirectories(directory);
            Path main = directory.resolve("nginx.conf");
            Files.writeString(main, MAIN.formatted(directory));
            Files.writeString(directory.resolve("curasync.conf"), configuration(app));
            process = new ProcessBuilder(executable().toString(), "-e", "stderr", "-c", main.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("output-nginx.txt").toFile())
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        await().atMost(Duration.ofSeconds(30)).until(this::listens);
    }

    /** Returns the shipped configuration with the ports of this test. */
    private String configuration(PackagedApp app) throws IOException {
        String shipped = Files.readString(CONFIGURATION);
        String adapted = shipped.replace("listen 80;", "listen 127.0.0.1:%d;".formatted(port))
                .replace("server 127.0.0.1:8080;", "server 127.0.0.1:%d;".formatted(app.port()))
                .replace("    server 127.0.0.1:8081;\n", "");
        assertThat(adapted).contains(":" + port, ":" + app.port()).doesNotContain(":8081");
        return adapted;
    }

    private static Path executable() {
        List<String> names = List.of("nginx");
        return ExternalPrograms.find(names)
                .or(() -> Optional.of(Path.of("/usr/sbin/nginx")).filter(Files::isExecutable))
                .or(() -> ExternalPrograms.install("nginx-light")
                        ? Optional.of(Path.of("/usr/sbin/nginx"))
                        : Optional.empty())
                .orElseThrow(() -> new AssertionError(
                        "The proxy tests found no nginx and could not install Debian's package nginx-light: install nginx"
                                + " and run the tests again."));
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new AssertionError("nginx ended with " + process.exitValue());
        }
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    String base() {
        return "http://localhost:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
