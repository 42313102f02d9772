package io.curasync.platform.http;

import java.util.Set;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Removes the message converters for YAML, CBOR, Smile and XML, so that the API reads and writes only JSON. Spring registers these
 * converters automatically, because their libraries are on the class path for other purposes.
 */
@Configuration(proxyBeanMethods = false)
class JsonOnlyConverters implements WebMvcConfigurer {

    private static final Set<String> OTHER_FORMATS = Set.of("yaml", "cbor", "smile", "xml");

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.configureMessageConvertersList(all -> all.removeIf(JsonOnlyConverters::isOtherFormat));
    }

    private static boolean isOtherFormat(HttpMessageConverter<?> converter) {
        return converter.getSupportedMediaTypes().stream()
                .map(MediaType::getSubtype)
                .anyMatch(OTHER_FORMATS::contains);
    }
}
