package io.curasync.account.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Matches requests from this machine that have no forwarding header. Also matches requests that come from other machines through a local
 * proxy, if the proxy sends no forwarding header. {@link UnforwardedProxyWarning} logs a warning about such a proxy.
 */
class LoopbackRequestMatcher implements RequestMatcher {

    @Override
    public boolean matches(HttpServletRequest request) {
        return request.getAttribute(ProxiedRequestValve.ATTRIBUTE) == null && isLoopback(request.getRemoteAddr());
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
