package io.curasync.platform.limits;

import io.curasync.platform.http.LimitedBody;
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

/**
 * A request with a form. The form is parsed from a {@link LimitedBody} instead of by Tomcat, because Tomcat's own parser does not limit the
 * time in which the whole body must arrive.
 */
final class FormRequest extends LimitedRequest {

    /** Thrown if the form has an unknown charset or invalid percent-encoding. */
    static final class MalformedException extends IOException {

        private static final long serialVersionUID = 1;
    }

    private final Map<String, String[]> parameters = new LinkedHashMap<>();

    private FormRequest(HttpServletRequest request, long maxBytes) {
        super(request, maxBytes);
    }

    static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }

    /**
     * Reads and parses the form. The request has the parameters of the query string as well as those of the form.
     *
     * @throws LimitedBody.TooLargeException if the body exceeds {@code maxBytes}
     * @throws LimitedBody.TooSlowException if the body arrives too slowly
     * @throws MalformedException if the form has an unknown charset or invalid percent-encoding
     */
    static FormRequest read(HttpServletRequest request, long maxBytes) throws IOException {
        FormRequest form = new FormRequest(request, maxBytes);
        try {
            form.parse(request);
        } catch (IllegalArgumentException malformed) {
            throw new MalformedException();
        }
        return form;
    }

    private void parse(HttpServletRequest request) throws IOException {
        Charset charset = charset();
        String body = new String(getInputStream().readAllBytes(), charset);
        // The map contains only the query parameters, because the body has already been read.
        parameters.putAll(request.getParameterMap());
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            if (!parts[0].isEmpty()) {
                add(
                        URLDecoder.decode(parts[0], charset),
                        parts.length == 1 ? "" : URLDecoder.decode(parts[1], charset));
            }
        }
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
