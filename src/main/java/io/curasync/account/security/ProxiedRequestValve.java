package io.curasync.account.security;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Enumeration;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * Adds a Tomcat valve that marks requests with a forwarding header, because they come through a proxy. A marked request never counts as a
 * loopback request, even if the header contains a loopback address. The valve runs before Tomcat reads the client address from the
 * forwarding headers and removes them.
 */
@Component
class ProxiedRequestValve implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory>, Ordered {

    static final String ATTRIBUTE = ProxiedRequestValve.class.getName();

    private final boolean opensActuatorToLoopback;

    ProxiedRequestValve(@Value("${curasync.actuator.loopback:true}") boolean opensActuatorToLoopback) {
        this.opensActuatorToLoopback = opensActuatorToLoopback;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory tomcat) {
        tomcat.addEngineValves(new MarkingValve(opensActuatorToLoopback ? new UnforwardedProxyWarning() : null));
    }

    /** Returns a position before the customizer that adds the Tomcat valve for forwarding headers. */
    @Override
    public int getOrder() {
        return -1;
    }

    private static final class MarkingValve extends ValveBase {

        private static final String HEADER_PREFIX = "X-Forwarded-";
        private static final List<String> OTHER_HEADERS = List.of("Forwarded", "Via", "X-Real-IP");

        /** Logs a warning about a proxy that sends no forwarding header; null if loopback requests have no special rights. */
        private final @Nullable UnforwardedProxyWarning warning;

        MarkingValve(@Nullable UnforwardedProxyWarning warning) {
            super(true);
            this.warning = warning;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (isForwarded(request)) {
                request.setAttribute(ATTRIBUTE, true);
            } else if (warning != null) {
                warning.check(request.getRemoteAddr(), request.getServerName());
            }
            getNext().invoke(request, response);
        }

        /**
         * Returns whether the request has a forwarding header. Does not copy the header names, because this method runs for all
         * requests, including webhooks.
         */
        private static boolean isForwarded(Request request) {
            Enumeration<String> names = request.getHeaderNames();
            while (names.hasMoreElements()) {
                if (isForwardingHeader(names.nextElement())) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isForwardingHeader(String name) {
            if (name.regionMatches(true, 0, HEADER_PREFIX, 0, HEADER_PREFIX.length())) {
                return true;
            }
            for (String other : OTHER_HEADERS) {
                if (name.equalsIgnoreCase(other)) {
                    return true;
                }
            }
            return false;
        }
    }
}
