package io.curasync;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the application. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CuraSyncApplication {

    public static void main(String[] args) {
        // Otherwise Commons Logging first looks for Log4j and initializes it, which adds half a second to the start.
        System.setProperty("org.apache.commons.logging.LogFactory", "org.apache.commons.logging.impl.Slf4jLogFactory");
        SpringApplication.run(CuraSyncApplication.class, args);
    }
}
