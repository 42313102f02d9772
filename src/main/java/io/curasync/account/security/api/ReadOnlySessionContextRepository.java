package io.curasync.account.security.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Authenticates GET and HEAD requests to the API by the HTTP session of a signed-in browser. The API has no CSRF protection, so a session
 * authorizes neither writes nor calls of the cron endpoint, which starts a sync even on GET. Never stores anything in a session.
 */
public class ReadOnlySessionContextRepository implements SecurityContextRepository {

    private final HttpSessionSecurityContextRepository session = new HttpSessionSecurityContextRepository();
    private final RequestAttributeSecurityContextRepository request = new RequestAttributeSecurityContextRepository();

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest httpRequest) {
        return isSessionAllowed(httpRequest) && !request.containsContext(httpRequest)
                ? session.loadDeferredContext(httpRequest)
                : request.loadDeferredContext(httpRequest);
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest httpRequest, HttpServletResponse response) {
        request.saveContext(context, httpRequest, response);
    }

    @Override
    public boolean containsContext(HttpServletRequest httpRequest) {
        return request.containsContext(httpRequest)
                || isSessionAllowed(httpRequest) && session.containsContext(httpRequest);
    }

    private static boolean isSessionAllowed(HttpServletRequest request) {
        boolean isRead = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
        return isRead && !ApiTokenFilter.CRON.matches(request);
    }
}
