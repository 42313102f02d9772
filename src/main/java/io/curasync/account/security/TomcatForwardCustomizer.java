package io.curasync.account.security;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Vaadin's pages are reached by a forward. Tomcat 11 closes such an answer beneath its wrappers, before Spring Security
 * has added its headers; told so, it closes it through them as Tomcat 10 did.
 */
@Component
class TomcatForwardCustomizer implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    @Override
    public void customize(ConfigurableTomcatWebServerFactory tomcat) {
        tomcat.addContextCustomizers(context -> context.setSuspendWrappedResponseAfterForward(false));
    }
}
