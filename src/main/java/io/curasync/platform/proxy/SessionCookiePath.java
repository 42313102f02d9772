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
 * Limits Tomcat's session cookie to the forwarded prefix: with the path {@code /} it would replace that of another application on the
 * same host.
 */
@Component
class SessionCookiePath implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    @Override
    public void customize(ConfigurableTomcatWebServerFactory tomcat) {
        tomcat.addContextCustomizers(
                context -> context.setCookieProcessor(new PrefixingProcessor(context.getCookieProcessor(), context)));
    }

    private record PrefixingProcessor(CookieProcessor delegate, Context context) implements CookieProcessor {

        @Override
        public void parseCookieHeader(MimeHeaders headers, ServerCookies cookies) {
            delegate.parseCookieHeader(headers, cookies);
        }

        @Override
        public String generateHeader(Cookie cookie, HttpServletRequest request) {
            String prefix = ForwardedPrefix.of(request);
            if (prefix.isEmpty() || !cookie.getName().equals(SessionConfig.getSessionCookieName(context))) {
                return delegate.generateHeader(cookie, request);
            }
            Cookie prefixed = (Cookie) cookie.clone();
            prefixed.setPath(prefix + context.getEncodedPath());
            return delegate.generateHeader(prefixed, request);
        }

        @Override
        public Charset getCharset() {
            return delegate.getCharset();
        }
    }
}
