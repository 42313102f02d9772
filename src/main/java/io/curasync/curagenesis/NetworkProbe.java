package io.curasync.curagenesis;

import io.curasync.curagenesis.NetworkStep.Stage;
import io.curasync.monitoring.TimeLimit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Connects to CuraGenesis step by step, and measures DNS, TCP and TLS separately. If the JVM is configured with an HTTP proxy, connects
 * only to this proxy, without TLS.
 */
final class NetworkProbe {

    private static final Duration STEP_TIMEOUT = Duration.ofSeconds(5);

    private final List<NetworkStep> steps = new ArrayList<>();

    private NetworkProbe() {}

    /**
     * Connects to the host of a URL and closes the connection. Returns the steps that were tried. A failed step is always the last one.
     */
    static List<NetworkStep> connect(URI url) {
        NetworkProbe probe = new NetworkProbe();
        boolean secure = "https".equalsIgnoreCase(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
        String host = url.getHost().replaceAll("^\\[|\\]$", "");
        InetSocketAddress proxy = proxy(url);
        try (Socket socket = new Socket()) {
            if (proxy != null) {
                probe.connect(socket, proxy.getHostString(), proxy.getPort());
                return probe.steps;
            }
            probe.connect(socket, host, port);
            if (secure) {
                probe.measure(Stage.TLS, () -> handshake(socket, host, port), NetworkProbe::certificate);
            }
        } catch (StepFailedException | IOException ended) {
            // The failed step is in the list.
        }
        return probe.steps;
    }

    private static final class StepFailedException extends Exception {

        private static final long serialVersionUID = 1;

        StepFailedException(Throwable cause) {
            super(cause);
        }
    }

    private void connect(Socket socket, String host, int port) throws StepFailedException {
        InetAddress address = measure(Stage.DNS, () -> InetAddress.getByName(host), InetAddress::getHostAddress);
        InetSocketAddress target = new InetSocketAddress(address, port);
        measure(
                Stage.TCP,
                () -> {
                    socket.connect(target);
                    return target;
                },
                connected -> "connected to %s:%d".formatted(host, port));
    }

    private <T> T measure(Stage stage, Callable<T> action, Function<T, String> evidence) throws StepFailedException {
        long start = System.nanoTime();
        try {
            T result = TimeLimit.call(STEP_TIMEOUT, action);
            steps.add(new NetworkStep(stage, millisSince(start), true, evidence.apply(result)));
            return result;
        } catch (Exception e) {
            steps.add(new NetworkStep(stage, millisSince(start), false, error(e)));
            throw new StepFailedException(e);
        }
    }

    private static String error(Exception e) {
        return e instanceof TimeoutException
                ? "no answer within %d s".formatted(STEP_TIMEOUT.toSeconds())
                : e.getClass().getSimpleName().replaceFirst("Exception$", "") + ", " + ErrorMapper.rootMessage(e);
    }

    private static SSLSocket handshake(Socket socket, String host, int port) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket secure = (SSLSocket) factory.createSocket(socket, host, port, true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    private static String certificate(SSLSocket secure) {
        try {
            return secure.getSession().getPeerCertificates()[0] instanceof X509Certificate certificate
                    ? "certificate valid until " + certificate.getNotAfter().toInstant()
                    : secure.getSession().getProtocol();
        } catch (IOException unverified) {
            return secure.getSession().getProtocol();
        }
    }

    private static @Nullable InetSocketAddress proxy(URI url) {
        ProxySelector selector = ProxySelector.getDefault();
        return selector == null
                ? null
                : selector.select(url).stream()
                        .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
                        .map(proxy -> (InetSocketAddress) proxy.address())
                        .findFirst()
                        .orElse(null);
    }

    private static long millisSince(long startNanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }
}
