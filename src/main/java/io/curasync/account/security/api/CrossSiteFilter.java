package io.curasync.account.security.api;

import io.curasync.platform.http.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Rejects writes, sign-ins and calls of the cron endpoint that a browser sends on behalf of another site. Such a request could contain
 * stored Basic credentials, which a browser adds automatically, or could sign the user in to a different account. Scripts send neither
 * {@code Sec-Fetch-Site} nor {@code Origin}, so their requests pass.
 *
 * <p>The filter does not distinguish between credentials. A browser never adds a bearer token or the cron secret by itself. However,
 * pages of other sites have no reason to send these credentials, so such requests are rejected too.
 */
public class CrossSiteFilter extends OncePerRequestFilter {

    static final String SEC_FETCH_SITE = "Sec-Fetch-Site";

    /** Matches all writes, and the cron endpoint with any method, because a GET request to it starts a sync as well. */
    public static final RequestMatcher API_WRITES =
            request -> !isSafe(request.getMethod()) || ApiTokenFilter.CRON.matches(request);

    public static final RequestMatcher SIGN_IN =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/login");

    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
    private static final String REASON =
            "Your browser sent this from another site, so it was refused. If it came from CuraSync"
                    + " itself, the proxy in front must pass on the Host header.";

    private final RequestMatcher guarded;

    public CrossSiteFilter(RequestMatcher guarded) {
        this.guarded = guarded;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !guarded.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isCrossSite(request)) {
            ProblemWriter.write(response, HttpStatus.FORBIDDEN, REASON);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isCrossSite(HttpServletRequest request) {
        String site = request.getHeader(SEC_FETCH_SITE);
        if (site != null) {
            return !OWN_SITE.contains(site);
        }
        // Without https, browsers send Sec-Fetch-Site only to localhost.
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !isOwnOrigin(origin, request);
    }

    /**
     * Returns whether the origin is this server. Accepts https even if this request arrived by http, because a proxy may
     * terminate TLS without sending a forwarding header.
     */
    private static boolean isOwnOrigin(String origin, HttpServletRequest request) {
        int port = request.getServerPort();
        boolean isDefaultPort = port == (request.isSecure() ? 443 : 80);
        String host = request.getServerName() + (isDefaultPort ? "" : ":" + port);
        return Stream.of(request.getScheme(), "https")
                .anyMatch(scheme -> origin.equalsIgnoreCase(scheme + "://" + host));
    }

    /** Returns whether the method is GET, HEAD or OPTIONS. These methods are safe, that is read-only (RFC 9110, section 9.2.1). */
    static boolean isSafe(String method) {
        return HttpMethod.GET.matches(method) || HttpMethod.HEAD.matches(method) || HttpMethod.OPTIONS.matches(method);
    }
}
