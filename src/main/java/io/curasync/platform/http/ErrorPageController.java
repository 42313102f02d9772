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
 * Responds to errors outside controllers and views: with a problem detail (RFC 9457) to clients of the API and the
 * actuator, and with a plain page to browsers.
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
        response.getWriter().write(PAGE.formatted(status.getReasonPhrase(), detail, request.getContextPath()));
    }

    /**
     * Returns the sentence for the client. Logs server errors only, because a client can also cause an exception, for
     * example with 1,001 parameters.
     */
    private static String detail(HttpServletRequest request, HttpStatus status) {
        if (status.is5xxServerError()
                && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            return "Something went wrong. The log has the details under the reference %s."
                    .formatted(ApiExceptionHandler.reference(failure));
        }
        return status == HttpStatus.FORBIDDEN
                ? "You do not have access to this page. Ask an admin if you need it."
                : "This request cannot be answered: %s.".formatted(status.getReasonPhrase());
    }

    private static boolean isApiOrActuator(HttpServletRequest request) {
        String uri = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        // The attribute is set by Tomcat and does not contain the prefix that a proxy removed.
        String context = request.getServletContext().getContextPath();
        String path = uri.substring(Math.min(context.length(), uri.length()));
        return path.startsWith("/api/") || path.startsWith("/actuator/");
    }

    /** Returns the status of the error, or 404 if the error page itself was requested. */
    private static HttpStatus status(HttpServletRequest request) {
        Integer code = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = HttpStatus.resolve(code == null ? HttpStatus.NOT_FOUND.value() : code);
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }
}
