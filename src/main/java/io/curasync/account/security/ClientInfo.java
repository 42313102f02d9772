package io.curasync.account.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Who stands behind a request, as far as a request tells. */
final class ClientInfo {

    private static final int LONGEST = 300;

    private ClientInfo() {}

    static DeviceSessionRepository.Visitor of(HttpServletRequest request) {
        return new DeviceSessionRepository.Visitor(
                request.getRemoteAddr(), cut(request.getHeader(HttpHeaders.USER_AGENT)));
    }

    private static @Nullable String cut(@Nullable String userAgent) {
        return userAgent == null || userAgent.length() <= LONGEST ? userAgent : userAgent.substring(0, LONGEST);
    }
}
