package io.curasync.account.security.login;

import io.curasync.account.Invitations;
import io.curasync.account.security.TooManyAttemptsException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Redirects to the sign-in page with the kind of failure. If the password was generated, redirects to the page that changes it. */
public class LoginFailureHandler implements AuthenticationFailureHandler {

    private final Invitations invitations;

    public LoginFailureHandler(Invitations invitations) {
        this.invitations = invitations;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        if (exception instanceof PasswordChangeRequiredException change) {
            response.sendRedirect(
                    request.getContextPath() + "/invitation/" + invitations.passwordChange(change.userId()));
            return;
        }
        String query = switch (exception) {
            case TooManyAttemptsException throttled -> "wait=" + throttled.seconds();
            case AuthenticationServiceException _ -> "unavailable";
            default -> "error";
        };
        response.sendRedirect(request.getContextPath() + "/login?" + query);
    }
}
