package io.curasync.platform.proxy;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.Globals;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * Determines the port in the browser's URL if a trusted proxy does not send {@code X-Forwarded-Port}. Reads the port from {@code
 * X-Forwarded-Host} or {@code Host}. Caddy and most nginx configurations do not send {@code X-Forwarded-Port}, and Tomcat's own valve would
 * then assume port 80 or 443.
 */
@Component
class ForwardedPort implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory>, Ordered {

    @Override
    public void customize(ConfigurableTomcatWebServerFactory tomcat) {
        tomcat.addEngineValves(new PortValve());
    }

    /** Returns an order after that of {@link ForwardedHeaders}, whose valve determines whether the proxy is trusted. */
    @Override
    public int getOrder() {
        return 1;
    }

    private static final class PortValve extends ValveBase {

        PortValve() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            String forwardedHost = request.getHeader("X-Forwarded-Host");
            boolean isForwarded = forwardedHost != null || request.getHeader("X-Forwarded-Proto") != null;
            boolean isTrusted = request.getAttribute(Globals.REQUEST_FORWARDED_ATTRIBUTE) != null;
            if (isForwarded && isTrusted && request.getHeader("X-Forwarded-Port") == null) {
                int port = port(forwardedHost == null ? request.getHeader("Host") : forwardedHost);
                request.setServerPort(port > 0 ? port : request.isSecure() ? 443 : 80);
            }
            getNext().invoke(request, response);
        }

        /** Returns the port in the value of a host header; -1 if the value has none. */
        private static int port(@Nullable String host) {
            String digits = host == null ? "" : host.replaceFirst("^.*:(?=\\d{1,5}$)", "");
            return digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : -1;
        }
    }
}
