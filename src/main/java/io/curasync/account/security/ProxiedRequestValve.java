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
 * Marks requests that came through a proxy, before Tomcat takes the client address from the forwarding headers and removes them.
 * A forged address must not count as loopback.
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
        tomcat.addEngineValves(new Mark(opensActuatorToLoopback ? new UnforwardedProxyWarning() : null));
    }

    /** Runs before the valve that reads the headers. */
    @Override
    public int getOrder() {
        return -1;
    }

    private static final class Mark extends ValveBase {

        private static final String PREFIX = "X-Forwarded-";
        private static final List<String> OTHERS = List.of("Forwarded", "Via", "X-Real-IP");

        private final @Nullable UnforwardedProxyWarning warning;

        /** @param warning null to disable the warning */
        Mark(@Nullable UnforwardedProxyWarning warning) {
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

        /** Avoids copying the header names, because every request passes through here, including webhooks. */
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
            return name.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
                    || OTHERS.stream().anyMatch(name::equalsIgnoreCase);
        }
    }
}
