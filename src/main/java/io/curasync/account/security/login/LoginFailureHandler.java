package io.curasync.account.security.login;

import io.curasync.account.Invitations;
import io.curasync.account.security.TooManyAttemptsException;
import io.curasync.platform.http.DatabaseOutageResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Responds to a failed sign-in. Normally redirects to the sign-in page, with the kind of failure as a query parameter. If the password
 * was correct but generated, redirects to the screen for choosing a password. If the password could not be checked, responds with 503 and
 * a page that returns to the sign-in page.
 */
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
        String login = request.getContextPath() + "/login?";
        switch (exception) {
            case TooManyAttemptsException throttled -> response.sendRedirect(login + "wait=" + throttled.seconds());
            case AuthenticationServiceException unchecked ->
                DatabaseOutageResponse.sendPage(request, response, unchecked, login + "unavailable");
            default -> response.sendRedirect(login + "error");
        }
    }
}
