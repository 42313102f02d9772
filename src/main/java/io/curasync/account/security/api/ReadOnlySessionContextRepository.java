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
 * Allows a signed-in browser to read the API. There is no CSRF protection here, so a session does not authorize writes. It does
 * not authorize the cron endpoint either, which starts a sync by GET as well. Nothing is stored in a session.
 */
public class ReadOnlySessionContextRepository implements SecurityContextRepository {

    private final HttpSessionSecurityContextRepository session = new HttpSessionSecurityContextRepository();
    private final RequestAttributeSecurityContextRepository request = new RequestAttributeSecurityContextRepository();

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest httpRequest) {
        return reads(httpRequest) && !request.containsContext(httpRequest)
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
        return request.containsContext(httpRequest) || reads(httpRequest) && session.containsContext(httpRequest);
    }

    private static boolean reads(HttpServletRequest request) {
        boolean asks = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
        return asks && !ApiTokenFilter.CRON.matches(request);
    }
}
