package io.curasync.curagenesis;

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

@Configuration(proxyBeanMethods = false)
class CuraGenesisConfiguration {

    /** A source that asks for a longer pause is left to the next run. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

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

    private static void pause(Duration asked) {
        try {
            Thread.sleep(asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
