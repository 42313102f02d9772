package io.curasync.account.security.login;

import io.curasync.account.credential.SecureTokens;
import io.curasync.platform.http.NetworkAddress;
import io.curasync.platform.text.NormalizedText;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * A sign-in attempt: email, password and client.
 *
 * @param network the network of the client; null if unknown
 * @param browserHash digest of the cookie that {@link KnownBrowserCookies} set; null if the request has no such cookie
 * @param isBasic whether the attempt uses HTTP Basic
 */
record LoginAttempt(
        String email, String password, @Nullable String network, byte @Nullable [] browserHash, boolean isBasic) {

    static LoginAttempt of(Authentication authentication) {
        HttpServletRequest request = request();
        String cookie = request == null ? null : KnownBrowserCookies.cookie(request);
        String address =
                authentication.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : null;
        return new LoginAttempt(
                NormalizedText.of(authentication.getName()),
                String.valueOf(authentication.getCredentials()),
                address == null ? null : NetworkAddress.network(address),
                cookie == null ? null : SecureTokens.digest(cookie),
                request != null && request.getHeader(HttpHeaders.AUTHORIZATION) != null);
    }

    private static @Nullable HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest()
                : null;
    }
}
