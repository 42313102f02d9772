package io.curasync.account.security;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Restores the Tomcat 10 behavior for forwarded requests. Vaadin's pages are reached by a forward. Tomcat 11 closes such a
 * response beneath its wrappers, before Spring Security has added its headers. With this setting it closes the response through
 * the wrappers.
 */
@Component
class TomcatForwardCustomizer implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    @Override
    public void customize(ConfigurableTomcatWebServerFactory tomcat) {
        tomcat.addContextCustomizers(context -> context.setSuspendWrappedResponseAfterForward(false));
    }
}
