package io.curasync.account.security.session;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Extracts the client's address and user agent from a request. Truncates a long user agent. */
final class ClientInfo {

    private static final int MAX_USER_AGENT_LENGTH = 300;

    private ClientInfo() {}

    static DeviceSessionRepository.Client of(HttpServletRequest request) {
        return new DeviceSessionRepository.Client(
                request.getRemoteAddr(), truncate(request.getHeader(HttpHeaders.USER_AGENT)));
    }

    private static @Nullable String truncate(@Nullable String userAgent) {
        return userAgent == null || userAgent.length() <= MAX_USER_AGENT_LENGTH
                ? userAgent
                : userAgent.substring(0, MAX_USER_AGENT_LENGTH);
    }
}
