package io.curasync.platform.proxy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Adds the path prefix that a proxy removed ({@link ForwardedPrefix}) to the context path of requests, so that redirects, links and cookies
 * contain the prefix.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ForwardedPrefixFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String prefix = ForwardedPrefix.of(request);
        chain.doFilter(prefix.isEmpty() ? request : new PrefixedRequest(request, prefix), response);
    }

    /**
     * Returns false, so that error dispatches are filtered too. Tomcat dispatches errors with its own request object, which does not
     * contain the prefix.
     */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static final class PrefixedRequest extends HttpServletRequestWrapper {

        private final String prefix;

        PrefixedRequest(HttpServletRequest request, String prefix) {
            super(request);
            this.prefix = prefix;
        }

        @Override
        public String getContextPath() {
            return prefix + super.getContextPath();
        }

        @Override
        public String getRequestURI() {
            return prefix + super.getRequestURI();
        }

        @Override
        public StringBuffer getRequestURL() {
            StringBuffer url = super.getRequestURL();
            return url.insert(url.length() - super.getRequestURI().length(), prefix);
        }
    }
}
