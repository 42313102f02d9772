package io.curasync.platform.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Responds to errors that no controller or view has handled. Paths of the API and the actuator get a problem detail (RFC 9457), all
 * other paths an HTML page.
 */
@Controller
class ErrorPageController implements ErrorController {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>CuraSync</title></head>
            <body style="font: 1rem/1.5 system-ui; max-width: 30rem; margin: 15vh auto; padding: 0 1rem">
            <h1>%s</h1><p>%s</p><p><a href="%s/">Go to CuraSync</a></p>
            </body>
            </html>
            """;

    @RequestMapping("${spring.web.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpStatus status = status(request);
        String detail = detail(request, status);
        if (isApiOrActuator(request)) {
            ProblemWriter.write(response, status, detail);
            return;
        }
        response.setStatus(status.value());
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write(PAGE.formatted(title(request, status), detail, request.getContextPath()));
    }

    /**
     * Returns the sentence for the client. Logs the exception only if the status is 5xx. Any other status means that the client caused the
     * exception, for example by sending more than 1,000 parameters.
     */
    private static String detail(HttpServletRequest request, HttpStatus status) {
        if (request.getAttribute(DatabaseOutageResponse.DETAIL) instanceof String outage) {
            return outage;
        }
        if (status.is5xxServerError()
                && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            return "Something went wrong. The log has the details under the reference %s."
                    .formatted(ApiExceptionHandler.reference(failure));
        }
        return status == HttpStatus.FORBIDDEN
                ? "You do not have access to this page. Ask an admin if you need it."
                : "This request cannot be answered: %s.".formatted(status.getReasonPhrase());
    }

    private static String title(HttpServletRequest request, HttpStatus status) {
        return request.getAttribute(DatabaseOutageResponse.DETAIL) == null
                ? status.getReasonPhrase()
                : "The database is not reachable";
    }

    private static boolean isApiOrActuator(HttpServletRequest request) {
        String uri = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        // Tomcat sets this attribute without the prefix that a proxy removed. request.getContextPath() contains the
        // prefix.
        String context = request.getServletContext().getContextPath();
        return isApiOrActuator(uri.substring(Math.min(context.length(), uri.length())));
    }

    /** Returns whether a path belongs to the API or the actuator. The path must not contain the context path. */
    static boolean isApiOrActuator(String path) {
        return path.startsWith("/api/") || path.startsWith("/actuator/");
    }

    /**
     * Returns the status of the error: 404 if the error page itself was requested, 500 if the status code is unknown.
     */
    private static HttpStatus status(HttpServletRequest request) {
        Integer code = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = HttpStatus.resolve(code == null ? HttpStatus.NOT_FOUND.value() : code);
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }
}
