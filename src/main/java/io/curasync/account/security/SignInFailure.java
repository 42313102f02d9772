package io.curasync.account.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Leads back to the sign-in page, which says what was wrong. */
class SignInFailure implements AuthenticationFailureHandler {

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        String what = switch (why) {
            case TooManyAttempts braked -> "wait=" + braked.seconds();
            case AuthenticationServiceException _ -> "unavailable";
            default -> "error";
        };
        response.sendRedirect(request.getContextPath() + "/login?" + what);
    }
}
