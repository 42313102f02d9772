package io.curasync.notification;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Starts with TLS on port 465, as RFC 8314 has it, unless the operator decided: without, both sides wait for the other. */
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
