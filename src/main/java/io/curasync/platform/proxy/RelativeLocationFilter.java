package io.curasync.platform.proxy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes redirects to this application relative. Spring Security and Vaadin build some redirects from scheme, host and port. Behind a proxy,
 * only the browser knows these reliably, and the port can be missing. If a form was submitted and the redirect had the scheme {@code http}
 * instead of {@code https}, the browser would block the redirect because of the content security policy. Tomcat does not change relative
 * redirects ({@code use-relative-redirects}).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class RelativeLocationFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new RelativeResponse(request, response));
    }

    private static final class RelativeResponse extends HttpServletResponseWrapper {

        private final HttpServletRequest request;

        RelativeResponse(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public void sendRedirect(String location) throws IOException {
            super.sendRedirect(relative(location));
        }

        @Override
        public void sendRedirect(String location, boolean clearBuffer) throws IOException {
            super.sendRedirect(relative(location), clearBuffer);
        }

        @Override
        public void sendRedirect(String location, int status) throws IOException {
            super.sendRedirect(relative(location), status);
        }

        @Override
        public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
            super.sendRedirect(relative(location), status, clearBuffer);
        }

        /**
         * Removes the origin from a URL of this application. Returns other URLs unchanged. A URL with the same host but another port is
         * also unchanged, because it may belong to an OpenID Connect provider.
         */
        private String relative(String location) {
            StringBuffer url = request.getRequestURL();
            String origin =
                    url.substring(0, url.length() - request.getRequestURI().length());
            String path = location.startsWith(origin) ? location.substring(origin.length()) : location;
            boolean isOwn = path.startsWith("/") && !path.startsWith("//");
            return isOwn ? path : location;
        }
    }
}
