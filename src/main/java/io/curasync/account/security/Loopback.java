package io.curasync.account.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Whether the caller sits on this machine itself. What a proxy passes on never does. */
class Loopback implements RequestMatcher {

    /** Set by Tomcat when it took the caller's address from a proxy's header. */
    private static final String FORWARDED = "org.apache.tomcat.request.forwarded";

    @Override
    public boolean matches(HttpServletRequest request) {
        boolean forwarded = request.getAttribute(FORWARDED) != null
                || Stream.of(
                                "X-Forwarded-For",
                                "X-Forwarded-Proto",
                                "X-Forwarded-Host",
                                "X-Real-IP",
                                "Forwarded",
                                "Via")
                        .anyMatch(header -> request.getHeader(header) != null);
        return !forwarded && isLoopback(request.getRemoteAddr());
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
