package io.curasync.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class AuditLogTest {

    private final TestDatabase database = TestDatabase.create();
    private final AuditLog auditLog = new AuditLog(database.jdbc());

    @AfterEach
    void endRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void keepsTheClientAddressInAnotherThread() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("203.0.113.7");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        Runnable task = AuditLog.withClientAddress(() -> auditLog.record("morgan@example.com", "export", null, null));
        Runnable without = () -> auditLog.record("morgan@example.com", "export", null, null);
        RequestContextHolder.resetRequestAttributes();

        Thread.ofVirtual().start(task).join();
        Thread.ofVirtual().start(without).join();

        assertThat(database.jdbc()
                        .sql("select coalesce(address, 'none') from audit_entry order by id")
                        .query(String.class)
                        .list())
                .containsExactly("203.0.113.7", "none");
    }
}
