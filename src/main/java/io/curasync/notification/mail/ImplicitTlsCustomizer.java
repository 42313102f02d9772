package io.curasync.notification.mail;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Enables implicit TLS for mail servers on port 465 (RFC 8314), unless {@code mail.smtp.ssl.enable} is set. Without TLS on that
 * port, the client and the server would wait for each other.
 */
@Component
class ImplicitTlsCustomizer implements BeanPostProcessor {

    private static final int SUBMISSIONS_PORT = 465;
    private static final String PROPERTY = "mail.smtp.ssl.enable";

    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        if (bean instanceof JavaMailSenderImpl sender && sender.getPort() == SUBMISSIONS_PORT) {
            sender.getJavaMailProperties().putIfAbsent(PROPERTY, "true");
        }
        return bean;
    }
}
