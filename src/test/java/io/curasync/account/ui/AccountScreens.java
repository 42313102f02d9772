package io.curasync.account.ui;

import io.curasync.account.User;
import io.curasync.testing.TestScreens;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Opens screens without a browser, within a simulated request. */
final class AccountScreens {

    private AccountScreens() {}

    static void open(ApplicationContext context, User user) {
        TestScreens.open(context, user);
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setServerName("crm.example.com");
        request.setRemoteAddr("203.0.113.7");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    static void close() {
        RequestContextHolder.resetRequestAttributes();
        TestScreens.close();
    }
}
