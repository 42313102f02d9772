package io.curasync.account.security.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.curasync.account.AuditLog;
import io.curasync.account.security.login.KnownBrowserCookies;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Requests of a device while PostgreSQL is unreachable, so that its session cannot be checked. */
class DeviceCheckFailureTest {

    final JdbcClient unavailable =
            JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://localhost:1/nothing?connectTimeout=1"));
    final SessionProperties properties =
            new SessionProperties(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1));
    final DeviceSessionRepository store = new DeviceSessionRepository(unavailable, properties);
    final LocalSessionRegistry open = new LocalSessionRegistry(store, new ThreadPoolTaskScheduler());
    final DeviceRememberMeServices deviceRememberMeServices = new DeviceRememberMeServices(
            store, open, properties, new KnownBrowserCookies(unavailable), mock(AuditLog.class));

    @Test
    void keepsTheCookieAndAnswers503() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/practices");
        request.setCookies(new Cookie(
                DeviceRememberMeServices.COOKIE, SessionToken.generate().cookie()));
        MockHttpServletResponse response = new MockHttpServletResponse();

        assertThat(deviceRememberMeServices.autoLogin(request, response)).isNull();
        new DatabaseUnavailableFilter().doFilter(request, response, new MockFilterChain());

        assertThat(response.getHeader("Set-Cookie")).isNull();
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Refresh")).isEqualTo("5");
    }
}
