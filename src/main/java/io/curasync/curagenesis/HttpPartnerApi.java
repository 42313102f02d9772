package io.curasync.curagenesis;

import io.curasync.platform.text.TextSanitizer;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Implementation of {@link PartnerApi} with a Spring HTTP interface. Makes no calls while the circuit breaker is open. */
@Component
class HttpPartnerApi implements PartnerApi {

    /** Maximum length of a cursor in characters. The cursor becomes a part of the URL, and servers reject URLs that are too long. */
    private static final int MAX_CURSOR_LENGTH = 16_384;

    private static final int MAX_QUOTED_CURSOR_LENGTH = 40;

    private final CuraGenesisProperties properties;
    private final PracticesExchange exchange;
    private final RetryTemplate retry;
    private final CircuitBreaker breaker;
    private final Clock clock = Clock.systemUTC();
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    HttpPartnerApi(
            CuraGenesisProperties properties,
            PracticesExchange exchange,
            RetryTemplate curaGenesisRetry,
            CircuitBreaker curaGenesisBreaker) {
        this.properties = properties;
        this.exchange = exchange;
        this.retry = curaGenesisRetry;
        this.breaker = curaGenesisBreaker;
    }

    @Override
    public @Nullable String missingSetting() {
        if (properties.apiBase() == null) {
            return "Syncs are off: set CURAGENESIS_API_BASE to the address of CuraGenesis and restart the application";
        }
        return properties.vendorToken() == null
                ? "Syncs are off: set CURAGENESIS_VENDOR_TOKEN to the token from CuraGenesis and restart the"
                        + " application"
                : null;
    }

    @Override
    public PracticePage practices(@Nullable String cursor, Consumer<ApiCallRecord> onAttempt)
            throws CuraGenesisException {
        try {
            PracticePage page = retry.execute(() -> breaker.executeCallable(() -> fetch(cursor, onAttempt)));
            return Objects.requireNonNull(page);
        } catch (RetryException e) {
            switch (e.getCause()) {
                case CuraGenesisException failure -> throw failure;
                case CallNotPermittedException open -> throw new CuraGenesisException.CircuitOpen(properties.pause());
                default ->
                    throw new IllegalStateException(
                            "The call to CuraGenesis failed because of an internal error", e.getCause());
            }
        }
    }

    /**
     * Fetches the first page once, without retries, to verify the access. The circuit breaker counts this call like every other call.
     *
     * @param onAttempt called after the HTTP call, successful or not
     * @throws CuraGenesisException if the call failed, or was not made because the circuit breaker is open
     */
    PracticePage probe(Consumer<ApiCallRecord> onAttempt) throws Exception {
        try {
            return breaker.executeCallable(() -> fetch(null, onAttempt));
        } catch (CallNotPermittedException open) {
            throw new CuraGenesisException.CircuitOpen(properties.pause());
        }
    }

    private PracticePage fetch(@Nullable String cursor, Consumer<ApiCallRecord> onAttempt) throws CuraGenesisException {
        CallTimer callTimer = new CallTimer(clock);
        try {
            PracticePage page = fetch(cursor, callTimer);
            onAttempt.accept(callTimer.succeeded(page));
            return page;
        } catch (CuraGenesisException e) {
            onAttempt.accept(callTimer.failed(e));
            throw e;
        }
    }

    private PracticePage fetch(@Nullable String cursor, CallTimer callTimer) throws CuraGenesisException {
        try {
            ResponseEntity<byte[]> answer = exchange.practices(String.valueOf(properties.vendorToken()), cursor);
            callTimer.setStatus(answer.getStatusCode().value());
            if (answer.getStatusCode().is3xxRedirection()) {
                throw ErrorMapper.redirect(
                        answer.getStatusCode().value(), answer.getHeaders().getFirst(HttpHeaders.LOCATION));
            }
            return read(answer);
        } catch (RestClientResponseException e) {
            callTimer.setStatus(e.getStatusCode().value());
            throw ErrorMapper.of(e, cursor != null, clock.instant());
        } catch (ResourceAccessException e) {
            throw new CuraGenesisException.Unavailable(
                    "CuraGenesis cannot be reached at " + properties.apiBase() + ": " + ErrorMapper.rootMessage(e),
                    null,
                    e);
        } catch (RestClientException e) {
            if (ErrorMapper.root(e) instanceof ResponseSizeLimit.ExceededException) {
                throw new CuraGenesisException.Unexpected(
                        ("CuraGenesis sent a page of more than %d MB. If its pages are that large, set"
                                        + " CURAGENESIS_MAX_PAGE_SIZE (curagenesis.max-page-size) to a larger size")
                                .formatted(properties.maxPageSize().toMegabytes()));
            }
            throw new CuraGenesisException.Unavailable(
                    "The response from CuraGenesis was incomplete: " + ErrorMapper.rootMessage(e), null, e);
        }
    }

    private PracticePage read(ResponseEntity<byte[]> answer) throws CuraGenesisException {
        Instant received = clock.instant();
        byte[] body = answer.getBody();
        JsonNode root;
        try {
            root = json.readTree(body == null ? new byte[0] : body);
        } catch (JacksonException e) {
            throw new CuraGenesisException.Unavailable(
                    "CuraGenesis answered " + answer.getHeaders().getContentType() + " that is not JSON", null, e);
        }
        JsonNode items = root.path("items");
        if (!items.isArray()) {
            throw new CuraGenesisException.Unavailable("The response from CuraGenesis has no \"items\"", null, null);
        }
        List<PageRow> rows = new ArrayList<>(items.size());
        items.forEach(item -> rows.add(PageRowParser.read(item, received)));
        return new PracticePage(rows, nextCursor(root.path("nextCursor")), date(answer.getHeaders()), received);
    }

    /**
     * Returns the cursor as text, even if it is a number. Returns null on the last page, where the cursor is absent, null or empty.
     *
     * @throws CuraGenesisException.Unexpected if the cursor is neither text nor a number, is too long, contains NUL, or is not valid
     *     Unicode text
     */
    private static @Nullable String nextCursor(JsonNode cursor) throws CuraGenesisException {
        if (cursor.isMissingNode() || cursor.isNull()) {
            return null;
        }
        if (!cursor.isString() && !cursor.isNumber()) {
            throw new CuraGenesisException.Unexpected(
                    "CuraGenesis returned a nextCursor that is neither text nor a number: "
                            + TextSanitizer.of(cursor.toString(), MAX_QUOTED_CURSOR_LENGTH));
        }
        String text = cursor.asString();
        if (text.length() > MAX_CURSOR_LENGTH) {
            throw new CuraGenesisException.Unexpected("CuraGenesis returned a nextCursor of %d characters, more than %d"
                    .formatted(text.length(), MAX_CURSOR_LENGTH));
        }
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new CuraGenesisException.Unexpected("CuraGenesis returned a nextCursor that is not Unicode text");
        }
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Instant date(HttpHeaders headers) {
        try {
            long millis = headers.getDate();
            return millis < 0 ? null : Instant.ofEpochMilli(millis);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static Duration retryAfterOf(Throwable failure) {
        return failure instanceof CuraGenesisException.Unavailable temporary && temporary.retryAfter() != null
                ? temporary.retryAfter()
                : Duration.ZERO;
    }
}
