package io.curasync.account.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends a page to where it is, with the HTTP session that another page of the same device has begun: so do all tabs of
 * somebody whose instance has vanished.
 */
class SharedSessionRedirectFilter extends OncePerRequestFilter {

    private static final String DEFAULT_NAME = "JSESSIONID";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(DeviceRememberMeServices.BEGUN) instanceof String session) {
            response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, session).toString());
            response.sendRedirect(address(request));
        } else {
            chain.doFilter(request, response);
        }
    }

    /** As the container writes it itself. */
    private static ResponseCookie cookie(HttpServletRequest request, String session) {
        String name = request.getServletContext().getSessionCookieConfig().getName();
        String context = request.getContextPath();
        return SecureCookies.of(request, name == null ? DEFAULT_NAME : name, session, context.isEmpty() ? "/" : context)
                .build();
    }

    private static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
