package io.curasync.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.platform.http.LimitedBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class FormRequestTest {

    @Test
    void parsesNamesAndValues() throws IOException {
        FormRequest form = FormRequest.read(request("a=1&b=x+y%26&a=2&empty=&flag&=nameless&%C3%BC=%E2%82%AC"), 1_000);

        assertThat(form.getParameterValues("a")).containsExactly("1", "2");
        assertThat(form.getParameter("b")).isEqualTo("x y&");
        assertThat(form.getParameter("empty")).isEmpty();
        assertThat(form.getParameter("flag")).isEmpty();
        assertThat(form.getParameter("ü")).isEqualTo("€");
        assertThat(form.getParameter("other")).isNull();
        assertThat(form.getParameterMap()).hasSize(5);
    }

    @Test
    void addsQueryParameters() throws IOException {
        MockHttpServletRequest request = request("a=2");
        request.setParameter("a", "1");
        request.setParameter("v-r", "uidl");

        FormRequest form = FormRequest.read(request, 1_000);

        assertThat(form.getParameterValues("a")).containsExactly("1", "2");
        assertThat(form.getParameter("v-r")).isEqualTo("uidl");
    }

    @Test
    void rejectsBodiesOverTheLimit() {
        assertThatThrownBy(() -> FormRequest.read(request("a=12345"), 6))
                .isInstanceOf(LimitedBody.TooLargeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%zz", "%u0041=1"})
    void rejectsInvalidEscapes(String body) {
        assertThatThrownBy(() -> FormRequest.read(request(body), 1_000))
                .isInstanceOf(FormRequest.MalformedException.class);
    }

    @Test
    void recognizesFormsByContentType() {
        MockHttpServletRequest request = request("");
        assertThat(FormRequest.isForm(request)).isTrue();
        request.setContentType("Application/X-WWW-Form-Urlencoded; charset=UTF-8");
        assertThat(FormRequest.isForm(request)).isTrue();
        request.setContentType("application/json");
        assertThat(FormRequest.isForm(request)).isFalse();
    }

    private static MockHttpServletRequest request(String body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/login");
        request.setContentType("application/x-www-form-urlencoded");
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        return request;
    }
}
