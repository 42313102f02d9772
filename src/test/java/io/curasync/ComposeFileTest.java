package io.curasync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Checks the parsed docker-compose.yml: no public ports and no default passwords, unless an operator configures them. */
class ComposeFileTest {

    private static final Path FILE = Path.of("docker-compose.yml");

    @Test
    void publishesOnLoopbackOnly() throws IOException {
        assertThat(services()).hasSize(4).allSatisfy((name, service) -> {
            for (Object port : (List<?>) service.getOrDefault("ports", List.of())) {
                assertThat(port.toString()).startsWith("${CURASYNC_PUBLISH:-127.0.0.1:");
            }
        });
        assertThat(services().get("postgres")).doesNotContainKey("ports");
    }

    @Test
    void confinesEveryService() throws IOException {
        assertThat(services())
                .allSatisfy((name, service) -> assertThat(service)
                        .containsEntry("cap_drop", List.of("ALL"))
                        .containsEntry("security_opt", List.of("no-new-privileges:true"))
                        .containsEntry("read_only", true)
                        .doesNotContainKeys("privileged", "network_mode", "pid"));
    }

    @Test
    void hasNoDefaultPassword() throws IOException {
        for (String service : List.of("postgres", "app-1", "app-2")) {
            Map<?, ?> environment = (Map<?, ?>) services().get(service).get("environment");
            String variable = service.equals("postgres") ? "POSTGRES_PASSWORD" : "SPRING_DATASOURCE_PASSWORD";
            assertThat(environment.get(variable).toString())
                    .as(service)
                    .startsWith("${POSTGRES_PASSWORD:?Set it in .env")
                    .endsWith("}");
        }
    }

    private static Map<String, Map<String, Object>> services() throws IOException {
        Map<String, Map<String, Map<String, Object>>> file = new Yaml().load(Files.readString(FILE));
        return file.get("services");
    }
}
