package io.curasync.platform.proxy;

import io.curasync.platform.http.NetworkAddress;
import io.curasync.platform.settings.SettingException;
import io.curasync.platform.settings.SettingRules;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.tomcat.util.http.MimeHeaders;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Configures Tomcat to read the client address, scheme, host and port of a request from the headers of a trusted proxy. Spring Boot's own
 * valve ({@code server.forward-headers-strategy}) is not used, because it trusts every private address as a proxy, even one that a client
 * wrote into {@code X-Forwarded-For}.
 */
@Component
class ForwardedHeaders implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory>, Ordered {

    private static final String STRATEGY = "server.forward-headers-strategy";

    /** Unsupported properties. Some of them would add Spring Boot's valve in addition to ours. The others would have no effect. */
    private static final List<String> UNSUPPORTED_PROPERTIES = List.of(
            "server.tomcat.remoteip.internal-proxies",
            "server.tomcat.remoteip.trusted-proxies",
            "server.tomcat.remoteip.remote-ip-header",
            "server.tomcat.remoteip.protocol-header");

    private final TrustedProxies proxies;

    ForwardedHeaders(Environment environment) {
        UNSUPPORTED_PROPERTIES.stream()
                .filter(property -> !environment.getProperty(property, "").isBlank())
                .forEach(ForwardedHeaders::reject);
        if (!environment.getProperty(STRATEGY, "none").strip().equalsIgnoreCase("none")) {
            reject(STRATEGY);
        }
        proxies = TrustedProxies.of(Binder.get(environment)
                .bind(TrustedProxies.PROPERTY, Bindable.listOf(String.class))
                .orElse(List.of()));
    }

    private static void reject(String property) {
        throw new SettingException(
                "%s is set, but is not supported.".formatted(SettingRules.name(property)),
                "Remove it, and list the proxies in %s.".formatted(SettingRules.name(TrustedProxies.PROPERTY)));
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory tomcat) {
        tomcat.addEngineValves(new ProxyValve(proxies));
    }

    /**
     * Returns an order before that of {@link ForwardedPort}, whose valve needs to know whether the proxy is trusted.
     */
    @Override
    public int getOrder() {
        return 0;
    }

    private static final class ProxyValve extends RemoteIpValve {

        private static final String FORWARDED_FOR = "X-Forwarded-For";

        private final TrustedProxies proxies;

        ProxyValve(TrustedProxies proxies) {
            this.proxies = proxies;
            setRemoteIpHeader(FORWARDED_FOR);
            setProtocolHeader("X-Forwarded-Proto");
            setHostHeader("X-Forwarded-Host");
            setPortHeader("X-Forwarded-Port");
            // At this point, this class has verified that the proxy is trusted, and has left at most one address in
            // X-Forwarded-For.
            setInternalProxies(".*");
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            NetworkAddress peer = NetworkAddress.parse(request.getRemoteAddr());
            if (peer == null || !proxies.contains(peer.address())) {
                getNext().invoke(request, response);
                return;
            }
            if (request.getHeader(FORWARDED_FOR) != null) {
                replaceWithClient(request, peer);
            }
            super.invoke(request, response);
        }

        /** Replaces the addresses in {@code X-Forwarded-For} with the address of the client. */
        private void replaceWithClient(Request request, NetworkAddress peer) {
            List<String> forwardedFor = Collections.list(request.getHeaders(FORWARDED_FOR)).stream()
                    .flatMap(header -> Arrays.stream(header.split(",")))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
            if (!forwardedFor.isEmpty()) {
                MimeHeaders headers = request.getCoyoteRequest().getMimeHeaders();
                headers.removeHeader(FORWARDED_FOR);
                headers.setValue(FORWARDED_FOR)
                        .setString(proxies.client(peer.address(), forwardedFor).getHostAddress());
            }
        }
    }
}
