package io.curasync.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.curasync.notification.NotificationProperties;
import io.curasync.platform.settings.SettingException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MailSettingsTest {

    private static final String TLS = "mail.smtp.ssl.enable";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "crm@example.com               | crm@example.com |",
                "curasync@localhost            | curasync@localhost |",
                "CuraSync <crm@example.com>    | crm@example.com | CuraSync",
                "\"CRM, Texas\" <crm@example.com> | crm@example.com | CRM, Texas",
                "Cüra <crm@example.com>        | crm@example.com | Cüra",
            })
    void acceptsASenderWithDisplayName(String value, String address, @Nullable String name) {
        assertThat(properties(value).sender().getAddress()).isEqualTo(address);
        assertThat(properties(value).sender().getPersonal()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CuraSync",
                "crm@",
                "CuraSync <crm@example.com",
                "crm@example.com, other@example.com",
                "Team: crm@example.com;",
                "CRM\nBcc: x <crm@example.com>",
                "<>",
                "a b@example.com"
            })
    void rejectsInvalidOrSeveralSenders(String value) {
        assertThatThrownBy(() -> properties(value))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("CURASYNC_NOTIFICATION_MAIL_FROM");
    }

    @Test
    void rejectsAnInvalidBaseUrl() {
        assertThatThrownBy(() -> new NotificationProperties(
                        "crm@example.com", Duration.ZERO, "-", URI.create("crm.example.com")))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("CURASYNC_NOTIFICATION_BASE_URL");
    }

    @Test
    void port465UsesImplicitTls() {
        assertThat(sender(465).getJavaMailProperties()).containsEntry(TLS, "true");
        assertThat(sender(587).getJavaMailProperties()).doesNotContainKey(TLS);

        JavaMailSenderImpl decided = new JavaMailSenderImpl();
        decided.setPort(465);
        decided.getJavaMailProperties().setProperty(TLS, "false");
        new ImplicitTlsCustomizer().postProcessBeforeInitialization(decided, "sender");
        assertThat(decided.getJavaMailProperties()).containsEntry(TLS, "false");
    }

    /** Configures port 465, but the server listens on a free port, because 465 may be taken. */
    @Test
    void implicitTlsCombinesWithOtherProperties() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS);
        setup.setServerStartupTimeout(30_000);
        GreenMail server = new GreenMail(setup);
        server.start();
        try {
            JavaMailSenderImpl sender = sender(465);
            sender.setHost("127.0.0.1");
            sender.setPort(server.getSmtps().getPort());
            sender.getJavaMailProperties().setProperty("mail.smtp.starttls.enable", "true");
            sender.getJavaMailProperties().setProperty("mail.smtp.ssl.trust", "*");
            sender.getJavaMailProperties().setProperty("mail.smtp.ssl.checkserveridentity", "false");
            SimpleMailMessage message = new SimpleMailMessage();
            message.setFrom("crm@example.com");
            message.setTo("dana@example.com");
            message.setText("Hello");

            sender.send(message);

            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
    }

    private static JavaMailSenderImpl sender(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setPort(port);
        new ImplicitTlsCustomizer().postProcessBeforeInitialization(sender, "sender");
        return sender;
    }

    private static NotificationProperties properties(String mailFrom) {
        return new NotificationProperties(mailFrom, Duration.ZERO, "-", null);
    }
}
