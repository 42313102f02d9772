package io.curasync.account.security.api;

import io.curasync.account.TokenScope;
import io.curasync.account.security.SecurityHeaders;
import io.curasync.account.security.TooManyAttemptsException;
import io.curasync.account.security.login.PasswordChangeRequiredException;
import io.curasync.platform.http.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * Writes problem responses to rejected API requests: 401, 403, 429, or 503 if the credentials could not be checked. If a browser
 * requests the API documentation without permission, responds with the HTML error page instead.
 */
public class ApiSecurityErrorHandler implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String BASIC = "Basic realm=\"CuraSync\", charset=\"UTF-8\"";
    private static final String BEARER = "Bearer realm=\"CuraSync\"";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        switch (exception) {
            case AuthenticationServiceException _ ->
                ProblemWriter.write(
                        response, HttpStatus.SERVICE_UNAVAILABLE, "PostgreSQL cannot be reached. Try again soon.");
            case TooManyAttemptsException throttled -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(throttled.seconds()));
                ProblemWriter.write(
                        response,
                        HttpStatus.TOO_MANY_REQUESTS,
                        "Too many failed sign-ins lately. Try again in %d seconds.".formatted(throttled.seconds()));
            }
            case PasswordChangeRequiredException _ ->
                ProblemWriter.write(
                        response,
                        HttpStatus.FORBIDDEN,
                        "This password was generated and does not work here. Sign in with it at /login and choose your own.");
            case InvalidTokenException invalid -> {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER + ", error=\"invalid_token\"");
                ProblemWriter.write(response, HttpStatus.UNAUTHORIZED, String.valueOf(invalid.getMessage()));
            }
            default -> {
                if (!isFromBrowser(request)) {
                    response.addHeader(HttpHeaders.WWW_AUTHENTICATE, BASIC);
                }
                response.addHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER);
                ProblemWriter.write(
                        response,
                        HttpStatus.UNAUTHORIZED,
                        "Sign in with a user's email and password, or with an API token.");
            }
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof ApiTokenAuthentication token
                && token.lacksAdminScope()) {
            insufficientScope(response, TokenScope.ADMIN);
        } else if (SecurityHeaders.API_DOCUMENTATION.matches(request) && isFromBrowser(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            ProblemWriter.write(response, HttpStatus.FORBIDDEN, "This is for admins.");
        }
    }

    /**
     * Returns whether the request seems to come from a browser. Responses to browsers do not offer Basic authentication, because
     * a browser would store the password and send it with every later request.
     */
    private static boolean isFromBrowser(HttpServletRequest request) {
        return request.getHeader("Sec-Fetch-Mode") != null
                || request.getHeader(CrossSiteFilter.SEC_FETCH_SITE) != null
                || request.getHeader(HttpHeaders.ORIGIN) != null
                || String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE);
    }

    /** Responds with 403 to a request that needs a scope that its API token does not include. */
    void insufficientScope(HttpServletResponse response, TokenScope needed) throws IOException {
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                BEARER + ", error=\"insufficient_scope\", scope=\"" + needed.label() + "\"");
        ProblemWriter.write(
                response, HttpStatus.FORBIDDEN, "This needs an API token with the scope %s.".formatted(needed.label()));
    }
}
