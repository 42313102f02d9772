package io.curasync.account.security;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.curasync.account.UserAccounts;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An application below a context path with an OpenID Connect provider, shared by several test classes. */
@CuraSyncTest(
        properties = {
            "server.servlet.context-path=" + ContextPathHarness.CONTEXT_PATH,
            "curagenesis.webhook-secret=" + ContextPathHarness.WEBHOOK_SECRET,
            "curasync.actuator.loopback=false",
            "curasync.trusted-proxies=127.0.0.1,::1,10.1.0.0/16"
        })
public abstract class ContextPathHarness {

    public static final String CONTEXT_PATH = "/crm";
    static final String WEBHOOK_SECRET = "a webhook secret";

    public static final WireMockServer PROVIDER = new WireMockServer(options().dynamicPort());

    @Autowired
    public UserAccounts accounts;

    @Autowired
    public TestDatabase database;

    @LocalServerPort
    public int port;

    public WebClient browser;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) {
        PROVIDER.start();
        registry.add("curasync.openid.issuer", PROVIDER::baseUrl);
        registry.add("curasync.openid.client-id", () -> "curasync");
        registry.add("curasync.openid.client-secret", () -> "secret");
        registry.add("curasync.openid.trust-email", () -> "true");
    }

    @BeforeEach
    void users() {
        database.clear();
        TestUsers.rep(accounts, "rep@example.com");
        TestUsers.admin(accounts, "admin@example.com");
        browser = new WebClient(port, CONTEXT_PATH);
    }
}
