package io.curasync.account.security;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Restores the behavior of Tomcat 10 after a servlet forward. Vaadin serves its pages by a forward. After a forward, Tomcat 11 closes the
 * inner response before Spring Security's response wrapper has added its headers. With this setting, Tomcat closes the response through
 * the wrapper.
 */
@Component
class TomcatForwardCustomizer implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    @Override
    public void customize(ConfigurableTomcatWebServerFactory tomcat) {
        tomcat.addContextCustomizers(context -> context.setSuspendWrappedResponseAfterForward(false));
    }
}
