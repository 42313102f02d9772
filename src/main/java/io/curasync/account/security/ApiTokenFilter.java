package io.curasync.account.security;

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

/** Lets scripts in by {@code Authorization: Bearer}, as far as the token's scope goes. */
class ApiTokenFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";
    private static final RequestMatcher WEBHOOKS =
            PathPatternRequestMatcher.withDefaults().matcher("/api/webhooks/curagenesis/**");
    /** Starts a sync, by whatever method. */
    static final RequestMatcher CRON = PathPatternRequestMatcher.withDefaults().matcher("/api/kpi/sync-practices/cron");

    private static final RequestMatcher SYNCS = new OrRequestMatcher(
            PathPatternRequestMatcher.withDefaults().matcher("/api/kpi/sync-practices"),
            PathPatternRequestMatcher.withDefaults().matcher("/api/sync/**"));

    private final ApiTokenAuthenticator tokens;
    private final ApiSecurityErrorHandler refusals;
    private final InvalidTokenThrottle failures = new InvalidTokenThrottle();

    ApiTokenFilter(ApiTokenAuthenticator tokens, ApiSecurityErrorHandler refusals) {
        this.tokens = tokens;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String secret = bearer(request);
        // A webhook is let in by its signature alone.
        if (secret == null || WEBHOOKS.matches(request)) {
            chain.doFilter(request, response);
            return;
        }
        ApiTokenAuthentication caller;
        try {
            caller = tokens.read(secret);
        } catch (InvalidTokenException why) {
            // The cron address knows a secret of its own, which may look like anything.
            if (CRON.matches(request)) {
                chain.doFilter(request, response);
            } else {
                refusals.commence(request, response, failures.count(request, why));
            }
            return;
        } catch (DataAccessException away) {
            AuthenticationException why = new AuthenticationServiceException("PostgreSQL is not reachable", away);
            refusals.commence(request, response, why);
            return;
        }
        TokenScope needed = needed(request);
        if (!caller.scope().includes(needed)) {
            refusals.tooSmall(response, needed);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(caller);
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    /** What every user may, by the kind of call; what only admins may is refused where the role is asked for. */
    private static TokenScope needed(HttpServletRequest request) {
        boolean reads = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
        if (reads || CRON.matches(request)) {
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
