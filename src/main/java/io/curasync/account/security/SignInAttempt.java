package io.curasync.account.security;

import io.curasync.account.Secrets;
import io.curasync.platform.NetworkAddress;
import io.curasync.platform.NormalizedText;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * An email and a password, and where they were sent from.
 *
 * @param network     of the client's address; null if that is not known
 * @param browserHash the digest of the cookie of {@link KnownBrowsers}; null without one
 * @param isBasic     whether they came by HTTP Basic
 */
record SignInAttempt(
        String email, String password, @Nullable String network, byte @Nullable [] browserHash, boolean isBasic) {

    static SignInAttempt of(Authentication authentication) {
        HttpServletRequest request = request();
        String cookie = request == null ? null : KnownBrowsers.cookie(request);
        String address =
                authentication.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : null;
        return new SignInAttempt(
                NormalizedText.of(authentication.getName()),
                String.valueOf(authentication.getCredentials()),
                address == null ? null : NetworkAddress.network(address),
                cookie == null ? null : Secrets.digest(cookie),
                request != null && request.getHeader(HttpHeaders.AUTHORIZATION) != null);
    }

    private static @Nullable HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest()
                : null;
    }
}
