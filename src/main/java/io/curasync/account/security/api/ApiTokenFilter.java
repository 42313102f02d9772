package io.curasync.account.security.api;

import io.curasync.account.TokenScope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Authenticates requests with an API token in {@code Authorization: Bearer}. Rejects requests that need a scope that the token
 * does not include.
 */
public class ApiTokenFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";
    private static final RequestMatcher WEBHOOKS =
            PathPatternRequestMatcher.withDefaults().matcher("/api/webhooks/curagenesis/**");
    /** Matches the cron endpoint, which starts a sync with any HTTP method. */
    public static final RequestMatcher CRON =
            PathPatternRequestMatcher.withDefaults().matcher("/api/kpi/sync-practices/cron");

    private static final RequestMatcher SYNCS = new OrRequestMatcher(
            PathPatternRequestMatcher.withDefaults().matcher("/api/kpi/sync-practices"),
            PathPatternRequestMatcher.withDefaults().matcher("/api/sync/**"));

    private final ApiTokenAuthenticator tokens;
    private final ApiSecurityErrorHandler errorHandler;
    private final InvalidTokenThrottle invalidTokenThrottle = new InvalidTokenThrottle();

    public ApiTokenFilter(ApiTokenAuthenticator tokens, ApiSecurityErrorHandler errorHandler) {
        this.tokens = tokens;
        this.errorHandler = errorHandler;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String secret = bearer(request);
        // Webhooks are authenticated by their signature alone.
        if (secret == null || WEBHOOKS.matches(request)) {
            chain.doFilter(request, response);
            return;
        }
        ApiTokenAuthentication caller;
        try {
            caller = tokens.read(secret);
        } catch (InvalidTokenException exception) {
            // May be the cron secret, which can have any form. The cron endpoint checks that secret itself.
            if (CRON.matches(request)) {
                chain.doFilter(request, response);
            } else {
                errorHandler.commence(request, response, invalidTokenThrottle.count(request, exception));
            }
            return;
        } catch (DataAccessException unavailable) {
            AuthenticationException exception =
                    new AuthenticationServiceException("PostgreSQL is not reachable", unavailable);
            errorHandler.commence(request, response, exception);
            return;
        }
        TokenScope requiredScope = requiredScope(request);
        if (!caller.scope().includes(requiredScope)) {
            errorHandler.insufficientScope(response, requiredScope);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(caller);
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    /**
     * Returns the scope that the request needs. Never returns the admin scope, because the later role checks reject a token without that
     * scope. The cron endpoint checks its caller itself.
     */
    private static TokenScope requiredScope(HttpServletRequest request) {
        boolean isRead = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
        if (isRead || CRON.matches(request)) {
            return TokenScope.READ;
        }
        return SYNCS.matches(request) ? TokenScope.SYNC : TokenScope.WRITE;
    }

    private static @Nullable String bearer(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : null;
    }
}
