package io.curasync.platform.limits;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Makes Tomcat use {@link HeaderTimeoutProtocol} for its connectors. */
@Component
class HeaderTimeoutCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.setProtocol(HeaderTimeoutProtocol.class.getName());
    }
}
