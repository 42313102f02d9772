package io.curasync.account.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;

class AnonymousSessionLimiterTest {

    private final AnonymousSessionLimiter sessions = new AnonymousSessionLimiter();

    @Test
    void invalidatesTheOldestSessionBeyondTheLimit() {
        List<MockHttpSession> all = begin(AnonymousSessionLimiter.MAX_SESSIONS);
        assertThat(all).noneMatch(MockHttpSession::isInvalid);

        begin(2);

        assertThat(all.subList(0, 2)).allMatch(MockHttpSession::isInvalid);
        assertThat(all.subList(2, all.size())).noneMatch(MockHttpSession::isInvalid);
    }

    @Test
    void extendsTheTimeoutWhenTheUserSignsIn() {
        MockHttpSession session = begin(1).getFirst();
        assertThat(session.getMaxInactiveInterval()).isEqualTo(120);

        sessions.attributeAdded(new HttpSessionBindingEvent(session, DeviceSessionBinding.ATTRIBUTE, "a device"));

        assertThat(session.getMaxInactiveInterval()).isEqualTo(1_800);
        begin(AnonymousSessionLimiter.MAX_SESSIONS + 1);
        assertThat(session.isInvalid()).as("no longer counted").isFalse();
    }

    @Test
    void tracksASessionWithAChangedId() {
        MockHttpSession session = begin(1).getFirst();
        String old = session.getId();
        session.changeSessionId();
        sessions.sessionIdChanged(new HttpSessionEvent(session), old);

        sessions.sessionDestroyed(new HttpSessionEvent(session));

        List<MockHttpSession> others = begin(AnonymousSessionLimiter.MAX_SESSIONS);
        assertThat(others).noneMatch(MockHttpSession::isInvalid);
    }

    private List<MockHttpSession> begin(int count) {
        List<MockHttpSession> begun = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            MockHttpSession session = new MockHttpSession();
            begun.add(session);
            sessions.sessionCreated(new HttpSessionEvent(session));
        }
        return begun;
    }
}
