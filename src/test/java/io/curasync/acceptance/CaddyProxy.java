package io.curasync.acceptance;

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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Caddy with the Caddyfile of docker-compose in front of two instances, and two other kinds of proxy in front of the first one. */
final class CaddyProxy implements AutoCloseable {

    private static final Path CADDYFILE = Path.of("docker", "Caddyfile").toAbsolutePath();

    private static final String CONFIGURATION = """
            {
            	admin off
            	skip_install_trust
            	auto_https disable_redirects
            }
            import %s
            https://localhost:{$TLS_PORT} {
            	tls internal
            	reverse_proxy {$FIRST_INSTANCE} {
            		header_up -X-Forwarded-*
            	}
            }
            http://localhost:{$PREFIX_PORT} {
            	handle_path /crm/* {
            		reverse_proxy {$FIRST_INSTANCE} {
            			header_up X-Forwarded-Prefix /crm
            		}
            	}
            }
            """.formatted(CADDYFILE);

    private final int port = TestPorts.reserve();
    private final int tlsPort = TestPorts.reserve();
    private final int prefixPort = TestPorts.reserve();
    private final Path output;
    private final Process process;

    CaddyProxy(PackagedApp first, PackagedApp second) {
        Path directory = PackagedApp.directory("caddy");
        try {
            Path configuration = Files.createDirectories(directory).resolve("Caddyfile");
            Files.writeString(configuration, CONFIGURATION);
            output = directory.resolve("output-caddy.txt");
            ProcessBuilder builder = new ProcessBuilder(
                    executable().toString(), "run", "--config", configuration.toString(), "--adapter", "caddyfile");
            builder.directory(directory.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "CURASYNC_PROXY_ADDRESS", ":" + port,
                            "CURASYNC_UPSTREAMS", address(first) + " " + address(second),
                            "FIRST_INSTANCE", address(first),
                            "TLS_PORT", Integer.toString(tlsPort),
                            "PREFIX_PORT", Integer.toString(prefixPort),
                            "HOME", directory.toString(),
                            "XDG_DATA_HOME", directory.toString(),
                            "XDG_CONFIG_HOME", directory.toString()));
            process = builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Stream.of(port, tlsPort, prefixPort).allMatch(this::listens));
    }

    private static Path executable() {
        List<String> names = List.of("caddy");
        return ExternalPrograms.find(names)
                .or(() -> ExternalPrograms.install("caddy") ? ExternalPrograms.find(names) : Optional.empty())
                .orElseThrow(() -> new AssertionError(
                        "The proxy tests found no caddy and could not install Debian's package: install Caddy 2.6 or"
                                + " newer and run the tests again."));
    }

    private static String address(PackagedApp instance) {
        return "localhost:" + instance.port();
    }

    private boolean listens(int port) {
        if (!process.isAlive()) {
            throw new AssertionError("Caddy ended: " + output());
        }
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String output() {
        try {
            return Files.readString(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns the URL of the proxy of both instances, as in docker-compose. */
    String base() {
        return "http://localhost:" + port;
    }

    /** Returns the URL of a proxy that terminates TLS without a header for the instance. */
    String tlsBase() {
        return "https://localhost:" + tlsPort;
    }

    /** Returns the URL of a proxy that removes a path prefix and sends it in a header. */
    String prefixedBase() {
        return "http://localhost:" + prefixPort + "/crm";
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
