package io.curasync.account.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Matches files that the application serves unchanged, such as style sheets, scripts and icons. The sign-in page uses such files, so all
 * of them are served without authentication.
 */
public class StaticResourceRequestMatcher implements RequestMatcher {

    @Override
    public boolean matches(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean namesAFile = path.lastIndexOf('.') > path.lastIndexOf('/');
        return namesAFile && new ClassPathResource("META-INF/resources" + path).isReadable();
    }
}
