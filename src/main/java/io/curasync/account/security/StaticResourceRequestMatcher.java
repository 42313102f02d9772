package io.curasync.account.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Matches files that the application serves unchanged: style sheets, scripts, icons. The sign-in page uses such files, so they
 * are served without authentication.
 */
public class StaticResourceRequestMatcher implements RequestMatcher {

    @Override
    public boolean matches(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean namesAFile = path.lastIndexOf('.') > path.lastIndexOf('/');
        return namesAFile && new ClassPathResource("META-INF/resources" + path).isReadable();
    }
}
