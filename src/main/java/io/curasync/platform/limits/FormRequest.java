package io.curasync.platform.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A form whose parameters were read from a {@link LimitedBody}: Tomcat reads a form itself, without a deadline. */
final class FormRequest extends LimitedRequest {

    private final Map<String, String[]> parameters = new LinkedHashMap<>();

    private FormRequest(HttpServletRequest request, long most) {
        super(request, most);
    }

    static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }

    /** @throws IllegalArgumentException if it is no form */
    static FormRequest read(HttpServletRequest request, long most) throws IOException {
        FormRequest form = new FormRequest(request, most);
        Charset charset = form.charset();
        String body = new String(form.getInputStream().readAllBytes(), charset);
        // The container takes the address only, now that the body is read.
        form.parameters.putAll(request.getParameterMap());
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            if (!parts[0].isEmpty()) {
                form.add(
                        URLDecoder.decode(parts[0], charset),
                        parts.length == 1 ? "" : URLDecoder.decode(parts[1], charset));
            }
        }
        return form;
    }

    private void add(String name, String value) {
        parameters.merge(
                name,
                new String[] {value},
                (all, one) -> Stream.of(all, one).flatMap(Stream::of).toArray(String[]::new));
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return parameters.get(name);
    }
}
