package io.curasync.account.security.session;

import io.curasync.platform.http.DatabaseOutageResponse;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Handles requests for which PostgreSQL was unreachable when the device's cookie was checked. Responds with 503 and an error page
 * that reloads itself. A redirect to the sign-in page would be wrong, because the user may still be signed in.
 */
public class DatabaseUnavailableFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(DeviceRememberMeServices.DEVICE_CHECK_FAILED) == null) {
            chain.doFilter(request, response);
            return;
        }
        DatabaseOutageResponse.sendPage(request, response, null, null);
    }
}
