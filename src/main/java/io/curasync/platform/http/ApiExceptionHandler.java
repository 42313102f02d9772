package io.curasync.platform.http;

import io.curasync.platform.DatabaseFailure;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;

/**
 * Maps exceptions of the API to problem details (RFC 9457). The response to an unexpected exception does not describe the exception. It
 * contains an id under which the exception is logged.
 */
@RestControllerAdvice
class ApiExceptionHandler extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiExceptionHandler.class);

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<ProblemDetail> database(RuntimeException failure, HttpServletRequest request) throws Exception {
        return switch (DatabaseFailure.of(failure)) {
            case OUTAGE -> {
                DatabaseOutageResponse.log(failure);
                yield tryAgain(DatabaseOutageResponse.detail(request, failure));
            }
            case CONFLICT -> {
                LOG.warn("A request conflicted with a concurrent transaction: {}", failure.getMessage());
                yield tryAgain("The database was busy. Try again.");
            }
            case REFUSED -> {
                LOG.warn("PostgreSQL rejected a value of a request: {}", DatabaseFailure.reason(failure));
                yield ResponseEntity.badRequest()
                        .body(ProblemDetail.forStatusAndDetail(
                                HttpStatus.BAD_REQUEST,
                                "The request contains a value that PostgreSQL cannot store or search for."));
            }
            case OTHER -> ResponseEntity.internalServerError().body(unexpected(failure, request));
        };
    }

    private static ResponseEntity<ProblemDetail> tryAgain(String detail) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, ProblemWriter.RETRY_AFTER_SECONDS)
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, detail));
    }

    @ExceptionHandler
    ProblemDetail unexpected(Exception failure, HttpServletRequest request) throws Exception {
        boolean security = failure instanceof AccessDeniedException || failure instanceof AuthenticationException;
        // DatabaseOutageFilter responds to outages that are wrapped in another exception.
        if (security || !isApi(request) || DatabaseFailure.of(failure) == DatabaseFailure.OUTAGE) {
            throw failure;
        }
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong. The log has the details under this reference.");
        problem.setProperty("reference", reference(failure));
        return problem;
    }

    @ExceptionHandler(LimitedBody.TooLargeException.class)
    ProblemDetail tooLarge() {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONTENT_TOO_LARGE, "The body is too large.");
    }

    @ExceptionHandler(LimitedBody.TooSlowException.class)
    ProblemDetail tooSlow() {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.REQUEST_TIMEOUT, "The body arrived too slowly: send it again over a faster connection.");
    }

    /**
     * Rejects API requests with a malformed multipart body. Spring parses multipart bodies before it selects an
     * endpoint, so the exception also occurs for endpoints that read no body.
     */
    @ExceptionHandler
    ProblemDetail unreadableMultipart(MultipartException failure, HttpServletRequest request) {
        if (!isApi(request)) {
            throw failure;
        }
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The API does not accept multipart bodies.");
    }

    private static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }

    /**
     * Logs the failure with a new random id, and returns this id as the reference for the client. The level is DEBUG if the client closed
     * its connection, otherwise ERROR.
     */
    static String reference(Throwable failure) {
        String reference = UUID.randomUUID().toString();
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            LOG.debug("Client closed its connection, reference {}", reference, failure);
        } else {
            LOG.error("Unexpected failure {}", reference, failure);
        }
        return reference;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (unreadable.contains(LimitedBody.TooLargeException.class)) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).body(tooLarge());
        }
        if (unreadable.contains(LimitedBody.TooSlowException.class)) {
            return ResponseEntity.status(HttpStatus.REQUEST_TIMEOUT).body(tooSlow());
        }
        String detail = "The body is not the expected JSON.";
        if (unreadable.getCause() instanceof JacksonException fault
                && !fault.getPath().isEmpty()) {
            String field = fault.getPath().stream()
                    .map(step ->
                            step.getPropertyName() == null ? "[%d]".formatted(step.getIndex()) : step.getPropertyName())
                    .collect(Collectors.joining("."));
            detail = "The field %s has a value of the wrong kind.".formatted(field);
        }
        return handleExceptionInternal(
                unreadable, ProblemDetail.forStatusAndDetail(status, detail), headers, status, request);
    }
}
