package io.curasync.platform.proxy;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import org.apache.catalina.Context;
import org.apache.catalina.util.SessionConfig;
import org.apache.tomcat.util.http.CookieProcessor;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.http.ServerCookies;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Sets the path and the name of Tomcat's session cookie for each request. The path contains the path prefix that a proxy removed ({@link
 * ForwardedPrefix}). With the path {@code /}, the cookie could replace the cookie of another application on the same host. Over TLS, the
 * name has a secure prefix ({@link SessionCookieName}).
 */
@Component
class SessionCookie implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    @Override
    public void customize(ConfigurableTomcatWebServerFactory tomcat) {
        tomcat.addContextCustomizers(context -> {
            SessionCookieName name =
                    new SessionCookieName(SessionConfig.getSessionCookieName(context), context.getEncodedPath());
            context.setCookieProcessor(new SessionCookieProcessor(context.getCookieProcessor(), context, name));
            context.getPipeline().addValve(new UnprefixedCookieValve(name));
        });
    }

    private record SessionCookieProcessor(CookieProcessor delegate, Context context, SessionCookieName name)
            implements CookieProcessor {

        @Override
        public void parseCookieHeader(MimeHeaders headers, ServerCookies cookies) {
            delegate.parseCookieHeader(headers, cookies);
            name.removePrefix(headers, cookies);
        }

        @Override
        public String generateHeader(Cookie cookie, HttpServletRequest request) {
            if (!cookie.getName().equals(name.plain())) {
                return delegate.generateHeader(cookie, request);
            }
            String path = ForwardedPrefix.of(request) + context.getEncodedPath();
            Cookie own = (Cookie) cookie.clone();
            own.setPath(path.isEmpty() ? "/" : path);
            // Spring Boot recognizes the cookie by its plain name when it adds SameSite.
            return name.prefix(request, path) + delegate.generateHeader(own, request);
        }

        @Override
        public Charset getCharset() {
            return delegate.getCharset();
        }
    }
}
