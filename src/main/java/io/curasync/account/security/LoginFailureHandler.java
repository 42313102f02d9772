package io.curasync.account.security;

import io.curasync.account.Invitations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Leads back to the sign-in page, which says what was wrong; or to a new password, if this one was generated. */
class LoginFailureHandler implements AuthenticationFailureHandler {

    private final Invitations invitations;

    LoginFailureHandler(Invitations invitations) {
        this.invitations = invitations;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        if (why instanceof PasswordChangeRequiredException change) {
            response.sendRedirect(
                    request.getContextPath() + "/invitation/" + invitations.passwordChange(change.userId()));
            return;
        }
        String what = switch (why) {
            case TooManyAttemptsException braked -> "wait=" + braked.seconds();
            case AuthenticationServiceException _ -> "unavailable";
            default -> "error";
        };
        response.sendRedirect(request.getContextPath() + "/login?" + what);
    }
}
