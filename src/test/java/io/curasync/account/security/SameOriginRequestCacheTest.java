package io.curasync.account.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.savedrequest.SavedRequest;

class SameOriginRequestCacheTest {

    private final SameOriginRequestCache saved = new SameOriginRequestCache();

    @Test
    void savesTheUrlWithoutASession() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/practices");
        request.setQueryString("state=TX&q=a%20b");
        MockHttpServletResponse response = new MockHttpServletResponse();

        saved.saveRequest(request, response);

        assertThat(request.getSession(false)).isNull();
        Cookie cookie = response.getCookies()[0];
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
        assertThat(after(cookie)).isEqualTo("http://localhost/practices?state=TX&q=a%20b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/",
                "http://localhost.elsewhere.example/",
                "http://localhost@elsewhere.example/",
                "//elsewhere.example/",
                "javascript:alert(1)",
                "/\\elsewhere.example",
                "/\t/elsewhere.example",
                "http://localhost/\\elsewhere.example",
                "http://localhost//elsewhere.example",
                "/\r\nX: y",
                "/caf\u00e9",
                "http://localhost:99999/",
                "http://[",
                "",
                "\u0000"
            })
    void ignoresOtherOrigins(String address) {
        String value = Base64.getEncoder().encodeToString(address.getBytes(StandardCharsets.UTF_8));

        assertThat(after(new Cookie("REDIRECT_URI", value))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "====", "not-base64!"})
    void ignoresMalformedCookies(String value) {
        assertThat(after(new Cookie("REDIRECT_URI", value))).isNull();
    }

    private @Nullable String after(Cookie cookie) {
        MockHttpServletRequest signIn = new MockHttpServletRequest("POST", "/login");
        signIn.setCookies(cookie);
        SavedRequest request = saved.getRequest(signIn, new MockHttpServletResponse());
        return request == null ? null : request.getRedirectUrl();
    }
}
