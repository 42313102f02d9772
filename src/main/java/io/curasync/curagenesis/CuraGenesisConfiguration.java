package io.curasync.curagenesis;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryState;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** Beans for calls to the partner API: HTTP client, retries and circuit breaker. */
@Configuration(proxyBeanMethods = false)
class CuraGenesisConfiguration {

    /**
     * Number of consecutive failed attempts that open the circuit breaker. Two failed calls are enough, because each call is attempted
     * five times.
     */
    private static final int MAX_CONSECUTIVE_FAILURES = 10;

    @Bean
    PracticesExchange practicesExchange(CuraGenesisProperties properties) {
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(properties.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(properties.readTimeout());
        String base = Objects.requireNonNullElse(properties.apiBase(), "http://unset.invalid");
        RestClient client = RestClient.builder()
                .baseUrl(base.replaceAll("/+$", ""))
                .requestFactory(requests)
                .requestInterceptor(new ResponseSizeLimit(properties.maxPageSize()))
                .build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build()
                .createClient(PracticesExchange.class);
    }

    @Bean
    RetryTemplate curaGenesisRetry(CuraGenesisProperties properties) {
        RetryTemplate template = new RetryTemplate(RetryPolicy.builder()
                .includes(CuraGenesisException.Unavailable.class)
                .maxRetries(4)
                .delay(Duration.ofMillis(500))
                .multiplier(2)
                .jitter(Duration.ofMillis(250))
                .maxDelay(Duration.ofSeconds(10))
                .build());
        template.setRetryListener(new RetryListener() {
            @Override
            public void beforeRetry(RetryPolicy policy, Retryable<?> retryable, RetryState state) {
                pause(HttpPartnerApi.retryAfterOf(state.getLastException()));
            }
        });
        return template;
    }

    /**
     * Creates the circuit breaker. It opens after {@value #MAX_CONSECUTIVE_FAILURES} consecutive attempts of this instance have failed
     * with {@link CuraGenesisException.Unavailable}. Any other failure counts as a success, because it shows that CuraGenesis responds.
     */
    @Bean
    CircuitBreaker curaGenesisBreaker(CuraGenesisProperties properties, MeterRegistry registry) {
        CircuitBreaker breaker = CircuitBreaker.of(
                "curagenesis",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(MAX_CONSECUTIVE_FAILURES)
                        .minimumNumberOfCalls(MAX_CONSECUTIVE_FAILURES)
                        .failureRateThreshold(100)
                        .recordExceptions(CuraGenesisException.Unavailable.class)
                        .waitDurationInOpenState(properties.pause())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
        Gauge.builder("curasync.curagenesis.circuit.open", breaker, one -> one.getState() == State.OPEN ? 1 : 0)
                .description("1 while CuraGenesis is not called because it failed many times in a row")
                .register(registry);
        return breaker;
    }

    private static void pause(Duration delay) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
