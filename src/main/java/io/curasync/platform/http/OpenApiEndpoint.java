package io.curasync.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Serves the API description {@code openapi.yaml}, either converted to JSON or as YAML. */
@RestController
class OpenApiEndpoint {

    private static final Resource DESCRIPTION = new ClassPathResource("openapi.yaml");

    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> json() throws IOException {
        try (InputStream content = DESCRIPTION.getInputStream()) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(content);
        }
    }

    @GetMapping(path = "/v3/api-docs.yaml", produces = "application/vnd.oai.openapi")
    Resource yaml() {
        return DESCRIPTION;
    }

    /** Redirects to the static page that displays the API description with Swagger UI. */
    @GetMapping("/swagger-ui.html")
    ResponseEntity<Void> page() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(ApiLocation.of("/swagger-ui/index.html"))
                .build();
    }
}
