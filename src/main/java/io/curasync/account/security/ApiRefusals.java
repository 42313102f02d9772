package io.curasync.account.security;

import io.curasync.platform.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** What the API says to whoever may not: 401, 403, or 503 when it cannot be found out. */
class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof AuthenticationServiceException) {
            Problems.write(response, HttpStatus.SERVICE_UNAVAILABLE, "PostgreSQL cannot be reached. Try again soon.");
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"CuraSync\", charset=\"UTF-8\"");
        Problems.write(response, HttpStatus.UNAUTHORIZED, "Sign in with a user's e-mail address and password.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        Problems.write(response, HttpStatus.FORBIDDEN, "This is for admins.");
    }
}
