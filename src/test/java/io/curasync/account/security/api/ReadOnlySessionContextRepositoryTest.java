package io.curasync.account.security.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.curasync.account.UserAccounts;
import io.curasync.account.security.login.PasswordAuthenticationProvider;
import io.curasync.account.security.session.DeviceRememberMeServices;
import io.curasync.account.security.session.DeviceSessionBinding;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestUsers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A signed-in browser may read the API, and only read. */
@CuraSyncTest
class ReadOnlySessionContextRepositoryTest {

    @Autowired
    WebApplicationContext application;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    PasswordAuthenticationProvider passwordAuthenticationProvider;

    @Autowired
    DeviceRememberMeServices deviceRememberMeServices;

    MockMvc mvc;
    MockHttpSession session;

    @BeforeEach
    void signIn() {
        String email = "browser-%d@example.com".formatted(System.nanoTime());
        TestUsers.admin(userAccounts, email);
        mvc = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        session = new MockHttpSession();
        Authentication signedIn = passwordAuthenticationProvider.authenticate(
                UsernamePasswordAuthenticationToken.unauthenticated(email, TestUsers.PASSWORD));
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, new SecurityContextImpl(signedIn));
        MockHttpServletRequest signInRequest = new MockHttpServletRequest();
        signInRequest.setSession(session);
        deviceRememberMeServices.loginSuccess(signInRequest, new MockHttpServletResponse(), signedIn);
    }

    @Test
    void allowsReads() throws Exception {
        mvc.perform(get("/api/users").session(session)).andExpect(status().isOk());
    }

    @Test
    void rejectsWrites() throws Exception {
        mvc.perform(post("/api/users")
                        .session(session)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void ignoresASessionWithoutADevice() throws Exception {
        session.removeAttribute(DeviceSessionBinding.ATTRIBUTE);

        mvc.perform(get("/api/users").session(session)).andExpect(status().isUnauthorized());
    }

    @Test
    void createsNoSession() throws Exception {
        assertThat(mvc.perform(get("/api/users")).andReturn().getRequest().getSession(false))
                .isNull();
    }
}
